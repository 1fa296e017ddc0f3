"""What a correspondence is made of: letters, and the questions they leave open."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .text import Text


class Letter(blocks.StructBlock):
    """A letter in the correspondence, told in our own words."""

    sender = blocks.CharBlock(label=_("Fra"), max_length=120)
    recipient = blocks.CharBlock(label=_("Til"), max_length=120)
    dated = blocks.CharBlock(
        label=_("Dato, som den står i brevet"),
        max_length=60,
        help_text=_("For eksempel «14. september 2016»."),
    )
    ours = blocks.BooleanBlock(label=_("Brevet er fra DOK"), required=False)
    title = blocks.CharBlock(label=_("Overskrift"), max_length=160)
    text = Text(label=_("Indhold"))

    class Meta:
        icon = "mail"
        label = _("Brev")
        template = "cms/blocks/letter.html"


class Question(blocks.StructBlock):
    """A question that a letter raises, and the proposal it asks about."""

    question = blocks.CharBlock(label=_("Spørgsmål"), max_length=240)
    asked = blocks.TextBlock(label=_("Hvad brevet siger"))
    answer = blocks.TextBlock(
        label=_("Hvad vi gør for at finde svaret"), help_text=_("Skriv det, I ved, og det, I ikke ved endnu.")
    )
    proposal = blocks.PageChooserBlock(label=_("Forslag"), page_type="cms.ProposalPage", required=False)

    class Meta:
        icon = "help"
        label = _("Spørgsmål")
        template = "cms/blocks/question.html"
