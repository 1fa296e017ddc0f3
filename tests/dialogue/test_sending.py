"""Letters to the invited: once, to the right ones, in their language, and never twice a day."""

import logging
from datetime import timedelta
from smtplib import SMTPException

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from icalendar import Calendar

from dialogue import guests, letters, sending
from dialogue.enums import LetterKind, LetterStatus, Response, State, What
from dialogue.models import GuestList, Invitation, InvitationLetter
from dialogue.sealed import Person
from dialogue.sending import Corrected
from intake.submissions.letters import BACK_OFF

from . import meetings

pytestmark = pytest.mark.django_db


def deliver_all():
    """What the workers do."""
    for pk in letters.waiting():
        letters.deliver(pk)


def send(page, kind, *chosen):
    guest_list = GuestList.objects.select_related("meeting__locale").get(meeting=page)
    count = sending.send(guest_list, kind, [one.pk for one in chosen])
    deliver_all()
    return count


def test_an_invitation_says_what_is_needed_and_bears_the_persons_own_link():
    page = meetings.meeting(title="Møde om æbler & pærer")
    guest = meetings.invited(page, email="aase@post.example", is_sent=False)
    GuestList.objects.update(words_da="Du ved mest om æbler.", answer_by=timezone.localdate() + timedelta(days=9))
    assert send(page, LetterKind.INVITATION, guest) == 1
    (letter,) = mail.outbox
    assert letter.to == ["aase@post.example"]
    assert letter.subject == "Invitation: Møde om æbler & pærer"
    for said in ("Kære Åse Østergård-Møller", "Du ved mest om æbler.", "Eksempelhuset", meetings.address_of(guest)):
        assert said in letter.body
    assert letters.LINK_MARK not in letter.body
    guest.refresh_from_db()
    assert guest.state == State.INVITED
    (row,) = InvitationLetter.objects.all()
    assert (row.status, bytes(row.blob)) == (LetterStatus.SENT, b"")


def test_everybody_is_written_to_in_their_language():
    page = meetings.meeting(title="Om æbler")
    meetings.meeting(title="On apples", language="en", of=page)
    english = meetings.invited(page, language="en", is_sent=False)
    send(page, LetterKind.INVITATION, english)
    (letter,) = mail.outbox
    assert "On apples" in letter.subject
    assert "/en/dialog/svar/" in letter.body


def test_an_invitation_goes_once():
    page = meetings.meeting()
    guest = meetings.invited(page, is_sent=False)
    assert [send(page, LetterKind.INVITATION, guest) for _time in range(2)] == [1, 0]
    assert len(mail.outbox) == 1


