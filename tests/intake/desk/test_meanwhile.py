"""Two people at one case: the second hears what the first did, and loses nothing of what they wrote."""

import re
from datetime import date

import pytest
from django.urls import reverse

from intake.desk.bulk.deeds import DEEDS
from intake.desk.steps import STEPS
from intake.submissions import messages, process, progress
from intake.submissions.actors import actor_for
from intake.submissions.enums import Action, Fact, State
from intake.submissions.hand_over import PassOn, offer
from intake.submissions.lifecycle import Refused
from portal.accounts.models import Role
from tests import make

pytestmark = pytest.mark.django_db

NOTE = "Talte med hende i går; hun lød glad."
WROTE = "Afsenderen har gjort noget på sagen: Besked."
FORBIDDEN, MISSING, CONFLICT, MOVED = 403, 404, 409, 302
WORDS = {
    "message": {"note": NOTE},
    "contact": {"note": NOTE, "reached": "reached", "on": date.today},
    "decline": {"note": NOTE, "reason": "full"},
    "ask": {"note": NOTE},
    "waitlist": {"note": NOTE},
}


@pytest.fixture
def case(own_team):
    return make.submission(team=own_team, state=State.SCREENING)


@pytest.fixture
def ib(own_team):
    return make.actor(own_team, first_name="Ib", last_name="Lund")


def filled(case, action, **more):
    words = {name: value() if callable(value) else value for name, value in WORDS[action].items()}
    return {"seen_version": case.version, "stage": "send", **words, **more}


def post(client, case, action, **more):
    return client.post(reverse("queue:action", args=[case.reference, action]), filled(case, action, **more))


def again(client, told, action, case):
    """Press once more what the page itself carries."""
    form = told.context["form"]
    data = {name: form.data.getlist(name) for name in form.data}
    return client.post(reverse("queue:action", args=[case.reference, action]), data)


@pytest.mark.parametrize("action", WORDS)
def test_a_message_of_the_person_is_told_before_anything_is_said_to_them(action, desk, case):
    messages.answer(case.pk, "Jeg har fundet en anden bolig.")
    told = post(desk, case, action)
    assert told.status_code == CONFLICT
    assert WROTE in told.text
    assert NOTE in told.text
    case.refresh_from_db()
    assert (case.state, case.events.filter(what=Fact.MESSAGE).count()) == (State.SCREENING, 1)


@pytest.mark.parametrize("action", WORDS)
def test_whoever_was_told_once_goes_on_with_the_next_press(action, desk, case):
    messages.answer(case.pk, "Jeg har fundet en anden bolig.")
    onward = again(desk, post(desk, case, action), action, case)
    assert onward.status_code in (200, MOVED)
    if onward.status_code != MOVED:
        assert "intake/desk/preview.html" in [template.name for template in onward.templates]


def test_a_colleagues_message_and_contact_are_told_and_named(desk, case, ib):
    messages.write(case.pk, "Kom på mandag.", ib)
    progress.note_contact(case.pk, ib, reached=True, on=date.today())
    told = post(desk, case, "message")
    assert told.status_code == CONFLICT
    assert "Ib Lund har gjort noget på sagen: Besked. Ib Lund har gjort noget på sagen: Kontakt." in told.text


def test_whoever_comes_second_to_a_step_also_hears_what_the_person_wrote(desk, case, ib):
    messages.answer(case.pk, "Jeg har fundet en anden bolig.")
    process.decide(case.pk, Action.WAITLIST, ib)
    told = post(desk, case, "decline")
    assert "Ib Lund nåede det først: Sæt på venteliste." in told.text
    assert WROTE in told.text


def test_what_one_did_oneself_stands_in_nobodys_way(desk, case, coordinator):
    process.add_note(case.pk, "Et notat", actor_for(coordinator))
    assert post(desk, case, "contact").status_code == MOVED


def test_a_message_that_comes_while_the_letter_is_read_stops_it(desk, case):
    shown = post(desk, case, "message", stage="")
    messages.answer(case.pk, "Jeg har fundet en anden bolig.")
    told = post(desk, case, "message", letter=shown.context["mark"])
    assert told.status_code == CONFLICT
    assert case.letters.filter(template=messages.LETTER).count() == 0


