"""The pieces that editors build texts from. Each has a template of its name in templates/cms/blocks/."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

PLAIN_TEXT = ["bold", "italic", "link", "document-link"]


class Paragraph(blocks.RichTextBlock):
    """Running text without headings: headings are blocks of their own, so that their order stays right."""

    def __init__(self, **kwargs):
        super().__init__(features=[*PLAIN_TEXT, "ol", "ul"], label=_("Tekst"), **kwargs)

    class Meta:
        icon = "pilcrow"
        template = "cms/blocks/paragraph.html"


class Points(blocks.ListBlock):
    """A list of points, one thought each."""

    def __init__(self, **kwargs):
        super().__init__(blocks.CharBlock(label=_("Punkt"), max_length=400), label=_("Punkter"), **kwargs)

    class Meta:
        icon = "list-ul"
        template = "cms/blocks/points.html"


class Heading(blocks.CharBlock):
    """A heading inside a text."""

    class Meta:
        icon = "title"
        label = _("Overskrift")
        template = "cms/blocks/heading.html"


class Figure(blocks.StructBlock):
    """A number that carries its source. A number without a source is not published."""

    value = blocks.CharBlock(label=_("Tal"), max_length=40, help_text=_("For eksempel «20» eller «10 %»."))
    text = blocks.CharBlock(label=_("Hvad tallet siger"), max_length=240)
    source = blocks.CharBlock(
        label=_("Kilde og dato"),
        max_length=200,
        help_text=_("Hvem siger det, og hvornår: «Bikubenfonden, 2016»."),
    )
    source_url = blocks.URLBlock(label=_("Adresse på kilden"), required=False)

    class Meta:
        icon = "order"
        label = _("Tal med kilde")
        template = "cms/blocks/figure.html"


class Text(blocks.StreamBlock):
    """What stands under a heading."""

    paragraph = Paragraph()
    points = Points()
    figure = Figure()

    class Meta:
        required = False
        template = "cms/blocks/text.html"


class LongText(Text):
    """A whole page's text, with headings."""

    heading = Heading(max_length=160)


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
