"""The form that every guest goes through: one who is typed in, and each row of a spreadsheet."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from intake.journeys import fields
from intake.journeys.forms import StepForm

from .sealed import Person
from .sheets.writing import FORMULA_BEGINS

_FORMULA = _("Skriv tekst. En formel kan vi ikke bruge.")


def no_formula(text: str) -> None:
    """Refuse what a spreadsheet would calculate. Raises ValidationError."""
    if text.lstrip("'").startswith(FORMULA_BEGINS):
        raise ValidationError(_FORMULA, code="formula")


class GuestForm(StepForm):
    """One guest; each row of a spreadsheet is judged by it too."""

    name = fields.Text(_("Navn"), required_error=_("Skriv et navn."), validators=[no_formula])
    email = fields.Email(
        _("E-mail"), required_error=_("Skriv en e-mailadresse."), hint=_("Invitationen bliver sendt hertil.")
    )
    role = fields.Text(_("Rolle"), optional=True, validators=[no_formula])
    organisation = fields.Text(_("Organisation"), optional=True, validators=[no_formula])
    language = fields.Select(
        _("Sprog"),
        settings.LANGUAGES,
        hint=_("Det sprog, vi skriver på."),
        required_error=_("Skriv dansk eller engelsk."),
    )

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.fields["language"].error_messages["invalid_choice"] = _("Skriv dansk eller engelsk.")

    @property
    def person(self) -> Person:
        """Who it is. Of a valid form."""
        return Person(**{name: self.cleaned_data[name] for name in ("name", "email", "role", "organisation")})
