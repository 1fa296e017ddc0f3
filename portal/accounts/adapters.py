"""How allauth behaves in this house."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs themselves up: staff come by invitation."""

    def is_open_for_signup(self, request):
        return False


class MfaAdapter(DefaultMFAAdapter):
    """Second factors."""
