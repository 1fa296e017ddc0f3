"""What administrators cannot delete, and what they do instead."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.users.views import users

from .models import Absence, Invitation

DEACTIVATE = _(
    "En konto slettes ikke. Fjern fluebenet ved «Aktiv», så kan personen ikke logge ind, "
    "og historikken viser stadig, hvem der gjorde hvad."
)


class DeactivateInstead(View):
    """Stands where Wagtail deletes a person: the log must still say who acted."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Lead to the page where an account is deactivated."""
        messages.warning(request, DEACTIVATE)
        return redirect("wagtailusers_users:edit", kwargs["pk"])


class PeopleIndexView(users.IndexView):
    """The list of people, without a button that deletes."""

    def get_delete_url(self, instance: Model) -> None:
        """No such button."""


class PersonEditView(users.EditView):
    """A person's page, without a button that deletes."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Wagtail notes here whether the viewer may delete. Nobody may."""
        super().setup(request, *args, **kwargs)
        self.can_delete = False


class DeleteUnusedView(generic.DeleteView):
    """Delete what nobody uses; say what to do about the rest."""

    edit_url_name: str
    refusal: str | Promise

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Lead back to the thing itself, with the reason, if it is in use."""
        if self.user_has_permission("delete") and is_in_use(self.object):
            messages.error(request, self.refusal)
            return redirect(self.edit_url_name, self.object.pk)
        return super().dispatch(request, *args, **kwargs)


class DeleteTeamView(DeleteUnusedView):
    """Delete a team that has no cases, rules or members."""

    refusal = _(
        "Holdet er i brug: Det har sager, fordelingsregler eller medlemmer og kan ikke slettes. "
        "Fjern fluebenet ved «Tager imod», så får det ikke flere sager."
    )


class DeleteUnitView(DeleteUnusedView):
    """Delete a unit that has sent nothing and has nobody on it."""

    refusal = _(
        "Afdelingen er i brug: Den har henvisninger eller folk og kan ikke slettes. "
        "Fjern fluebenet ved «Aktiv», så kan ingen komme ind derfra."
    )


class DeleteOrganisationView(DeleteUnusedView):
    """Delete an organisation that has no teams."""

    refusal = _(
        "Organisationen er i brug: Den har hold og kan ikke slettes. Flyt holdene til en anden organisation først."
    )


def is_in_use(thing: Model) -> bool:
    """Whether anything in the house points at it. Invitations and absences do not count: they end with
    it."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: thing}).exists()
        for relation in thing._meta.related_objects
        if relation.related_model not in (Absence, Invitation)
    )
