"""A question as it stands on a page: label, hint, why we ask, what is wrong, what is written.

Written here and not by a template, as the inputs are (`intake.journeys.widgets`): the questions were a third of a form
page's time. What a question must know of itself is in `intake.journeys.fields`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


def written(field: Any) -> SafeString:
    """The HTML of a bound field. Its ids are those that `AskedBoundField` names and the error summary leads to."""
    ask, wrong = field.field, field.errors
    names = ["field", f"field-{ask.layout}" if ask.layout else "", "field-wrong" if wrong else ""]
    inside = "".join(_parts(field, ask, wrong))
    return SafeString(f'<div class="{" ".join(filter(None, names))}">{inside}</div>')


def _parts(field: Any, ask: Any, wrong: Any) -> Iterator[str]:
    kind = ask.widget.input_type
    if field.use_fieldset:
        yield f'<fieldset{_group(field, ask, wrong, kind)}><legend class="field-label">{_label(field, ask)}</legend>'
    elif kind != "checkbox":
        yield f'<label class="field-label" for="{escape(field.id_for_label)}">{_label(field, ask)}</label>'
    yield from _notes(field, ask, wrong)
    yield _input(field, ask, kind)
    if field.use_fieldset:
        yield "</fieldset>"
    if ask.limit:
        yield _count(field, ask)


def _group(field: Any, ask: Any, wrong: Any, kind: str) -> str:
    """What a group of inputs is called and how it stands; a single radio can be neither wrong nor needed."""
    said = field.aria_describedby
    described = f' aria-describedby="{escape(said)}"' if said else ""
    if kind != "radio":
        return described
    needed = ' aria-required="true"' if ask.required else ""
    at_fault = ' aria-invalid="true"' if wrong else ""
    return f'{described} role="radiogroup"{needed}{at_fault}'


def _label(field: Any, ask: Any) -> str:
    optional = f' <span class="field-optional">{_("(valgfrit)")}</span>' if ask.optional else ""
    return f"{conditional_escape(field.label)}{optional}"


def _notes(field: Any, ask: Any, wrong: Any) -> Iterator[str]:
    if field.help_text:
        yield f'<div class="field-hint" id="{field.auto_id}_helptext">{field.help_text}</div>'
    if ask.why:
        yield f'<p class="field-why" id="{field.auto_id}_why">{conditional_escape(ask.why)}</p>'
    if wrong:
        one = '<p><span class="visually-hidden">{} </span>{}</p>'
        faults = format_html_join("", one, ((_("Fejl:"), error) for error in wrong))
        yield f'<div class="field-error" id="{field.auto_id}_error">{faults}</div>'


def _input(field: Any, ask: Any, kind: str) -> str:
    if field.use_fieldset:
        return str(field)
    if kind == "checkbox":
        label = f'<label for="{escape(field.id_for_label)}">{_label(field, ask)}</label>'
        return f'<div class="choice-card">{field} {label}</div>'
    if ask.unit:
        return (
            f'<div class="field-with-unit">{field}<span class="field-unit">{conditional_escape(ask.unit)}</span></div>'
        )
    return str(field)


def _count(field: Any, ask: Any) -> str:
    return format_html(
        '<p class="field-count" id="{}_count">{} <span data-left="{}" data-over="{}"></span></p>',
        field.auto_id,
        _("Højst %(limit)s tegn.") % {"limit": ask.limit},
        _("{n} tegn tilbage"),
        _("{n} tegn for meget"),
    )
