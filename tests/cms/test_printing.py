"""The programme as a PDF."""

import io
import re
from datetime import timedelta
from itertools import pairwise

import pytest
from django.core.management import call_command
from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pypdf import PdfReader
from wagtail.models import PageViewRestriction

from cms import printing
from cms.models import PrintedProgramme, ProgrammePage, ProposalPage, ThemePage
from cms.models.followed import Status
from cms.tasks import print_programme, print_programmes
from portal import paper
from tests.pdf import elements_of, tags

pytestmark = pytest.mark.either_engine

needs_pango = pytest.mark.skipif(not paper.can_be_made(), reason="Pango is not here")


def words(pdf):
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def read(content):
    return PdfReader(io.BytesIO(bytes(content)))


@needs_pango
@pytest.mark.parametrize(("language", "address"), [("da", "/ideprogram.pdf"), ("en", "/en/ideprogram.pdf")])
def test_it_holds_every_theme_and_proposal_in_the_readers_language(client, programme, language, address):
    answer = client.get(address)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'inline; filename="dok-ideprogram-{language}.pdf"'
    said = words(read(answer.content))
    pages = [*ThemePage.objects.filter(locale__language_code=language)]
    pages += ProposalPage.objects.filter(locale__language_code=language)
    assert [page.title for page in pages if page.title not in said] == []


@needs_pango
def test_a_proposal_says_all_that_its_page_says(programme):
    page = ProposalPage.objects.get(slug="boligmix", locale__language_code="da")
    answer, source = page.questions[0].value, page.sources[0].value
    text = words(read(printing.draw("da")))
    for said in (answer["asked_by"], answer["unsure"][0], f"DOK’s svar: {answer['answered']}", source["name"]):
        assert " ".join(str(said).split()) in text


def test_a_proposal_without_steps_says_how_far_it_is(programme, by_hand):
    page = ProposalPage.objects.get(slug="boligmix", locale__language_code="da")
    page.steps, page.status = [], Status.EVALUATED
    page.save()

    assert "Hvor langt er vi? Evalueret" in printing.draw("da").decode()


@needs_pango
def test_the_contents_name_the_page_where_each_chapter_begins(programme):
    pdf = read(printing.draw("da"))
    contents = pdf.pages[1].extract_text()
    for theme in ThemePage.objects.filter(locale__language_code="da"):
        line = next(line for line in contents.splitlines() if theme.title in line and "." in line)
        number = int(line.rsplit(".", 1)[1])
        assert theme.title in pdf.pages[number - 1].extract_text()
        assert pdf.pages[number - 1].extract_text().rstrip().endswith(str(number))


@needs_pango
def test_a_screen_reader_finds_its_way_in_it(programme):
    pdf = read(printing.draw("da"))
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == "da"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert tags(root["/StructTreeRoot"]) >= {"/H1", "/H2", "/H3", "/H4", "/P", "/L", "/LI", "/Link", "/Figure"}
    assert [entry.title for entry in pdf.outline if not isinstance(entry, list)][:1] == ["Idéprogram"]


@needs_pango
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_drawing_has_words_and_no_level_of_heading_is_skipped(programme, language):
    elements = list(elements_of(read(printing.draw(language)).trailer["/Root"]["/StructTreeRoot"]))
    figures = [element for element in elements if element["/S"] == "/Figure"]
    levels = [int(name[2:]) for name in (element["/S"] for element in elements) if re.fullmatch("/H[1-6]", name)]

    assert figures
    assert [figure.get("/Alt") for figure in figures if not str(figure.get("/Alt", "")).strip()] == []
    assert levels[0] == 1
    assert [(one, next_) for one, next_ in pairwise(levels) if next_ > one + 1] == []


