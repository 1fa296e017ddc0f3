"""Who is on a guest list, and by what an address is known there."""

import pytest

from dialogue import guests
from dialogue.models import Invitation
from dialogue.sealed import Opened, Person
from dialogue.sheets import judging

from . import meetings

pytestmark = pytest.mark.django_db

EMAIL = "aase@post.example"


@pytest.fixture
def rotated(settings):
    """Change SECRET_KEY as one should: the former one stays a while."""

    def rotate():
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
        settings.SECRET_KEY = f"new-{len(settings.SECRET_KEY_FALLBACKS)}-" + "n" * 48

    return rotate


@pytest.mark.parametrize("times", [1, 2])
def test_an_address_is_invited_once_also_under_a_new_secret_key(rotated, times):
    page = meetings.meeting()
    meetings.invited(page, email=EMAIL)
    for _time in range(times):
        rotated()
    with pytest.raises(guests.AlreadyInvited):
        meetings.invited(page, email=EMAIL.upper())
    other = meetings.invited(page)
    with pytest.raises(guests.AlreadyInvited):
        guests.correct(other.pk, Person(name="Bo", email=EMAIL), "da")
    other.refresh_from_db()
    assert Opened(other.guest_list).person(other).email != EMAIL


def test_a_sheet_knows_who_was_invited_before_the_key_was_changed(rotated):
    page = meetings.meeting()
    guest = meetings.invited(page, email=EMAIL)
    rotated()
    (row,) = judging.judge_rows([(2, {"name": "Åse", "email": EMAIL})], guest.guest_list)
    assert row.faults == {"email": "Personen er allerede på listen."}


def test_a_guest_who_is_corrected_is_known_by_the_new_key_from_then_on(rotated, settings):
    page = meetings.meeting()
    guest = meetings.invited(page, email=EMAIL)
    rotated()
    guests.correct(guest.pk, Person(name="Åse Bro", email=EMAIL), "da")
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(guests.AlreadyInvited):
        meetings.invited(page, email=EMAIL)
    assert Invitation.objects.count() == 1
