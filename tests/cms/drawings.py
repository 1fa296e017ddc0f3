"""Pictures for the tests of the public words: drawn here, so that a pixel's colour tells where it came from."""

from io import BytesIO

from PIL import Image, ImageDraw


def drawn(size=(400, 200), spot=None, colour="white"):
    """A PNG of one colour, with a red square around `spot` if one is given."""
    image = Image.new("RGB", size, colour)
    if spot:
        x, y = spot
        ImageDraw.Draw(image).rectangle((x - 20, y - 20, x + 20, y + 20), fill="red")
    with BytesIO() as stream:
        image.save(stream, "PNG")
        return stream.getvalue()
