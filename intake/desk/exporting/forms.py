"""What somebody says before they are given cases in a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intake.journeys.cpr import contains_cpr
from intake.submissions.actors import Actor
from intake.submissions.models import Purpose
from portal.accounts.models import Role

from .columns import COLUMNS

_FORMATS = (("xlsx", _("Excel (XLSX)")), ("csv", _("CSV, som Excel åbner")))


class ExportForm(forms.Form):
    """What for, which columns, and which sort of file."""

    purpose = forms.ChoiceField(
        label=_("Hvad skal du bruge sagerne til?"),
        widget=forms.RadioSelect,
        choices=Purpose.choices,
        error_messages={"required": _("Vælg, hvad du skal bruge sagerne til.")},
    )
    remark = forms.CharField(
        label=_("Skriv det kort"),
        max_length=200,
        help_text=_("Fx «Møde i maj». Skriv ikke noget om en enkelt person."),
        error_messages={"required": _("Skriv med få ord, hvad filen er til.")},
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    columns = forms.MultipleChoiceField(
        label=_("Hvad skal der stå i filen?"),
        widget=forms.CheckboxSelectMultiple,
        choices=[(key, column.label) for key, column in COLUMNS.items() if not column.is_contact],
        initial=[key for key, column in COLUMNS.items() if not column.is_contact],
        error_messages={"required": _("Vælg mindst en kolonne.")},
    )
    contact = forms.MultipleChoiceField(
        label=_("Skal der også stå navn og kontakt?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(key, column.label) for key, column in COLUMNS.items() if column.is_contact],
        help_text=_(
            "Så åbner du hver sag. Det kommer i adgangsloggen på dem alle, og personen kan få det at vide. "
            "Felterne er tomme for de sager, du ikke må læse."
        ),
    )
    format = forms.ChoiceField(
        label=_("Hvilken slags fil?"),
        widget=forms.RadioSelect,
        choices=_FORMATS,
        initial="xlsx",
        error_messages={"required": _("Vælg en slags fil.")},
    )

    def __init__(self, data: Any = None, *, actor: Actor) -> None:
        super().__init__(data, label_suffix="")
        if not actor.teams(Role.COORDINATOR):
            del self.fields["contact"]
        for name in self.fields.keys() - {"remark"}:
            self.fields[name].error_messages["invalid_choice"] = _("Vælg en af mulighederne.")

    def clean_remark(self) -> str:
        remark: str = self.cleaned_data["remark"]
        if contains_cpr(remark) or "@" in remark:
            raise forms.ValidationError(_("Skriv ikke numre eller adresser på personer her: teksten står i loggen."))
        return remark

    @property
    def chosen(self) -> list[str]:
        """The columns, in their own order."""
        asked = {*self.cleaned_data["columns"], *self.cleaned_data.get("contact", ())}
        return [key for key in COLUMNS if key in asked]

    @property
    def opens(self) -> bool:
        """Whether answers are opened for it."""
        return bool(self.cleaned_data.get("contact"))
