"""The ways to sign in that the configuration adds."""

from django import template

from portal.accounts.models import User
from portal.accounts.sso import providers
from portal.accounts.units import units_of

register = template.Library()


@register.simple_tag
def may_link_a_provider(user: User) -> bool:
    """Whether somebody may let a provider in beside their password: whoever refers for a unit, if there is any."""
    return bool(providers.providers()) and units_of(user).exists()


@register.simple_tag
def sign_in_providers() -> tuple[providers.IdentityProvider, ...]:
    """Every provider, for a button each."""
    return providers.providers()