def test_a_message_between_the_question_and_the_deed_undoes_the_deed(case, coordinator):
    messages.answer(case.pk, "Jeg har fundet en anden bolig.")
    values = {"seen_version": case.version, "note": "Kom på mandag."}
    with pytest.raises(Refused, match=WROTE):
        STEPS["message"].take(case, actor_for(coordinator), values)
    assert case.events.filter(what=Fact.MESSAGE).count() == 1


def test_a_case_whose_person_wrote_is_not_closed_with_many(own_team, coordinator):
    case = make.submission(team=own_team, state=State.ACCEPTED)
    messages.answer(case.pk, "Det gik ikke.")
    with pytest.raises(Refused, match=WROTE):
        DEEDS["close"].act(case, actor_for(coordinator), {"kind": "", "outcome": "unknown"}, case.version)


def test_a_step_that_a_colleague_made_impossible_says_so_and_keeps_the_form(desk, own_team, ib):
    case = make.submission(team=own_team, state=State.ACCEPTED)
    process.decide(case.pk, Action.CLOSE, ib, outcome="unknown")
    told = post(desk, case, "message")
    assert told.status_code == FORBIDDEN
    assert "Sagen er slut." in told.text
    assert "Ib Lund har gjort noget på sagen: Afslut sagen." in told.text
    assert told.context["form"]["note"].value() == NOTE
    assert "Gem teksten som notat" in told.text


def test_what_was_chosen_stays_too_when_the_case_was_offered_meanwhile(desk, case, ib):
    there = make.team("andre", organisation=make.organisation("andre"))
    offer(case.pk, there, ib, basis="purpose", what=PassOn(answers=frozenset({"full_name"})))
    told = post(desk, case, "decline")
    assert told.status_code == FORBIDDEN
    assert "Sagen er tilbudt et andet sted. Tag den tilbage først." in told.text
    assert "Ib Lund har gjort noget på sagen: Overdrag til en anden organisation." in told.text
    assert (told.context["form"]["note"].value(), told.context["form"]["reason"].value()) == (NOTE, "full")


def test_whoever_never_decides_it_gets_their_words_back_and_no_form(client, case):
    lead = make.sign_in(client, make.member(make.team("central", central=True), Role.DATA_PROTECTION))
    told = post(lead, case, "decline")
    assert told.status_code == FORBIDDEN
    assert NOTE in told.text
    assert told.context["form"] is None


def page_of(answer):
    """A page without the tokens that differ each time it is made."""
    return re.sub("[A-Za-z0-9]{64}", "", answer.text)


@pytest.mark.parametrize("action", WORDS)
def test_a_case_that_left_ones_sight_gives_the_words_back_on_the_page_of_any_unknown_number(action, desk, case, ib):
    process.place(case.pk, make.team("andre"), ib)
    answers = [post(desk, case, action)]
    for number in ("BM-7K3Q-9F2X", "BM-1234-5678", "ord"):
        address = reverse("queue:action", args=[number, action])
        answers.append(desk.post(address, filled(case, action)))
    assert {answer.status_code for answer in answers} == {MISSING}
    assert NOTE in answers[0].text
    assert case.reference not in answers[0].text
    assert len({page_of(answer) for answer in answers}) == 1


def test_nothing_written_is_nothing_to_give_back(desk, case, ib):
    process.place(case.pk, make.team("andre"), ib)
    answer = desk.post(reverse("queue:action", args=[case.reference, "release"]), {"seen_version": 1})
    assert answer.status_code == MISSING
    assert "Du har teksten endnu" not in answer.text


def test_who_turns_an_offer_down_too_late_keeps_the_words(client, case, ib):
    there = make.team("andre", organisation=make.organisation("andre"))
    offer(case.pk, there, ib, basis="purpose", what=PassOn(answers=frozenset({"full_name"})))
    receiver = make.sign_in(client, make.member(there))
    process.decide(case.pk, Action.WITHDRAW, ib)
    late = receiver.post(reverse("queue:offer", args=[case.reference]), {"answer": "turn_down", "note": NOTE})
    assert late.status_code == CONFLICT
    assert "Tilbuddet er der ikke mere." in late.text
    assert NOTE in late.text
