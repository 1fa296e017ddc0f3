"""The second factor at sign-in."""

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from .sessions import has_shown_second_factor


class OwnFactorStage(AuthenticateStage):
    """Ask for a factor of ours, unless the provider has just seen one of its own."""

    def _should_handle(self, request: HttpRequest) -> bool:
        user = self.login.user
        if user is not None and has_shown_second_factor(request, user):
            return False
        return bool(super()._should_handle(request))
