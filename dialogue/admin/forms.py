"""What editors fill in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from dialogue.enums import LetterKind
from dialogue.models import GuestList
from intake.journeys.forms import StepForm

DAY = "%d.%m.%Y"


class SheetForm(StepForm):
    """A spreadsheet to look through."""

    sheet = forms.FileField(
        label=_("Regneark"),
        help_text=_("XLSX eller CSV, højst 500 rækker og 1 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={
            "required": _("Vælg en fil."),
            "empty": _("Filen er tom. Vælg en anden."),
            "invalid": _("Vælg en fil."),
        },
    )


class ChoicesForm(forms.ModelForm):
    """What is decided about the letters of one meeting."""

    class Meta:
        model = GuestList
        fields = ("words_da", "words_en", "answer_by", "remind_days")
        widgets = {
            "words_da": forms.Textarea(attrs={"rows": 5}),
            "words_en": forms.Textarea(attrs={"rows": 5}),
            "answer_by": AdminDateInput(format=DAY),
        }
        help_texts = {
            "words_da": _("Står øverst i brevet. Sig, hvorfor I inviterer dem."),
            "words_en": _("Til dem, der får brevet på engelsk."),
            "answer_by": _("Står i invitationen. Lad feltet være tomt, hvis der ingen frist er."),
            "remind_days": _("Kun til dem, der ikke har svaret eller har svaret måske. 0: ingen påmindelse."),
        }

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **{"label_suffix": "", **options})
        day: Any = self.fields["answer_by"]
        day.input_formats = [DAY, "%Y-%m-%d"]
        day.error_messages["invalid"] = _("Skriv dagen, for eksempel 24.12.2026.")
        days = self.fields["remind_days"]
        days.validators = [*days.validators, _at_most_sixty]
        days.widget.attrs.update(max="60")


def _at_most_sixty(days: int) -> None:
    if days > 60:
        raise ValidationError(_("Skriv et tal fra 0 til 60."))


BY_HAND = (LetterKind.INVITATION, LetterKind.REMINDER, LetterKind.CANCELLATION, LetterKind.MINUTES)
