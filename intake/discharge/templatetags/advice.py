"""Where somebody without a consent can ring and ask, without saying whom it is about."""

from django import template

from portal.accounts.models import Team

register = template.Library()


@register.simple_tag
def advice_phone() -> str:
    """The central team's telephone number, as they wrote it; "" if they have given none."""
    return Team.objects.filter(is_central=True).values_list("phone", flat=True).first() or ""
