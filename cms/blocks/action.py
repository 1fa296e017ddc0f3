"""What a reader can do next: go in by one of the doors, or to another page."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.widgets import JourneySelect
from intake.journeys.public import doors_of, journey_url


class JourneyBlock(blocks.FieldBlock):
    """One of the open journeys. One that has closed since stays chosen."""

    def __init__(self, required=False, help_text=None, **kwargs):
        self._required, self._help_text = required, help_text
        super().__init__(**kwargs)

    @cached_property
    def field(self):
        return forms.CharField(
            required=self._required, help_text=self._help_text, max_length=40, widget=JourneySelect()
        )

    class Meta:
        icon = "form"
        default = ""


class CallToAction(blocks.StructBlock):
    """A button with its reason. It leads to one place: a journey or a page."""

    heading = blocks.CharBlock(label=_("Overskrift"), max_length=120)
    text = blocks.CharBlock(label=_("Hvorfor, og hvor lang tid det tager"), max_length=300, required=False)
    button = blocks.CharBlock(
        label=_("Knap"), max_length=40, help_text=_("Et udsagnsord og en ting: «Henvis en borger».")
    )
    journey = JourneyBlock(label=_("Formular"), help_text=_("Er den lukket, siger knappen det."))
    page = blocks.PageChooserBlock(label=_("Eller en side"), required=False)

    def clean(self, value):
        value = super().clean(value)
        if not self.is_deferred_validation and bool(value["journey"]) == bool(value["page"]):
            wrong = ValidationError(_("Vælg enten en formular eller en side."))
            raise StructBlockValidationError(block_errors={"journey": wrong})
        return value

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        journey = value["journey"]
        if journey:
            return {**context, "url": journey_url(journey), "door": doors_of([journey])[0]}
        page = value["page"]
        return {**context, "url": page.get_url() if page and page.live else None, "door": None}

    class Meta:
        icon = "arrow-right"
        label = _("Opfordring")
        description = _("En knap til en formular eller en side, med en grund til at trykke.")
        template = "cms/blocks/call-to-action.html"
