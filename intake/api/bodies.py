"""What a partner's system sends: the area's own typed answers, put through the area's own pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Literal, NamedTuple

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError, create_model

from intake.journeys.declaration import Area
from intake.journeys.whole import Fault, put_through
from intake.submissions.answers import Answers

from .problems import Problem, pointer

LANGUAGE, PRIVACY = "language", "privacy_version"

# What pydantic found, in words. Never its own message, which may tell of what was sent.
_SAID: dict[str, Promise] = {
    "missing": _("Svaret mangler."),
    "extra_forbidden": _("Her står et felt, som skemaet ikke har. Slet det."),
    "literal_error": _("Vælg en af de værdier, skemaet har."),
    "string_too_long": _("Teksten er for lang. Skemaet siger hvor meget."),
    "string_too_short": _("Svaret er tomt."),
    "day": _("Skriv datoen som 2027-01-14."),
    "string_pattern_mismatch": _("Skriv det i den form, skemaet viser."),
    "too_short": _("Giv mindst ét svar."),
    "too_long": _("Her er for mange svar."),
    "greater_than_equal": _("Tallet er for lille."),
    "less_than_equal": _("Tallet er for stort."),
    "value_error": _("Tjek værdien. Den findes ikke."),
}
_OTHERWISE = _("Værdien passer ikke til skemaet.")


class Received(NamedTuple):
    """Answers that may be taken in."""

    answers: Answers
    language: str


def stated_texts(area: Area) -> dict[str, tuple[str, ...]]:
    """The versions of texts that a sender may say were shown or read aloud, by the answer that names them."""
    model = area.kind.answers[area.kind.schema]
    notice = {PRIVACY: (settings.DOK_PRIVACY_VERSION,)} if PRIVACY in model.model_fields else {}
    return notice | {name: tuple(versions) for name, versions in area.texts.items()}


@cache
def shape_of(area_name: str) -> type[Answers]:
    """The newest answers of an area as they are sent: with the language, and with texts that exist."""
    from intake.journeys.declaration import area

    found = area(area_name)
    model = found.kind.answers[found.kind.schema]
    known = {name: (Literal[versions], ...) for name, versions in stated_texts(found).items()}
    # Files come in by the pages alone: another program may send an empty list.
    known |= dict.fromkeys(found.file_answers, (tuple[()], ()))
    language = Literal[tuple(code for code, _name in settings.LANGUAGES)]
    name = f"{model.__name__.rstrip('0123456789').removesuffix('V')}Answers"
    return create_model(
        name, __base__=model, __doc__=model.__doc__, language=(language, settings.LANGUAGE_CODE), **known
    )


def parse(body: bytes) -> dict[str, Any]:
    """Read one JSON object. Raises Problem."""
    try:
        given = json.loads(body.decode(), parse_constant=_refused)
    except (ValueError, RecursionError):
        raise Problem("malformed") from None
    if not isinstance(given, dict):
        raise Problem("malformed")
    return given


def check(area: Area, body: bytes) -> Received:
    """Make the answers of what was sent. Raises Problem, which says what to mend and never repeats it."""
    given = parse(body)
    faults = list(_faults_of_shape(area, body))
    if faults:
        raise _invalid(faults)
    stated = {name: given.pop(name) for name in stated_texts(area)}
    language = given.pop(LANGUAGE, settings.LANGUAGE_CODE)
    passage = put_through(area, given)
    if passage.faults:
        raise _invalid(passage.faults)
    try:
        answers = area.build(passage.values)
        return Received(type(answers).model_validate({**answers.model_dump(), **stated}), language)
    except ValidationError as error:
        raise _invalid(_faults_in(error)) from None


def _refused(constant: str) -> None:
    """NaN and Infinity are not JSON."""
    raise ValueError


def _faults_of_shape(area: Area, body: bytes) -> Iterator[Fault]:
    """What does not fit the schema. Rules between the answers are left to the pages, which have words for them."""
    try:
        shape_of(area.kind.name).model_validate_json(body, strict=True)
    except ValidationError as error:
        yield from _faults_in(error, between=False)


def _faults_in(error: ValidationError, *, between: bool = True) -> Iterator[Fault]:
    for one in error.errors(include_input=False, include_context=False, include_url=False):
        kind, path = one["type"], one["loc"]
        if kind == "json_invalid":
            raise Problem("malformed") from None
        if kind == "extra_forbidden":
            # The name of a field that we do not know is something that was sent: the fault stands at what holds it.
            yield Fault(path[:-1], _SAID[kind])
        elif path or between:
            yield Fault(path, _SAID.get(kind, _OTHERWISE))


def _invalid(faults: Iterable[Fault]) -> Problem:
    return Problem("invalid", errors=[{"pointer": pointer(path), "detail": str(said)} for path, said in faults])
