"""What comes in and what is kept: bytes to bytes."""

import string
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile
from pypdf import PdfReader, PdfWriter

from intake.journeys.cpr import contains_cpr
from intake.journeys.files import cleaning
from intake.journeys.files.cleaning import JPEG, PDF, SIDE, clean, clean_name, shown_name, type_of
from intake.journeys.files.refusals import FileRefused, Reason
from tests.pictures import CAMERA, COMMENT, pdf, photo

FORMS = ["JPEG", "PNG", "WEBP"]


def refusal(content):
    with pytest.raises(FileRefused) as refused:
        clean(content)
    return refused.value.reason


def opened(content):
    image = Image.open(BytesIO(content))
    image.load()
    return image


# --- Pictures --------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_comes_out_as_a_jpeg_without_place_time_or_camera(form):
    sent = photo(form)
    before = opened(sent)
    assert before.getexif().get_ifd(0x8825)[2] == (55.0, 40.0, 34.5), "the place was in it"
    kept = clean(sent)
    after = opened(kept.content)
    assert (kept.media_type, after.format) == (JPEG, "JPEG")
    assert dict(after.getexif()) == {}
    assert set(after.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}
    for mark in (CAMERA, COMMENT, "2026:11:22", "Exif"):
        assert mark.encode() not in kept.content


def test_what_was_hung_on_behind_the_picture_is_gone():
    assert b"<script>" not in clean(photo(noise=b"<script>alert(1)</script>PK\x03\x04")).content


def test_a_picture_taken_sideways_is_turned_upright_before_the_note_of_it_goes():
    kept = opened(clean(photo(size=(60, 40), orientation=6)).content)
    assert kept.size == (40, 60)
    assert kept.getpixel((20, 5))[0] > 200, "what was left is on top now"


def swept(times, size=(60, 40)):
    """A JPEG that is drawn over so many times more than it needs; each costs some sixty bytes."""
    whole = photo(size=size, progressive=True)
    last = whole[whole.rindex(b"\xff\xda") : -2]
    return whole[:-2] + last * times + whole[-2:]


def test_a_picture_that_is_drawn_over_and_over_is_refused_before_it_is_drawn(monkeypatch):
    assert clean(swept(20)).media_type == JPEG
    drawn = []
    monkeypatch.setattr(cleaning, "_jpeg", drawn.append)
    assert refusal(swept(100)) == Reason.UNREADABLE
    assert drawn == []


def test_a_picture_that_must_be_held_whole_is_measured_whole(monkeypatch):
    monkeypatch.setattr(cleaning, "MOST_PIXELS", 4_000_000)
    monkeypatch.setattr(cleaning, "SIDE", 500)
    assert clean(photo(size=(3000, 2000))).media_type == JPEG, "row by row, at a smaller scale"
    assert refusal(photo(size=(3000, 2000), progressive=True)) == Reason.TOO_MANY_PIXELS


def test_what_a_phone_hangs_on_behind_the_picture_is_no_sweep():
    assert clean(photo(noise=b"\xff\xda\x00\x02" * 500)).media_type == JPEG


def test_what_is_transparent_becomes_white():
    image, sent = Image.new("RGBA", (8, 8), (0, 0, 0, 0)), BytesIO()
    image.save(sent, "PNG")
    assert min(opened(clean(sent.getvalue()).content).getpixel((4, 4))) > 250


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK"])
def test_a_picture_of_any_make_can_be_kept(mode):
    sent = BytesIO()
    Image.new(mode, (8, 8)).save(sent, "JPEG" if mode == "CMYK" else "PNG")
    assert opened(clean(sent.getvalue()).content).mode == "RGB"


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_of_a_moving_picture_the_first_is_kept(form):
    sent, frames = BytesIO(), [Image.new("RGB", (16, 16), colour) for colour in ("red", "lime")]
    frames[0].save(sent, form, save_all=True, append_images=frames[1:])
    kept = opened(clean(sent.getvalue()).content)
    assert getattr(kept, "n_frames", 1) == 1
    assert kept.getpixel((8, 8))[0] > 200


def test_a_large_picture_is_made_smaller():
    assert max(opened(clean(photo(size=(4000, 3000))).content).size) == SIDE


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_opened():
    sent = BytesIO()
    Image.new("1", (12_000, 12_000)).save(sent, "PNG")
    assert len(sent.getvalue()) < 200_000
    assert refusal(sent.getvalue()) is Reason.TOO_MANY_PIXELS


