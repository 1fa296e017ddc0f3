"""Where somebody can ring the house, on any page of a journey."""

from typing import NamedTuple

from django import template
from django.core.exceptions import ValidationError

from intake.journeys.fields import Phone
from portal.accounts.models import Team
from portal.remembered import remembered

register = template.Library()


class Number(NamedTuple):
    """A telephone number as it is read and as it is dialled."""

    shown: str
    dialled: str


@register.simple_tag
def house_phone() -> Number | None:
    """The central team's number; None if they have given none, or something that no telephone could dial."""
    written = _written()
    if not written:
        return None
    try:
        dialled = Phone("").to_python(written)
    except ValidationError:
        return None
    return Number(Phone("").show(dialled), dialled)


@remembered
def _written() -> str | None:
    return Team.objects.filter(is_central=True).values_list("phone", flat=True).first()
