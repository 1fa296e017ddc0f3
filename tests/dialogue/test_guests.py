"""Who is on a guest list, and by what an address is known there."""

import pytest

from dialogue import guests
from dialogue.enums import State
from dialogue.models import GuestList, Invitation
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


# --- A meeting in its languages ---------------------------------------------------------------------------


def test_a_danish_page_that_is_made_after_guests_were_invited_hides_nobody():
    english = meetings.meeting(title="On apples", language="en")
    guest = meetings.invited(english)
    danish = meetings.meeting(of=english)
    for page in (english, danish):
        assert guests.first_of(page) == english
        assert guests.list_of(page) == guest.guest_list


def test_without_guests_the_danish_page_stands_for_a_meeting():
    english = meetings.meeting(title="On apples", language="en")
    danish = meetings.meeting(of=english)
    assert guests.first_of(english) == danish


# --- Back on the list ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_rotated", [False, True], ids=["one key", "another key"])
def test_whose_invitation_was_taken_back_can_be_invited_again_as_one_who_is_new(client, rotated, is_rotated):
    page = meetings.meeting()
    guest = meetings.invited(page, email=EMAIL)
    old = meetings.address_of(guest)
    client.post(old, meetings.answered(response="maaske", questions="Hvor?"))
    guests.withdraw(guest.pk)
    if is_rotated:
        rotated()
    again = meetings.invited(page, email=EMAIL.upper(), name="Åse Bro", is_sent=False)
    assert (again.pk, again.created_at) == (guest.pk, guest.created_at)
    assert (again.state, again.response, again.asked_on) == (State.ADDED, "", None)
    assert client.get(old).status_code == 410
    html = client.get(meetings.address_of(again)).content.decode()
    assert "Kære Åse Bro" in html
    assert "Hvor?" not in html
    with pytest.raises(guests.AlreadyInvited):
        meetings.invited(page, email=EMAIL)


def test_a_sheet_may_bring_somebody_whose_invitation_was_taken_back():
    guest = meetings.invited(meetings.meeting(), email=EMAIL)
    guests.withdraw(guest.pk)
    (row,) = judging.judge_rows([(2, {"name": "Åse", "email": EMAIL})], guest.guest_list)
    assert row.is_good


# --- Who came -------------------------------------------------------------------------------------------------


@pytest.fixture
def two():
    page = meetings.meeting()
    return meetings.invited(page), meetings.invited(page)


def tick(shown, *present):
    """Save a form that showed these rows."""
    return guests.note_attendance(GuestList.objects.get(), shown, {one.pk for one in present})


def attended():
    return list(Invitation.objects.order_by("created_at").values_list("attended", flat=True))


def test_who_came_is_noted_and_who_did_not_too(two):
    came, stayed = two
    assert tick({came.pk: False, stayed.pk: False}, came) == 2
    assert tick({came.pk: True, stayed.pk: False}, came) == 0
    assert attended() == [True, False]


def test_two_who_tick_at_once_keep_each_others_ticks(two):
    first, second = two
    shown_to_both = {first.pk: False, second.pk: False}
    tick(shown_to_both, first)
    assert tick(shown_to_both, second) == 1
    assert attended() == [True, True]


def test_a_tick_taken_away_stays_away_though_another_form_still_shows_it(two):
    first, second = two
    tick({first.pk: False, second.pk: False}, first)
    shown_to_both = {first.pk: True, second.pk: False}
    tick(shown_to_both)
    tick(shown_to_both, first, second)
    assert attended() == [False, True]


def test_whoever_was_put_on_the_list_after_the_form_was_shown_gets_no_mark(two):
    first, _second = two
    tick({first.pk: False}, first)
    assert attended() == [True, None]
