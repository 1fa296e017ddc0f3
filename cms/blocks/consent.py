"""Who has said yes to being quoted or shown. What is written here is for the editors, never for a page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class Consent(blocks.StructBlock):
    """A person's yes: whose, to what, and when. A page shows the day alone, and no search finds the rest.

    All three are required, so nothing with a person in it can be published before somebody has asked; a draft may wait.
    """

    given_by = blocks.CharBlock(
        label=_("Hvem har sagt ja, og til hvem"),
        max_length=160,
        help_text=_("Vises ikke. Skriv aldrig CPR-nummer eller noget om helbred."),
    )
    covers = blocks.CharBlock(
        label=_("Hvad personen har sagt ja til"),
        max_length=240,
        help_text=_("For eksempel «Billede, fornavn og citat på portalen, til jeg siger stop». Vises ikke."),
    )
    given_on = blocks.DateBlock(label=_("Hvornår"), help_text=_("Dagen står under citatet eller billedet."))

    def __init__(self, **kwargs):
        super().__init__(search_index=False, **kwargs)

    class Meta:
        icon = "check"
        label = _("Samtykke")
