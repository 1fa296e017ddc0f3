"""Open and closed: what editors say at a journey's entrance, and what happens when nobody may go in."""

from datetime import date, timedelta

import pytest
from django.utils import timezone, translation
from django.utils.formats import date_format

from intake.journeys.doors import door_of, doors
from intake.journeys.models import Door, Entrance
from intake.submissions.models import Draft, Submission
from tests import make

from .walking import ABOUT, AGREED, BASE, WISH, at_check, post, text

pytestmark = pytest.mark.usefixtures("toy")

TODAY = date(2027, 3, 10)
BEFORE, AFTER = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def close(**days):
    yesterday = timezone.localdate() - timedelta(days=1)
    Entrance.objects.update_or_create(kind="toyloan", defaults=days or {"closes_on": yesterday})


def open_again():
    Entrance.objects.all().delete()


@pytest.mark.parametrize(
    ("opens_on", "closes_on", "is_open"),
    [
        (None, None, True),
        (TODAY, None, True),
        (AFTER, None, False),
        (None, TODAY, True),
        (None, BEFORE, False),
        (BEFORE, AFTER, True),
        (TODAY, TODAY, True),
        (AFTER, AFTER, False),
        (BEFORE, BEFORE, False),
        # A pause: it closes, and opens again later.
        (AFTER, BEFORE, False),
        (AFTER, TODAY, True),
        (TODAY, BEFORE, True),
        (AFTER + timedelta(days=9), AFTER, True),
    ],
)
def test_a_journey_is_open_from_the_first_day_to_the_last_both_included(opens_on, closes_on, is_open):
    assert Entrance(opens_on=opens_on, closes_on=closes_on).is_open(TODAY) == is_open


def test_a_journey_that_nobody_has_said_anything_about_is_open_and_silent():
    assert door_of("toyloan") == Door()
    assert not Door().says_something
    assert doors() == {}


def test_a_day_that_has_passed_is_not_told():
    assert Entrance(opens_on=BEFORE, closes_on=AFTER).door(TODAY) == Door(closes_on=AFTER)
    assert Entrance(closes_on=BEFORE).door(TODAY) == Door(is_open=False)
    assert Entrance(opens_on=AFTER, closes_on=BEFORE).door(TODAY) == Door(is_open=False, opens_on=AFTER)


def test_the_door_speaks_the_readers_language():
    entrance = Entrance(capacity_da="Plads til ti", capacity_en="Room for ten", wait_da="To uger", wait_en="Two weeks")
    assert entrance.door(TODAY)[3:] == ("Plads til ti", "To uger")
    with translation.override("en"):
        assert entrance.door(TODAY)[3:] == ("Room for ten", "Two weeks")


def test_what_editors_say_stands_on_the_first_step_and_there_alone(client):
    today = timezone.localdate()
    close(closes_on=today, capacity_da="Der er plads til ti.", wait_da="De fleste venter to uger.")
    page = text(client.get(f"{BASE}om-dig/"))
    for said in (f"Åben til og med den {date_format(today)}.", "Der er plads til ti.", "De fleste venter to uger."):
        assert said in page
    post(client, "om-dig", ABOUT)
    assert "Der er plads til ti." not in text(client.get(f"{BASE}oenske/"))


def test_a_closed_journey_says_when_it_opens_and_whom_to_ring(client):
    make.team("indgang", central=True, phone="33 00 00 00")
    opens = timezone.localdate() + timedelta(days=20)
    close(opens_on=opens, capacity_da="Vi tager ti ad gangen.")
    for address in (BASE, f"{BASE}om-dig/", f"{BASE}gennemse/"):
        response = client.get(address)
        page = text(response)
        assert "Der er lukket lige nu" in page
        assert f"Vi åbner den {date_format(opens)}." in page
        assert "Vi tager ti ad gangen." in page
        assert '<a href="tel:+4533000000">33 00 00 00</a>' in page
        assert "Er der akut fare, ring 112." in page
        assert "<form" not in page[page.index("<main") : page.index("</main>")]
        assert response["Cache-Control"] == "no-store"


def test_without_a_day_or_a_number_the_page_still_leads_on(client):
    close()
    page = text(client.get(BASE))
    assert "Vi ved ikke endnu, hvornår vi åbner igen." in page
    assert 'href="/organisationer/"' in page


def test_everything_may_be_begun_and_sent_on_the_last_day(client):
    close(closes_on=timezone.localdate())
    assert at_check(client).post(f"{BASE}gennemse/").url == f"{BASE}kvittering/"
    assert Submission.objects.count() == 1


def test_a_closed_journey_takes_nothing_in_and_loses_nothing(client):
    at_check(client)
    close()
    page = text(client.post(f"{BASE}gennemse/"))
    assert "Det, du har skrevet, er ikke slettet" in page
    assert not Submission.objects.exists()
    open_again()
    assert client.post(f"{BASE}gennemse/").url == f"{BASE}kvittering/"


def test_what_is_sent_to_a_step_after_closing_time_is_kept(client):
    post(client, "om-dig", ABOUT)
    close()
    assert "Der er lukket lige nu" in text(post(client, "oenske", {**WISH, "budget_dkk": "vrøvl"}))
    open_again()
    page = text(client.get(f"{BASE}oenske/"))
    assert 'value="vrøvl"' in page
    assert 'value="2200"' in page


def test_whoever_wrote_the_first_page_as_it_closed_keeps_it(client):
    close()
    assert "Det, du har skrevet, er ikke slettet" in text(post(client, "om-dig", ABOUT))
    open_again()
    assert 'value="Åse Østergård-Ærø"' in text(client.get(f"{BASE}om-dig/"))


def test_nothing_is_kept_for_a_robot_or_for_what_is_no_step(client):
    close()
    post(client, "om-dig", {**ABOUT, "hp_website": "x"})
    post(client, "findes-ikke", AGREED)
    client.get(f"{BASE}om-dig/")
    assert not Draft.objects.exists()


def test_a_receipt_is_shown_after_closing_time(client):
    at_check(client).post(f"{BASE}gennemse/")
    close()
    assert Submission.objects.get().reference in text(client.get(f"{BASE}kvittering/"))


def test_begin_anew_is_no_way_to_lose_a_draft_while_it_is_closed(client):
    at_check(client)
    close()
    client.post(BASE, {"action": "restart"})
    open_again()
    assert client.get(f"{BASE}gennemse/").status_code == 200
