"""Inputs with the ids and attributes that our pages and their error summaries rely on."""

from __future__ import annotations

from typing import Any

from django import forms


class FirstIsItself:
    """A widget with one input: an error leads there."""

    def first_id(self, auto_id: str) -> str:
        return auto_id


class Line(FirstIsItself, forms.TextInput):
    """One line. No maxlength: a browser cuts what is pasted without a word, and we say what is too long."""


class Area(FirstIsItself, forms.Textarea):
    """Several lines. static/js/count.js counts down what is left."""


class Dropdown(FirstIsItself, forms.Select):
    pass


class Tick(FirstIsItself, forms.CheckboxInput):
    pass


class Cards:
    """Choices as cards, each a large target."""

    template_name = "intake/journeys/widgets/cards.html"
    use_fieldset = True

    def first_id(self, auto_id: str) -> str:
        return f"{auto_id}_0"


class RadioCards(Cards, forms.RadioSelect):
    def build_attrs(self, base_attrs: dict, extra_attrs: dict | None = None) -> dict:
        """A single radio cannot be invalid; the group says it (field.html)."""
        attrs = super().build_attrs(base_attrs, extra_attrs)
        attrs.pop("aria-invalid", None)
        return attrs


class CheckboxCards(Cards, forms.CheckboxSelectMultiple):
    pass


class DateParts(forms.Widget):
    """A date in parts: inputs named `<name>_day`, `<name>_month`, `<name>_year`, in that order."""

    template_name = "intake/journeys/widgets/date_parts.html"
    use_fieldset = True

    def __init__(self, parts: tuple[tuple[str, Any, int], ...]):
        """`parts` are (suffix, label, digits)."""
        super().__init__()
        self.parts = parts

    def first_id(self, auto_id: str) -> str:
        return f"{auto_id}_{self.parts[0][0]}"

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return ""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> tuple[str, ...]:
        return tuple((data.get(f"{name}_{suffix}") or "").strip() for suffix, _label, _digits in self.parts)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not any(f"{name}_{suffix}" in data for suffix, _label, _digits in self.parts)

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict:
        context = super().get_context(name, value, attrs)
        values = value if isinstance(value, (tuple, list)) else [""] * len(self.parts)
        context["widget"]["is_wrong"] = "aria-invalid" in context["widget"]["attrs"]
        context["widget"]["parts"] = [
            {
                "name": f"{name}_{suffix}",
                "id": f"{context['widget']['attrs'].get('id', f'id_{name}')}_{suffix}",
                "label": label,
                "digits": digits,
                "value": part,
            }
            for (suffix, label, digits), part in zip(self.parts, values, strict=True)
        ]
        return context
