"""What every screen of the guest lists begins with: who looks, at which meeting."""

from __future__ import annotations

from functools import cached_property
from typing import Any, cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.models import MeetingPage
from dialogue import guests
from dialogue.enums import What
from dialogue.models import PERMISSION, GuestList, Invitation, InvitationEvent
from dialogue.sealed import Opened
from intake.vault.errors import VaultError
from portal.accounts.models import User

UNAVAILABLE = 503


class InvitationsView(WagtailAdminTemplateMixin, View):
    """A screen for those who hold the permission. It is asked here, of every request, and nowhere else."""

    header_icon = "mail"
    breadcrumbs_items = [
        {"url": reverse_lazy("wagtailadmin_home"), "label": _("Forside")},
        {"url": reverse_lazy("invitations"), "label": _("Invitationer")},
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        try:
            return super().dispatch(request, *args, **kwargs)
        except VaultError:
            self.template_name = "dialogue/admin/shut.html"
            return self.render_to_response(self.get_context_data(), status=UNAVAILABLE)


class MeetingView(InvitationsView):
    """A screen about one meeting. Its guest list may not be there yet: only a deed makes one."""

    trail: Promise | str = ""

    @property
    def user(self) -> User:
        """Who looks. The middleware lets nobody in here who is not signed in."""
        return cast(User, self.request.user)

    @cached_property
    def meeting(self) -> MeetingPage:
        """The page that stands for the meeting in all its languages."""
        page = get_object_or_404(MeetingPage.objects.select_related("locale"), pk=self.kwargs["page"])
        if guests.first_of(page).pk != page.pk:
            raise Http404
        return page

    @cached_property
    def guest_list(self) -> GuestList | None:
        return GuestList.objects.select_related("meeting__locale").filter(meeting=self.meeting).first()

    @cached_property
    def opened(self) -> Opened:
        """The list, opened. Raises Http404 if there is none."""
        if self.guest_list is None:
            raise Http404
        return Opened(self.guest_list)

    def find(self, pk: UUID) -> Invitation:
        """One invitation on this list."""
        return get_object_or_404(Invitation, pk=pk, guest_list__meeting=self.meeting)

    def look(self, what: What, invitation: Invitation | None = None) -> None:
        """Remember that somebody read what was answered."""
        InvitationEvent.objects.create(
            guest_list=self.opened.guest_list, invitation=invitation, actor=self.user, what=what
        )

    def url(self, name: str = "meeting", *further: Any) -> str:
        return reverse(f"invitations_{name}", args=[self.meeting.pk, *further])

    def back(self, name: str = "meeting", *further: Any) -> HttpResponse:
        return redirect(self.url(name, *further))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(meeting=self.meeting, guest_list=self.guest_list, **kwargs)

    def show(self, *, status: int = 200, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**context), status=status)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = [{"url": self.url(), "label": self.meeting.title}]
        return [*self.breadcrumbs_items, *here, *([{"url": "", "label": self.trail}] if self.trail else [])]
