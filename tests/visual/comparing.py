"""Two pictures of a component: does it still look as it did?

Letters are drawn a little differently by every machine, and a pixel says nothing. So both pictures are made smaller
first and then compared in tiles: a tile is as large as a button, and what nobody would notice evens out inside it.
"""

import io

from PIL import Image, ImageChops

# A stored picture is a quarter as wide and high as what the browser drew.
SHRINK = 4
# Tiles of the stored picture, each side; on the screen four times that.
TILE = 14
# How far the mean of a tile may lie from what it was, of 255. Another type rasteriser costs 8; a lost background, 40.
MOST = 16
# How many rows a component may have grown or lost because a line is a little higher.
SLACK = 3


def shrunk(png: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    return picture.resize((max(1, picture.width // SHRINK), max(1, picture.height // SHRINK)), Image.Resampling.BOX)


def worst_tile(before: Image.Image, now: Image.Image) -> int:
    """How far the most changed tile has moved, of 255. A component of another size is as far off as can be."""
    if abs(before.width - now.width) > SLACK or abs(before.height - now.height) > SLACK:
        return 255
    size = (0, 0, min(before.width, now.width), min(before.height, now.height))
    changed = ImageChops.difference(before.crop(size), now.crop(size)).convert("L")
    tiles = (max(1, changed.width // TILE), max(1, changed.height // TILE))
    return changed.resize(tiles, Image.Resampling.BOX).getextrema()[1]
