"""Pictures: a reader never waits for what takes long, and gets the best there is."""

import re

import pytest
from django.template.loader import render_to_string

from cms import renditions
from cms.tasks import make_renditions
from tests import own_cache
from tests.cms import stories


@pytest.fixture
def picture(db):
    own_cache.empty()
    return stories.image((2400, 1600))


def html_of(picture, crop="cover", **context):
    return render_to_string("components/picture.html", {"image": picture, "alt": "Gården", "crop": crop, **context})


def test_the_first_reader_gets_a_jpeg_at_once_and_a_worker_is_asked_once_for_the_rest(monkeypatch, picture):
    calls = []
    monkeypatch.setattr(renditions, "make_renditions", type("Asked", (), {"enqueue": lambda *args: calls.append(args)}))

    first, second = html_of(picture), html_of(picture)

    assert "<source" not in first + second
    assert {made.filter_spec for made in picture.renditions.all()} == set(renditions.specs("cover", "jpeg"))
    assert len(calls) == 1


def test_after_the_worker_each_browser_gets_the_best_it_knows(picture):
    html_of(picture)
    wanted = [spec for form in renditions.SLOW_FORMATS for spec in renditions.specs("cover", form)]
    assert make_renditions.func(picture.pk, wanted) == 4

    html = html_of(picture)

    assert re.findall(r'<source type="([^"]+)"', html) == ["image/avif", "image/webp"]
    assert re.search(r'srcset="/media/images/\S+\.avif 800w, /media/images/\S+\.avif 1600w"', html)


def test_nothing_jumps_and_only_what_stands_at_the_top_comes_at_once(picture):
    waiting, at_once = html_of(picture), html_of(picture, eager=True)

    assert 'width="1600" height="900"' in waiting
    assert 'loading="lazy"' in waiting
    assert 'loading="lazy"' not in at_once
    assert 'fetchpriority="high"' in at_once
    assert 'alt="Gården"' in waiting


def test_a_small_picture_is_not_blown_up(db):
    small = stories.image((300, 200))
    html = html_of(small, crop="whole")

    assert 'width="300" height="200"' in html
    assert html.count("300w") == 1


def test_the_crop_keeps_what_the_editor_pointed_at(picture):
    before = renditions.shown(picture, "portrait").smallest.url
    picture.focal_point_x, picture.focal_point_y, picture.focal_point_width, picture.focal_point_height = (
        100,
        100,
        50,
        50,
    )
    picture.save()

    assert renditions.shown(picture, "portrait").smallest.url != before


def test_a_picture_that_was_deleted_meanwhile_is_left_alone(db):
    assert make_renditions.func(4711, ["width-640|format-avif"]) == 0
