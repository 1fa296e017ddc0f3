"""Wagtail's block for a picture and its words, with a Danish label where Wagtail has none to translate."""

from django.utils.translation import gettext_lazy as _
from wagtail.images import blocks


class ImageBlock(blocks.ImageBlock):
    """A picture, and what it says to who cannot see it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.child_blocks["image"].label = _("Billede")
