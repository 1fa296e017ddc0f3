"""«Besked og kalender»: how often one hears of one's teams' cases by mail, and a calendar of one's own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from intake.desk import calendar
from intake.desk.models import Rhythm, Stream, Subscriber
from intake.submissions.actors import Actor

from .base import DeskView

SAVE, MAKE, WITHDRAW = "save", "make", "withdraw"


class StreamsForm(forms.Form):
    """A rhythm for each of one's own teams; other teams have no field, and so cannot be asked for."""

    def __init__(self, data: Any = None, *, actor: Actor) -> None:
        super().__init__(data, label_suffix="")
        self.user_id = actor.user_id
        chosen = dict(Stream.objects.filter(user=actor.user_id).values_list("team", "rhythm"))
        self.names = {f"team-{team}": team for team in actor.roles}
        for name, team in sorted(self.names.items(), key=lambda item: (actor.team_names[item[1]], item[1])):
            self.fields[name] = forms.ChoiceField(
                label=actor.team_names[team],
                choices=Rhythm.choices,
                initial=chosen.get(team, Rhythm.NONE),
                error_messages={"required": _("Vælg, hvor tit."), "invalid_choice": _("Vælg en af mulighederne.")},
            )

    def save(self) -> None:
        for name, team in self.names.items():
            rhythm = {"rhythm": self.cleaned_data[name]}
            Stream.objects.update_or_create(user_id=self.user_id, team_id=team, defaults=rhythm)


class MineView(DeskView):
    """One's own, and nobody else's: nothing here names a person or a row."""

    template_name = "intake/desk/mine.html"
    page_title = _("Besked og kalender")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(StreamsForm(actor=self.actor))

    def post(self, request: HttpRequest) -> HttpResponse:
        if self.actor.user_id is None:
            raise Http404
        deed = request.POST.get("deed", SAVE)
        if deed == MAKE:
            # Shown this once: we keep its hash alone.
            return self.show(StreamsForm(actor=self.actor), link=calendar.new_link(self.actor.user_id))
        if deed == WITHDRAW:
            calendar.withdraw(self.actor.user_id)
            messages.success(request, _now("Linket virker ikke mere."))
            return redirect("queue:mine")
        form = StreamsForm(request.POST, actor=self.actor)
        if not form.is_valid():
            return self.show(form)
        form.save()
        messages.success(request, _now("Dit valg er gemt."))
        return redirect("queue:mine")

    def show(self, form: StreamsForm, *, link: str = "") -> HttpResponse:
        has_calendar = Subscriber.objects.filter(user=self.actor.user_id, calendar__isnull=False).exists()
        response = self.render_to_response(self.get_context_data(form=form, link=link, has_calendar=has_calendar))
        response["Cache-Control"] = "private, no-store"
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs(("", str(self.page_title)))
