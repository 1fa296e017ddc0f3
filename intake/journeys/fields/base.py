"""What every field has in common: its words, and where its errors and hints are found on the page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from portal.field import written

Words = Promise | str


class AskedBoundField(BoundField):
    """A field on a page. The ids it names are those that `portal.field` writes."""

    def as_field_group(self) -> SafeString:
        """The question as it stands on the page; lists and files have templates of their own."""
        return super().as_field_group() if self.field.template_name else written(self)

    @property
    def aria_describedby(self) -> str:
        parts = {"helptext": self.field.help_text, "why": self.field.why, "error": self.errors}
        parts["count"] = self.field.limit
        return " ".join(f"{self.auto_id}_{name}" for name, there in parts.items() if there)

    def build_widget_attrs(self, attrs: dict, widget: forms.Widget | None = None) -> dict:
        """Let a screen reader say that an answer is needed; the browser's own bubbles stay away (StepForm)."""
        attrs = super().build_widget_attrs(attrs, widget)
        if self.field.required:
            attrs["aria-required"] = "true"
        return attrs

    @property
    def first_id(self) -> str:
        """The id of the first thing to write in or choose: where the error summary leads."""
        return self.field.widget.first_id(self.auto_id)


class Asked:
    """Mixed into a Django form field.

    `hint` says how to answer, `why` says why we ask; both stand under the label. `required_error` says
    what to do when the answer is missing.
    """

    bound_field_class = AskedBoundField
    missing: Words = _("Skriv et svar.")
    layout = ""  # what the stylesheet tells fields apart by
    # What `portal.field` asks of every field.
    limit: Words = ""
    unit: Words = ""
    # Whether an empty answer is no answer at all: `conditional.when_it_applies`.
    left_out_when_empty = False

    def __init__(
        self,
        label: Words,
        *,
        hint: Words = "",
        why: Words = "",
        required_error: Words = "",
        optional: bool = False,
        **options: Any,
    ):
        self.why = why
        self.optional = optional
        errors = {"required": required_error or self.missing, **options.pop("error_messages", {})}
        super().__init__(
            label=label,
            help_text=hint,
            required=not optional,
            label_suffix="",
            error_messages=errors,
            **options,
        )

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> AskedBoundField:
        return AskedBoundField(form, self, field_name)

    def as_posted(self, name: str, value: Any) -> dict[str, list[str]]:
        """The inputs in which a browser would post this answer; a clean one, as JSON holds it or as Python does."""
        return {name: [str(value)]}

    def show(self, value: Any) -> str:
        """The answer in words, as a person reads it on the page where they check their answers."""
        return str(value)
