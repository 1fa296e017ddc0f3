"""A meeting that is moved, or is off and on again: who is told, in which words, and that nobody is told twice."""

from datetime import datetime, timedelta
from smtplib import SMTPException

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from dialogue import changes, guests, sending
from dialogue.enums import LetterKind, LetterStatus, Response, What
from dialogue.models import GuestList, Invitation, InvitationLetter
from dialogue.tasks import tell_changes
from intake.submissions.letters import BACK_OFF

from . import meetings
from .test_sending import deliver_all, send

pytestmark = pytest.mark.django_db

BEGINS = datetime(2031, 3, 4, 15, tzinfo=timezone.get_default_timezone())
HOUR = timedelta(hours=1)


def meeting(**fields):
    return meetings.meeting(starts_at=BEGINS, ends_at=BEGINS + 2 * HOUR, **fields)


def later(page, by=HOUR):
    meetings.publish(page, starts_at=page.starts_at + by, ends_at=page.ends_at + by)


def tell():
    """What the clock and the workers do; returns how many letters that made."""
    count = changes.tell_due()
    deliver_all()
    return count


def event_in(letter):
    ((_name, content, _type),) = letter.attachments
    return Calendar.from_ical(content).events[0]


@pytest.fixture
def page():
    return meeting()


@pytest.fixture
def guest(page):
    return meetings.invited(page, email="aase@post.example")


# --- Moved ------------------------------------------------------------------------------------------


def test_guests_of_a_meeting_that_was_moved_read_when_it_was_and_when_it_is(page, guest):
    later(page)
    assert tell() == 1
    (letter,) = mail.outbox
    assert letter.to == ["aase@post.example"]
    assert letter.subject == "Mødet er flyttet: Møde om æbler"
    before, now = letter.body.split("Sådan er det nu:")
    assert "kl. 15.00–17.00\nEksempelhuset" in before
    assert "kl. 16.00–18.00\nEksempelhuset" in now
    assert meetings.address_of(guest) in now
    assert guest.events.filter(what=What.MOVED).count() == 1


def test_whoever_sends_another_is_asked_to_pass_every_change_on(page, guest):
    later(page)
    tell()
    cancel(page, guest)
    reopen(page)
    assert [("Sender du en anden? Så sig det videre." in letter.body) for letter in mail.outbox] == [True] * 3


def test_a_new_place_is_told_as_a_place(page, guest):
    meetings.publish(page, place_name="Laden", place_address="Gade 1\n2100 Ø")
    tell()
    (letter,) = mail.outbox
    assert letter.subject == "Nyt sted: Møde om æbler"
    before, now = letter.body.split("Sådan er det nu:")
    assert "Eksempelhuset" in before
    assert "Eksempelhuset" not in now
    assert "Laden, Gade 1" in now
    assert event_in(letter)["LOCATION"] == "Laden, Gade 1 2100 Ø"


def test_the_calendar_takes_it_for_a_newer_word_on_the_same_meeting(page, guest):
    Invitation.objects.update(response=Response.YES)
    sending.confirm(guest.pk)
    deliver_all()
    for _time in range(2):
        later(page)
        tell()
    events = [event_in(letter) for letter in mail.outbox]
    assert {event["UID"] for event in events} == {str(page.translation_key)}
    sequences = [event["SEQUENCE"] for event in events]
    assert sequences == sorted(set(sequences))
    assert [event["DTSTART"].dt.hour for event in events] == [15, 16, 17]


def test_a_change_is_told_once_however_often_it_is_published_or_looked_for(page, guest):
    later(page)
    assert [tell(), tell()] == [1, 0]
    meetings.publish(page)
    assert [tell_changes.call(), tell()] == [0, 0]
    assert len(mail.outbox) == 1


def test_a_letter_that_waits_for_the_mail_server_is_not_written_again(page, guest):
    later(page)
    assert [changes.tell_due(), changes.tell_due()] == [1, 0]
    deliver_all()
    assert len(mail.outbox) == 1


def test_back_before_anybody_was_told_is_no_change(page, guest):
    later(page)
    later(page, -HOUR)
    assert tell() == 0
    later(page)
    changes.tell_due()
    later(page, -HOUR)
    assert tell() == 0
    assert mail.outbox == []
    assert InvitationLetter.objects.get().status == LetterStatus.DROPPED


def test_back_after_they_were_told_is_a_change(page, guest):
    for by in (HOUR, -HOUR):
        later(page, by)
        assert tell() == 1


def test_editors_have_a_while_to_think_again(page, guest):
    page.starts_at += HOUR
    page.save_revision().publish()
    assert tell() == 0
    meetings.publish(page)
    assert tell() == 1


@pytest.mark.parametrize(
    "change", [{"title": "Møde om pærer"}, {"directions": "Bus 1A"}, {"cancelled_reason": "Nej"}, {}], ids=str
)
def test_other_words_on_the_page_are_no_change(page, guest, change):
    meetings.publish(page, **change)
    assert tell() == 0


