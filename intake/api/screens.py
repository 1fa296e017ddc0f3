"""The administrators' pages for partners' tokens: make one, see them, shut one."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from portal.accounts.models import User

from . import tokens
from .forms import TokenForm
from .models import Token


class _ForAdministrators(WagtailAdminTemplateMixin):
    header_icon = "key"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class TokensView(_ForAdministrators, FormView):
    """A form, and below it every token with how it stands."""

    template_name = "intake/api/tokens.html"
    form_class = TokenForm
    success_url = reverse_lazy("partner_tokens")
    page_title = gettext_lazy("Partnernes systemer")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add every token."""
        everyone = Token.objects.select_related("unit", "created_by")
        return super().get_context_data(tokens=everyone, **kwargs)

    def form_valid(self, form: TokenForm) -> HttpResponse:
        """Show the secret in the answer to this very post: it is kept nowhere, so no other page can show it."""
        data = form.cleaned_data
        token, secret = tokens.make(
            data["unit"], data["name"], data["scopes"], form.expires_at, made_by=cast(User, self.request.user)
        )
        log(instance=token, action="wagtail.create", user=self.request.user)
        fresh = self.form_class(initial={"unit": data["unit"]})
        response = self.render_to_response(self.get_context_data(form=fresh, made=token, secret=secret))
        response["Cache-Control"] = "no-store"
        return response


class RevokeView(_ForAdministrators, TemplateView):
    """Ask once, then shut a token for good."""

    template_name = "intake/api/revoke.html"
    page_title = gettext_lazy("Spær et token")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Find the token, unless it is shut already."""
        token = get_object_or_404(Token.objects.select_related("unit"), pk=self.kwargs["pk"], revoked_at=None)
        return super().get_context_data(token=token, back=reverse("partner_tokens"), **kwargs)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Shut it, and say so; a second press finds it shut."""
        token = get_object_or_404(Token, pk=pk)
        tokens.revoke(token)
        log(instance=token, action="wagtail.edit", user=request.user)
        messages.success(request, _("Tokenet er spærret."))
        return redirect("partner_tokens")
