from typing import Any

from django.contrib import messages
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from portal.uploads import brings_up_to

from .admin.letters import SendView
from .admin.lists import AttendanceView, ExportView, GuestsView, MeetingsView, QuestionsView
from .admin.people import AddView, ChoicesView, EditView, GuestView, ResendView, WithdrawView
from .admin.sheets import ALLOWANCE, ImportView
from .models import PERMISSION, GuestList


class _InvitersMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who may invite. The views ask again."""
        return bool(request.user.has_perm(PERMISSION))


@hooks.register("register_admin_urls")
def invitation_urls() -> list[URLPattern]:
    """Put the guest lists at /admin/invitations/."""
    meeting = "invitations/<int:page>/"
    guest = f"{meeting}guests/<uuid:pk>/"
    takes_a_sheet = brings_up_to(lambda **_where: ALLOWANCE)
    return [
        path("invitations/", MeetingsView.as_view(), name="invitations"),
        path(meeting, GuestsView.as_view(), name="invitations_meeting"),
        path(f"{meeting}add/", AddView.as_view(), name="invitations_add"),
        path(f"{meeting}import/", takes_a_sheet(ImportView.as_view()), name="invitations_import"),
        path(f"{meeting}choices/", ChoicesView.as_view(), name="invitations_choices"),
        path(f"{meeting}send/<slug:kind>/", SendView.as_view(), name="invitations_send"),
        path(f"{meeting}questions/", QuestionsView.as_view(), name="invitations_questions"),
        path(f"{meeting}attendance/", AttendanceView.as_view(), name="invitations_attendance"),
        path(f"{meeting}attendance.xlsx", ExportView.as_view(), name="invitations_export"),
        path(guest, GuestView.as_view(), name="invitations_guest"),
        path(f"{guest}edit/", EditView.as_view(), name="invitations_edit"),
        path(f"{guest}resend/", ResendView.as_view(), name="invitations_resend"),
        path(f"{guest}withdraw/", WithdrawView.as_view(), name="invitations_withdraw"),
    ]


@hooks.register("register_admin_menu_item")
def invitations_menu_item() -> MenuItem:
    """Show the guest lists in the menu."""
    return _InvitersMenuItem(_("Invitationer"), reverse("invitations"), name="invitations", icon_name="mail", order=300)


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """Let administrators give the right to a group."""
    return Permission.objects.filter(content_type__app_label="dialogue", codename="manage_invitations")


@hooks.register("before_delete_page")
def keep_a_meeting_with_guests(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A meeting that somebody is invited to is cancelled, not deleted: the guests' links lead to it."""
    return _kept(request, page, [page])


@hooks.register("before_bulk_action")
def keep_meetings_with_guests(request: HttpRequest, action_type: str, objects: Any, action: Any) -> HttpResponse | None:
    """The same where several pages are deleted at once."""
    pages = [one for one in objects if isinstance(one, Page)]
    return _kept(request, pages[0], pages) if action_type == "delete" and pages else None


def _kept(request: HttpRequest, page: Page, pages: list[Page]) -> HttpResponse | None:
    if not any(GuestList.objects.filter(meeting__path__startswith=one.path).exists() for one in pages):
        return None
    messages.error(request, _("Mødet har en gæsteliste. Sæt det til aflyst i stedet for at slette det."))
    return redirect("wagtailadmin_explore", page.get_parent().pk)
