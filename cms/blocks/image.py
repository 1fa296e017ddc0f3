"""Wagtail's block for a picture and its words, with a Danish label where Wagtail has none to translate."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructBlockValidationError
from wagtail.images import blocks


class ImageBlock(blocks.ImageBlock):
    """A picture, and what it says to who cannot see it.

    It always says something: a portrait and a picture of a gallery are what their block is about, and never decoration.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.child_blocks["image"].label = _("Billede")

    def clean(self, value: Any) -> Any:
        if value is not None and value.decorative:
            told = ValidationError(_("Billedet er ikke pynt her. Skriv, hvad man ser på det."))
            raise StructBlockValidationError(block_errors={"alt_text": told})
        return super().clean(value)
