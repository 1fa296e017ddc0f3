"""What a proposal shows besides its four headings: dated steps, questions with answers, sources, papers."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from .chart import Chart
from .text import Figure, Paragraph, Points


class Source(blocks.StructBlock):
    """Where something is known from: what it is called, when it was read or written, where it lies."""

    name = blocks.CharBlock(label=_("Kilde"), max_length=200, help_text=_("Hvem siger det, og hvor?"))
    dated = blocks.CharBlock(
        label=_("Dato"), max_length=60, help_text=_("«2025», «september 2016» eller «læst november 2026».")
    )
    url = blocks.URLBlock(label=_("Adresse på kilden"), required=False)

    class Meta:
        icon = "link-external"
        label = _("Kilde")
        template = "cms/blocks/source.html"


class Step(blocks.StructBlock):
    """Something that happened to the proposal, on a day."""

    dated = blocks.CharBlock(label=_("Dato"), max_length=60, help_text=_("For eksempel «14. september 2016»."))
    text = blocks.CharBlock(label=_("Hvad der skete"), max_length=240)

    class Meta:
        icon = "date"
        label = _("Trin")
        template = "cms/blocks/step.html"


class Answer(blocks.StreamBlock):
    """What DOK answers: text, points, a number, numbers side by side."""

    paragraph = Paragraph()
    points = Points()
    figure = Figure()
    chart = Chart()

    class Meta:
        template = "cms/blocks/text.html"


class AnsweredQuestion(blocks.StructBlock):
    """A question that somebody raised about the proposal, DOK's answer, and what the answer rests on."""

    question = blocks.CharBlock(label=_("Spørgsmål"), max_length=240)
    asked_by = blocks.CharBlock(
        label=_("Hvem spørger, og hvornår"),
        max_length=120,
        help_text=_("«Socialborgmesteren, 14. september 2016»."),
    )
    short = blocks.TextBlock(label=_("Det korte svar"), max_length=400)
    answer = Answer(label=_("Svaret"))
    unsure = blocks.ListBlock(
        blocks.CharBlock(label=_("Det ved vi ikke"), max_length=300),
        label=_("Det ved vi ikke endnu"),
        default=[],
        min_num=0,
    )
    answered = blocks.CharBlock(label=_("Svaret er fra"), max_length=60, help_text=_("«November 2026»."))
    sources = blocks.ListBlock(Source(), label=_("Kilder"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Spørgsmål og svar")
        template = "cms/blocks/answered-question.html"


class Paper(DocumentChooserBlock):
    """A document that readers can take with them."""

    class Meta:
        icon = "doc-full"
        label = _("Dokument")
        template = "cms/blocks/paper.html"
