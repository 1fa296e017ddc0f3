"""The words by which a case is found: for one case, and for many at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from intake.journeys.cpr import contains_cpr
from intake.submissions import process
from intake.submissions.actors import Actor
from intake.submissions.lifecycle import Refused, locked
from intake.submissions.models import Submission

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
    """All words of a case; an empty field takes them away. `shown` are those that stood there as the writing began:
    what somebody else put on or took off meanwhile was not asked about, and stays so.
    """

    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    tags = TagsField(required=False)

    def __init__(self, *args: Any, submission: Submission, initial: Any = None, **kwargs: Any) -> None:
        now = {"tags": submission.tags, "shown": ",".join(submission.tags)}
        initial = {**now, **(initial or {})}
        super().__init__(*args, submission=submission, initial=initial, **kwargs)

    def clean_shown(self) -> list[str]:
        return [tag for tag in self.cleaned_data["shown"].split(",") if tag]

    def renewed(self) -> dict[str, Any]:
        """With the words that the case has now among those that were written."""
        if not self.is_valid():
            return super().renewed()
        now = self.submission.tags
        tags = changed(now, self.cleaned_data["shown"], self.cleaned_data["tags"])
        return {**super().renewed(), "shown": ",".join(now), "tags": ", ".join(tags)}


def changed(now: Iterable[str], shown: Iterable[str], wanted: Iterable[str]) -> list[str]:
    """Do to the words of now what was done to those that were shown."""
    shown, wanted = set(shown), set(wanted)
    return sorted((set(now) - (shown - wanted)) | (wanted - shown))


@transaction.atomic
def retag(submission_id: UUID, actor: Actor, *, shown: Iterable[str], wanted: Iterable[str]) -> None:
    """Change the words of a case as they stand at this moment. Raises Refused, also when they become too many."""
    tags = changed(locked(submission_id).tags, shown, wanted)
    if len(tags) > MOST_TAGS:
        raise Refused(_("Sagen får for mange mærker. Fjern et først."))
    process.tag(submission_id, tags, actor)
