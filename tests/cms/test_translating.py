"""Translating with wagtail-localize: nobody reads Danish on an English page, and what was written by hand is kept."""

import json

import pytest
from django.test import TestCase
from django.urls import reverse
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from cms import gates
from cms.adopting import _BLOCK_ID, BuiltDifferently, adopt
from cms.models import DialoguePage, HomePage, StandardPage
from portal.accounts.invitations import WRITERS
from tests.cms import editing

pytestmark = pytest.mark.usefixtures("programme")


def translate(client, page):
    """Begin a translation as an editor does."""
    client.post(f"/admin/localize/submit/page/{page.pk}/", {"locales": [editing.english().pk]})
    return Translation.objects.get(source__object_id=page.translation_key)


def say(translation, words):
    """Write the translation of every piece."""
    for segment in StringSegment.objects.filter(source=translation.source).select_related("string"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={"data": words.get(segment.string.data, segment.string.data), "translation_type": "manual"},
        )


def publish(client, page):
    # wagtail-localize publishes when the transaction ends, which in a test it never does.
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(editing.edit(page), {"action": "publish"}, follow=True).content.decode()


def english_of(page):
    return page.get_translation(editing.english()).specific


def test_a_translation_begins_as_a_draft_even_of_a_public_page(client):
    editing.colleague(client)
    page = editing.page("<p>Ring til os.</p>", live=True)
    translate(client, page)
    assert not english_of(page).live


def test_a_translation_with_gaps_is_not_published(client):
    editing.colleague(client)
    page = editing.page("<p>Ring til os.</p>", live=True)
    translate(client, page)

    html = publish(client, english_of(page))

    assert "stykker mangler at blive oversat" in html
    assert not english_of(page).live


def test_a_whole_translation_is_published_and_is_up_to_date_until_the_danish_page_changes(client):
    editing.colleague(client)
    page = editing.page("<p>Ring til os.</p>", live=True)
    translation = translate(client, page)
    say(translation, {"Frivillig": "Volunteer", "Ring til os.": "Ring us.", "Kom og vær med.": "Join us."})
    publish(client, english_of(page))

    html = client.get("/en/frivillig/").content.decode()
    assert "Ring us." in html
    assert "older-translation" not in html

    page.text.append(("paragraph", "<p>Eller skriv.</p>"))
    page.save_revision().publish()
    assert "older-translation" in client.get("/en/frivillig/").content.decode()

    client.post(
        reverse("wagtail_localize:update_translations", args=[translation.source.pk]), {"publish_translations": "on"}
    )
    assert "Eller skriv." not in client.get("/en/frivillig/").content.decode()
    total, done = translation.get_progress()
    assert total - done == 1


def test_a_translation_that_proofreading_stops_is_not_published(client):
    editing.colleague(client)
    page = editing.page('<p>Vi har <a href="https://a.example/">en lang historie</a>.</p>', live=True)
    translation = translate(client, page)
    say(translation, {'Vi har <a id="a1">en lang historie</a>.': 'We have more: <a id="a1">read more</a>'})

    assert "Linket «read more» siger ikke" in publish(client, english_of(page))
    assert not english_of(page).live


def test_bringing_up_to_date_offers_no_way_to_publish_danish(client):
    editing.colleague(client)
    translation = translate(client, editing.page("<p>Hej.</p>", live=True))
    html = client.get(reverse("wagtail_localize:update_translations", args=[translation.source.pk])).content.decode()
    assert "publish_translations" not in html


@pytest.mark.parametrize("model", [HomePage, DialoguePage, StandardPage])
def test_what_was_translated_by_hand_is_adopted_word_for_word(model):
    for page in model.objects.filter(locale__language_code="en"):
        before = _texts(page)
        translation = adopt(page.get_translation(editing.home().locale), page)

        total, done = translation.get_progress()
        assert total == done > 0
        made = translation.source.get_ephemeral_translated_instance(page.locale)
        assert _texts(made) == before, page


def _texts(page):
    """What the page says, field by field, without the numbers of its blocks."""
    names = ("title", "lead", "headline", "text", "letters", "questions", "background", "band_page")
    said = {field.name: page.serializable_data()[field.name] for field in page._meta.fields if field.name in names}
    return {name: _ordered(_BLOCK_ID.sub("*", str(text))) for name, text in said.items()}


def _ordered(text):
    """A database may keep what stands in JSON in an order of its own."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def test_pages_that_are_built_differently_are_left_alone():
    page = StandardPage.objects.get(slug="privatliv", locale__language_code="en")
    page.text = [("paragraph", "<p>Something else.</p>")]
    page.save_revision().publish()
    with pytest.raises(BuiltDifferently):
        adopt(page.get_translation(editing.home().locale), page)
    assert not TranslationSource.objects.exists()


def test_an_editor_adopts_a_page_with_one_press(client):
    editing.colleague(client)
    page = StandardPage.objects.get(slug="privatliv", locale__language_code="en")
    address = reverse("cms_adopt", args=[page.pk])
    assert address in client.get(editing.edit(page)).content.decode()
    assert client.get(address).status_code == 200
    assert gates.translation_of(page) is None

    client.post(address)

    assert gates.translation_of(page) is not None
    assert client.get(editing.edit(page)).status_code == 200
    assert client.get(address).status_code == 404


def test_writers_begin_no_translation(client):
    editing.colleague(client, WRITERS)
    page = StandardPage.objects.get(slug="privatliv", locale__language_code="en")
    assert reverse("cms_adopt", args=[page.pk]) not in client.get(editing.edit(page)).content.decode()
    client.post(reverse("cms_adopt", args=[page.pk]))
    assert gates.translation_of(page) is None


def test_a_translation_with_gaps_is_not_published_with_several_others_either(client):
    editing.colleague(client)
    page = editing.page("<p>Ring til os.</p>", live=True)
    translate(client, page)
    english = english_of(page)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    html = client.post(f"{address}?id={english.pk}", follow=True).content.decode()

    assert "stykker mangler at blive oversat" in html
    assert not english_of(page).live


def test_no_writer_makes_a_translation_public_as_a_copy_of_the_danish_page(client):
    editing.colleague(client)
    page = editing.page("<p>Ring til os.</p>", live=True)
    translate(client, page)
    client.logout()
    editing.colleague(client, WRITERS)

    client.post(reverse("wagtail_localize:convert_to_alias", args=[english_of(page).pk]))

    assert not english_of(page).live
    assert english_of(page).alias_of_id is None
