"""People in a story: what they say, and how they look. Where a voice comes from is part of the block."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .consent import Consent
from .image import ImageBlock


class Quote(blocks.StructBlock):
    """Somebody's own words, with a note of their yes."""

    text = blocks.TextBlock(label=_("Citat"), rows=3, help_text=_("Uden citationstegn. Ordret."))
    name = blocks.CharBlock(label=_("Navn"), max_length=80, help_text=_("Et fornavn er nok."))
    role = blocks.CharBlock(label=_("Hvem personen er"), max_length=120, required=False)
    anonymous = blocks.BooleanBlock(
        label=_("Navnet er et andet"), required=False, help_text=_("Siden siger så, at navnet er ændret.")
    )
    consent = Consent()

    class Meta:
        icon = "openquote"
        label = _("Citat med samtykke")
        description = _("Et menneskes egne ord. Kræver, at I skriver, hvem der har sagt ja.")
        template = "cms/blocks/quote.html"


class PublicQuote(blocks.StructBlock):
    """Words that somebody has said in public, with the place where they stand."""

    text = blocks.TextBlock(label=_("Citat"), rows=3, help_text=_("Uden citationstegn. Ordret."))
    name = blocks.CharBlock(label=_("Navn"), max_length=80)
    role = blocks.CharBlock(label=_("Hvem personen er"), max_length=120, required=False)
    source = blocks.CharBlock(label=_("Kilde og dato"), max_length=200)
    source_url = blocks.URLBlock(label=_("Adresse på kilden"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Citat fra en offentlig kilde")
        description = _("Noget, der er sagt offentligt: i en avis, et brev, et referat.")
        template = "cms/blocks/public-quote.html"


class InventedVoice(blocks.StructBlock):
    """A voice that nobody has: an example. The page says so."""

    text = blocks.TextBlock(label=_("Hvad stemmen siger"), rows=3)
    role = blocks.CharBlock(
        label=_("Hvem den kunne være"), max_length=120, help_text=_("«En ung på 22, der leder efter et værelse».")
    )

    class Meta:
        icon = "user"
        label = _("Opdigtet stemme")
        description = _("Et eksempel. Siden siger, at stemmen er opdigtet.")
        template = "cms/blocks/invented-voice.html"


class Portrait(blocks.StructBlock):
    """A picture of somebody who has said yes to being seen."""

    picture = ImageBlock(label=_("Billede"))
    name = blocks.CharBlock(label=_("Navn"), max_length=80, help_text=_("Et fornavn er nok."))
    role = blocks.CharBlock(label=_("Hvem personen er"), max_length=120, required=False)
    text = blocks.TextBlock(label=_("Tekst"), max_length=600, rows=4, required=False)
    anonymous = blocks.BooleanBlock(
        label=_("Navnet er et andet"), required=False, help_text=_("Siden siger så, at navnet er ændret.")
    )
    consent = Consent()

    class Meta:
        icon = "user"
        label = _("Portræt")
        description = _("Et billede af et menneske med navn og et par ord. Kræver samtykke.")
        template = "cms/blocks/portrait.html"
