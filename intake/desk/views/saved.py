"""Keeping a view of the list under a name, and taking one down."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from intake.desk.models import NAME_LENGTH, SavedView
from intake.desk.saved import MOST, kept, may_delete, understood, views_for
from intake.journeys.cpr import contains_cpr
from intake.submissions.actors import Actor
from portal.accounts.models import Role

from .base import DeskView

REFUSED = 422


class SavedViewForm(forms.Form):
    """A name, and who sees it."""

    name = forms.CharField(
        label=_("Navn"),
        max_length=NAME_LENGTH,
        help_text=_("Fx «Mine, der haster». Skriv ikke noget om enkelte personer."),
        error_messages={"required": _("Skriv et navn, som du kan kende visningen på.")},
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    team = forms.TypedChoiceField(
        label=_("Hvem kan se den?"),
        required=False,
        help_text=_("Deler du den, går navn og kontakt ikke med. Hver vælger selv de kolonner."),
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Vælg et af dine egne hold.")},
    )
    is_first = forms.BooleanField(label=_("Begynd med den, når jeg åbner Sager"), required=False)

    def __init__(self, data: Any = None, *, actor: Actor) -> None:
        super().__init__(data, label_suffix="", initial={"team": ""})
        own = sorted((actor.team_names[team], team) for team in actor.teams(Role.COORDINATOR))
        self.fields["team"].choices = [("", _("Kun mig")), *((team, name) for name, team in own)]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if contains_cpr(name) or "@" in name:
            raise forms.ValidationError(_("Et navn må ikke være et nummer eller en adresse på en person."))
        return name


class SavedViewsView(DeskView):
    """The views one has. What is to be kept stands in the address, as the list had it."""

    template_name = "intake/desk/saved.html"
    page_title = _("Gemte visninger")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(SavedViewForm(actor=self.actor))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SavedViewForm(request.POST, actor=self.actor)
        if form.is_valid() and SavedView.objects.filter(owner=self.actor.user_id).count() >= MOST:
            form.add_error("name", _now("Du har %(most)s visninger. Slet en, du ikke bruger.") % {"most": MOST})
        if not form.is_valid():
            return self.show(form, status=REFUSED)
        query = understood(request.GET, self.actor, is_shared=form.cleaned_data["team"] is not None)
        self.keep(form.cleaned_data, query)
        messages.success(request, _now("Visningen er gemt."))
        return redirect(f"{reverse('queue:index')}?{query or 'tab='}")

    @transaction.atomic
    def keep(self, said: dict[str, Any], query: str) -> None:
        """Keep it; what was first before is no longer."""
        own = SavedView.objects.filter(owner=self.actor.user_id)
        if said["is_first"]:
            own.filter(is_first=True).update(is_first=False)
        SavedView.objects.create(
            owner_id=self.actor.user_id,
            name=said["name"],
            team_id=said["team"],
            is_first=said["is_first"],
            query=query,
        )

    def show(self, form: SavedViewForm, status: int = 200) -> HttpResponse:
        views = [(view, may_delete(self.actor, view)) for view in views_for(self.actor).select_related("owner")]
        query = kept(self.request.GET)
        context = self.get_context_data(form=form, views=views, query=query, me=self.actor.user_id)
        return self.render_to_response(context, status=status)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs(("", self.page_title))


class DeleteViewView(DeskView):
    """Take a view down. One that the actor does not have is not there."""

    def post(self, request: HttpRequest, view: int) -> HttpResponse:
        found = views_for(self.actor).filter(pk=view).first()
        if found is None or not may_delete(self.actor, found):
            raise Http404
        found.delete()
        messages.success(request, _now("Visningen er slettet."))
        return redirect("queue:saved")
