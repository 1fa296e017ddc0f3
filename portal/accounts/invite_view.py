"""The administrators' page for inviting a colleague, or somebody on a ward."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from . import invitations
from .forms import InviteForm
from .models import Access, Invitation, User

SHOWN = 20


class InviteView(WagtailAdminTemplateMixin, FormView):
    """A form, and below it the latest invitations with what became of them."""

    template_name = "portal/admin/invite.html"
    form_class = InviteForm
    success_url = reverse_lazy("accounts_invite")
    page_title = gettext_lazy("Invitér")
    header_icon = "mail"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only administrators invite."""
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the latest invitations."""
        latest = Invitation.objects.select_related("team", "unit", "invited_by")[:SHOWN]
        return super().get_context_data(invitations=latest, **kwargs)

    def form_valid(self, form: InviteForm) -> HttpResponse:
        """Send the letter, or say why not, with everything typed still there."""
        data = form.cleaned_data
        try:
            invitation = invitations.invite(
                email=data["email"],
                access=Access(data["access"]),
                team=data["team"],
                unit=data["unit"],
                invited_by=cast(User, self.request.user),
            )
        except invitations.InvitationRefused as refused:
            form.add_error(None, str(refused.reason))
            return self.form_invalid(form)
        log(instance=invitation, action="wagtail.create", user=self.request.user)
        # The message waits in a cookie: it names nobody. The list below the form says who.
        messages.success(self.request, _("Invitationen er sendt."))
        return super().form_valid(form)
