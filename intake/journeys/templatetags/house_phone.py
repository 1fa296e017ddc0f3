"""Where somebody can ring the house, on any page of a journey."""

from typing import NamedTuple

from django import template
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from intake.journeys.fields import Phone
from portal.accounts.models import Team
from portal.addresses import home_of, whole
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


@register.filter
def spoken(text: Promise | str) -> str:
    """A text to be read aloud, with the house's number and the address of its privacy notices where it names them."""
    number = house_phone()
    phone = _("telefon %(number)s") % {"number": number.shown} if number else _("telefonen")
    page = whole(f"{home_of(get_language())}privatliv").partition("://")[2]
    return str(text).replace("[telefon]", phone).replace("[side]", page)


@remembered
def _written() -> str | None:
    return Team.objects.filter(is_central=True).values_list("phone", flat=True).first()
