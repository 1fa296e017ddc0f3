"""Two look, or press, in the same moment: every guest gets one letter, and nobody's words are sealed to a lost key."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Barrier

import pytest
from django.db import connection, connections

from dialogue import answering, changes, retention, sending
from dialogue.enums import LetterKind, Response
from dialogue.models import GuestList, Invitation, InvitationLetter
from dialogue.sealed import Answer, Opened
from intake.vault.models import CaseKey

from . import meetings

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time"),
]

ROUNDS, GUESTS = 5, 4


def together(act, *others):
    """What each of two made."""
    acts = (act, *others) if others else (act, act)
    start = Barrier(2)

    def one(number):
        try:
            start.wait()
            return acts[number]()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(one, range(2)))


@pytest.fixture
def page():
    page = meetings.meeting()
    for _guest in range(GUESTS):
        meetings.invited(page)
    return page


def test_a_change_is_told_once(page):
    for number in range(1, ROUNDS + 1):
        by = timedelta(hours=1)
        meetings.publish(page, starts_at=page.starts_at + by, ends_at=page.ends_at + by)
        assert sum(together(changes.tell_due)) == GUESTS
        assert InvitationLetter.objects.count() == number * GUESTS


def test_a_cancellation_is_told_once(page):
    meetings.publish(page, is_cancelled=True)
    everybody = list(Invitation.objects.values_list("pk", flat=True))
    for _round in range(ROUNDS):
        InvitationLetter.objects.all().delete()
        guest_list = GuestList.objects.select_related("meeting__locale").get()
        counts = together(lambda found=guest_list: sending.send(found, LetterKind.CANCELLATION, everybody))
        assert sorted(counts) == [0, GUESTS]


def says(invitation, needs):
    """A guest who answers by their own link."""
    guest = answering.find(meetings.secret_of(invitation))
    return lambda: answering.take(guest, Response.YES, Answer(), needs)


def test_two_who_say_what_they_need_first_share_one_key(page):
    both = Invitation.objects.order_by("created_at")[:2]
    for _round in range(ROUNDS):
        retention.forget_needs(GuestList.objects.get().pk)
        together(*(says(guest, f"Behov {number}") for number, guest in enumerate(both)))
        fresh = Invitation.objects.select_related("guest_list").order_by("created_at")[:2]
        assert [Opened(one.guest_list).needs(one) for one in fresh] == ["Behov 0", "Behov 1"]
        assert CaseKey.objects.count() == 2, "of the list, and of its needs: no key that nobody names"


def test_whoever_says_what_they_need_as_it_is_forgotten_is_heard_or_forgotten(page):
    guest, other = Invitation.objects.order_by("created_at")[:2]
    forget = partial(retention.forget_needs, guest.guest_list_id)
    for _round in range(ROUNDS):
        says(other, "Et glas vand")()
        together(says(guest, "En stol"), forget)
        fresh = Invitation.objects.select_related("guest_list").get(pk=guest.pk)
        assert Opened(fresh.guest_list).needs(fresh) in ("En stol", "")
