"""What is seen: pictures side by side, and films from our own house. Nothing is fetched from anybody else."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from .image import ImageBlock
from .text import PLAIN_TEXT

FILMS = ("mp4", "webm")
CAPTIONS = ("vtt",)


class Picture(blocks.StructBlock):
    """A picture with its words."""

    picture = ImageBlock(label=_("Billede"))
    caption = blocks.CharBlock(label=_("Billedtekst"), max_length=240, required=False)
    credit = blocks.CharBlock(
        label=_("Fotograf eller tegner"), max_length=120, help_text=_("«Foto: Navn Navnesen» eller «Tegning: DOK».")
    )

    class Meta:
        icon = "image"
        label = _("Billede")
        description = _("Et billede i hele sidens bredde.")
        template = "cms/blocks/picture.html"


class Gallery(blocks.StructBlock):
    """Pictures side by side."""

    heading = blocks.CharBlock(label=_("Overskrift"), max_length=120)
    pictures = blocks.ListBlock(Picture(), label=_("Billeder"), min_num=2, max_num=12)

    class Meta:
        icon = "image"
        label = _("Billeder sammen")
        description = _("To til tolv billeder ved siden af hinanden.")
        template = "cms/blocks/gallery.html"


class Video(blocks.StructBlock):
    """A film that lies here in the house, with captions and its content in words.

    Whoever cannot hear it reads the captions; whoever cannot see it, or has no data left, reads the text.
    """

    title = blocks.CharBlock(label=_("Titel"), max_length=120)
    film = DocumentChooserBlock(label=_("Filmen"), help_text=_("En fil, der ender på .mp4 eller .webm."))
    captions = DocumentChooserBlock(label=_("Undertekster"), help_text=_("En fil, der ender på .vtt, på sidens sprog."))
    poster = ImageChooserBlock(label=_("Stillbillede"), help_text=_("Vises, til filmen går i gang."))
    text_alternative = blocks.RichTextBlock(
        features=PLAIN_TEXT,
        label=_("Filmen i ord"),
        help_text=_("Hvad der bliver sagt og vist, så det kan læses i stedet for at blive set."),
    )
    credit = blocks.CharBlock(label=_("Hvem har lavet filmen"), max_length=120, help_text=_("«Film: Navn Navnesen»."))

    def clean(self, value):
        value = super().clean(value)
        wrong = {
            name: ValidationError(_("Vælg en fil, der ender på %s.") % " / ".join(f".{ending}" for ending in endings))
            for name, endings in (("film", FILMS), ("captions", CAPTIONS))
            if value[name] and value[name].file_extension.lower() not in endings
        }
        if wrong:
            raise StructBlockValidationError(block_errors=wrong)
        return value

    class Meta:
        icon = "media"
        label = _("Film")
        description = _("En film som fil med undertekster. Ingen andre steder får besked om, hvem der ser den.")
        template = "cms/blocks/video.html"
