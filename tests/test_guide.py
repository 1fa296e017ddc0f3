"""The guides' pictures are all there, and light."""

import re

import pytest

from tests.guide import HEAVIEST, PICTURES

GUIDES = sorted(PICTURES.parent.glob("*.md"))


@pytest.mark.parametrize(
    "guide", [guide for guide in GUIDES if "](img/" in guide.read_text()], ids=lambda one: one.stem
)
def test_a_guide_shows_pictures_that_are_there_light_and_described(guide):
    shown = re.findall(r"!\[(.*?)\]\(img/(.*?)\)", guide.read_text())
    assert shown
    for words, name in shown:
        assert len(words) > 15, f"{name} is not described"
        assert (PICTURES / name).stat().st_size <= HEAVIEST


def test_every_picture_is_shown_somewhere():
    shown = " ".join(file.read_text() for file in [*GUIDES, PICTURES.parents[1] / "README.md"])
    assert [file.name for file in PICTURES.iterdir() if f"img/{file.name}" not in shown] == []
