"""Where the link is to go, and the code that came by mail."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from intake.journeys import fields
from intake.journeys.forms import StepForm
from intake.submissions.saved import CODE_LENGTH


class SaveForm(StepForm):
    """Somebody with an account is sent the link there, and is asked nothing."""

    email = fields.Email(
        _("Hvor skal vi sende linket hen?"),
        hint=_("Skriv en e-mailadresse, som kun du læser."),
        why=_("Vi bruger den kun til linket og koden."),
        required_error=_("Skriv din e-mailadresse."),
    )

    def __init__(self, *args: Any, account_email: str, **options: Any):
        super().__init__(*args, **options)
        self.account_email = account_email
        if account_email:
            del self.fields["email"]

    @property
    def address(self) -> str:
        return self.account_email or self.cleaned_data["email"]


class CodeForm(StepForm):
    code = fields.Text(
        _("Koden fra mailen"),
        hint=_("Den har seks cifre."),
        required_error=_("Skriv koden fra mailen."),
        autocomplete="one-time-code",
        inputmode="numeric",
        max_length=40,
    )

    def clean_code(self) -> str:
        """Six digits, however they were parted."""
        digits = re.sub(r"\D", "", self.cleaned_data["code"])
        if len(digits) != CODE_LENGTH or not digits.isascii():
            raise ValidationError(_now("Skriv de seks cifre, der står i mailen."))
        return digits
