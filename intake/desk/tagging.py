"""The words by which a case is found: for one case, and for many at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from intake.journeys.cpr import contains_cpr

from .forms import StepForm

MOST_TAGS, TAG_LENGTH = 6, 30


class TagsField(forms.CharField):
    """Words between commas; gives them as a list of slugs: «Anden kommune» is `anden-kommune`."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(
            label=_("Mærker"),
            max_length=(TAG_LENGTH + 2) * MOST_TAGS,
            help_text=_("Med komma imellem, fx «anden kommune, møbler». Skriv aldrig noget om personen i et mærke."),
            widget=forms.TextInput({"autocomplete": "off"}),
            error_messages={"required": _("Skriv mindst et mærke.")},
            **rest,
        )

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        text = super().clean(value)
        if contains_cpr(text) or "@" in text:
            raise forms.ValidationError(_("Et mærke må ikke være et nummer eller en adresse på en person."))
        tags = [slugify(word, allow_unicode=True) for word in text.split(",")]
        kept = list(dict.fromkeys(filter(None, tags)))
        if len(kept) > MOST_TAGS:
            raise forms.ValidationError(_("Brug højst %(most)s mærker."), params={"most": MOST_TAGS})
        if long := next((tag for tag in kept if len(tag) > TAG_LENGTH), None):
            raise forms.ValidationError(
                _("«%(tag)s» er for langt. Et mærke har højst %(most)s tegn."),
                params={"tag": long, "most": TAG_LENGTH},
            )
        return kept


class TagsForm(StepForm):
    """All words of a case; an empty field takes them away."""

    tags = TagsField(required=False)

    def __init__(self, *args: Any, submission: Any, initial: Any = None, **kwargs: Any) -> None:
        initial = {"tags": submission.tags, **(initial or {})}
        super().__init__(*args, submission=submission, initial=initial, **kwargs)
