"""What an editor publishes in one process is read in another within a second, by readers who had the old page."""

import http.client
import re
import time

import pytest

from tests.house import Running, free_port, open_house, wait_until_open

pytestmark = pytest.mark.browser
PUBLISH = """
from cms.models import HomePage
page = HomePage.objects.get(locale__language_code="da")
page.headline = {headline!r}
page.save_revision().publish()
"""


@pytest.fixture(scope="module")
def two():
    """A house with a second web server: the addresses of both, and the house."""
    with open_house("two") as house:
        port = int(house.base_url.rpartition(":")[2])
        environment = dict(_environment(house))
        running = Running(house.folder, environment)
        second = free_port()
        try:
            web = running.start(
                "second",
                *("-m", "gunicorn", "portal.wsgi:application", "--no-control-socket"),
                *("--bind", f"127.0.0.1:{second}", "--threads", "4"),
            )
            wait_until_open(f"http://127.0.0.1:{second}/healthz", web, house.log)
            yield house, port, second
        finally:
            running.stop()


def _environment(house):
    from tests import databases

    return databases.environment(house.address, house.folder / "var") | house.environment


def get(house, port, path="/", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Host": house.base_url.removeprefix("http://"), **headers})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer, body


def headline(house, port):
    return re.search(r'<h1 class="hero-headline">(.*?)</h1>', get(house, port)[1], re.DOTALL)[1].strip()


def test_what_one_process_made_the_other_gives(two):
    house, first, second = two
    tag = get(house, first)[0].headers["ETag"]
    assert get(house, second)[0].headers["ETag"] == tag
    answer, body = get(house, second, **{"If-None-Match": tag})
    assert (answer.status, body) == (304, "")


def test_what_is_published_is_read_everywhere_within_a_second(two, record_property):
    house, first, second = two
    for number in range(2):
        words = f"Nyt {number}: alle har et hjem"
        assert headline(house, first) == headline(house, second) != words
        house.manage("shell", "-c", PUBLISH.format(headline=words))
        published = time.monotonic()
        while {headline(house, first), headline(house, second)} != {words}:
            assert time.monotonic() - published < 1, "not everywhere within a second"
            time.sleep(0.01)
        took = time.monotonic() - published
    record_property("at the end", f"published by a third process, read in both servers after {1000 * took:.0f} ms")


# What somebody does in a third process, or the clock; an address; its status and some words before, and after.
PAGE = "from wagtail.models import Page; page = Page.objects.get(slug='{}', locale__language_code='da').specific; "
SHUT = "Der er lukket lige nu"
DEEDS = {
    "a page is hidden": (PAGE.format("dialog") + "page.unpublish()", "/dialog/", (200, "<h1"), (404, "")),
    "a page is moved": (
        PAGE.format("kofoeds-skole") + "page.move(Page.objects.get(slug='kontakt', locale=page.locale), 'last-child')",
        "/organisationer/kofoeds-skole/",
        (200, "<h1"),
        (301, ""),
    ),
    "a page has had its time": (
        PAGE.format("tre-spoergsmaal")
        + "from django.core.management import call_command; from django.utils import timezone; "
        + "type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now()); call_command('publish_scheduled')",
        "/nyheder/tre-spoergsmaal/",
        (200, "<h1"),
        (404, ""),
    ),
    "a setting is changed": (
        "from intake.journeys.models import Entrance; Entrance.objects.create(kind='boligmix', closes_on='2026-01-01')",
        "/ideprogram/bolig/boligmix/",
        (200, ""),
        (200, SHUT),
    ),
    "a redirect is laid": (
        "from wagtail.contrib.redirects.models import Redirect as R; "
        "R.objects.create(old_path='/gammel', redirect_link='/nyheder/')",
        "/gammel/",
        (404, ""),
        (301, ""),
    ),
}


@pytest.mark.parametrize("name", DEEDS)
def test_whatever_changes_is_seen_everywhere_within_a_second(two, name):
    house, *ports = two
    deed, address, before, after = DEEDS[name]
    shown = [get(house, port, address) for port in ports]
    assert {answer.status for answer, _body in shown} == {before[0]}
    assert all(before[1] in body and (not after[1] or after[1] not in body) for _answer, body in shown)
    house.manage("shell", "--no-imports", "-c", deed)
    done = time.monotonic()
    while True:
        shown = [get(house, port, address) for port in ports]
        if all(answer.status == after[0] and after[1] in body for answer, body in shown):
            return
        assert time.monotonic() - done < 1, [answer.status for answer, _body in shown]
        time.sleep(0.01)