def test_neither_tasks_nor_rows_nor_logs_know_the_address(caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    page = meetings.meeting()
    guest = meetings.invited(page, email="kanariefugl@post.example", is_sent=False)

    def refuse(self, messages):
        raise SMTPException(f"550 no such person: {messages[0].to}")

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    send(page, LetterKind.INVITATION, guest)
    rows = [*DBTaskResult.objects.values_list("args_kwargs", flat=True), *InvitationLetter.objects.values()]
    assert "kanarie" not in f"{rows}{caplog.text}"


def test_a_mail_server_that_is_down_costs_nobody_a_letter(monkeypatch):
    page = meetings.meeting()
    guest = meetings.invited(page, is_sent=False)
    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", lambda *_any: (_ for _ in ()).throw(OSError("down")))
        send(page, LetterKind.INVITATION, guest)
    letter = InvitationLetter.objects.get()
    assert (letter.status, letter.attempts) == (LetterStatus.QUEUED, 1)
    InvitationLetter.objects.update(next_attempt_at=timezone.now())
    deliver_all()
    assert len(mail.outbox) == 1
    assert DBTaskResult.objects.filter(task_path="dialogue.tasks.deliver_letter").count() == 2


def test_a_letter_that_never_gets_through_is_given_up_and_shown(monkeypatch):
    page = meetings.meeting()
    guest = meetings.invited(page, is_sent=False)
    monkeypatch.setattr(EmailBackend, "send_messages", lambda *_any: (_ for _ in ()).throw(OSError("down")))
    send(page, LetterKind.INVITATION, guest)
    for _attempt in BACK_OFF:
        InvitationLetter.objects.update(next_attempt_at=timezone.now())
        deliver_all()
    letter = InvitationLetter.objects.get()
    assert (letter.status, bytes(letter.blob)) == (LetterStatus.FAILED, b"")
    assert guest.events.filter(what=What.FAILED).exists()
    # And may be tried again.
    assert guest in sending.receivers(GuestList.objects.get(), LetterKind.INVITATION)


def test_whoever_says_yes_gets_the_meeting_for_their_calendar(client):
    page = meetings.meeting()
    guest = meetings.invited(page)
    client.post(meetings.address_of(guest), meetings.answered(response="ja"))
    assert sending.confirm(guest.pk)
    deliver_all()
    (letter,) = mail.outbox
    ((name, content, content_type),) = letter.attachments
    assert (name, content_type) == ("dok.ics", "text/calendar")
    (event,) = Calendar.from_ical(content).events
    assert event["UID"] == str(page.translation_key)


def test_whoever_sends_another_gets_the_meeting_to_pass_on_but_not_the_link(client):
    guest = meetings.invited(meetings.meeting(), email="aase@post.example")
    client.post(meetings.address_of(guest), meetings.answered(response="stedfortraeder", substitute_name="Bo Bro"))
    assert sending.confirm(guest.pk)
    deliver_all()
    (letter,) = mail.outbox
    assert letter.to == ["aase@post.example"]
    assert "den, der kommer i dit sted" in letter.body
    assert "Send filen videre til den anden, men ikke linket" in letter.body
    assert "Tak for dit ja" not in letter.body
    assert [name for name, _content, _type in letter.attachments] == ["dok.ics"]


def test_whoever_comes_themselves_and_then_sends_another_gets_only_the_letter_that_is_true(client):
    guest = meetings.invited(meetings.meeting())
    for response in ("ja", "stedfortraeder"):
        client.post(meetings.address_of(guest), meetings.answered(response=response, substitute_name="Bo Bro"))
        sending.confirm(guest.pk)
    deliver_all()
    (letter,) = mail.outbox
    assert "den, der kommer i dit sted" in letter.body


def test_whoever_changes_their_mind_before_the_worker_comes_gets_none(client):
    guest = meetings.invited(meetings.meeting())
    client.post(meetings.address_of(guest), meetings.answered(response="ja"))
    client.post(meetings.address_of(guest), meetings.answered(response="nej"))
    assert not sending.confirm(guest.pk)


@pytest.mark.parametrize(
    ("response", "is_reminded"),
    [("", True), (Response.MAYBE, True), (Response.YES, False), (Response.NO, False), (Response.SUBSTITUTE, False)],
)
def test_only_those_who_have_not_settled_are_reminded(response, is_reminded):
    page = meetings.meeting(days=5)
    guest = meetings.invited(page)
    Invitation.objects.update(response=response)
    assert sending.remind_due() == is_reminded
    deliver_all()
    assert len(mail.outbox) == is_reminded
    assert guest.events.filter(what=What.REMINDED).exists() is is_reminded


@pytest.mark.parametrize(("days", "before", "count"), [(8, 7, 0), (7, 7, 1), (3, 7, 1), (3, 0, 0), (-1, 7, 0)])
def test_a_reminder_goes_when_the_meeting_is_near_unless_editors_switched_it_off(days, before, count):
    page = meetings.meeting(days=20)
    meetings.invited(page)
    meetings.move(page, days=days)
    GuestList.objects.update(remind_days=before)
    assert sending.remind_due() == count
    assert sending.remind_due() == 0


def test_nobody_is_asked_twice_a_day_by_hand_or_by_the_clock():
    page = meetings.meeting(days=5)
    guest = meetings.invited(page)
    assert send(page, LetterKind.REMINDER, guest) == 1
    assert send(page, LetterKind.REMINDER, guest) == 0
    assert sending.remind_due() == 0
    Invitation.objects.update(asked_on=timezone.localdate() - timedelta(days=1))
    assert sending.remind_due() == 0, "asked since the meeting came near"
    assert send(page, LetterKind.REMINDER, guest) == 1


def test_an_answer_silences_a_reminder_that_is_on_its_way(client):
    page = meetings.meeting(days=5)
    guest = meetings.invited(page)
    sending.remind_due()
    client.post(meetings.address_of(guest), meetings.answered(response="nej"))
    deliver_all()
    assert mail.outbox == []
    assert InvitationLetter.objects.get().status == LetterStatus.DROPPED


@pytest.mark.parametrize("change", [{"is_cancelled": True}, {"live": False}])
def test_a_meeting_that_is_off_or_hidden_reminds_nobody(change):
    page = meetings.meeting(days=5)
    guest = meetings.invited(page)
    type(page).objects.filter(pk=page.pk).update(**change)
    assert sending.remind_due() == 0
    assert send(page, LetterKind.REMINDER, guest) == 0


def test_the_invitation_sent_again_bears_a_new_link_and_the_old_one_is_dead(client):
    page = meetings.meeting()
    guest = meetings.invited(page)
    old = meetings.address_of(guest)
    sending.resend(guest.pk)
    deliver_all()
    guest.refresh_from_db()
    assert old not in mail.outbox[0].body
    assert meetings.address_of(guest) in mail.outbox[0].body
    assert client.get(old).status_code == 410


def test_the_minutes_go_to_everybody_who_was_invited_once_when_they_are_there():
    page = meetings.meeting()
    guest = meetings.invited(page)
    meetings.invited(page, is_sent=False)
    meetings.move(page, days=-1)
    assert send(page, LetterKind.MINUTES, guest) == 0
    page.minutes = [("paragraph", page.minutes.stream_block.child_blocks["paragraph"].to_python("<p>Enige.</p>"))]
    page.save_revision().publish()
    assert [send(page, LetterKind.MINUTES, guest) for _time in range(2)] == [1, 0]
    assert f"http://127.0.0.1:8000{page.url}" in mail.outbox[0].body
    guest.refresh_from_db()
    assert guest.state == State.MINUTES


def test_a_cancellation_tells_those_who_were_invited_and_mends_their_calendar():
    page = meetings.meeting()
    guest = meetings.invited(page)
    page.is_cancelled, page.cancelled_reason = True, "Huset er lukket."
    page.save_revision().publish()
    assert send(page, LetterKind.CANCELLATION, guest) == 1
    (letter,) = mail.outbox
    assert "Huset er lukket." in letter.body
    assert Calendar.from_ical(letter.attachments[0][1]).events[0]["STATUS"] == "CANCELLED"


def test_an_address_is_invited_once_whatever_its_letters():
    page = meetings.meeting()
    meetings.invited(page, email="Aase@Post.example")
    with pytest.raises(guests.AlreadyInvited):
        meetings.invited(page, email=" aase@post.example")
    other = meetings.invited(meetings.meeting(), email="aase@post.example")
    assert other.email_index != Invitation.objects.first().email_index, "no list tells of another"


def test_one_who_was_never_written_to_leaves_the_list_and_one_who_was_stays_as_withdrawn():
    page = meetings.meeting()
    assert guests.withdraw(meetings.invited(page, is_sent=False).pk) is False
    assert guests.withdraw(meetings.invited(page).pk) is True
    assert [one.state for one in Invitation.objects.all()] == [State.WITHDRAWN]


# --- An address that was wrong --------------------------------------------------------------------------


def correct(guest, email="ny@post.example"):
    return sending.correct(guest.pk, Person(name="Åse", email=email), guest.language)


def test_whoever_was_invited_at_a_wrong_address_is_invited_at_the_right_one_and_the_old_link_is_dead(client):
    guest = meetings.invited(meetings.meeting(), email="gammel@post.example")
    old = meetings.address_of(guest)
    client.post(old, meetings.answered(response="maaske", note="hvis jeg kan"))
    assert correct(guest) == Corrected.INVITED_ANEW
    deliver_all()
    (letter,) = mail.outbox
    guest.refresh_from_db()
    assert letter.to == ["ny@post.example"]
    assert meetings.address_of(guest) in letter.body
    assert client.get(old).status_code == 410
    assert "hvis jeg kan" in client.get(meetings.address_of(guest)).content.decode()


@pytest.mark.parametrize("fails", [False, True], ids=["waiting", "failed"])
def test_an_invitation_to_a_wrong_address_that_has_not_left_goes_to_the_right_one_only(fails):
    page = meetings.meeting()
    guest = meetings.invited(page, email="gammel@post.example", is_sent=False)
    sending.send(GuestList.objects.get(), LetterKind.INVITATION, [guest.pk])
    if fails:
        InvitationLetter.objects.update(status=LetterStatus.FAILED)
    assert correct(guest) == Corrected.INVITED_ANEW
    deliver_all()
    assert [letter.to for letter in mail.outbox] == [["ny@post.example"]]


def test_a_reminder_on_its_way_to_a_wrong_address_is_stopped():
    page = meetings.meeting(days=5)
    guest = meetings.invited(page, email="gammel@post.example")
    sending.remind_due()
    correct(guest)
    deliver_all()
    assert [letter.subject.partition(":")[0] for letter in mail.outbox] == ["Invitation"]


def test_the_same_address_in_other_letters_keeps_link_and_letters():
    guest = meetings.invited(meetings.meeting(days=5), email="aase@post.example")
    old = meetings.address_of(guest)
    sending.remind_due()
    assert correct(guest, " Aase@post.example") == Corrected.IN_PLACE
    guest.refresh_from_db()
    assert meetings.address_of(guest) == old
    assert len(letters.waiting()) == 1


def test_whoever_was_never_written_to_is_corrected_and_nothing_is_sent():
    guest = meetings.invited(meetings.meeting(), is_sent=False)
    assert correct(guest) == Corrected.IN_PLACE
    assert not InvitationLetter.objects.exists()


@pytest.mark.parametrize("change", [{"is_cancelled": True}, {"live": False}])
def test_a_meeting_that_invites_nobody_now_invites_nobody_anew(change, client):
    page = meetings.meeting()
    guest = meetings.invited(page)
    old = meetings.address_of(guest)
    type(page).objects.filter(pk=page.pk).update(**change)
    assert correct(guest) == Corrected.UNLINKED
    assert client.get(old).status_code == 410
    assert not InvitationLetter.objects.exists()
