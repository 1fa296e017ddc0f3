"""Other cases on the screen of one: suspected, side by side, linked, laid together."""

import pytest
from django.urls import reverse

from intake.submissions import linking, lookup, own_page
from intake.submissions.actors import actor_for
from intake.submissions.enums import Fact, State
from intake.submissions.models import CaseLink, Submission
from intake.vault.personal import PersonalKey
from portal.accounts.models import Role
from tests import make, toys

pytestmark = [pytest.mark.django_db, pytest.mark.either_engine]


@pytest.fixture
def pair(own_team):
    cases = [
        make.submission(answers=toys.ToyAnswers(full_name=name, email="bo@post.example"), team=own_team)
        for name in ("Bo Kjær", "Bo <b>Kær</b>")
    ]
    for case in cases:
        lookup.index(case.pk)
    return cases


def look(client, case):
    return client.get(reverse("queue:case", args=[case.reference]))


def beside(client, case, other):
    return client.get(reverse("queue:beside", args=[case.reference, other.reference]))


def step(client, case, code, into, **values):
    typed = {"seen_version": case.version, "other": into.reference, "note": "", "stage": "send", **values}
    return client.post(reverse("queue:action", args=[case.reference, code]), typed)


def reads(case):
    return case.events.filter(what=Fact.READ).count()


def test_the_case_says_which_others_may_be_the_same(desk, pair):
    page = look(desk, pair[0])
    assert "Måske den samme" in page.text
    assert reverse("queue:beside", args=[pair[0].reference, pair[1].reference]) in page.text
    assert reads(pair[1]) == 0


def test_side_by_side_both_are_read_and_what_differs_is_said_in_a_word(desk, pair):
    page = beside(desk, *pair)
    assert [reads(case) for case in pair] == [1, 1]
    assert "Bo &lt;b&gt;Kær&lt;/b&gt;" in page.text
    lines = {str(line.label): line for _title, lines in page.context["parts"] for line in lines}
    assert not lines["full_name"].is_alike
    assert lines["email"].is_alike
    assert "Forskellige" in page.text


@pytest.mark.parametrize("role", [Role.INTAKE, Role.DATA_PROTECTION])
def test_who_reads_no_answers_meets_no_other_case(role, client, pair):
    central = make.team("central", central=True)
    Submission.objects.update(team=central)
    linking.link(pair[0].pk, pair[1].pk, make.actor(central))
    make.sign_in(client, make.member(central, role))
    page = look(client, pair[0])
    assert page.status_code == 200
    assert pair[1].reference not in page.text
    assert "Den anden sag" not in page.text
    assert "Forbundet" not in page.text
    assert beside(client, *pair).status_code == 404
    assert [reads(case) for case in pair] == [0, 0]


def test_a_foreign_case_beside_ones_own_is_not_there_and_neither_is_read(desk, pair):
    Submission.objects.filter(pk=pair[1].pk).update(team=make.team("fremmede"))
    for one, other in (pair, pair[::-1], (pair[0], pair[0])):
        assert beside(desk, one, other).status_code == 404
    assert [reads(case) for case in pair] == [0, 0]
    assert pair[1].reference not in look(desk, pair[0]).text


def test_linking_and_unlinking_from_the_screen(desk, pair):
    one, other = pair
    assert step(desk, one, "link", other).status_code == 302
    page = look(desk, one)
    assert "Forbundet" in page.text
    assert f"Den anden sag: {other.reference}" in page.text
    form = desk.get(reverse("queue:action", args=[one.reference, "unlink"]), {"other": other.reference})
    assert form.context["form"]["other"].value() == other.reference
    assert step(desk, one, "unlink", other).status_code == 302
    assert not CaseLink.objects.exists()


@pytest.mark.parametrize("code", ["link", "unlink", "merge"])
@pytest.mark.parametrize("typed", ["foreign", "nonsense", "BM-0000-0000", "itself"])
def test_a_number_that_is_none_of_yours_is_answered_in_the_same_words_and_what_was_typed_stays(desk, pair, code, typed):
    foreign = make.submission(team=make.team("fremmede"))
    number = {"foreign": foreign.reference, "itself": pair[0].reference}.get(typed, typed)
    page = step(desk, pair[0], code, foreign, other=number, note="Min tekst")
    assert "Vi fandt ingen anden sag med det nummer, som du kan læse." in page.text
    assert "Min tekst" in page.text
    assert number in page.text
    assert foreign.events.count() == 1


def test_a_duplicate_is_closed_and_says_where_it_goes_on(desk, pair):
    case, into = pair
    assert step(desk, case, "merge", into, other=into.reference.lower().replace("-", " ")).status_code == 302
    page = look(desk, case)
    assert "Sagen er lukket som dublet. Arbejd videre i den anden sag." in page.text
    assert "Fortsætter i:" in page.text
    assert "Dubletter, der er lagt ind her" in look(desk, into).text


def test_the_persons_own_page_says_where_it_goes_on(client, pair, coordinator):
    key = PersonalKey.new()
    case, into = pair
    own_page.reissue(case, key)
    Submission.objects.filter(pk__in=[one.pk for one in pair]).update(kind="boligmix")
    linking.merge(case.pk, into.pk, actor_for(coordinator))
    from intake.journeys.declaration import area
    from intake.journeys.own_page.story import story_of

    (sentence,) = story_of(Submission.objects.get(pk=case.pk), area("boligmix")).next_steps
    assert into.reference in sentence
    Submission.objects.filter(pk__in=[one.pk for one in pair]).update(kind="discharge")
    (sentence,) = story_of(Submission.objects.get(pk=case.pk), area("discharge")).next_steps
    assert into.reference not in sentence


def test_a_team_that_only_helps_is_offered_neither(client, pair, own_team):
    pair[0].assisting.set([make.team("hjælpere")])
    make.sign_in(client, make.member(make.team("hjælpere")))
    assert not look(client, pair[0]).context["others"].may_link
    for code in ("link", "merge"):
        assert step(client, pair[0], code, pair[1]).status_code == 403


def test_case_of_another_kind_can_only_be_linked(desk, pair, own_team):
    other = make.submission(toys.CONSENT, team=own_team, state=State.SCREENING)
    page = beside(desk, pair[0], other)
    assert [step.code for step, _url in page.context["ways"]] == ["link"]
    assert "samme slags" in step(desk, pair[0], "merge", other).text