@needs_pango
def test_its_links_lead_to_the_site_and_nowhere_on_this_machine(programme, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://dok.example"
    links = [
        note.get_object()["/A"]["/URI"]
        for page in read(printing.draw("da")).pages
        for note in page.get("/Annots", ())
        if "/URI" in note.get_object().get("/A", {})
    ]
    assert "https://dok.example/ideprogram/bolig/boligmix/" in links
    assert [link for link in links if not link.startswith("https://")] == []


@needs_pango
def test_a_publication_has_it_drawn_anew(client, programme, django_capture_on_commit_callbacks):
    before = client.get("/ideprogram.pdf").content
    page = ProposalPage.objects.get(slug="boligmix", locale__language_code="da")
    page.title = "BoligMix med have"
    with django_capture_on_commit_callbacks() as asked:
        page.save_revision().publish()
    assert [call for call in asked if "ask_for" in call.__qualname__] != []
    assert client.get("/ideprogram.pdf").content == before

    print_programme.func("da")

    assert "BoligMix med have" in words(read(client.get("/ideprogram.pdf").content))


def test_another_order_has_it_drawn_anew(programme, django_capture_on_commit_callbacks):
    first, *_others, last = ThemePage.objects.filter(locale__language_code="da").order_by("path")
    with django_capture_on_commit_callbacks() as asked:
        last.move(first, pos="left")
    assert [call for call in asked if "ask_for" in call.__qualname__] != []
    printing.keep("da")
    text = words(read(bytes(PrintedProgramme.objects.get(language="da").content)))
    assert text.rindex(last.title) < text.rindex(first.title)


def test_many_publications_at_once_are_drawn_once(programme, django_capture_on_commit_callbacks):
    DBTaskResult.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        for page in ProposalPage.objects.all():
            page.save_revision().publish()
    drawn = DBTaskResult.objects.filter(task_path="cms.tasks.print_programme").values_list("args_kwargs", flat=True)
    assert sorted(each["args"][0] for each in drawn) == ["da", "en"]


def boligmix():
    return ProposalPage.objects.get(slug="boligmix", locale__language_code="da")


def shut(page):
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def let_expire(page):
    page.expire_at = timezone.now() - timedelta(minutes=1)
    page.save_revision().publish()
    ProposalPage.objects.filter(pk=page.pk).update(live=True, expired=False)
    call_command("publish_scheduled")


WITHDRAWALS = {
    "hidden": lambda page: page.unpublish(),
    "deleted": lambda page: page.delete(),
    "expired": let_expire,
    "shut": shut,
    "its theme hidden": lambda page: page.get_parent().specific.unpublish(),
    "its theme deleted": lambda page: page.get_parent().delete(),
    "its theme shut": lambda page: shut(page.get_parent()),
}


@pytest.fixture(params=WITHDRAWALS.values(), ids=WITHDRAWALS)
def take_away(request):
    return request.param


@pytest.fixture
def by_hand(monkeypatch):
    """Draw words for a PDF, without Pango."""

    def drawn(template, context, *, amend=str):
        return b"%PDF " + amend(render_to_string(template, context)).encode()

    monkeypatch.setattr(paper, "can_be_made", lambda: True)
    monkeypatch.setattr(paper, "pdf", drawn)
    return drawn


HIDDEN_WORDS = b"forskellige unge, samme bolig"


def test_a_page_taken_from_readers_is_in_no_copy_that_anybody_gets(
    client, programme, by_hand, take_away, django_capture_on_commit_callbacks
):
    assert HIDDEN_WORDS in client.get("/ideprogram.pdf").content
    DBTaskResult.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        take_away(boligmix())
    assert not PrintedProgramme.objects.filter(language="da").exists()
    asked = DBTaskResult.objects.filter(task_path="cms.tasks.print_programme").values_list("args_kwargs", flat=True)
    assert ["da"] in [one["args"] for one in asked]
    answer = client.get("/ideprogram.pdf")
    assert answer.status_code == 200
    assert HIDDEN_WORDS not in answer.content


def test_what_a_worker_read_before_a_page_was_taken_away_is_shown_to_nobody(
    client, programme, by_hand, take_away, monkeypatch
):
    def slowly(template, context, *, amend=str):
        drawn = by_hand(template, context, amend=amend)
        take_away(boligmix())
        monkeypatch.setattr(paper, "pdf", by_hand)
        return drawn

    monkeypatch.setattr(paper, "pdf", slowly)
    print_programme.func("da")
    assert HIDDEN_WORDS in bytes(PrintedProgramme.objects.get(language="da").content)
    answer = client.get("/ideprogram.pdf")
    assert answer.status_code == 200
    assert HIDDEN_WORDS not in answer.content


def test_of_two_workers_who_draw_at_once_the_one_who_read_last_is_shown(client, programme, by_hand, monkeypatch):
    def slowly(template, context, *, amend=str):
        drawn = by_hand(template, context, amend=amend)
        monkeypatch.setattr(paper, "pdf", by_hand)
        ProposalPage.objects.filter(pk=boligmix().pk).update(title="Skrevet imens")
        assert b"Skrevet imens" in bytes(printing.keep("da").content)
        return drawn

    monkeypatch.setattr(paper, "pdf", slowly)
    printing.keep("da")
    assert b"Skrevet imens" in client.get("/ideprogram.pdf").content


def test_a_copy_that_does_not_say_what_it_was_drawn_from_is_drawn_anew(client, programme, by_hand):
    PrintedProgramme.objects.create(language="da", content=b"%PDF of an earlier release", read_at=timezone.now())
    assert b"earlier release" not in client.get("/ideprogram.pdf").content


@pytest.mark.parametrize("take", ["delete", "unpublish"])
def test_the_copy_in_the_other_language_stays(client, programme, by_hand, take):
    client.get("/en/ideprogram.pdf")
    getattr(boligmix(), take)()
    assert PrintedProgramme.objects.filter(language="en").exists()


def test_a_draft_that_is_deleted_was_in_no_copy(client, programme, by_hand):
    page = boligmix()
    page.unpublish()
    client.get("/ideprogram.pdf")
    read_at = PrintedProgramme.objects.get(language="da").read_at
    boligmix().delete()
    assert PrintedProgramme.objects.get(language="da").read_at == read_at


@needs_pango
def test_a_page_that_is_hidden_leaves_both_languages_drawn_by_night(client, programme):
    boligmix().unpublish()
    print_programmes.func()
    assert "forskellige unge, samme bolig" not in words(read(client.get("/ideprogram.pdf").content))
    assert PrintedProgramme.objects.count() == 2


def test_without_a_programme_there_is_no_such_page(client, programme):
    ProgrammePage.objects.get(locale__language_code="da").unpublish()
    assert client.get("/ideprogram.pdf").status_code == 404


def test_without_pango_there_is_no_such_page_and_the_rest_goes_on(client, programme, monkeypatch):
    monkeypatch.setattr(paper, "can_be_made", lambda: False)
    assert client.get("/ideprogram.pdf").status_code == 404
    assert client.get("/ideprogram/").status_code == 200


@needs_pango
def test_what_is_shut_is_not_printed_and_what_was_printed_is_withdrawn_at_once(client, programme):
    title = "forskellige unge, samme bolig"
    PrintedProgramme.objects.create(language="da", content=b"%PDF with what is shut now")
    shut(ProposalPage.objects.get(slug="boligmix", locale__language_code="da"))
    assert not PrintedProgramme.objects.exists()
    said = words(read(client.get("/ideprogram.pdf").content))
    assert title not in said
    assert ThemePage.objects.filter(locale__language_code="da").first().title in said


def test_a_theme_that_is_shut_takes_its_proposals_with_it(programme):
    page = ProgrammePage.objects.get(locale__language_code="da")
    theme = ThemePage.objects.filter(locale__language_code="da").first()
    before = {one.pk for one in printing._context(page)["themes"]}
    shut(theme)
    assert {one.pk for one in printing._context(page)["themes"]} == before - {theme.pk}


@pytest.mark.parametrize("close", [shut, lambda page: page.unpublish()], ids=["shut", "hidden"])
def test_a_programme_that_is_shut_or_hidden_is_not_shown_as_it_was_drawn_before(client, programme, close):
    close(ProgrammePage.objects.get(locale__language_code="da"))
    PrintedProgramme.objects.create(language="da", content=b"%PDF as it was")
    assert client.get("/ideprogram.pdf").status_code == 404
