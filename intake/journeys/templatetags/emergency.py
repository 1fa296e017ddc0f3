"""Whom to ring when it cannot wait, on any page."""

from django import template

from intake.journeys.models import EmergencyNumber

register = template.Library()


@register.simple_tag
def emergency_numbers() -> list[EmergencyNumber]:
    """The editors' numbers, in their order. One query."""
    return list(EmergencyNumber.objects.all())
