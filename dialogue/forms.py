"""What an invited person is asked on the page behind their link."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from intake.journeys import fields
from intake.journeys.forms import StepForm

from .enums import Response
from .sealed import Answer

_FORGOTTEN = _("Vi sletter det %(days)s dage efter mødet. Du kan sige nej igen: slet teksten, og gem.")
_NAME_MISSING = _("Skriv, hvem der kommer i dit sted.")
_CONSENT_MISSING = _("Sæt flueben, så vi må gemme dine behov. Eller slet det, du har skrevet om dem.")


class AnswerForm(StepForm):
    """One page for every answer, so that it works without scripts; what does not go with the answer is left out."""

    response = fields.Choice(
        _("Kommer du?"),
        Response.choices,
        hint=_("Du kan ændre svaret, til mødet begynder."),
        required_error=_("Vælg, om du kommer."),
    )
    note = fields.Text(
        _("Vil du sige mere om dit svar?"),
        hint=_("For eksempel «hvis min kalender tillader det»."),
        optional=True,
        max_length=200,
    )
    substitute_name = fields.Text(
        _("Hvem kommer i dit sted?"),
        hint=_("Kun hvis du sender en anden. Skriv navnet. Vi skriver kun til dig, så giv selv den anden besked."),
        optional=True,
    )
    questions = fields.LongText(
        _("Hvad vil du gerne spørge om?"),
        hint=_("Skriv det nu, så kan vi finde svarene før mødet."),
        why=_("Den, der leder mødet, kan læse det."),
        optional=True,
        max_length=500,
        rows=4,
    )
    needs = fields.LongText(
        _("Har du behov, vi skal kende?"),
        hint=_("For eksempel mad, plads til en kørestol, en tolk eller en pause."),
        why=_("Det kan sige noget om dit helbred eller din tro. Derfor må vi kun gemme det, hvis du siger ja."),
        optional=True,
        max_length=300,
        rows=3,
    )
    needs_consent = fields.Acknowledge(
        _("Ja, I må bruge det, jeg skriver om mine behov, til mødet."),
        optional=True,
    )

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.fields["needs_consent"].help_text = _FORGOTTEN % {"days": settings.DOK_NEEDS_KEPT_DAYS}

    def clean(self) -> dict[str, Any]:
        """A substitute has a name, and needs have a consent."""
        given = super().clean() or self.cleaned_data
        if given.get("response") == Response.SUBSTITUTE:
            if not given.get("substitute_name") and "substitute_name" not in self.errors:
                self.add_error("substitute_name", str(_NAME_MISSING))
        else:
            given["substitute_name"] = ""
        if given.get("needs") and not given.get("needs_consent"):
            self.add_error("needs_consent", str(_CONSENT_MISSING))
        return given

    @property
    def response_given(self) -> Response:
        """The answer. Of a valid form."""
        return Response(self.cleaned_data["response"])

    @property
    def answer_given(self) -> Answer:
        """What was said besides. Of a valid form."""
        names = ("note", "substitute_name", "questions")
        return Answer(**{name: self.cleaned_data[name] for name in names})

    def typed(self) -> list[tuple[str, str]]:
        """What was written, by question: for a page that comes too late to take it."""
        said: list[tuple[Any, str]] = [(field, _said(field)) for field in self]
        return [(str(field.label), str(field.field.show(text))) for field, text in said if text]


def _said(field: Any) -> str:
    value = field.value()
    if field.name == "needs_consent" or not isinstance(value, str):
        return ""
    return value.strip()


def as_shown_before(response: str, answer: Answer, needs: str) -> dict[str, Any]:
    """An answer as the form shows it to the one who gave it."""
    return {
        "response": response,
        "note": answer.note,
        "substitute_name": answer.substitute_name,
        "questions": answer.questions,
        "needs": needs,
        "needs_consent": bool(needs),
    }
