"""Deciding: the letter before it goes, two who decide at once, and what is typed staying on the page."""

import json
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from intake.desk.steps import STEPS
from intake.submissions import letters, process
from intake.submissions.actors import actor_for
from intake.submissions.answers import open_item
from intake.submissions.enums import Action, Fact, State
from intake.submissions.models import Consent
from portal.accounts.models import Absence, Role
from tests import make, toys

pytestmark = pytest.mark.django_db

WITH_LETTER = [step.code for step in STEPS.values() if step.letter and step.action]
NOTE = "Talte med hende i går; hun lød glad."


def url(case, action):
    return reverse("queue:action", args=[case.reference, action])


def filled(case, **more):
    return {"seen_version": case.version, "note": NOTE, "reason": "full", "checks": ["rung"], **more}


def preview(client, case, action, **more):
    response = client.post(url(case, action), filled(case, **more))
    assert "intake/desk/preview.html" in [template.name for template in response.templates]
    return response


def send(client, shown, **more):
    """Press the button of a preview, with the fields that the page itself carries."""
    case, form = shown.context["submission"], shown.context["form"]
    data = {name: form.data.getlist(name) for name in form.data}
    data |= {"letter": shown.context["mark"], "stage": "send", **more}
    return client.post(url(case, shown.context["step"].code), data)


def posted(case, template):
    letter = case.letters.get(template=template)
    return json.loads(open_item(case, letter.sealed_name))


@pytest.fixture
def case(own_team):
    return make.submission(team=own_team, state=State.SCREENING)


@pytest.mark.parametrize("action", WITH_LETTER)
def test_the_letter_that_goes_is_the_letter_that_was_shown(action, desk, case):
    shown = preview(desk, case, action)
    text = shown.context["text"]
    assert text.subject in shown.text
    assert "aase@post.example" in shown.text
    case.refresh_from_db()
    assert case.state == State.SCREENING
    assert case.letters.filter(template=STEPS[action].letter).count() == 0
    assert send(desk, shown).status_code == 302
    case.refresh_from_db()
    assert case.state != State.SCREENING
    assert posted(case, STEPS[action].letter) == {
        "to": "aase@post.example",
        "subject": text.subject,
        "body": text.body,
    }


def test_a_letter_in_english_is_shown_in_english(desk, own_team, monkeypatch):
    case = make.submission(team=own_team, state=State.SCREENING, language="en")
    assert 'lang="en"' in preview(desk, case, "decline").text


@pytest.mark.parametrize("action", WITH_LETTER)
def test_nobody_sends_a_letter_unseen(action, desk, case):
    response = desk.post(url(case, action), filled(case, stage="send"))
    assert "intake/desk/preview.html" in [template.name for template in response.templates]
    case.refresh_from_db()
    assert case.state == State.SCREENING


def test_a_letter_that_changed_meanwhile_is_shown_again(desk, case, own_team):
    shown = preview(desk, case, "decline")
    own_team.phone = "70 10 20 30"
    own_team.name = "Det nye navn"
    own_team.save()
    again = send(desk, shown)
    assert again.status_code == 200
    assert "Brevet er blevet ændret, siden du så det." in again.text
    case.refresh_from_db()
    assert case.state == State.SCREENING
    assert send(desk, again).status_code == 302
    assert posted(case, "declined")["body"] == again.context["text"].body


def test_seeing_whom_the_letter_goes_to_is_a_look_in_the_log(desk, case):
    preview(desk, case, "decline")
    assert case.events.filter(what=Fact.READ).count() == 1


def test_without_an_address_the_preview_says_whom_to_ring_and_no_letter_goes(desk, own_team):
    answers = toys.ToyAnswers(full_name="Bjørn Kjær")
    case = make.submission(answers=answers, team=own_team, state=State.SCREENING)
    shown = preview(desk, case, "decline")
    assert "Der er ingen e-mail: ring til Bjørn Kjær" in shown.text
    send(desk, shown)
    case.refresh_from_db()
    assert case.state == State.DECLINED
    assert case.letters.count() == 0


