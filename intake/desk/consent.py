"""The plain record of a consent, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from intake.submissions.models import Consent, Submission

from .reading import area_of


@dataclass(frozen=True)
class ConsentWords:
    """How it was given and what it covers."""

    record: Consent
    method: str
    categories: str


def consent_of(submission: Submission) -> ConsentWords | None:
    """The consent of a case, with its codes in the words of the journey's own questions."""
    record = Consent.objects.filter(submission=submission).first()
    if record is None:
        return None
    return ConsentWords(
        record,
        method=_in_words(submission, "consent_method", record.method),
        categories=_in_words(submission, "consent_categories", record.categories),
    )


def _in_words(submission: Submission, name: str, code: Any) -> str:
    """Say a code as the field that asked for it says it; a code that no field knows is shown as it is."""
    area = area_of(submission)
    for step in area.steps if area else ():
        field = step.form(values={}).fields.get(name)
        if field is not None:
            return str(field.show(code))
    return ", ".join(code) if isinstance(code, list) else str(code)
