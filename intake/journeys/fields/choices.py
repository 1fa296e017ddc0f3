"""One of some, some of many, yes or no, and «I have understood»."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intake.journeys.widgets import CheckboxCards, Dropdown, RadioCards, Tick

from .base import Asked, Words

Choices = Iterable[tuple[str, Words]]
_CHOOSE, _YES, _NO = _("Vælg fra listen"), _("Ja"), _("Nej")
_UNKNOWN = {"invalid_choice": _("Vælg en af mulighederne på listen.")}


class _FromAList:
    """Fields with a list to choose from, which is the same on every page: a form's copy of the field shares it."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        memo[id(self.choices)] = self.choices
        return super().__deepcopy__(memo)


class _Labelled(_FromAList):
    """Fields whose answers are shown by their labels."""

    def show(self, value: Any) -> str:
        labels = {str(code): str(label) for code, label in self.choices}
        if isinstance(value, (list, tuple, set, frozenset)):
            return ", ".join(labels.get(str(one), str(one)) for one in value)
        return labels.get(str(value), str(value))


class Choice(_Labelled, Asked, forms.ChoiceField):
    """One of some, as cards."""

    widget = RadioCards
    layout = "cards"
    missing = _("Vælg en af mulighederne.")

    def __init__(self, label: Words, choices: Choices, **options: Any):
        super().__init__(label, choices=tuple(choices), error_messages=_UNKNOWN, **options)


class Select(_Labelled, Asked, forms.ChoiceField):
    """One of many, as a list that opens."""

    widget = Dropdown
    layout = "select"
    missing = _("Vælg fra listen.")

    def __init__(self, label: Words, choices: Choices, *, empty: Words = "", **options: Any):
        super().__init__(label, choices=(("", empty or _CHOOSE), *choices), error_messages=_UNKNOWN, **options)

    def show(self, value: Any) -> str:
        return super().show(value) if value else ""


class Many(_Labelled, Asked, forms.MultipleChoiceField):
    """Some of many, as cards; a list of codes."""

    widget = CheckboxCards
    layout = "cards"
    missing = _("Vælg mindst én mulighed.")

    def __init__(self, label: Words, choices: Choices, **options: Any):
        super().__init__(label, choices=tuple(choices), error_messages=_UNKNOWN, **options)

    def as_posted(self, name: str, value: Any) -> dict[str, list[str]]:
        return {name: [str(one) for one in value]}


class YesNo(_FromAList, Asked, forms.TypedChoiceField):
    """Yes or no, as cards; a truth, or None where it is optional and left open."""

    widget = RadioCards
    layout = "cards"
    missing = _("Svar ja eller nej.")

    def __init__(self, label: Words, *, yes: Words = "", no: Words = "", **options: Any):
        super().__init__(
            label,
            choices=(("yes", yes or _YES), ("no", no or _NO)),
            coerce=lambda answer: answer == "yes",
            empty_value=None,
            error_messages=_UNKNOWN,
            **options,
        )

    def as_posted(self, name: str, value: Any) -> dict[str, list[str]]:
        return {name: ["yes" if value else "no"]}

    def show(self, value: Any) -> str:
        return str(dict(self.choices)["yes" if value in (True, "yes") else "no"])


class Acknowledge(Asked, forms.BooleanField):
    """One box to tick. The label says what the person says by ticking it."""

    widget = Tick
    layout = "tick"
    missing = _("Sæt flueben for at gå videre.")

    def as_posted(self, name: str, value: Any) -> dict[str, list[str]]:
        return {name: ["on"]} if value else {}

    def show(self, value: Any) -> str:
        return str(_YES if value else _NO)
