"""Inputs with the ids and attributes that our pages and their error summaries rely on.

They are written here and not by Django's templates, which take two or three for an input and two more for each option
of a list: half of a page's time.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString


class Written:
    """A widget that writes itself."""

    template_name = ""

    def render(self, name: str, value: Any, attrs: dict | None = None, renderer: Any = None) -> SafeString:
        return self.written(self.get_context(name, value, attrs)["widget"])

    def written(self, widget: dict[str, Any]) -> SafeString:
        """The HTML, of what Django's widget says of itself; one line, if nothing else is said."""
        return format_html("<input{}>", _attributes(widget, "type", "name", "value"))


def _attributes(widget: dict[str, Any], *names: str) -> SafeString:
    """The attributes of a widget, or of an option of one, and those of its other values that are named."""
    said = {**{name: widget[name] for name in names}, **widget["attrs"]}
    there = ((name, value) for name, value in said.items() if value is not None and value is not False)
    return SafeString(
        "".join(f" {name}" if value is True else f' {name}="{conditional_escape(value)}"' for name, value in there)
    )


class FirstIsItself:
    """A widget with one input: an error leads there."""

    def first_id(self, auto_id: str) -> str:
        return auto_id


class Line(FirstIsItself, Written, forms.TextInput):
    """One line. No maxlength: a browser cuts what is pasted without a word, and we say what is too long."""


class Area(FirstIsItself, Written, forms.Textarea):
    """Several lines. static/js/count.js counts down what is left."""

    input_type = ""  # `portal.field` asks every widget.

    def written(self, widget: dict[str, Any]) -> SafeString:
        return format_html("<textarea{}>\n{}</textarea>", _attributes(widget, "name"), widget["value"] or "")


class Dropdown(FirstIsItself, Written, forms.Select):
    """One of many, without groups."""

    input_type = ""

    def written(self, widget: dict[str, Any]) -> SafeString:
        options = [(_attributes(option, "value"), option["label"]) for option in _options(widget)]
        listed = format_html_join("\n", "<option{}>{}</option>", options)
        return format_html("<select{}>{}</select>", _attributes(widget, "name"), listed)


class Tick(FirstIsItself, Written, forms.CheckboxInput):
    pass


def _group(name: str, widget: dict[str, Any], parts: SafeString) -> SafeString:
    """Several inputs that together are one widget, which bears its id."""
    whole = {"class": name, "attrs": {"id": widget["attrs"].get("id")}}
    return format_html("<div{}>{}</div>", _attributes(whole, "class"), parts)


def _options(widget: dict[str, Any]) -> list[dict[str, Any]]:
    return [option for _group, options, _index in widget["optgroups"] for option in options]


class Cards(Written):
    """Choices as cards, each a large target."""

    use_fieldset = True

    def first_id(self, auto_id: str) -> str:
        return f"{auto_id}_0"

    def written(self, widget: dict[str, Any]) -> SafeString:
        cards = [
            (option["attrs"].get("id", ""), _attributes(option, "type", "name", "value"), option["label"])
            for option in _options(widget)
        ]
        one = '<label class="choice-card" for="{}"><input{}> <span>{}</span></label>'
        return _group("choice-cards", widget, format_html_join("\n", one, cards))


class RadioCards(Cards, forms.RadioSelect):
    def build_attrs(self, base_attrs: dict, extra_attrs: dict | None = None) -> dict:
        """A single radio can be neither wrong nor needed; the group says it (`portal.field`)."""
        attrs = super().build_attrs(base_attrs, extra_attrs)
        attrs.pop("aria-invalid", None)
        attrs.pop("aria-required", None)
        return attrs


class CheckboxCards(Cards, forms.CheckboxSelectMultiple):
    def build_attrs(self, base_attrs: dict, extra_attrs: dict | None = None) -> dict:
        """No single box of some is needed, and a group of boxes has no word for it: an optional one says so itself."""
        attrs = super().build_attrs(base_attrs, extra_attrs)
        attrs.pop("aria-required", None)
        return attrs


class Boxes(Written, forms.CheckboxSelectMultiple):
    """Boxes that a page places one by one."""

    def _render(self, template_name: str, context: dict, renderer: Any = None) -> SafeString:
        """One of them, as `BoundWidget.tag` asks for it."""
        return format_html("<input{}>", _attributes(context["widget"], "type", "name", "value"))


class DateParts(Written, forms.Widget):
    """A date in parts: inputs named `<name>_day`, `<name>_month`, `<name>_year`, in that order."""

    use_fieldset = True
    input_type = ""

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
        said = context["widget"]["attrs"]
        values = value if isinstance(value, (tuple, list)) else [""] * len(self.parts)
        every = {"inputmode": "numeric", "autocomplete": "off"}
        every |= {one: "true" for one in ("aria-required", "aria-invalid") if one in said}
        context["widget"]["parts"] = [
            {
                "type": "text",
                "name": f"{name}_{suffix}",
                "value": part,
                "label": label,
                "attrs": {**every, "id": f"{said.get('id', f'id_{name}')}_{suffix}", "class": f"digits-{digits}"},
            }
            for (suffix, label, digits), part in zip(self.parts, values, strict=True)
        ]
        return context

    def written(self, widget: dict[str, Any]) -> SafeString:
        parts = [
            (part["attrs"]["id"], part["label"], _attributes(part, "type", "name", "value")) for part in widget["parts"]
        ]
        one = '<div class="date-part"><label for="{}">{}</label> <input{}></div>'
        return _group("date-parts", widget, format_html_join("\n", one, parts))
