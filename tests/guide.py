"""The pictures of the guides in docs/, taken on the way of a test that sees those screens anyway.

`DOK_SCREENSHOTS=1 .venv/bin/pytest tests/browser/test_editors.py tests/journeys/test_a_morning.py` takes them anew.
"""

import os
from pathlib import Path

from PIL import Image

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "img"
HEAVIEST = 150 * 1024


def take(page, name):
    """Take a picture for a guide, when asked to, in few colours so that it weighs little."""
    if not os.environ.get("DOK_SCREENSHOTS"):
        return
    file = PICTURES / f"{name}.png"
    page.screenshot(path=file)
    Image.open(file).convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(file, optimize=True)
