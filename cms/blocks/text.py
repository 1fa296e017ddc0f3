"""The pieces of running text: paragraphs, points, figures with a source."""

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
