"""Meetings: the page, the list, the next one, and the calendars."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from cms.models import HomePage
from cms.models.meeting import next_meeting
from cms.programme.pieces import example_meeting
from tests.dialogue import meetings

pytestmark = pytest.mark.django_db
COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def events_at(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content).events


def test_the_next_meeting_is_the_first_that_is_neither_over_nor_cancelled(django_assert_num_queries):
    meetings.meeting(days=-3)
    meetings.meeting(days=2, is_cancelled=True)
    soon = meetings.meeting(days=5)
    meetings.meeting(days=9)
    meetings.meeting(days=1, language="en")
    home = HomePage.objects.get(locale__language_code="da")
    with django_assert_num_queries(1):
        assert next_meeting(home) == soon


def test_a_meeting_that_goes_on_is_still_the_next(client):
    page = meetings.meeting(days=1)
    begins = timezone.now() - timedelta(minutes=30)
    type(page).objects.filter(pk=page.pk).update(starts_at=begins, ends_at=begins + timedelta(hours=1))
    assert next_meeting(HomePage.objects.get()) == page
    assert next_meeting(HomePage(title="ikke gemt")) is None


def test_a_page_says_when_where_and_for_whom_and_shows_no_minutes_before_the_end(client):
    words = [{"type": "paragraph", "value": "<p>Vi blev enige om æblerne.</p>"}]
    page = meetings.meeting(
        starts_at=datetime(2031, 1, 14, 16, tzinfo=COPENHAGEN),
        ends_at=datetime(2031, 1, 14, 18, tzinfo=COPENHAGEN),
        audience="invited",
        step_free=True,
        minutes=words,
        agenda=[
            {"type": "item", "value": {"time": "16:15:00", "title": "Æbler", "who": "Alle", "text": "Hvor mange?"}}
        ],
    )
    html = client.get(page.url).content.decode()
    for said in ("tirsdag den 14. januar 2031", "Kl. 16.00–18.00", "Eksempelhuset", "Kun for inviterede", "16.15"):
        assert said in html
    assert "Adgang uden trin" in html
    assert "Teleslynge" not in html
    assert "Vi blev enige" not in html
    meetings.move(page, days=-2)
    html = client.get(page.url).content.decode()
    assert "Vi blev enige om æblerne." in html
    assert "Læg mødet i din kalender" not in html


def test_a_cancelled_meeting_stays_and_says_why(client):
    page = meetings.meeting(is_cancelled=True, cancelled_reason="Huset er lukket.")
    html = client.get(page.url).content.decode()
    assert "Mødet er aflyst" in html
    assert "Huset er lukket." in html


def test_the_dialogue_shows_letters_along_a_line_and_meetings_by_time(client):
    page = meetings.dialogue()
    text = [{"type": "paragraph", "value": "<p>Kære alle.</p>"}]
    letter = {"sender": "DOK", "recipient": "Byen", "dated": "1. maj 2016", "ours": True, "title": "Hej", "text": text}
    page.letters = [("letter", page.letters.stream_block.child_blocks["letter"].to_python(letter))]
    page.save_revision().publish()
    later, sooner = meetings.meeting(days=20, title="Senere"), meetings.meeting(days=3, title="Snart")
    held = meetings.meeting(days=-9, title="Dengang")
    html = client.get(page.url).content.decode()
    assert '<ol class="correspondence">' in html
    assert "1. maj 2016" in html
    places = [html.index(f'href="{one.url}"') for one in (sooner, later, held)]
    assert places == sorted(places)
    assert "webcal://127.0.0.1:8000/dialog/kalender.ics" in html


def test_the_dialogue_asks_as_much_for_many_meetings_as_for_one(client):
    counts = []
    for _more in range(2):
        meetings.meeting(days=4)
        client.get("/dialog/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/dialog/")
        counts.append(len(asked))
        for _one in range(5):
            meetings.meeting(days=6)
    assert counts[0] == counts[1]


@pytest.mark.parametrize("wrong", [{"ends_at": timezone.now()}, {"slug": "svar"}])
def test_a_meeting_that_ends_before_it_begins_or_takes_the_answers_address_is_refused(wrong):
    page = meetings.meeting()
    for name, value in wrong.items():
        setattr(page, name, value)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert set(refused.value.message_dict) == set(wrong)


def test_a_calendar_has_danish_hours_an_address_and_nothing_personal(client):
    page = meetings.meeting(
        title="Møde; æbler, pærer\\ og \n mere",
        starts_at=datetime(2031, 7, 1, 14, tzinfo=ZoneInfo("UTC")),
        ends_at=datetime(2031, 7, 1, 16, tzinfo=ZoneInfo("UTC")),
        place_address="Opdigtet Plads 1\nKøbenhavn",
        contact_name="Vera Vært",
    )
    raw = client.get(f"{page.url}kalender.ics").content
    (event,) = Calendar.from_ical(raw).events
    assert event["SUMMARY"] == page.title
    assert event["LOCATION"] == "Eksempelhuset, Opdigtet Plads 1 København"
    assert event.start == datetime(2031, 7, 1, 16, tzinfo=COPENHAGEN)
    assert b"DTSTART;TZID=Europe/Copenhagen:20310701T160000" in raw
    assert b"BEGIN:VTIMEZONE" in raw
    assert event["UID"] == str(page.translation_key)
    assert event["URL"] == f"http://127.0.0.1:8000{page.url}"
    assert b"Vera" not in raw
    assert b"ATTENDEE" not in raw
    assert b"ORGANIZER" not in raw
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))


def test_the_number_in_a_calendar_grows_when_the_time_changes_and_not_for_a_word_on_the_page(client):
    page = meetings.meeting()
    address = f"{page.url}kalender.ics"
    (first,) = events_at(client, address)
    draft = page.save_revision()  # Lies there while the other is published, with the old number inside.
    page.directions = "Gå ind ad den røde dør."
    page.save_revision().publish()
    assert events_at(client, address)[0]["SEQUENCE"] == first["SEQUENCE"]
    page.refresh_from_db()
    page.starts_at += timedelta(minutes=-30)
    page.save_revision().publish()
    (moved,) = events_at(client, address)
    assert moved["SEQUENCE"] == first["SEQUENCE"] + 1
    assert moved["UID"] == first["UID"]
    draft.publish()
    assert events_at(client, address)[0]["SEQUENCE"] == first["SEQUENCE"] + 2


def test_a_change_in_one_language_counts_above_those_in_the_others():
    danish = meetings.meeting()
    english = meetings.meeting(title="On apples", language="en", of=danish)
    numbers = []
    for page in (danish, danish, english, danish):
        page.starts_at += timedelta(minutes=-30)
        page.save_revision().publish()
        page.refresh_from_db()
        numbers.append(page.sequence)
    assert numbers == [1, 2, 3, 4]


def test_a_cancellation_reaches_those_who_subscribe(client):
    page = meetings.meeting()
    meetings.meeting(days=40)
    page.is_cancelled = True
    page.save_revision().publish()
    events = {event["UID"]: event for event in events_at(client, "/dialog/kalender.ics")}
    assert len(events) == 2
    off = events[str(page.translation_key)]
    assert (off["STATUS"], off["SEQUENCE"]) == ("CANCELLED", 1)
    assert off["SUMMARY"].startswith("Aflyst: ")


def test_each_language_has_its_own_calendar(client):
    danish = meetings.meeting(title="Om æbler")
    meetings.meeting(title="On apples", language="en", of=danish)
    assert [event["SUMMARY"] for event in events_at(client, "/dialog/kalender.ics")] == ["Om æbler"]
    (english,) = events_at(client, "/en/dialog/kalender.ics")
    assert english["SUMMARY"] == "On apples"
    assert english["UID"] == str(danish.translation_key)


@pytest.mark.parametrize("address", ["/kalender.ics", "/dialog/findes-ikke/kalender.ics", "/en/dialog/x/kalender.ics"])
def test_nothing_else_has_a_calendar(client, address):
    meetings.meeting()
    assert client.get(address).status_code == 404


def test_a_hidden_meeting_is_in_no_calendar(client):
    page = meetings.meeting()
    page.unpublish()
    assert events_at(client, "/dialog/kalender.ics") == []
    assert client.get(f"/dialog/{page.slug}/kalender.ics").status_code == 404


@pytest.mark.parametrize("today", [date(2026, 11, 24), date(2026, 11, 25), date(2027, 2, 1)])
def test_the_example_is_held_on_the_first_tuesday_at_least_eight_weeks_ahead(today):
    begins = example_meeting(today)["starts_at"]
    assert timedelta(weeks=8) <= begins.date() - today < timedelta(weeks=9)
    assert (begins.weekday(), begins.hour, begins.utcoffset()) == (
        1,
        16,
        COPENHAGEN.utcoffset(begins.replace(tzinfo=None)),
    )


def test_a_meeting_behind_a_closed_door_is_in_no_calendar(client):
    page = meetings.meeting()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert events_at(client, "/dialog/kalender.ics") == []
    assert client.get(f"/dialog/{page.slug}/kalender.ics").status_code == 404
