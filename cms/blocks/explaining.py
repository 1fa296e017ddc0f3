"""What makes a matter clear: a box of facts, what happened when, what compares to what, what people ask."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from .text import PLAIN_TEXT, Paragraph, Points


class Facts(blocks.StreamBlock):
    """What a box of facts is made of."""

    paragraph = Paragraph()
    points = Points()

    class Meta:
        template = "cms/blocks/text.html"


class FactBox(blocks.StructBlock):
    """Something to know beside the story, with where we know it from."""

    heading = blocks.CharBlock(label=_("Overskrift"), max_length=120)
    text = Facts(label=_("Indhold"))
    source = blocks.CharBlock(
        label=_("Kilde og dato"),
        max_length=400,
        required=False,
        help_text=_("Hvem siger det, og hvornår: «Bikubenfonden, 2016»."),
    )

    class Meta:
        icon = "info-circle"
        label = _("Faktaboks")
        description = _("Det, man skal vide, ved siden af fortællingen.")
        template = "cms/blocks/fact-box.html"


class Moment(blocks.StructBlock):
    """One thing that happened, or will."""

    when = blocks.CharBlock(label=_("Hvornår"), max_length=40, help_text=_("«2016» eller «1. juli 2025»."))
    title = blocks.CharBlock(label=_("Hvad skete der"), max_length=120)
    text = blocks.CharBlock(label=_("Mere om det"), max_length=400, required=False)
    source = blocks.CharBlock(label=_("Kilde og dato"), max_length=200, required=False)

    class Meta:
        icon = "date"
        label = _("Begivenhed")


class Timeline(blocks.StructBlock):
    """What happened, in the order it did."""

    heading = blocks.CharBlock(label=_("Overskrift"), max_length=120)
    moments = blocks.ListBlock(Moment(), label=_("Begivenheder"), min_num=2)

    class Meta:
        icon = "history"
        label = _("Tidslinje")
        description = _("Begivenheder i den rækkefølge, de skete.")
        template = "cms/blocks/timeline.html"


class Table(TypedTableBlock):
    """Columns of words and of numbers. The first column names its row; numbers stand to the right."""

    words = blocks.CharBlock(label=_("Ord"), max_length=160, required=False)
    number = blocks.CharBlock(label=_("Tal"), max_length=40, required=False)


class Comparison(blocks.StructBlock):
    """Things side by side in a table, with where the numbers come from."""

    heading = blocks.CharBlock(label=_("Overskrift"), max_length=160)
    table = Table(label=_("Tabel"))
    note = blocks.TextBlock(label=_("Sådan skal tabellen læses"), max_length=800, rows=3, required=False)
    source = blocks.CharBlock(
        label=_("Kilde og dato"), max_length=400, help_text=_("Er det jeres egen beregning, så skriv det.")
    )

    def clean(self, value):
        value = super().clean(value)
        table = value["table"]
        if not self.is_deferred_validation and not (table and table.columns and table.row_data):
            wrong = ValidationError(_("Tabellen skal have mindst én kolonne og én række."))
            raise StructBlockValidationError(block_errors={"table": wrong})
        return value

    class Meta:
        icon = "table"
        label = _("Sammenligning")
        description = _("En tabel med overskrift og kilde.")
        template = "cms/blocks/comparison.html"


class AskedOften(blocks.StructBlock):
    """A question, and what we answer."""

    question = blocks.CharBlock(label=_("Spørgsmål"), max_length=200)
    answer = blocks.RichTextBlock(features=[*PLAIN_TEXT, "ol", "ul"], label=_("Svar"))

    class Meta:
        icon = "help"
        label = _("Spørgsmål og svar")


class Faq(blocks.StructBlock):
    """Questions that unfold to their answers, without a script."""

    heading = blocks.CharBlock(label=_("Overskrift"), max_length=120)
    questions = blocks.ListBlock(AskedOften(), label=_("Spørgsmål"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Spørgsmål og svar")
        description = _("Korte svar, der foldes ud.")
        template = "cms/blocks/faq.html"
