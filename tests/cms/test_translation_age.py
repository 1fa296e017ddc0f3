"""A translation that is older than its Danish page says so: to readers, in the list, and above the page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms import translation_age
from cms.models import StandardPage
from tests.cms import editing

pytestmark = pytest.mark.usefixtures("programme")

READER = "This translation is older than the Danish page of"
EDITOR = "Oversættelsen er ikke opdateret."
MARK = "oversættelsen er ikke opdateret"


def privacy(language):
    return StandardPage.objects.get(translation_key=_key(), locale__language_code=language)


def _key():
    return StandardPage.objects.get(slug="privatliv", locale__language_code="da").translation_key


def publish(language):
    page = privacy(language)
    page.save_revision().publish()
    return page


def reads(client):
    return client.get(privacy("en").url).content.decode()


def test_a_fresh_house_has_no_old_translation(client):
    assert "older-translation" not in reads(client)
    assert "older-translation" not in client.get("/privatliv/").content.decode()


def test_a_reader_is_told_until_the_translation_is_published_again(client):
    publish("da")
    html = reads(client)
    assert "older-translation" in html
    assert 'href="/privatliv/"' in html

    publish("en")
    assert "older-translation" not in reads(client)


def test_a_draft_of_the_danish_page_ages_nothing(client):
    privacy("da").save_revision()
    assert "older-translation" not in reads(client)


def test_a_danish_page_is_never_a_translation(client):
    publish("en")
    assert "older-translation" not in client.get("/privatliv/").content.decode()


def test_the_mark_costs_a_reader_no_query(client):
    address = privacy("en").url
    client.get(address)
    with CaptureQueriesContext(connection) as before:
        client.get(address)
    publish("da")
    client.get(address)
    with CaptureQueriesContext(connection) as after:
        client.get(address)
    assert len(after) == len(before)


def test_an_editor_sees_it_above_the_page_and_in_the_list(client):
    editing.colleague(client)
    publish("da")
    page = privacy("en")

    assert EDITOR in client.get(editing.edit(page)).content.decode()
    listed = client.get(f"/admin/pages/{page.get_parent().pk}/").content.decode()
    assert listed.count(MARK) == 1

    publish("en")
    assert EDITOR not in client.get(editing.edit(page)).content.decode()
    assert MARK not in client.get(f"/admin/pages/{page.get_parent().pk}/").content.decode()


def test_the_list_costs_as_many_queries_with_many_old_translations_as_with_one(client):
    editing.colleague(client)
    address = f"/admin/pages/{editing.home('en').pk}/"
    publish("da")
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for page in StandardPage.objects.filter(locale__language_code="da"):
        page.save_revision().publish()
    client.get(address)
    with CaptureQueriesContext(connection) as more:
        assert client.get(address).content.decode().count(MARK) > 1
    assert len(more) == len(one)


def test_a_page_that_is_not_published_is_not_marked():
    publish("da")
    page = privacy("en")
    page.unpublish()
    [found] = translation_age.with_original(StandardPage.objects.filter(pk=page.pk))
    assert not translation_age.is_outdated(found)
