"""Screens for administrators: people, organisations, teams and who works in which."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.users.forms import UserEditForm
from wagtail.users.views.users import UserViewSet

from .deleting import (
    DEACTIVATE,
    DeactivateInstead,
    DeleteOrganisationView,
    DeleteTeamView,
    DeleteUnitView,
    PeopleIndexView,
    PersonEditView,
)
from .models import Absence, Membership, Organisation, Team, Unit, UnitMembership


class YesOrNo(Column):
    """A yes or a no in words: Wagtail writes True, and calls its icons so."""

    def get_value(self, instance: Any) -> Promise:
        """The word."""
        return _("Ja") if super().get_value(instance) else _("Nej")


class Leads(Column):
    """Who leads a team, since nobody else is told of cases that nobody touches."""

    def get_value(self, instance: Any) -> Promise | str:
        """Their names."""
        leading = instance.memberships.filter(is_lead=True, user__is_active=True).select_related("user")
        return ", ".join(str(one.user) for one in leading) or _("Ingen: sager, der ligger stille, kommer ikke videre")


class KnownPersonForm(UserEditForm):
    """A colleague's name and standing. The address stays: whoever changes it gets the letters that open the account.

    A colleague with a new address is invited anew, and the old account is deactivated.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].disabled = True
        if "is_active" in self.fields:  # Not on one's own page.
            self.fields["is_active"].help_text = DEACTIVATE

    def clean(self) -> dict[str, Any]:
        """Nobody who refers from a unit is given a way into the admin."""
        data = super().clean() or self.cleaned_data
        gives_way_in = data.get("is_superuser") or data.get("groups")
        if gives_way_in and self.instance.unit_memberships.exists():
            raise ValidationError(_("Personen henviser fra en afdeling og kan ikke få adgang til administrationen."))
        return data


class InvitedUserViewSet(UserViewSet):
    """Wagtail's screens for people, where adding one means inviting them, and none is deleted."""

    index_view_class = PeopleIndexView
    edit_view_class = PersonEditView

    @property
    def add_view(self) -> Any:
        """Lead to the invitation: a person made here would have no password and no letter."""
        return RedirectView.as_view(pattern_name="accounts_invite")

    @property
    def delete_view(self) -> Any:
        """Lead to where an account is deactivated."""
        return DeactivateInstead.as_view()

    def get_form_class(self, for_update: bool = False) -> Any:
        """Change a person by our form."""
        return KnownPersonForm if for_update else super().get_form_class(for_update)


class MembershipForm(WagtailAdminModelForm):
    """A person's role in a team."""

    class Meta:
        model = Membership
        fields = ("user", "team", "role", "is_lead")

    def clean(self) -> dict[str, Any]:
        """Nobody opens the cases to themselves: it takes two administrators, and both stand in the log."""
        data = super().clean() or self.cleaned_data
        if self.for_user is not None and data.get("user") == self.for_user:
            raise ValidationError(_("Du kan ikke give dig selv adgang. Bed en anden administrator om det."))
        return data


class OrganisationViewSet(ModelViewSet):
    """Member organisations."""

    model = Organisation
    delete_view_class = DeleteOrganisationView
    form_fields = ("name", "slug")
    icon = "home"
    menu_label = _("Organisationer")
    list_display = ("name", "slug")
    inspect_view_enabled = False
    copy_view_enabled = False


class TeamViewSet(ModelViewSet):
    """Teams."""

    model = Team
    delete_view_class = DeleteTeamView
    form_fields = ("name", "slug", "organisation", "is_central", "is_open", "max_open", "phone", "alert_email")
    icon = "group"
    menu_label = _("Hold")
    list_display = (
        "name",
        "organisation",
        YesOrNo("is_open", label=_("Tager imod")),
        Leads("leads", label=_("Leder")),
    )
    copy_view_enabled = False


class MembershipViewSet(ModelViewSet):
    """Who works in which team, as what."""

    model = Membership
    icon = "user"
    menu_label = _("Medlemskaber")
    list_display = ("user", "team", "role", YesOrNo("is_lead", label=_("Leder holdet")))
    list_filter = ("team", "role")
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[MembershipForm]:
        """Use our form, which knows who is asking."""
        return MembershipForm


class AbsenceViewSet(ModelViewSet):
    """Who is away: a person or a team. Administrators and those who keep the routing rules write it down."""

    model = Absence
    form_fields = ("user", "team", "first_day", "last_day")
    icon = "date"
    menu_label = _("Fravær")
    list_display = ("__str__", "first_day", "last_day")
    copy_view_enabled = False
    inspect_view_enabled = False


class PeopleViewSetGroup(ViewSetGroup):
    """One place in the menu for all. Each is shown to those who hold its permissions: administrators, and whoever keeps
    the rules for absences."""

    menu_label = _("Mennesker og hold")
    menu_icon = "group"
    menu_order = 700
    items = (MembershipViewSet, TeamViewSet, OrganisationViewSet, AbsenceViewSet)


class UnitViewSet(ModelViewSet):
    """Wards and other places outside DOK that refer citizens."""

    model = Unit
    delete_view_class = DeleteUnitView
    form_fields = ("name", "organisation", "slug", "phone", "is_active")
    icon = "home"
    menu_label = _("Afdelinger")
    list_display = ("name", "organisation", "phone", YesOrNo("is_active", label=_("Aktiv")))
    copy_view_enabled = False


class UnitMembershipViewSet(ModelViewSet):
    """Who refers from which unit. A newcomer is invited; here one is put on a second unit, or taken off."""

    model = UnitMembership
    icon = "user"
    menu_label = _("Henvisere")
    form_fields = ("user", "unit")
    list_display = ("user", "unit")
    list_filter = ("unit",)
    copy_view_enabled = False


class UnitsViewSetGroup(ViewSetGroup):
    """One place in the menu for both. Only administrators hold the permissions, so only they see it."""

    menu_label = _("Afdelinger")
    menu_icon = "home"
    menu_order = 705
    items = (UnitMembershipViewSet, UnitViewSet)
