"""What proofreading finds, on pages as editors make them."""

import pytest
from django.core.files.base import ContentFile

from cms.models import DokImage, StandardPage
from cms.proofreading import findings, reading, stopping
from cms.proofreading.parts import Part
from cms.proofreading.rules import Stop, alternative_texts, consents, headings, links
from tests.cms import editing, stories
from tests.cms.drawings import drawn

pytestmark = pytest.mark.usefixtures("programme")


class Shown:
    def __init__(self, language="da", own_words=""):
        self.language, self.own_words = language, own_words

    def own_words_for(self, part):
        return self.own_words


def said(rule, html="", value=None, **shown):
    return [(isinstance(word, Stop), str(word)) for word in rule(Part("text", "Tekst", value, html), Shown(**shown))]


def image(**fields):
    fields = {"title": "Trappen", "description": "To naboer på en trappe", **fields}
    return DokImage.objects.create(file=ContentFile(drawn(), name="trappe.png"), **fields)


def test_a_page_that_is_well_says_nothing():
    assert findings(editing.page("<p>Skriv til os. Så ringer vi.</p>")) == []


def test_the_programme_as_it_is_seeded_can_be_published():
    stopped = {page: stopping(page) for page in StandardPage.objects.all()}
    assert set(map(tuple, stopped.values())) == {()}


@pytest.mark.parametrize(
    ("html", "word"),
    [
        ('<p>Du kan <a href="https://a.example/">læse mere her</a>.</p>', None),
        ('<a href="https://a.example/">Læs mere</a>', "Linket «Læs mere» siger ikke"),
        ('<a href="https://a.example/">Klik her!</a>', "Linket «Klik her!» siger ikke"),
        ('<a href="https://a.example/">Read more →</a>', "siger ikke"),
        ('<a href="https://a.example/"> </a>', "Et link har ingen tekst"),
        ('<a href="https://a.example/"><img src="/a.png" alt="Til forsiden"></a>', None),
        ("<a>Den gamle side</a>", "fører til noget, der er slettet"),
        ('<a href="/findes-ikke/">Den gamle side</a>', "fører ingen steder hen"),
        ('<a href="/ideprogram/bolig/boligmix/">Forslaget</a>', None),
        ('<a href="/en/ideprogram/bolig/boligmix/">The proposal</a>', None),
        ('<a href="/ansoeg/boligmix/">Søg om en bolig</a>', None),
        ('<a href="mailto:a@dok.example">Skriv til os</a>', None),
        ('<a href="#kontakt">Kontakt</a>', None),
    ],
)
def test_a_link_says_where_it_leads_and_leads_there(html, word):
    found = said(links, html)
    assert [stops for stops, _ in found] == ([True] if word else [])
    assert not word or word in found[0][1]


def test_a_link_to_a_page_that_waits_is_told_and_does_not_stop():
    editing.page(slug="kommer-snart", title="Kommer snart")
    [(stops, word)] = said(links, '<a href="/kommer-snart/">Det nye</a>')
    assert not stops
    assert "ikke er udgivet endnu" in word


def test_a_page_that_was_deleted_is_missed_in_the_text_that_links_to_it():
    target = editing.page(slug="vaek", title="Væk", live=True)
    page = editing.page(f'<p>Se <a linktype="page" id="{target.pk}">siden om os</a>.</p>')
    assert stopping(page) == []
    target.delete()
    assert [finding.field for finding in stopping(page)] == ["text"]


@pytest.mark.parametrize(
    ("html", "word"),
    [
        ("<h2>A</h2><h3>B</h3><h2>C</h2>", None),
        ("<h2>A</h2><h4>B</h4>", "springer et niveau over"),
        ("<h2> </h2>", "En overskrift er tom"),
    ],
)
def test_headings_go_down_a_level_at_a_time(html, word):
    found = said(headings, html)
    assert bool(found) == bool(word)
    assert not word or word in found[0][1]


@pytest.mark.parametrize(
    ("html", "word"),
    [
        ('<img src="/a.png" alt="To naboer">', None),
        ('<img src="/a.png" alt="">', None),
        ('<img src="/a.png">', "mangler en alternativ tekst"),
        ('<img src="/a.png" alt="DSC_0042">', "ligner et filnavn"),
        ('<img src="/a.png" alt="trappe.jpg">', "ligner et filnavn"),
    ],
)
def test_a_picture_says_what_it_shows(html, word):
    found = said(alternative_texts, html)
    assert bool(found) == bool(word)
    assert not word or word in found[0][1]


def test_a_picture_on_an_english_page_speaks_english():
    picture = image()
    assert said(alternative_texts, value=picture) == []
    assert "engelsk beskrivelse" in said(alternative_texts, value=picture, language="en")[0][1]
    assert said(alternative_texts, value=picture, language="en", own_words="Neighbours") == []
    picture.description_en = "Two neighbours"
    assert said(alternative_texts, value=picture, language="en") == []


def test_what_a_danish_screen_put_into_the_field_does_not_reach_an_english_page():
    picture = image()
    assert (
        "danske beskrivelse"
        in said(alternative_texts, value=picture, language="en", own_words=picture.description)[0][1]
    )
    picture.contextual_alt_text = picture.description
    assert "danske beskrivelse" in said(alternative_texts, value=picture, language="en")[0][1]
    assert said(alternative_texts, value=picture) == []
    picture.description_en = picture.description
    assert said(alternative_texts, value=picture, language="en") == []


@pytest.mark.parametrize(("cover_alt", "description_en"), [("", "Two neighbours"), ("Neighbours", "")])
def test_an_english_page_with_a_picture_is_published_with_english_words_of_either(cover_alt, description_en):
    cover = image(description_en=description_en)
    assert stopping(stories.news(language="en", cover=cover, cover_alt=cover_alt)) == []


def test_an_english_page_with_a_picture_that_speaks_danish_alone_is_not_published():
    page = stories.news(language="en", cover=image())
    assert [finding.field for finding in stopping(page)] == ["cover"]


def test_nobody_is_shown_who_has_not_said_yes():
    picture = image(shows_people=True)
    assert "hvem der har sagt ja" in said(consents, value=picture)[0][1]
    picture.consent = "Skriftligt ja, 1. maj"
    assert said(consents, value=picture) == []


def test_a_hard_text_is_told_and_does_not_stop():
    page = editing.page(
        "<p>" + "Kommunalbestyrelsesmedlemmernes forhandlingsmuligheder begrænses utilsigtet. " * 20 + "</p>"
    )
    assert reading(page).is_hard
    assert [(finding.stops, "LIX" in finding.message) for finding in findings(page)] == [(False, True)]


def test_a_page_that_was_never_saved_can_be_read_too():
    page = StandardPage(title="Ny", text=[("paragraph", "<p>Kort.</p>")], locale=editing.home().locale)
    assert reading(page).words == 1
    assert [finding.field for finding in findings(page)] == ["lead"]
