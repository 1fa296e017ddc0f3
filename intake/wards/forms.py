"""What can be chosen at the unit's door."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from intake.journeys import fields
from intake.journeys.forms import StepForm
from portal.accounts.models import User


class HandOverForm(StepForm):
    """Which colleague takes over."""

    colleague = fields.Select(
        _("Hvem skal have den?"),
        (),
        hint=_("Din kollega får en mail. Der står intet om borgeren i den."),
        why=_("Vi ringer til den, der er kontaktperson."),
        required_error=_("Vælg en kollega på listen."),
    )

    def __init__(self, *args: Any, colleagues: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = {str(each.pk): each for each in colleagues}
        asked: Any = self.fields["colleague"]
        asked.choices = [*asked.choices, *((key, str(each)) for key, each in self.colleagues.items())]

    def chosen(self) -> User:
        """The colleague, once the form is valid."""
        return self.colleagues[self.cleaned_data["colleague"]]
