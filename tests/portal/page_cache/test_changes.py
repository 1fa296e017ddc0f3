"""Whatever pages show: once it is changed, every page is made anew."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale, Page, PageViewRestriction, Site

from cms.models import DialoguePage, HomePage, StandardPage
from cms.tasks import publish_scheduled
from intake.journeys.models import Entrance
from portal import page_cache
from portal.page_cache.shelf import shelf
from portal.page_cache.visit import Visit, under_way
from tests import pictures

pytestmark = pytest.mark.usefixtures("programme")


def page(slug="dialog"):
    return Page.objects.get(slug=slug, locale__language_code="da").specific


def publish():
    page().save_revision().publish()


def unpublish():
    page().unpublish()


def delete():
    page("weshelter").delete()


def move():
    page("weshelter").move(page("kofoeds-skole"), pos="left")


def rename():
    changed = page()
    changed.slug = "breve"
    changed.save_revision().publish()


def restrict():
    PageViewRestriction.objects.create(page=page(), restriction_type=PageViewRestriction.LOGIN)


def unrestrict():
    PageViewRestriction.objects.all().delete()


def new_page():
    home = HomePage.objects.get(locale__language_code="da")
    home.add_child(instance=StandardPage(title="Ny", slug="ny", locale=home.locale))


def site():
    Site.objects.get().save()


def locale():
    Locale.objects.first().save()


def redirect():
    Redirect.objects.create(old_path="/gammel", redirect_link="/dialog/")


def image():
    picture = ImageFile(BytesIO(pictures.photo()), name="billede.jpg")
    get_image_model().objects.create(title="Billede", file=picture)


def collection():
    Collection.get_first_root_node().add_child(name="Ny")


def door():
    Entrance.objects.create(kind="boligmix", opens_on=date(2999, 1, 1))


CHANGES = (
    *(publish, unpublish, delete, move, rename, new_page),
    *(restrict, unrestrict, site, locale, redirect, image, collection, door),
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_begins_a_new_version(pages, change, django_capture_on_commit_callbacks):
    restrict()
    before = pages.version()
    with django_capture_on_commit_callbacks(execute=True) as done:
        change()
    assert done
    assert pages.version() != before


def test_a_draft_changes_nothing(pages, django_capture_on_commit_callbacks):
    draft = page()
    before = pages.version()
    with django_capture_on_commit_callbacks(execute=True):
        draft.title = "Endnu ikke"
        draft.save_revision()
    assert pages.version() == before


def test_what_no_page_shows_changes_nothing(pages, django_user_model, django_capture_on_commit_callbacks):
    before = pages.version()
    with django_capture_on_commit_callbacks(execute=True):
        django_user_model.objects.create_user("ny@dok.example")
    assert pages.version() == before


def test_a_change_is_told_once_it_is_committed_and_never_if_it_was_taken_back(
    pages, django_capture_on_commit_callbacks
):
    before = pages.version()
    with django_capture_on_commit_callbacks(execute=True) as told, transaction.atomic():
        page_cache.bump()
        transaction.set_rollback(True)
    assert told == []
    with django_capture_on_commit_callbacks(execute=True) as told, transaction.atomic():
        page_cache.bump()
        assert pages.version() == before
    assert len(told) == 1
    assert pages.version() != before


def test_what_was_published_is_read_by_the_next(read, django_capture_on_commit_callbacks):
    read("/dialog/")
    with django_capture_on_commit_callbacks(execute=True):
        changed = page()
        changed.title = "Breve til borgmesteren"
        changed.save_revision().publish()
    assert "Breve til borgmesteren" in read("/dialog/").content.decode()
    assert "Breve til borgmesteren" in read("/").content.decode()  # In the menu of every other page.


def test_what_was_taken_down_is_gone(read, django_capture_on_commit_callbacks):
    assert read("/dialog/").status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        unpublish()
    assert read("/dialog/").status_code == 404


def test_a_page_goes_live_and_down_by_the_clock(read, django_capture_on_commit_callbacks):
    assert read("/dialog/").status_code == 200
    DialoguePage.objects.filter(locale__language_code="da").update(expire_at=timezone.now() - timedelta(seconds=1))
    with django_capture_on_commit_callbacks(execute=True):
        publish_scheduled.call()
    assert read("/dialog/").status_code == 404


def test_a_door_that_opens_by_itself_is_seen_to_open(read, later, monkeypatch, django_capture_on_commit_callbacks):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with django_capture_on_commit_callbacks(execute=True):
        Entrance.objects.create(kind="boligmix", opens_on=tomorrow)
    assert "Der er lukket lige nu" in read("/ideprogram/bolig/boligmix/").content.decode()
    monkeypatch.setattr("intake.journeys.doors.timezone.localdate", lambda: tomorrow)
    later(24 * 3600)
    assert "Der er lukket lige nu" not in read("/ideprogram/bolig/boligmix/").content.decode()


def test_no_page_is_kept_past_midnight(monkeypatch):
    shortly = timezone.localtime().replace(hour=23, minute=59, second=30, microsecond=0)
    monkeypatch.setattr("portal.page_cache.visit.time.time", lambda: shortly.timestamp())
    monkeypatch.setattr("portal.page_cache.visit.timezone.localdate", lambda: shortly.date())
    visit = Visit("v", "k")
    with under_way(visit):
        assert visit.until == shortly.timestamp() + 30


def test_a_page_says_itself_until_when_it_is_true():
    visit, soon = Visit("v", "k"), timezone.now() + timedelta(seconds=20)
    page_cache.flips_at(soon)  # Outside the making of a page it does nothing.
    with under_way(visit):
        page_cache.flips_at(None)
        page_cache.flips_at(timezone.now() - timedelta(days=1))
        page_cache.flips_at(timezone.now() + timedelta(days=9))
        page_cache.flips_at(soon)
    assert visit.until == soon.timestamp()


def test_another_release_finds_nothing_of_this_one(read, pages, monkeypatch):
    read("/")
    key = next(iter(pages._memory[1]))
    assert pages.look(pages.version(), key)
    monkeypatch.setattr(shelf, "release", "another")
    assert pages.look(pages.version(), key) is None
