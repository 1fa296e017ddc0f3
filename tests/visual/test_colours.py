"""The colours in tokens.css, measured: text 4.5 to 1, marks and borders 3 to 1 (WCAG 2.1, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CSS = ROOT / "static" / "css"
TOKENS = (CSS / "tokens.css").read_text()
COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
GROUNDS = ("paper", "card", "wash")
TEXTS = ("ink", "muted", "enamel", "enamel-strong", "ochre", "copper", "brick", "danger", "ok")
# Words on a colour of their own.
WORDS_ON = (
    ("on-enamel", "enamel"),
    ("on-enamel", "enamel-strong"),
    ("on-sign", "sign"),
    ("on-band", "band"),
    ("on-band-muted", "band"),
    ("lamp", "band"),
    ("on-lamp", "lamp"),
    ("on-lamp", "lamp-strong"),
    ("on-ochre", "ochre-plate"),
    ("on-copper", "copper-plate"),
    ("on-brick", "brick-plate"),
    ("paper", "danger"),
    ("paper", "ink"),
    ("danger", "danger-wash"),
    ("ok", "ok-wash"),
    ("ink", "danger-wash"),
    ("ink", "ok-wash"),
    ("muted", "danger-wash"),
)
MARKS_ON = (("edge", "paper"), ("edge", "card"), ("edge", "wash"), ("focus", "focus-line"), ("lamp", "band"))


def themes():
    dark = TOKENS[TOKENS.index("prefers-color-scheme: dark") :]
    light = dict(COLOUR.findall(TOKENS[: TOKENS.index("prefers-color-scheme: dark")]))
    return {"light": light, "dark": {**light, **dict(COLOUR.findall(dark))}}


def luminance(colour):
    """WCAG 2.1's relative luminance of an sRGB colour."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_weak(colours, pairs, least):
    measured = {f"{mark} on {ground}": contrast(colours[mark], colours[ground]) for mark, ground in pairs}
    return {pair: round(ratio, 2) for pair, ratio in measured.items() if ratio < least}


def test_black_on_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_can_be_read(theme):
    colours = themes()[theme]
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    assert too_weak(colours, [*pairs, *WORDS_ON], 4.5) == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_border_and_ring_can_be_seen(theme):
    colours = themes()[theme]
    assert too_weak(colours, MARKS_ON, 3) == {}
    # The ring is yellow with an ink line inside: one of the two stands out on whatever lies below.
    for ground in (*GROUNDS, "band", "enamel", "sign"):
        ring = max(contrast(colours[part], colours[ground]) for part in ("focus", "focus-line"))
        assert ring >= 3, ground


def test_the_table_in_the_docs_is_what_is_measured():
    rows = re.findall(
        r"^\| `([\w-]+)` on `([\w-]+)` \| ([\d.]+) \| ([\d.]+) \|", (ROOT / "docs" / "design.md").read_text(), re.M
    )
    assert len(rows) >= 12
    for mark, ground, light, dark in rows:
        measured = [f"{contrast(colours[mark], colours[ground]):.1f}" for colours in themes().values()]
        assert [light, dark] == measured, f"{mark} on {ground}"


def public_sheets():
    folders = ("components", "journeys")
    sheets = [sheet for folder in folders for sheet in (CSS / folder).glob("*.css")]
    return [sheet for sheet in sheets if not sheet.name.startswith("desk")]


def test_every_colour_is_a_token_and_night_falls_in_one_place():
    for sheet in [*public_sheets(), CSS / "base.css", CSS / "layout.css"]:
        text = sheet.read_text()
        own = set(re.findall(r"#[0-9a-f]{3,8}\b", text)) - {"#000000", "#ffffff"}
        assert own == set(), sheet.name
        assert "prefers-color-scheme" not in text, sheet.name
