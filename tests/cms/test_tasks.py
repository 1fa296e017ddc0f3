"""Pages go live and come down at the minute that an editor chose."""

import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from cms.tasks import publish_scheduled
from portal.schedule import ensure_scheduled
from tests.cms import editing

pytestmark = pytest.mark.usefixtures("programme")


def test_the_clock_looks_every_minute():
    assert settings.DOK_SCHEDULE["cms.tasks.publish_scheduled"] == 60
    ensure_scheduled()


def test_a_page_goes_live_when_its_moment_has_come_and_not_before(client):
    page = editing.page("<p>Ring til os.</p>")
    page.go_live_at = timezone.now() + timedelta(seconds=2)
    page.save_revision().publish()

    publish_scheduled.call()
    page.refresh_from_db()
    assert (page.live, page.status_string) == (False, "planlagt")
    assert client.get("/frivillig/").status_code == 404

    time.sleep(2.1)
    publish_scheduled.call()
    assert client.get("/frivillig/").status_code == 200


def test_a_page_comes_down_when_its_time_is_over(client):
    page = editing.page("<p>Ring til os.</p>")
    page.expire_at = timezone.now() + timedelta(seconds=2)
    page.save_revision().publish()
    publish_scheduled.call()
    assert client.get("/frivillig/").status_code == 200

    time.sleep(2.1)
    publish_scheduled.call()

    assert client.get("/frivillig/").status_code == 404
    page.refresh_from_db()
    assert (page.live, page.expired) == (False, True)


def test_an_editor_chooses_the_moment_in_the_form(client):
    editing.colleague(client)
    page = editing.page()
    later = timezone.localtime() + timedelta(days=2)
    moment = later.strftime("%Y-%m-%d %H:%M")

    client.post(editing.edit(page), editing.form(page, "<p>Hej.</p>", action="action-publish", go_live_at=moment))

    page.refresh_from_db()
    assert not page.live
    assert page.scheduled_revision is not None
