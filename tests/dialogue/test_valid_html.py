"""The page behind an invitation validates in every state, in either language: see `tests/cms/test_valid_html.py`."""

from datetime import timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from cms.models import MeetingPage
from dialogue import guests
from dialogue.models import Invitation
from tests.cms.test_valid_html import JAR, JAVA, told_by_the_checker

from . import meetings
from .meetings import address_of, answered

pytestmark = [
    pytest.mark.either_engine,
    pytest.mark.django_db,
    pytest.mark.skipif(not JAVA, reason="no Java on this machine: `bin/vnu` gets one where it may install"),
]
WORDS = {"note": "hvis jeg kan", "questions": "Hvem betaler?\nOg hvornår?", "needs": "En stol", "needs_consent": "on"}


def answering(client, language, page):
    """The form: as it comes, refused, saved, unreadable, and when it must ask for a proof."""
    guest = meetings.invited(page, language=language)
    address = address_of(guest, language)
    yield "answer", client.get(address)
    yield "errors", client.post(address, answered(response="", note="x" * 201, needs="En stol"))
    yield "answered", client.post(address, answered(**WORDS), follow=True)
    with override_settings(DOK_LIMITS={"own": "0 per hour", "letters": ""}):
        yield "prove", client.post(address, answered(**WORDS))
    other = meetings.invited(page)
    Invitation.objects.filter(pk=guest.pk).update(answer=other.person)
    yield "lost", client.get(address)
    Invitation.objects.filter(pk=guest.pk).update(person=other.person)
    yield "shut", client.post(address, {"questions": WORDS["questions"]})


def closed(client, language, page):
    """Each reason why no answer is taken, with what was written."""
    guest = meetings.invited(page, language=language)
    address, meeting = address_of(guest, language), MeetingPage.objects.filter(pk=page.pk)
    for why, change in {
        "cancelled": {"is_cancelled": True, "cancelled_reason": "Huset er lukket."},
        "begun": {"is_cancelled": False, "starts_at": timezone.now() - timedelta(minutes=5)},
        "over": {"ends_at": timezone.now() - timedelta(minutes=1)},
    }.items():
        meeting.update(**change)
        yield why, client.get(address)
        yield f"{why}, too late", client.post(address, answered(**WORDS))
    guests.renew(guest.pk)
    yield "replaced", client.get(address)
    guest.refresh_from_db()
    guests.withdraw(guest.pk)
    yield "withdrawn", client.get(address_of(guest, language))
    yield "unknown", client.get(f"{'/en' if language == 'en' else ''}/dialog/svar/abc/")


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_checker_finds_nothing(client, language, tmp_path):
    assert JAR.exists(), "no checker: run bin/vnu"
    page = meetings.meeting(place_address="Eksempelvej 1\n2100 Ø")
    meetings.meeting(title="On apples", language="en", of=page)
    answers = {name: one for states in (answering, closed) for name, one in states(client, language, page)}
    status = {name: one.status_code for name, one in answers.items()}
    assert status == {
        **dict.fromkeys(("answer", "errors", "answered", "lost", "cancelled", "begun", "over"), 200),
        **dict.fromkeys(("cancelled, too late", "begun, too late", "over, too late"), 409),
        "prove": 429,
        "shut": 503,
        "replaced": 410,
        "withdrawn": 410,
        "unknown": 404,
    }
    pages = {name: one.content for name, one in answers.items()}
    assert all(f'<html lang="{language}"'.encode() in content for content in pages.values())
    assert told_by_the_checker(pages, tmp_path) == []
