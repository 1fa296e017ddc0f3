"""The pages of sign-in that allauth does not have, or not as we need them."""

from __future__ import annotations

from typing import Any

from allauth.account import views as allauth_views
from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from portal.cookies import forget_drafts

from . import invitations
from .backends import UNIT, doors_of
from .forms import AcceptInvitationForm

GONE = 410
BACKEND = "portal.accounts.backends.StaffBackend"


def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out, and take what was begun from the browser.

    A ward's computer is shared: the next one would read a colleague's referral, and send it in their own name.
    """
    account = request.user.pk
    response = allauth_views.logout(request)
    if request.method == "POST":
        forget_drafts(request, response, account)
    return response


@method_decorator([never_cache, sensitive_post_parameters("password", "password_again")], name="dispatch")
class AcceptInvitation(FormView):
    """Show the form behind a good link, and say plainly what is wrong with a bad one."""

    template_name = "account/invitation.html"
    form_class = AcceptInvitationForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Turn away a link that is unknown, used or too old, before and while it is used."""
        try:
            self.invitation = invitations.find(kwargs["secret"])
            return super().dispatch(request, *args, **kwargs)
        except invitations.InvitationRefused as refused:
            return render(request, "account/invitation_refused.html", {"reason": refused.reason}, status=GONE)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the invited address: a password must not resemble it."""
        return {**super().get_form_kwargs(), "email": self.invitation.email}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show who is invited to what."""
        return super().get_context_data(invitation=self.invitation, **kwargs)

    def form_valid(self, form: AcceptInvitationForm) -> HttpResponse:
        """Make the account, sign it in with the password just chosen, and go on to the second factor."""
        data = form.cleaned_data
        user = invitations.accept(
            secret=self.kwargs["secret"],
            first_name=data["first_name"],
            last_name=data["last_name"],
            password=data["password"],
        )
        login(self.request, user, backend=BACKEND)
        # Without this allauth would ask for the password that was typed a second ago.
        record_authentication(self.request, user, method="password", reauthenticated=True)
        return redirect("account_choose_factor")


@never_cache
@login_required
def onward(request: HttpRequest) -> HttpResponse:
    """Lead to where somebody works: the unit's door or the admin. Each door then asks its own rule."""
    return redirect("wards:list" if UNIT in doors_of(request.user) else "wagtailadmin_home")


@never_cache
@login_required
def choose_factor(request: HttpRequest) -> HttpResponse:
    """Explain the second factor and offer both kinds."""
    return render(request, "account/choose_factor.html")
