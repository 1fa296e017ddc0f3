"""The pieces of a story: what each shows, and what each refuses before it may be published."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.blocks import Story
from cms.models import CampaignPage
from intake.journeys.models import Entrance
from tests import make
from tests.cms import every_kind, stories

QUOTE = {"text": "Jeg sover om natten.", "name": "Amina", "role": "", "anonymous": False, "consent": stories.GIVEN}


def shown(kind, value, language="da"):
    """A block as a page shows it, read in a language."""
    with translation.override(language):
        return Story().to_python([{"type": kind, "value": value}]).render_as_block()


def clean(kind, value):
    block = Story().child_blocks[kind]
    return block.clean(block.to_python(value))


def test_the_story_that_is_looked_at_has_a_block_of_every_kind_that_may_be_published(db):
    told = every_kind.story()

    assert {block["type"] for block in told} == set(Story().child_blocks)
    assert all(clean(block["type"], block["value"]) for block in told)


def test_a_quote_shows_the_day_of_the_consent_and_nothing_else_of_it(db):
    html = shown("quote", QUOTE)

    assert "Bragt med samtykke, givet 3. november 2026." in html
    assert "Kanarie" not in html
    assert "Shown with consent, given 3 November 2026." in shown("quote", QUOTE, "en")


def test_a_changed_name_is_called_so(db):
    assert "Navnet er et andet." in shown("quote", {**QUOTE, "anonymous": True})
    assert "Navnet er et andet." not in shown("quote", QUOTE)


def test_an_invented_voice_says_that_it_is(db):
    voice = {"text": "Jeg leder.", "role": "En ung på 22"}

    assert "Stemmen er opdigtet." in shown("invented_voice", voice)
    assert "The voice is invented." in shown("invented_voice", voice, "en")


def test_words_said_in_public_lead_to_where_they_stand(db):
    words = {"text": "Ja.", "name": "N", "role": "", "source": "Avisen, 2026", "source_url": "https://avis.example/"}

    assert '<a href="https://avis.example/">Avisen, 2026</a>' in shown("public_quote", words)
    with pytest.raises(ValidationError):
        clean("public_quote", {**words, "source": ""})


@pytest.mark.parametrize("missing", ["given_by", "covers", "given_on"])
def test_nobody_is_quoted_without_every_part_of_their_yes(missing):
    with pytest.raises(ValidationError):
        clean("quote", {**QUOTE, "consent": {**stories.GIVEN, missing: None}})


def test_a_portrait_wants_a_yes_and_words_for_the_picture(db):
    picture = stories.in_stream(stories.image())
    whole = {"picture": picture, "name": "Bo", "role": "", "text": "", "anonymous": False, "consent": stories.GIVEN}

    assert clean("portrait", whole)
    for broken in ({"consent": {}}, {"picture": {**picture, "alt_text": ""}}):
        with pytest.raises(ValidationError):
            clean("portrait", {**whole, **broken})


def test_the_note_of_consent_is_found_by_no_search(db):
    story = Story().to_python([{"type": "quote", "value": QUOTE}])

    assert "Kanarie" not in " ".join(Story().get_searchable_content(story))
    assert "Jeg sover om natten." in Story().get_searchable_content(story)


@pytest.mark.usefixtures("programme")
def test_a_draft_may_wait_for_consent_and_publishing_may_not(client):
    page = stories.campaign(story=[{"type": "quote", "value": {**QUOTE, "consent": {}}}])
    make.sign_in(client, make.user(is_staff=True, is_superuser=True))
    quote = {**QUOTE, "consent": {"given_by": "", "covers": "", "given_on": ""}}
    words = {"title": page.title, "slug": page.slug, "lead": "Ny", "headline": "", "starts_on": "2020-01-01"}
    form = nested_form_data(
        {
            **words,
            "ends_on": "",
            "letter": "",
            "drawing": "keys",
            "cover": "",
            "cover_alt": "",
            "story": streamfield([("quote", {name: value for name, value in quote.items() if name != "anonymous"})]),
            "press": streamfield([]),
            "proposals": inline_formset([]),
            "comments": inline_formset([]),
        }
    )

    refused = client.post(f"/admin/pages/{page.pk}/edit/", {**form, "action-publish": "1"})
    assert refused.status_code == 200
    page.refresh_from_db()
    assert page.latest_revision is None

    kept = client.post(f"/admin/pages/{page.pk}/edit/", form)
    assert kept.status_code == 302
    page.refresh_from_db()
    assert page.latest_revision.as_object().story[0].value["text"] == QUOTE["text"]


def test_a_fact_box_names_its_source(db):
    box = {"heading": "Regler", "text": [{"type": "points", "value": ["Et", "To"]}], "source": "borger.dk, 2026"}
    html = shown("fact_box", box)

    assert html.count("<li>") == 2
    assert "Kilde: borger.dk, 2026" in html
    assert "Source: borger.dk, 2026" in shown("fact_box", box, "en")


def test_a_timeline_is_an_ordered_list(db):
    moment = {"when": "2016", "title": "DOK skriver", "text": "", "source": ""}
    html = shown("timeline", {"heading": "Sådan gik det", "moments": [moment, {**moment, "when": "2026"}]})

    assert html.index("2016") < html.index("2026")
    assert "<ol>" in html


def table(*rows):
    columns = [{"type": "words", "heading": ""}, {"type": "number", "heading": "Kr."}]
    return {"columns": columns, "rows": [{"values": list(row)} for row in rows], "caption": ""}


def test_a_comparison_names_its_rows_and_columns(db):
    value = {"heading": "Husleje", "table": table(("SU", "3.500")), "note": "", "source": "egen beregning"}
    html = shown("comparison", value)

    assert '<th scope="row">SU</th>' in html
    assert '<th scope="col" class="is-number">Kr.</th>' in html
    assert '<td class="is-number">3.500</td>' in html
    assert "<caption>Husleje</caption>" in html
    assert "<th></th>" not in html


def test_a_comparison_without_rows_is_not_published():
    with pytest.raises(ValidationError):
        clean("comparison", {"heading": "H", "table": table(), "note": "", "source": "S"})


def call(**fields):
    return {"heading": "Søg", "text": "", "button": "Søg BoligMix", "journey": "", "page": None, **fields}


def test_a_call_leads_to_a_journey_in_the_readers_language(db):
    assert 'href="/ansoeg/boligmix/"' in shown("call_to_action", call(journey="boligmix"))
    assert 'href="/en/ansoeg/boligmix/"' in shown("call_to_action", call(journey="boligmix"), "en")


def test_a_call_to_a_closed_journey_says_so(db):
    Entrance.objects.create(kind="boligmix", opens_on=date(2099, 1, 1))

    html = shown("call_to_action", call(journey="boligmix"))

    assert "Se, hvem du kan ringe til" in html
    assert "Søg BoligMix" not in html


@pytest.mark.usefixtures("programme")
def test_a_call_leads_to_a_page_until_it_is_hidden():
    page = CampaignPage.objects.get(locale__language_code="da")

    assert 'href="/kampagner/tre-vaerelser/"' in shown("call_to_action", call(page=page.pk))
    page.unpublish()
    assert "<a" not in shown("call_to_action", call(page=page.pk))


@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize("both", [True, False])
def test_a_call_leads_to_one_place_and_not_to_two_or_none(both):
    page = CampaignPage.objects.get(locale__language_code="da").pk if both else None
    with pytest.raises(ValidationError):
        clean("call_to_action", call(journey="boligmix" if both else "", page=page))


def film(**fields):
    made = {
        "film": stories.document(),
        "captions": stories.document("film.vtt", b"WEBVTT\n"),
        "poster": stories.image(),
    }
    numbers = {name: thing.pk for name, thing in {**made, **fields}.items()}
    return {"title": "En dag", "text_alternative": "<p>To laver kaffe.</p>", "credit": "Film: DOK", **numbers}


def test_a_film_comes_from_our_own_house_with_captions_and_its_words(db):
    html = shown("video", film())

    assert 'type="video/mp4"' in html
    assert '<track kind="captions" src="/documents/' in html
    assert 'srclang="da"' in html
    assert 'srclang="en"' in shown("video", film(), "en")
    assert "To laver kaffe." in html
    assert "http" not in html
    assert clean("video", film())


@pytest.mark.parametrize("name", ["film", "captions"])
def test_a_film_and_its_captions_are_files_of_their_kind(db, name):
    with pytest.raises(ValidationError):
        clean("video", film(**{name: stories.document("noget.pdf")}))


def test_a_film_without_words_is_not_published(db):
    with pytest.raises(ValidationError):
        clean("video", {**film(), "text_alternative": ""})


def test_a_gallery_shows_every_picture_with_its_words_and_its_maker(db):
    picture = {"picture": stories.in_stream(stories.image()), "caption": "I maj", "credit": "Foto: DOK"}
    html = shown("gallery", {"heading": "Gården", "pictures": [picture, picture]})

    assert html.count('alt="En gård med et træ"') == 2
    assert html.count("Foto: DOK") == 2
    with pytest.raises(ValidationError):
        clean("gallery", {"heading": "Gården", "pictures": [picture]})


def test_questions_unfold_without_a_script(db):
    html = shown("faq", {"heading": "Spørgsmål", "questions": [{"question": "Hvorfor?", "answer": "<p>Derfor.</p>"}]})

    assert "<summary>Hvorfor?</summary>" in html
    assert "<script" not in html


def test_a_portrait_and_the_pictures_of_a_gallery_are_never_decoration(db):
    bare = stories.in_stream(stories.image(), alt="")
    assert bare["decorative"]
    portrait = {"picture": bare, "name": "Bo", "role": "", "text": "", "anonymous": False, "consent": stories.GIVEN}
    picture = {"picture": bare, "caption": "I maj", "credit": "Foto: DOK"}
    for kind, value in (("portrait", portrait), ("gallery", {"heading": "Gården", "pictures": [picture, picture]})):
        with pytest.raises(ValidationError) as refused:
            clean(kind, value)
        assert "Billedet er ikke pynt her." in str(refused.value.as_json_data())
