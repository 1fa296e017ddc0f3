"""What a meeting's agenda is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class AgendaItem(blocks.StructBlock):
    """One point of the agenda: when, what, who, and a sentence or two about it."""

    time = blocks.TimeBlock(label=_("Klokken"), required=False)
    title = blocks.CharBlock(label=_("Punkt"), max_length=120)
    who = blocks.CharBlock(
        label=_("Hvem"), max_length=160, required=False, help_text=_("Den, der siger noget eller leder punktet.")
    )
    text = blocks.TextBlock(label=_("Hvad det handler om"), max_length=600, required=False)

    class Meta:
        icon = "time"
        label = _("Punkt på dagsordenen")
        template = "cms/blocks/agenda-item.html"