def test_so_is_one_that_even_the_library_warns_of(monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 10)
    assert refusal(photo("PNG")) is Reason.TOO_MANY_PIXELS


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("make_do", [True, False])
def test_half_a_picture_is_refused_whatever_another_library_has_told_this_one(form, make_do, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", make_do)
    whole = photo(form, size=(400, 300))
    assert refusal(whole[: len(whole) // 2]) is Reason.UNREADABLE
    assert make_do is ImageFile.LOAD_TRUNCATED_IMAGES


# --- PDFs ------------------------------------------------------------------------------------------


def test_a_pdf_is_kept_as_it_is():
    sent = pdf("Opgaver i bageriet")
    assert PdfReader(BytesIO(sent)).pages[0].extract_text() == "Opgaver i bageriet"
    assert clean(sent) == (sent, PDF)


def test_a_pdf_that_is_locked_with_a_code_is_refused_and_says_so():
    writer, sent = PdfWriter(clone_from=BytesIO(pdf())), BytesIO()
    writer.encrypt("hemmelig", algorithm="RC4-128")
    writer.write(sent)
    assert refusal(sent.getvalue()) is Reason.LOCKED


@pytest.mark.parametrize("broken", [pdf()[:-60], b"%PDF-nonsense\n%%EOF", b"%PDF"])
def test_a_broken_pdf_is_refused(broken):
    assert refusal(broken) is Reason.UNREADABLE


# --- Everything else ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"plain words",
        b"<html><script>alert(1)</script></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
        b"PK\x03\x04" + b"\0" * 60,
        b"MZ" + b"\0" * 200,
        b"",
    ],
    ids=["text", "html", "svg", "gif", "zip", "exe", "empty"],
)
def test_what_is_neither_is_refused_whatever_it_is_called(content):
    assert refusal(content) is Reason.WRONG_TYPE


@settings(deadline=None)
@given(st.binary(max_size=4096))
def test_random_bytes_never_pass_and_never_crash(content):
    assert refusal(content) in {Reason.WRONG_TYPE, Reason.UNREADABLE}


HEADS = [b"\xff\xd8\xff\xe0\x00\x10JFIF", b"\x89PNG\r\n\x1a\n", b"RIFF\x24\x00\x00\x00WEBPVP8 ", b"%PDF-1.7\n"]


@settings(deadline=None)
@given(st.sampled_from(HEADS), st.binary(max_size=2048))
def test_random_bytes_behind_a_true_beginning_never_crash(head, content):
    try:
        kept = clean(head + content)
    except FileRefused:
        return
    assert kept.media_type == PDF or opened(kept.content).format == "JPEG"


@settings(deadline=None)
@given(st.sampled_from(FORMS), st.data())
def test_a_picture_with_bytes_changed_is_drawn_anew_or_refused(form, data):
    sent = bytearray(photo(form, size=(16, 16)))
    for _time in range(data.draw(st.integers(1, 8))):
        sent[data.draw(st.integers(0, len(sent) - 1))] = data.draw(st.integers(0, 255))
    try:
        kept = clean(bytes(sent))
    except FileRefused:
        return
    assert opened(kept.content).getexif() == {}


# --- Names -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Værksted.png", "Værksted.jpg"),
        ("C:\\Users\\Åse\\billede.JPEG", "billede.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("vagtplan.v2.pdf", "vagtplan.v2.jpg"),
        ("faktura\u202egpj.exe", "faktura gpj.jpg"),
        ("linje\r\nX-Evil: 1.jpg", "linje X-Evil: 1.jpg"),
        ("010203-1234.jpg", "….jpg"),
        (".jpg", "fil.jpg"),
        ("", "fil.jpg"),
        ("å" * 300 + ".jpg", "å" * 100 + ".jpg"),
    ],
)
def test_a_name_is_cleaned(name, kept):
    assert clean_name(name, JPEG) == kept


@settings(deadline=None)
@given(st.text(max_size=300) | st.text(string.printable + "æøå\u202e\x00/\\.", max_size=300))
def test_no_name_holds_a_folder_a_control_sign_or_a_cpr_number(name):
    for kept in (clean_name(name, PDF), shown_name(name)):
        assert not set(kept) & set("/\\\r\n\0\u202e")
        assert not contains_cpr(kept)
        assert len(kept) <= cleaning.NAME_LENGTH + 4
    assert clean_name(name, PDF).endswith(".pdf")


def test_what_a_file_is_is_asked_of_its_content_alone():
    assert (type_of(photo("WEBP")), type_of(pdf())) == ("image/webp", PDF)