def test_a_draft_tells_nobody(page, guest):
    page.starts_at += HOUR
    page.save_revision()
    assert tell() == 0


@pytest.mark.parametrize(("response", "count"), [("", 1), ("ja", 1), ("maaske", 1), ("stedfortraeder", 1), ("nej", 0)])
def test_whoever_said_no_is_left_alone(page, guest, response, count):
    Invitation.objects.update(response=response)
    later(page)
    assert tell() == count


def test_whoever_says_no_before_the_letter_leaves_gets_none(page, guest, client):
    later(page)
    changes.tell_due()
    client.post(meetings.address_of(guest), meetings.answered(response="nej"))
    deliver_all()
    assert mail.outbox == []


def test_neither_those_who_were_never_invited_nor_those_whose_invitation_was_taken_back_are_told(page):
    meetings.invited(page, is_sent=False)
    guests.withdraw(meetings.invited(page).pk)
    later(page)
    assert tell() == 0


@pytest.mark.parametrize("change", [{"is_cancelled": True}, {"live": False}, {"starts_at": timezone.now() - HOUR}])
def test_a_meeting_that_is_off_hidden_or_begun_tells_nobody(page, guest, change):
    later(page)
    type(page).objects.filter(pk=page.pk).update(**change)
    assert tell() == 0


def test_an_invitation_that_bore_the_old_hour_is_put_right(page):
    guest = meetings.invited(page, is_sent=False)
    sending.send(GuestList.objects.get(), LetterKind.INVITATION, [guest.pk])
    later(page)
    assert tell() == 0
    assert tell() == 1
    assert [letter.subject.partition(":")[0] for letter in mail.outbox] == ["Invitation", "Mødet er flyttet"]


def test_an_invitation_after_the_change_needs_no_second_letter(page):
    guest = meetings.invited(page, is_sent=False)
    later(page)
    send(page, LetterKind.INVITATION, guest)
    assert tell() == 0


def test_a_letter_that_never_gets_through_does_not_begin_anew(page, guest, monkeypatch):
    def refuse(*_any):
        raise SMTPException("550")

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    later(page)
    tell()
    for _attempt in BACK_OFF:
        InvitationLetter.objects.update(next_attempt_at=timezone.now())
        deliver_all()
    assert InvitationLetter.objects.get().status == LetterStatus.FAILED
    assert guest.events.filter(what=What.FAILED).exists()
    assert tell() == 0


def test_a_look_asks_as_much_for_many_guests_as_for_one(page):
    counts = []
    for _more in range(2):
        meetings.invited(page)
        with CaptureQueriesContext(connection) as asked:
            assert changes.tell_due() == 0
        counts.append(len(asked))
    assert counts[0] == counts[1]


# --- In two languages ---------------------------------------------------------------------------------


@pytest.fixture
def english(page):
    return meeting(title="On apples", language="en", of=page, place_name="The house")


def test_everybody_is_told_in_their_language(page, english):
    meetings.invited(page, language="en")
    later(english)
    later(page)
    assert tell() == 1
    (letter,) = mail.outbox
    assert "On apples" in letter.subject
    assert letter.body.count("The house") == 2
    assert "/en/dialog/svar/" in letter.body


def test_a_translation_that_lags_behind_sends_nobody_to_the_old_hour(page, english):
    meetings.invited(page, language="en")
    meetings.publish(english)
    later(page)
    assert tell() == 1
    (letter,) = mail.outbox
    event = event_in(letter)
    assert event["DTSTART"].dt == page.starts_at
    assert event["SEQUENCE"] == page.sequence
    later(english)
    assert tell() == 0
    english.refresh_from_db()
    assert english.sequence > page.sequence


def test_a_place_that_is_only_translated_is_no_other_place(page, guest):
    english_guest = meetings.invited(page, language="en")
    meetings.publish(meeting(title="On apples", language="en", of=page, place_name="The house"))
    assert tell() == 0
    person = sending.Opened(guest.guest_list).person(english_guest)
    guests.correct(english_guest.pk, person, "da")
    guests.correct(guest.pk, sending.Opened(guest.guest_list).person(guest), "en")
    assert tell() == 0


# --- Off and on again -----------------------------------------------------------------------------------


def cancel(page, *to):
    meetings.publish(page, is_cancelled=True)
    return send(page, LetterKind.CANCELLATION, *to)


def reopen(page):
    meetings.publish(page, is_cancelled=False)
    return tell()


@pytest.mark.parametrize(("response", "count"), [("", 1), ("ja", 1), ("maaske", 1), ("stedfortraeder", 1), ("nej", 0)])
def test_a_cancellation_does_not_go_to_whoever_said_no(page, guest, response, count):
    Invitation.objects.update(response=response)
    assert cancel(page, guest) == count
    assert len(mail.outbox) == count


