"""What guests of before are taken to know, when the house begins to remember what it told them."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from dialogue import changes, sending
from dialogue.enums import LetterKind
from dialogue.facts import Facts
from dialogue.models import GuestList, Invitation, InvitationLetter

from . import meetings
from .test_sending import deliver_all, send

pytestmark = pytest.mark.django_db

UNKNOWN = {"told_starts_at": None, "told_ends_at": None, "told_place": "", "told_cancelled": False}


def fill():
    for rows in (Invitation.objects, InvitationLetter.objects):
        rows.update(**UNKNOWN)
    import_module("dialogue.migrations.0003_told").forwards(apps, None)


@pytest.fixture
def page():
    return meetings.meeting(place_address="Gade 1\n2100 Ø")


def test_whoever_was_invited_knows_the_meeting_as_it_is_and_whoever_was_not_knows_nothing(page):
    english = meetings.meeting(title="On apples", language="en", of=page, place_name="The house")
    invited, reader, new = (
        meetings.invited(page),
        meetings.invited(page, language="en"),
        meetings.invited(page, is_sent=False),
    )
    fill()
    for guest in (invited, reader, new):
        guest.refresh_from_db()
    assert Facts.told(invited) == Facts.of(page)
    assert Facts.told(reader).place == english.place
    assert Facts.told(new) is None
    assert not Invitation.objects.filter(told_cancelled=True).exists()


def test_a_letter_that_waits_tells_the_meeting_as_it_is(page):
    guest = meetings.invited(page, is_sent=False)
    sending.send(GuestList.objects.get(), LetterKind.INVITATION, [guest.pk])
    fill()
    deliver_all()
    guest.refresh_from_db()
    assert Facts.told(guest) == Facts.of(page)


def test_whoever_heard_last_that_it_is_off_is_not_told_so_again(page):
    guest = meetings.invited(page)
    meetings.publish(page, is_cancelled=True)
    send(page, LetterKind.CANCELLATION, guest)
    fill()
    assert send(page, LetterKind.CANCELLATION, guest) == 0
    meetings.publish(page, is_cancelled=False)
    assert changes.tell_due() == 1


def test_whoever_was_written_to_since_knows_that_it_is_on(page):
    guest = meetings.invited(page)
    for kind, days in ((LetterKind.CANCELLATION, 2), (LetterKind.REMINDER, 1)):
        when = timezone.now() - timedelta(days=days)
        guest.letters.create(kind=kind, status="sent", next_attempt_at=when, finished_at=when)
    fill()
    assert changes.tell_due() == 0