def test_the_way_back_from_the_preview_keeps_everything(desk, case):
    shown = preview(desk, case, "decline")
    back = send(desk, shown, stage="edit")
    assert NOTE in back.text
    assert back.context["form"]["reason"].value() == "full"
    case.refresh_from_db()
    assert case.state == State.SCREENING


def test_the_second_of_two_deciders_is_told_and_keeps_what_they_wrote(desk, case, own_team):
    shown = preview(desk, case, "decline")
    first = make.member(own_team, first_name="Ib", last_name="Lund")
    process.decide(case.pk, Action.WAITLIST, actor_for(first))
    told = send(desk, shown)
    assert told.status_code == 409
    assert "Ib Lund nåede det først: Sæt på venteliste. Sagen står nu som: På venteliste." in told.text
    assert NOTE in told.text
    assert "Gem teksten som notat" in told.text
    case.refresh_from_db()
    assert case.state == State.WAITLISTED


def test_having_been_told_the_second_decider_may_still_decide(desk, case, own_team):
    shown = preview(desk, case, "decline")
    process.decide(case.pk, Action.WAITLIST, actor_for(make.member(own_team)))
    told = send(desk, shown)
    form = told.context["form"]
    again = desk.post(url(case, "decline"), {name: form.data.getlist(name) for name in form.data} | {"stage": ""})
    assert send(desk, again).status_code == 302
    case.refresh_from_db()
    assert case.state == State.DECLINED


def test_a_colleague_who_only_looked_does_not_stand_in_the_way(desk, case, own_team):
    from intake.submissions import access

    shown = preview(desk, case, "decline")
    access.read(case.pk, actor_for(make.member(own_team)))
    assert send(desk, shown).status_code == 302


@pytest.mark.parametrize(
    ("action", "left_out", "error"),
    [
        ("decline", "reason", "Vælg en begrundelse for afslaget."),
        ("accept", "checks", "Sæt flueben først: Vi har ringet"),
        ("place", "team", "Vælg det hold, der skal have sagen."),
    ],
)
def test_an_error_is_said_twice_and_nothing_typed_is_lost(action, left_out, error, desk, case):
    data = filled(case)
    data.pop(left_out, None)
    page = desk.post(url(case, action), data)
    assert page.text.count(error) == 2
    assert page.text.count("autofocus") == 1
    assert NOTE in page.text
    target = re.search(r'<a href="#(id_[a-z_0-9]+)">', page.text)[1]
    assert f'id="{target}"' in page.text
    case.refresh_from_db()
    assert case.state == State.SCREENING


@pytest.mark.parametrize("action", ["ask", "message", "note"])
def test_what_must_be_written_is_asked_for(action, desk, case):
    page = desk.post(url(case, action), {"seen_version": case.version, "note": "  "})
    assert page.context["form"].errors["note"]
    case.refresh_from_db()
    assert case.state == State.SCREENING


@pytest.mark.parametrize("version", ["", "x", "-1"])
def test_a_form_without_its_version_is_sent_back(version, desk, case):
    page = desk.post(url(case, "release"), {"seen_version": version})
    assert "Åbn sagen igen, og prøv en gang til." in page.text or page.context["form"].errors
    case.refresh_from_db()
    assert case.state == State.SCREENING


def test_a_note_is_sealed_under_its_event(desk, case):
    desk.post(url(case, "note"), {"seen_version": case.version, "note": NOTE})
    case.refresh_from_db()
    assert open_item(case, f"note-{case.version}").decode() == NOTE


def test_claiming_and_laying_back_takes_one_press(desk, own_team, coordinator):
    case = make.submission(team=own_team)
    desk.post(url(case, "claim"), {"seen_version": case.version})
    case.refresh_from_db()
    assert (case.state, case.assignee) == (State.SCREENING, coordinator)
    desk.post(url(case, "release"), {"seen_version": case.version})
    case.refresh_from_db()
    assert (case.state, case.assignee) == (State.SUBMITTED, None)


