"""What is kept of a guest list, how long, and that nothing of it lies readable meanwhile."""

import pytest
from django.conf import settings
from django.db import connection

from dialogue import retention
from dialogue.models import GuestList, Invitation, InvitationEvent
from dialogue.sealed import Opened
from intake.vault.errors import Shredded, VaultClosed
from intake.vault.keys import identity_of
from intake.vault.models import CaseKey

from . import meetings

pytestmark = pytest.mark.django_db

WORDS = {
    "note": "kanarienote",
    "substitute_name": "kanarieafloeser",
    "questions": "kanariespoergsmaal",
    "needs": "kanariebehov",
}


@pytest.fixture
def guest(client):
    page = meetings.meeting()
    guest = meetings.invited(
        page, name="Kanarie Fugl", email="kanarie1@post.example", role="kanarierolle", organisation="kanariehus"
    )
    told = meetings.answered(response="stedfortraeder", needs_consent="on", **WORDS)
    assert client.post(meetings.address_of(guest), told).status_code == 302
    guest.refresh_from_db()
    return guest


def everything():
    """Every cell of every table, as bytes."""
    cells = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            cells += [
                bytes(cell) if isinstance(cell, memoryview) else cell for row in cursor.fetchall() for cell in row
            ]
    return b"\n".join(cell if isinstance(cell, bytes) else str(cell).encode() for cell in cells)


def test_nothing_that_anybody_said_lies_readable_and_links_are_kept_as_hashes(guest):
    lying = everything()
    assert guest.guest_list.meeting.title.encode() in lying, "we do read the database"
    assert b"kanarie" not in lying.lower()
    secret = meetings.secret_of(guest)
    assert secret.encode() not in lying.lower()
    assert guest.digest.encode() in lying
    assert Opened(guest.guest_list).person(guest).name == "Kanarie Fugl"


def test_a_side_without_identities_opens_nothing(guest, settings):
    settings.DOK_VAULT_IDENTITIES = ""
    with pytest.raises(VaultClosed):
        Opened(guest.guest_list).person(guest)


def test_an_answer_that_is_moved_to_another_does_not_open(guest):
    other = meetings.invited(guest.guest_list.meeting)
    other.person = guest.person
    with pytest.raises(Exception, match="sealed item was found"):
        Opened(guest.guest_list).person(other)


@pytest.mark.parametrize(("days", "is_kept"), [(29, True), (31, False)])
def test_needs_go_a_month_after_the_meeting_with_their_key_and_the_rest_stays(guest, days, is_kept):
    case = guest.guest_list.needs_case
    meetings.move(guest.guest_list.meeting, days=-days)
    assert retention.sweep()["needs"] == (not is_kept)
    fresh = Invitation.objects.select_related("guest_list").get(pk=guest.pk)
    opened = Opened(fresh.guest_list)
    assert bool(opened.needs(fresh)) is is_kept
    assert CaseKey.objects.filter(case=case).exists() is is_kept
    assert opened.answer(fresh).questions == WORDS["questions"]
    assert retention.sweep()["needs"] == 0


@pytest.mark.parametrize(("days", "is_kept"), [(364, True), (366, False)])
def test_the_list_goes_a_year_after_the_meeting_with_its_keys(guest, client, days, is_kept):
    address, case, page = meetings.address_of(guest), guest.guest_list.case, guest.guest_list.meeting
    meetings.move(page, days=-days)
    assert retention.sweep()["lists"] == (not is_kept)
    assert GuestList.objects.exists() is is_kept
    assert InvitationEvent.objects.exists() is is_kept
    if not is_kept:
        with pytest.raises(Shredded):
            identity_of(case)
        assert client.get(address).status_code == 404
    page.refresh_from_db()


def test_what_is_needed_can_be_said_anew_when_a_meeting_that_was_held_is_moved(guest, client):
    page = guest.guest_list.meeting
    meetings.move(page, days=-40)
    retention.sweep()
    meetings.move(page, days=10)
    client.post(meetings.address_of(guest), meetings.answered(needs="En stol", needs_consent="on"))
    fresh = Invitation.objects.select_related("guest_list").get(pk=guest.pk)
    assert Opened(fresh.guest_list).needs(fresh) == "En stol"


def test_the_night_does_it():
    assert {"dialogue.tasks.forget", "dialogue.tasks.remind", "dialogue.tasks.send_waiting_letters"} <= set(
        settings.DOK_SCHEDULE
    )
