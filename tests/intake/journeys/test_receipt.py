"""The receipt, on the screen and as a PDF: the number, what happens next and when; no answer and no secret."""

import io
from datetime import date, timedelta

import pytest
from django.utils import timezone, translation
from pypdf import PdfReader

from intake.journeys import receipt
from intake.journeys.declaration import area, areas
from intake.journeys.templatetags.written import day_in_words
from intake.submissions.enums import State, Via
from intake.submissions.models import Sender, Submission
from portal import paper
from tests import make
from tests.intake.journeys.walking import ABOUT, AGREED, BASE, at_check, text
from tests.own_pages import sent
from tests.pdf import tags

pytestmark = pytest.mark.either_engine

needs_pango = pytest.mark.skipif(not paper.can_be_made(), reason="Pango is not here")


def read(response) -> PdfReader:
    assert response["Content-Type"] == "application/pdf"
    return PdfReader(io.BytesIO(response.content))


def words(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


@pytest.fixture
def at_receipt(client, toy):
    make.team("indgang", central=True, phone="33 00 00 00")
    at_check(client)
    client.post(f"{BASE}gennemse/")
    return client


def test_the_page_says_by_which_day_we_answer(at_receipt):
    Submission.objects.update(due_on=timezone.localdate() + timedelta(days=3))
    promised = day_in_words(timezone.localdate() + timedelta(days=3))
    assert f"Du hører fra os senest <strong>{promised}</strong>." in text(at_receipt.get(f"{BASE}kvittering/"))
    Submission.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    assert "Du hører fra os senest" not in text(at_receipt.get(f"{BASE}kvittering/"))


def test_nobody_is_promised_an_answer_that_has_been_given():
    soon = timezone.localdate() + timedelta(days=3)
    waiting = {State.SUBMITTED, State.CONSENT_CHECK, State.SCREENING}
    for state in State:
        assert bool(receipt.answer_by(Submission(state=state, due_on=soon))) == (state in waiting)


@pytest.mark.parametrize(
    ("language", "words_"), [("da", "torsdag den 26. november 2026"), ("en", "Thursday 26 November 2026")]
)
def test_a_day_to_keep_stands_in_words(language, words_):
    with translation.override(language):
        assert day_in_words(date(2026, 11, 26)) == words_


def a_case(kind):
    """A case that no database knows, sent by nobody known."""
    case = Submission(kind=kind, reference="BM-7K3Q-9F2X", state=State.SUBMITTED, received_at=timezone.now())
    case.sender = Sender(via=Via.OPEN)
    return case


@needs_pango
def test_the_pdf_says_what_the_page_says(at_receipt, toy):
    case = Submission.objects.get()
    assert f'href="{BASE}kvittering/kvittering.pdf"' in text(at_receipt.get(f"{BASE}kvittering/"))
    answer = at_receipt.get(f"{BASE}kvittering/kvittering.pdf")
    assert answer["Content-Disposition"] == f'inline; filename="{case.reference}.pdf"'
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex")
    said = words(read(answer))
    promised = day_in_words(case.due_on)
    told = (case.reference, promised, "33 00 00 00", str(toy.wording.received), *map(str, toy.wording.next_steps))
    assert [part for part in told if part not in said] == []


@needs_pango
def test_the_pdf_holds_no_answer_and_no_secret(at_receipt):
    page = at_receipt.get(f"{BASE}kvittering/")
    pdf = read(at_receipt.get(f"{BASE}kvittering/kvittering.pdf"))
    everything = words(pdf) + str(pdf.metadata) + str([page.get("/Annots") for page in pdf.pages])
    secret = page.context["own_url"].rstrip("/").rpartition("/")[2]
    for never in (secret, ABOUT["full_name"], ABOUT["email"], AGREED["story"], "Legetøjsvej"):
        assert never not in everything
    links = [note.get_object()["/A"]["/URI"] for page in pdf.pages for note in page.get("/Annots", ())]
    assert sorted(set(links)) == ["http://127.0.0.1:8000/status/", "tel:+4533000000"]


@needs_pango
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("kind", [one.kind.name for one in areas()])
def test_a_screen_reader_finds_its_way_in_the_pdf(db, kind, language):
    case = a_case(kind)
    with translation.override(language):
        pdf = read(receipt.as_pdf(case, area(kind)))
        named = f"{translation.gettext('Kvittering')} BM-7K3Q-9F2X"
        heading = str(area(kind).wording.received)
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title == named
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert heading in words(pdf)
    assert tags(root["/StructTreeRoot"]) >= {"/H1", "/H2", "/P", "/L", "/LI", "/Link"}
    assert len(pdf.pages) == 1


@needs_pango
def test_the_pdf_is_set_in_our_letters(db):
    case = a_case("boligmix")
    fonts = read(receipt.as_pdf(case, area("boligmix"))).pages[0]["/Resources"]["/Font"]
    assert {str(font["/BaseFont"]).partition("+")[2].startswith("Schibsted") for font in fonts.values()} == {True}


@needs_pango
def test_the_own_page_gives_the_receipt_for_as_long_as_the_link_lives(client, db):
    case = sent()
    assert f'href="{case.url}kvittering.pdf"' in client.get(case.url).text
    answer = client.get(f"{case.url}kvittering.pdf")
    assert case.submission.reference in words(read(answer))
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("no-store", "strict-origin")
    assert client.get("/status/x/kvittering.pdf").status_code == 404


# --- A machine without Pango


@needs_pango
def test_one_case_has_so_many_pdfs_drawn_and_is_shown_the_page_after_that(at_receipt, settings):
    """They are drawn one at a time: whoever asks without end must not keep everybody else waiting."""
    settings.DOK_LIMITS = {**settings.DOK_LIMITS, "paper": "1 per hour"}
    case = sent()
    for address, page in (
        (f"{BASE}kvittering/kvittering.pdf", f"{BASE}kvittering/"),
        (f"{case.url}kvittering.pdf", case.url),
    ):
        read(at_receipt.get(address))
        assert at_receipt.get(address).url == page


def test_a_computer_that_others_use_is_cleared_after_sending(at_receipt):
    receipt_page = text(at_receipt.get(f"{BASE}kvittering/"))
    clear = f"{BASE}kvittering/ryd/"
    assert f'href="{clear}"' in receipt_page
    assert at_receipt.get(clear).status_code == 200
    assert at_receipt.get(f"{BASE}kvittering/").status_code == 200, "a look clears nothing"
    gone = at_receipt.post(clear)
    assert "Vi har det, du sendte." in text(at_receipt.get(gone.url))
    assert at_receipt.get(f"{BASE}kvittering/").url == BASE
    assert Submission.objects.count() == 1


def test_there_is_nothing_to_clear_before_sending(client, toy):
    at_check(client)
    assert client.post(f"{BASE}kvittering/ryd/").url == BASE
    assert client.get(f"{BASE}gennemse/").status_code == 200, "the draft is here yet"


def test_without_pango_the_page_says_how_to_print(at_receipt, monkeypatch):
    monkeypatch.setattr(paper, "can_be_made", lambda: False)
    page = text(at_receipt.get(f"{BASE}kvittering/"))
    assert "kvittering.pdf" not in page
    assert "Skriv nummeret ned, eller udskriv siden." in page
    assert at_receipt.get(f"{BASE}kvittering/kvittering.pdf").url == f"{BASE}kvittering/"


def test_without_pango_the_own_page_offers_no_pdf(client, db, monkeypatch):
    monkeypatch.setattr(paper, "can_be_made", lambda: False)
    case = sent()
    assert "kvittering.pdf" not in client.get(case.url).text
    assert client.get(f"{case.url}kvittering.pdf").status_code == 404


def test_there_is_no_pdf_without_sending(client, toy):
    at_check(client)
    assert client.get(f"{BASE}kvittering/kvittering.pdf").url == f"{BASE}kvittering/"
