"""What the press is given."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from cms.blocks import PressKit
from tests.cms import stories

pytestmark = pytest.mark.either_engine


def kit():
    return [
        {"type": "contact", "value": {"name": "Pia", "role": "", "email": "pia@dok.example", "phone": "12 34 56 78"}},
        {"type": "facts", "value": {"heading": "Kort fortalt", "points": ["Et", "To"]}},
        {"type": "document", "value": {"document": stories.document("ark.pdf").pk, "description": "Tallene"}},
        {
            "type": "picture",
            "value": {"picture": stories.in_stream(stories.image()), "caption": "Gården", "credit": "Foto: DOK"},
        },
        {"type": "boilerplate", "value": "DOK er et forum."},
    ]


def test_a_press_kit_has_everything_a_journalist_takes_along(db):
    html = PressKit().to_python(kit()).render_as_block()

    assert 'href="mailto:pia@dok.example"' in html
    assert 'href="tel:12345678"' in html
    assert "<li>To</li>" in html
    assert "Hent PDF" in html
    assert "Foto: DOK. Skal nævnes." in html
    assert 'href="/media/images/' in html
    assert "/media/original_images/" not in html
    assert "DOK er et forum." in html


def test_a_press_kit_speaks_english(db):
    with translation.override("en"):
        html = PressKit().to_python(kit()).render_as_block()

    assert "Call or write" in html
    assert "Foto: DOK. Must be credited." in html


def test_a_press_picture_without_its_maker_is_not_published(db):
    block = PressKit().child_blocks["picture"]
    value = {"picture": stories.in_stream(stories.image()), "caption": "", "credit": ""}

    with pytest.raises(ValidationError):
        block.clean(block.to_python(value))
