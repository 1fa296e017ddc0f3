"""Two look, or press, in the same moment: every guest gets one letter."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection, connections

from dialogue import changes, sending
from dialogue.enums import LetterKind
from dialogue.models import GuestList, Invitation, InvitationLetter

from . import meetings

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time"),
]

ROUNDS, GUESTS = 5, 4


def together(act):
    """What each of two made."""
    start = Barrier(2)

    def one(_number):
        try:
            start.wait()
            return act()
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