def test_the_second_to_claim_is_told_who_was_first(desk, own_team):
    case = make.submission(team=own_team)
    process.take(case.pk, Action.CLAIM, actor_for(make.member(own_team, first_name="Ib", last_name="Lund")))
    told = desk.post(url(case, "claim"), {"seen_version": case.version})
    assert told.status_code == 409
    assert "Ib Lund nåede det først: Tag sagen." in told.text


def test_a_step_that_the_case_is_past_says_so(desk, own_team):
    case = make.submission(team=own_team, state=State.CLOSED)
    page = desk.get(url(case, "accept"))
    assert page.status_code == 409
    assert "Det kan ikke lade sig gøre nu. Sagen står som: Afsluttet." in page.text


def test_a_withdrawn_consent_is_recorded_on_the_applicants_behalf(desk, own_team):
    case = make.submission(toys.CONSENT, team=own_team, state=State.SCREENING)
    desk.post(url(case, "withdraw_consent"), {"seen_version": case.version, "note": "", "stage": "send"})
    case.refresh_from_db()
    assert case.state == State.CONSENT_WITHDRAWN
    assert Consent.objects.get(submission=case).withdrawn_at


def test_a_case_given_away_leaves_the_senders_desk(desk, own_team):
    case, other = make.submission(team=own_team), make.team("andre")
    page = desk.post(url(case, "place"), {"seen_version": case.version, "team": other.pk, "note": NOTE}, follow=True)
    assert page.redirect_chain == [(reverse("queue:index"), 302)]
    assert "Sagen ligger nu hos et hold, du ikke er med i." in page.text
    case.refresh_from_db()
    assert (case.team, case.state) == (other, State.SUBMITTED)
    assert desk.get(reverse("queue:case", args=[case.reference])).status_code == 404


def test_a_team_that_takes_no_cases_says_why_before_it_is_given_one(desk, own_team):
    make.team("lukket", is_open=False)
    full, away = make.team("fuldt", max_open=1), make.team("vaek")
    make.submission(team=full)
    today = timezone.localdate()
    Absence.objects.create(team=away, first_day=today, last_day=today)
    page = desk.get(url(make.submission(team=own_team, state=State.SCREENING), "place")).text
    for team in ("Lukket · Foreningen (tager ikke imod)", "Fuldt · Foreningen (har fuldt hus)"):
        assert team in page
    assert "Vaek · Foreningen (er væk)" in page


def test_the_intake_places_a_case_without_reading_it(client):
    central = make.team("central", central=True)
    case, target = make.submission(team=None), make.team("andre")
    browser = make.sign_in(client, make.member(central, Role.INTAKE))
    browser.post(url(case, "place"), {"seen_version": case.version, "team": target.pk, "note": ""})
    case.refresh_from_db()
    assert case.team == target
    assert not case.events.filter(what=Fact.READ).exists()


def test_a_locked_vault_stops_a_decision_before_it_is_half_made(desk, case, settings):
    settings.DOK_VAULT_IDENTITIES = ""
    page = desk.post(url(case, "decline"), filled(case))
    assert page.status_code == 503
    assert "Svarene kan ikke åbnes lige nu" in page.text
    assert NOTE in page.text
    case.refresh_from_db()
    assert case.state == State.SCREENING


def test_what_is_written_reaches_no_log_and_no_session(desk, case, caplog):
    caplog.set_level("DEBUG")
    send(desk, preview(desk, case, "decline"))
    assert NOTE not in caplog.text
    assert NOTE not in str(dict(desk.session))


def test_the_preview_is_written_by_the_law(desk, case, coordinator):
    text = preview(desk, case, "decline").context["text"]
    context = process.letter_context(case, actor_for(coordinator), "full")
    assert text == letters.write(case, "declined", context)
