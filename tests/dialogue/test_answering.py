"""The page behind an invitation's link: what it shows, what it takes, and what it says when it takes nothing."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone

from dialogue import guests, sealed
from dialogue.enums import Response, State, What
from dialogue.models import GuestList, Invitation
from dialogue.sealed import Opened
from intake.vault.personal import PersonalKey
from tests.portal.test_views import Form

from . import meetings
from .meetings import address_of, answered

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return meetings.meeting()


@pytest.fixture
def invitation(page):
    return meetings.invited(page)


def html_of(response):
    return response.content.decode()


def happened(invitation):
    return list(invitation.events.values_list("what", flat=True))


def test_a_look_changes_nothing_but_when_it_was_opened(client, invitation):
    before = Invitation.objects.filter(pk=invitation.pk).values().get()
    client.head(address_of(invitation))
    assert Invitation.objects.filter(pk=invitation.pk).values().get() == before
    for _time in range(2):
        assert client.get(address_of(invitation)).status_code == 200
    after = Invitation.objects.filter(pk=invitation.pk).values().get()
    assert {name for name in before if before[name] != after[name]} == {"opened_at"}
    assert happened(invitation) == [What.ADDED, What.OPENED]


def test_a_lost_token_costs_one_press_and_no_word(invitation):
    strict = Client(enforce_csrf_checks=True)
    said = {"response": Response.YES, "questions": "Hvem betaler?\nOg hvornår?", "note": "Måske <lidt> forsinket"}
    lost = strict.post(address_of(invitation), said)
    assert lost.status_code == 403
    assert lost["Referrer-Policy"] == "same-origin"
    assert "no-store" in lost["Cache-Control"]
    again = Form(html_of(lost)).fields
    assert strict.post(address_of(invitation), again).status_code == 302
    page = html_of(strict.get(address_of(invitation)))
    assert "Hvem betaler?" in page
    assert "Måske &lt;lidt&gt; forsinket" in page


@pytest.mark.parametrize(
    ("prefix", "said"), [("", "Hvad sker der med dit svar?"), ("/en", "What happens to your answer?")]
)
def test_the_form_says_what_becomes_of_an_answer(client, page, invitation, prefix, said):
    html = html_of(client.get(f"{prefix}{address_of(invitation)}"))
    assert said in html
    for part in ("30", "365", page.contact_email, f'href="{prefix}/privatliv/"'):
        assert part in html


def test_the_page_greets_by_name_and_says_when_and_where(client, page, invitation):
    html = html_of(client.get(address_of(invitation)))
    for said in ("Kære Åse Østergård-Møller", page.title, "Eksempelhuset", page.url):
        assert said in html


def test_nobody_keeps_a_copy_and_no_other_site_learns_the_address(client, invitation):
    for address in (address_of(invitation), f"/dialog/svar/{PersonalKey.new().secret}/"):
        response = client.get(address)
        assert response["Cache-Control"] == "no-store"
        assert response["Referrer-Policy"] == "strict-origin"
        assert response["X-Robots-Tag"] == "noindex"
        assert "sessionid" not in response.cookies


def test_an_answer_is_kept_shown_again_and_may_be_changed(client, invitation):
    address = address_of(invitation)
    sent = client.post(address, answered(response="maaske", note="hvis min kalender tillader det", questions="Hvor?"))
    assert sent["Location"] == f"{address}?gemt=1"
    html = html_of(client.get(sent["Location"]))
    assert "Tak for dit svar" in html
    assert 'value="hvis min kalender tillader det"' in html
    assert "Hvor?</textarea>" in html
    client.post(address, answered(response="nej"))
    invitation.refresh_from_db()
    assert invitation.response == Response.NO
    assert Opened(invitation.guest_list).answer(invitation).questions == ""
    assert invitation.state == State.ANSWERED
    assert happened(invitation).count(What.ANSWERED) == 2


def test_somebody_may_send_another_with_a_name(client, invitation):
    address = address_of(invitation)
    refused = client.post(address, answered(response="stedfortraeder", questions="Må hun tale?"))
    assert refused.status_code == 200
    html = html_of(refused)
    assert 'href="#id_substitute_name"' in html
    assert "Må hun tale?</textarea>" in html
    assert "checked" in html
    client.post(address, answered(response="stedfortraeder", substitute_name="Bo Bro"))
    invitation.refresh_from_db()
    assert Opened(invitation.guest_list).answer(invitation).substitute_name == "Bo Bro"
    # Whoever comes after all sends nobody.
    client.post(address, answered(response="ja", substitute_name="Bo Bro"))
    invitation.refresh_from_db()
    assert Opened(invitation.guest_list).answer(invitation).substitute_name == ""


def test_nobody_is_asked_for_the_address_of_another_and_one_that_was_given_before_is_not_shown(client, invitation):
    guest_list, name = invitation.guest_list, sealed.named(sealed.ANSWER, invitation.pk)
    said = b'{"note": "", "substitute_name": "Bo Bro", "substitute_email": "bo@post.example", "questions": ""}'
    blob = sealed.seal(guest_list.recipient, guest_list.case, name, said, invitation.recipient)
    Invitation.objects.update(response=Response.SUBSTITUTE, answer=blob)
    html = html_of(client.get(address_of(invitation)))
    assert 'value="Bo Bro"' in html
    assert "bo@post.example" not in html
    assert "substitute_email" not in html


def test_needs_want_a_consent_of_their_own_and_go_when_they_are_wiped(client, invitation):
    address = address_of(invitation)
    refused = client.post(address, answered(needs="Jeg hører dårligt."))
    assert 'href="#id_needs_consent"' in html_of(refused)
    assert "Jeg hører dårligt.</textarea>" in html_of(refused)
    client.post(address, answered(needs="Jeg hører dårligt.", needs_consent="on"))
    invitation.refresh_from_db()
    assert Opened(invitation.guest_list).needs(invitation) == "Jeg hører dårligt."
    assert "Jeg hører dårligt.</textarea>" in html_of(client.get(address))
    client.post(address, answered())
    invitation.refresh_from_db()
    assert bytes(invitation.needs) == b""


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"response": ""}, "response"),
        ({"response": "kommer"}, "response"),
        ({"questions": "x" * 501}, "questions"),
        ({"note": "Mit nummer er 010190-1234"}, "note"),
        ({"response": "stedfortraeder", "substitute_name": "B" * 121}, "substitute_name"),
    ],
)
def test_bad_input_keeps_everything_and_says_where(client, invitation, wrong, field):
    html = html_of(client.post(address_of(invitation), answered(needs="Et glas vand", needs_consent="on", **wrong)))
    assert 'class="error-summary"' in html
    assert f"#id_{field}" in html
    assert "Et glas vand</textarea>" in html
    invitation.refresh_from_db()
    assert invitation.answered_at is None


def test_a_link_that_never_was_says_so(client, invitation):
    for secret in (PersonalKey.new().secret, "abc", secret_cut(invitation)):
        response = client.get(f"/dialog/svar/{secret}/")
        assert response.status_code == 404
        assert "Linket virker ikke" in html_of(response)
        assert "Åse" not in html_of(response)


def secret_cut(invitation):
    return meetings.secret_of(invitation)[:-3]


def test_a_replaced_link_says_so_and_the_new_one_has_the_answer(client, invitation):
    old = address_of(invitation)
    client.post(old, answered(response="maaske", note="måske", needs="En stol", needs_consent="on"))
    guests.renew(invitation.pk)
    response = client.get(old)
    assert response.status_code == 410
    assert "Du har fået et nyere link" in html_of(response)
    assert client.post(old, answered(response="nej")).status_code == 410
    invitation.refresh_from_db()
    assert invitation.response == Response.MAYBE
    html = html_of(client.get(address_of(invitation)))
    assert 'value="måske"' in html
    assert "En stol</textarea>" in html


def test_a_link_that_was_taken_back_says_so_and_the_answer_is_gone(client, invitation):
    address = address_of(invitation)
    client.post(address, answered(questions="Hvor?"))
    guests.withdraw(invitation.pk)
    response = client.get(address)
    assert response.status_code == 410
    assert "trukket tilbage" in html_of(response)
    invitation.refresh_from_db()
    assert (bytes(invitation.answer), invitation.response) == (b"", "")


def test_a_cancelled_meeting_takes_no_answer_and_says_why(client, page, invitation):
    type(page).objects.filter(pk=page.pk).update(is_cancelled=True, cancelled_reason="Huset er lukket.")
    html = html_of(client.get(address_of(invitation)))
    assert "Mødet er aflyst" in html
    assert "Huset er lukket." in html
    assert "<form" not in html


def test_what_does_not_open_any_more_can_be_said_anew(client, invitation):
    address = address_of(invitation)
    client.post(address, answered(response="maaske", needs="En stol", needs_consent="on"))
    GuestList.objects.update(needs_case=uuid4())
    html = html_of(client.get(f"{address}?gemt=1"))
    assert "Vi kan ikke vise det, du skrev før." in html
    assert "Tak for dit svar" not in html
    client.post(address, answered(needs="To stole", needs_consent="on"))
    assert "To stole</textarea>" in html_of(client.get(address))


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_invitation_that_does_not_open_says_so_and_loses_no_word(client, page, invitation, method):
    other = meetings.invited(page)
    Invitation.objects.filter(pk=invitation.pk).update(person=other.person)
    response = getattr(client, method)(address_of(invitation), {"questions": "Hvem betaler?"})
    assert response.status_code == 503
    html = html_of(response)
    assert "Vi kan ikke åbne din invitation lige nu" in html
    assert page.contact_email in html
    assert ("Hvem betaler?" in html) is (method == "post")


def test_after_the_beginning_nothing_is_taken_and_what_was_typed_is_not_lost(client, page, invitation):
    type(page).objects.filter(pk=page.pk).update(starts_at=timezone.now() - timedelta(minutes=1))
    late = client.post(address_of(invitation), answered(response="nej", questions="Hvad med æblerne?"))
    assert late.status_code == 409
    html = html_of(late)
    assert "Mødet er begyndt" in html
    assert "Hvad med æblerne?" in html
    assert "Nej, jeg kan ikke" in html
    invitation.refresh_from_db()
    assert invitation.response == ""


def test_after_the_meeting_the_link_leads_to_the_minutes_and_shows_nothing_else(client, page, invitation):
    client.post(address_of(invitation), answered(questions="Hvad med pærerne?"))
    meetings.move(page, days=-3)
    html = html_of(client.get(address_of(invitation)))
    assert "Referatet er ikke klar endnu" in html
    page.minutes = [("paragraph", page.minutes.stream_block.child_blocks["paragraph"].to_python("<p>Enige.</p>"))]
    page.save_revision().publish()
    html = html_of(client.get(address_of(invitation)))
    assert f'href="{page.url}#referat"' in html
    assert "pærerne" not in html
    assert "Åse" not in html


def test_english_has_the_page_too(client, page):
    meetings.meeting(title="On apples", language="en", of=page)
    invitation = meetings.invited(page, language="en")
    response = client.get(address_of(invitation, "en"))
    assert response.status_code == 200
    assert "On apples" in html_of(response)
    assert '<html lang="en">' in html_of(response)


def test_a_new_yes_or_substitute_gets_one_letter_and_the_same_answer_none(client, invitation):
    from django_tasks_db.models import DBTaskResult

    def confirmations():
        return [row.args_kwargs["args"] for row in DBTaskResult.objects.filter(task_path="dialogue.tasks.confirm")]

    for response in ("ja", "ja", "maaske", "ja", "stedfortraeder", "stedfortraeder"):
        client.post(address_of(invitation), answered(response=response, substitute_name="Bo"))
    assert confirmations() == [[str(invitation.pk)]] * 3
    assert mail.outbox == []


@override_settings(DOK_LIMITS={"own": "2 per hour", "letters": ""})
def test_very_many_answers_are_asked_for_a_proof_and_nothing_is_lost(client, invitation):
    for _time in range(2):
        assert client.post(address_of(invitation), answered()).status_code == 302
    asked = client.post(address_of(invitation), answered(note="for tredje gang"))
    assert asked.status_code == 429
    assert "for tredje gang" in html_of(asked)


def test_the_page_asks_as_much_for_one_guest_as_for_many(client, page, invitation):
    counts = []
    for _more in range(2):
        with CaptureQueriesContext(connection) as asked:
            client.get(address_of(invitation))
        counts.append(len(asked))
        for _one in range(5):
            meetings.invited(page)
    with CaptureQueriesContext(connection) as asked:
        client.get(address_of(invitation))
    assert len(asked) == counts[1]
    assert len(asked) < 20
