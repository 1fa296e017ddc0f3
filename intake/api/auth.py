"""Who comes: a partner's system with a token, and whether the token opens this."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer

from portal import limits

from . import tokens
from .models import Scope, Token
from .problems import Problem

_ASKS = 'Bearer realm="DOK"'


class PartnerToken(HttpBearer):
    """`Authorization: Bearer dok_…`, and a scope. Raises Problem: 401, then 429, then 403."""

    def __init__(self, scope: Scope):
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Token:
        """Find the token, before a byte of the content is read."""
        scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not secret:
            raise Problem("unauthorized", headers={"WWW-Authenticate": _ASKS})
        return self.authenticate(request, secret.strip())

    def authenticate(self, request: HttpRequest, token: str) -> Token:
        """Find the token of a secret."""
        found = tokens.find(token)
        if found is None:
            raise Problem("unauthorized", headers={"WWW-Authenticate": f'{_ASKS}, error="invalid_token"'})
        if not limits.within(settings.DOK_LIMITS["partner"], "partner", found.pk):
            raise Problem("too-many", headers={"Retry-After": "60"})
        if self.scope not in found.scopes:
            asks = f'{_ASKS}, error="insufficient_scope", scope="{self.scope}"'
            raise Problem("forbidden", headers={"WWW-Authenticate": asks})
        return found
