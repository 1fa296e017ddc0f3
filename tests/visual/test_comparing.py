import io

import pytest
from PIL import Image, ImageDraw

from .comparing import MOST, shrunk, worst_tile


def drawn(*, fill=(27, 75, 143), shift=0, height=200):
    picture = Image.new("RGB", (800, height), (251, 247, 239))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((40 + shift, 40, 240 + shift, 100), fill=fill)
    for line in range(10):
        pen.line((300 + shift, 40 + 12 * line, 700 + shift, 40 + 12 * line), fill=(23, 33, 46), width=2)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return shrunk(out.getvalue())


def test_the_same_picture_is_the_same():
    assert worst_tile(drawn(), drawn()) == 0


def test_letters_that_lie_a_pixel_aside_are_nothing():
    assert worst_tile(drawn(), drawn(shift=1)) <= MOST


@pytest.mark.parametrize("change", [{"fill": (251, 247, 239)}, {"fill": (163, 22, 30)}, {"shift": 30}, {"height": 260}])
def test_a_lost_background_another_colour_another_place_and_another_size_are_something(change):
    assert worst_tile(drawn(), drawn(**change)) > MOST