def test_a_cancellation_is_told_once_for_each_time_that_the_meeting_is_off(page, guest):
    for _time in range(2):
        assert cancel(page, guest) == 1
        assert send(page, LetterKind.CANCELLATION, guest) == 0
        assert reopen(page) == 1
    subjects = [letter.subject.partition(":")[0] for letter in mail.outbox]
    assert subjects == ["Aflyst", "Mødet holdes alligevel"] * 2
    sequences = [event_in(letter)["SEQUENCE"] for letter in mail.outbox]
    assert sequences == sorted(set(sequences))
    assert [str(event_in(letter)["STATUS"]) for letter in mail.outbox] == ["CANCELLED", "CONFIRMED"] * 2


def test_only_those_who_heard_that_it_was_off_hear_that_it_is_on_again(page, guest):
    told, untold = guest, meetings.invited(page)
    cancel(page, told)
    assert reopen(page) == 1
    assert mail.outbox[-1].to == ["aase@post.example"]
    assert "Det skrev vi før" not in mail.outbox[-1].body
    assert told.events.filter(what=What.REOPENED).exists()
    assert not untold.letters.exists()
    assert tell() == 0


def test_on_again_at_another_hour_is_one_letter_that_says_both(page, guest):
    cancel(page, guest)
    page.starts_at, page.ends_at = page.starts_at + HOUR, page.ends_at + HOUR
    assert reopen(page) == 1
    body = mail.outbox[-1].body
    assert "Nu holder vi det alligevel." in body
    before, now = body.split("Sådan er det nu:")
    assert "kl. 15.00–17.00" in before
    assert "kl. 16.00–18.00" in now
    assert tell() == 0


def test_a_cancellation_that_waits_is_not_sent_when_the_meeting_is_on_again(page, guest):
    meetings.publish(page, is_cancelled=True)
    sending.send(GuestList.objects.get(), LetterKind.CANCELLATION, [guest.pk])
    assert reopen(page) == 0
    assert mail.outbox == []


def test_a_meeting_that_is_on_again_and_off_again_before_a_letter_left_is_still_off(page, guest):
    cancel(page, guest)
    meetings.publish(page, is_cancelled=False)
    changes.tell_due()
    assert cancel(page, guest) == 0
    assert len(mail.outbox) == 1


# --- Reminders --------------------------------------------------------------------------------------------


def soon(days, **fields):
    return meetings.meeting(days=days, **fields)


def a_day_passes(page, days=1):
    """Everything is so many days nearer, or longer ago."""
    by = timedelta(days=days)
    type(page).objects.update(starts_at=F("starts_at") - by, ends_at=F("ends_at") - by)
    for rows in (Invitation.objects, InvitationLetter.objects):
        rows.update(told_starts_at=F("told_starts_at") - by, told_ends_at=F("told_ends_at") - by)
    for invitation in Invitation.objects.all():
        Invitation.objects.filter(pk=invitation.pk).update(asked_on=invitation.asked_on - by)
    page.refresh_from_db()


def remind():
    count = sending.remind_due()
    deliver_all()
    return count


def test_a_meeting_that_moves_reminds_once_for_each_date():
    page = soon(6)
    meetings.invited(page)
    assert remind() == 1
    later(page, timedelta(days=14))
    assert tell() == 1
    a_day_passes(page)
    assert remind() == 0
    a_day_passes(page, 14)
    assert [remind(), remind()] == [1, 0]
    a_day_passes(page)
    assert remind() == 0


def test_other_days_before_the_meeting_do_not_remind_twice_of_one_date():
    page = soon(6)
    meetings.invited(page)
    assert remind() == 1
    a_day_passes(page, 3)
    GuestList.objects.update(remind_days=3)
    assert remind() == 0


def test_another_hour_on_the_same_day_does_not_remind_again():
    page = soon(6)
    meetings.invited(page)
    assert remind() == 1
    hours = {"starts_at": page.starts_at.replace(hour=10), "ends_at": page.starts_at.replace(hour=12)}
    type(page).objects.update(**hours)
    Invitation.objects.update(**{f"told_{name}": hour for name, hour in hours.items()})
    a_day_passes(page, 3)
    GuestList.objects.update(remind_days=3)
    assert remind() == 0


def test_who_does_not_know_yet_that_it_was_moved_hears_that_first_and_is_not_reminded_on_top():
    page = soon(20)
    guest = meetings.invited(page)
    later(page, timedelta(days=-15))
    assert remind() == 0
    assert send(page, LetterKind.REMINDER, guest) == 0
    assert tell() == 1
    assert remind() == 0
    assert [letter.kind for letter in InvitationLetter.objects.all()] == [LetterKind.MOVED]


def test_a_reminder_of_the_old_date_that_waits_is_dropped():
    page = soon(6)
    meetings.invited(page)
    sending.remind_due()
    later(page, timedelta(days=14))
    deliver_all()
    assert mail.outbox == []
    assert tell() == 1
