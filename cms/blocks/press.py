"""What a journalist needs, in one place: whom to ask, the facts, files and pictures that may be used, and quotes."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from .pictures import Picture
from .text import Points
from .voices import PublicQuote, Quote


class PressContact(blocks.StructBlock):
    """Who answers when a journalist asks."""

    name = blocks.CharBlock(label=_("Navn"), max_length=120)
    role = blocks.CharBlock(label=_("Hvem personen er"), max_length=120, required=False)
    email = blocks.EmailBlock(label=_("E-mail"))
    phone = blocks.CharBlock(label=_("Telefon"), max_length=30, required=False, help_text=_("«12 34 56 78»."))

    class Meta:
        icon = "mail"
        label = _("Pressekontakt")
        template = "cms/blocks/press-contact.html"


class PressFacts(blocks.StructBlock):
    """The matter in a few points, each with its source in it."""

    heading = blocks.CharBlock(label=_("Overskrift"), max_length=120)
    points = Points()

    class Meta:
        icon = "list-ul"
        label = _("Kort fortalt")
        template = "cms/blocks/press-facts.html"


class PressDocument(blocks.StructBlock):
    """A file to take along."""

    document = DocumentChooserBlock(label=_("Dokument"))
    description = blocks.CharBlock(label=_("Hvad det er"), max_length=200, required=False)

    class Meta:
        icon = "doc-full"
        label = _("Dokument")
        template = "cms/blocks/press-document.html"


class PressPicture(Picture):
    """A picture that the press may print, with whom to name beside it."""

    class Meta:
        icon = "image"
        label = _("Pressebillede")
        template = "cms/blocks/press-picture.html"


class Boilerplate(blocks.TextBlock):
    """Who we are, in words to print as they stand."""

    class Meta:
        icon = "pilcrow"
        label = _("Om DOK, til at bringe ordret")
        template = "cms/blocks/boilerplate.html"


class PressKit(blocks.StreamBlock):
    """All that the press may use."""

    contact = PressContact()
    facts = PressFacts()
    document = PressDocument()
    picture = PressPicture()
    quote = Quote()
    public_quote = PublicQuote()
    boilerplate = Boilerplate(max_length=1200, rows=5)

    class Meta:
        required = False
        block_counts = {"facts": {"max_num": 1}, "boilerplate": {"max_num": 1}}
        template = "cms/blocks/press-kit.html"
