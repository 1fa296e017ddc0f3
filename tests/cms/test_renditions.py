"""Pictures come out in the formats that browsers choose among, cut around what the editor marked."""

import gc
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from cms.models import DokImage
from tests.cms.drawings import drawn

# Wagtail leaves the file that it draws into for the garbage collector to close.
pytestmark = [
    pytest.mark.usefixtures("db"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:ResourceWarning"),
    pytest.mark.filterwarnings("ignore:.*unclosed file:ResourceWarning"),
]

# Where the red square is, far from the middle.
SPOT = (350, 100)


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    yield
    gc.collect()  # Here, where its warning is expected, and not in somebody else's test.


def picture(**fields):
    return DokImage.objects.create(
        title="Trappe", description="En trappe", file=ContentFile(drawn(spot=SPOT), name="trappe.png"), **fields
    )


def middle_of(rendition):
    with rendition.file.open() as stream:
        image = Image.open(BytesIO(stream.read())).convert("RGB")
    red, green, blue = image.getpixel((image.width // 2, image.height // 2))
    return "red" if red > 180 > max(green, blue) else "white"


@pytest.mark.parametrize(("form", "kind"), [("avif", "AVIF"), ("webp", "WEBP"), ("jpeg", "JPEG")])
def test_a_picture_comes_out_in_the_format_that_is_asked_for(form, kind):
    rendition = picture().get_rendition(f"fill-100x100|format-{form}")
    with rendition.file.open() as stream:
        assert Image.open(stream).format == kind


@pytest.mark.parametrize("form", ["avif", "webp", "jpeg"])
def test_a_picture_is_cut_around_what_the_editor_marked(form):
    asked = f"fill-60x60-c100|format-{form}"
    assert middle_of(picture().get_rendition(asked)) == "white"
    marked = picture(focal_point_x=SPOT[0], focal_point_y=SPOT[1], focal_point_width=40, focal_point_height=40)
    assert middle_of(marked.get_rendition(asked)) == "red"
