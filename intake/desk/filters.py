"""What narrows a tab: every choice comes from the viewer's own teams."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db import connection
from django.db.models import Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.db.models.lookups import Contains
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intake.journeys.widgets import Boxes, Dropdown
from intake.submissions import kinds
from intake.submissions.actors import Actor
from intake.submissions.enums import State, Urgency
from intake.submissions.models import Submission
from intake.submissions.queue import is_readable
from portal.accounts.models import Role, Team, User
from portal.days import DAY

from .rows import COLUMNS, FOR_READERS, STANDARD

ME, NOBODY = "me", "nobody"
HELPED = "helped"

# Every order ends with the key: no case stands on two pages. The first three have an index that serves all cases; the
# others are about what is still to be done, and sort open cases alone.
ORDERS = {
    "": (_("Mest hastende først"), ("urgency", "due_on", "received_at", "id")),
    "newest": (_("Nyeste først"), ("-received_at", "-id")),
    "oldest": (_("Ældste først"), ("received_at", "id")),
    "due": (_("Tidligste frist først"), ("due_on", "urgency", "received_at", "id")),
    "still": (_("Længst uden noget nyt først"), ("moved_at", "id")),
}
_OF_OPEN_CASES = ("due", "still")


class QueueFilter(forms.Form):
    """What to show. A value that is not offered is refused in the same words whether it exists or not."""

    state = forms.ChoiceField(label=_("Tilstand"), required=False, widget=Dropdown)
    kind = forms.ChoiceField(label=_("Slags"), required=False, widget=Dropdown)
    urgency = forms.ChoiceField(label=_("Hastegrad"), required=False, widget=Dropdown)
    assignee = forms.ChoiceField(label=_("Koordinator"), required=False, widget=Dropdown)
    team = forms.ChoiceField(label=_("Hold"), required=False, widget=Dropdown)
    since = forms.DateField(label=_("Modtaget fra"), required=False, **DAY)
    until = forms.DateField(label=_("Modtaget til"), required=False, **DAY)
    tag = forms.SlugField(label=_("Mærke"), required=False, allow_unicode=True, max_length=30)
    order = forms.ChoiceField(label=_("Rækkefølge"), required=False, widget=Dropdown)
    columns = forms.MultipleChoiceField(label=_("Kolonner"), required=False, widget=Boxes, initial=STANDARD)

    def __init__(self, data: Any, *, actor: Actor, only_open: bool) -> None:
        super().__init__(data, label_suffix="")
        self.actor = actor
        anything = ("", _("Alle"))
        self.fields["state"].choices = [anything, *State.choices]
        self.fields["kind"].choices = [anything, *((kind.name, kind.title) for kind in kinds.kinds())]
        self.fields["urgency"].choices = [anything, *Urgency.choices]
        self.fields["assignee"].choices = [anything, (ME, _("Mig")), (NOBODY, _("Ingen")), *_colleagues(actor)]
        self.fields["team"].choices = [anything, *_teams(actor)]
        offered = [key for key in ORDERS if only_open or key not in _OF_OPEN_CASES]
        self.fields["order"].choices = [(key, ORDERS[key][0]) for key in offered]
        readers = bool(actor.teams(Role.COORDINATOR))
        self.fields["columns"].choices = [
            (name, label) for name, label in COLUMNS.items() if readers or name not in FOR_READERS
        ]
        has_tag = only_open and readers
        self.passes_over_tag = not has_tag and bool(self.data.get("tag"))
        if not has_tag:
            # No index serves it, and all cases are very many. To whoever reads no answers it would tell one.
            del self.fields["tag"]
        else:
            self.fields["tag"].error_messages["invalid"] = _("Skriv ét mærke, som det står i listen.")
        for name, field in self.fields.items():
            field.error_messages["invalid_choice"] = _("Vælg en af mulighederne.")
            if name in ("since", "until"):
                field.error_messages["invalid"] = _("Skriv en dato, fx 24.12.2026.")

    def clean(self) -> dict[str, Any]:
        chosen = super().clean() or self.cleaned_data
        since, until = chosen.get("since"), chosen.get("until")
        if since and until and until < since:
            self.add_error("until", _("Den sidste dag ligger før den første."))
        return chosen

    def narrow(self, cases: QuerySet[Submission]) -> QuerySet[Submission]:
        """The cases that fit, in the order asked for. A filter with an error counts as not set; the form says so."""
        self.is_valid()
        chosen = self.cleaned_data
        for name in ("state", "kind", "urgency"):
            if chosen.get(name):
                cases = cases.filter(**{name: chosen[name]})
        if chosen.get("team"):
            cases = cases.filter(_team(chosen["team"], self.actor))
        if chosen.get("assignee"):
            cases = cases.filter(_assignee(chosen["assignee"], self.actor))
        if chosen.get("tag"):
            cases = cases.filter(_tagged(chosen["tag"]), is_readable(self.actor))
        cases = cases.filter(_received(chosen.get("since"), chosen.get("until")))
        if "tags" in self.chosen_columns:
            cases = cases.annotate(is_readable=is_readable(self.actor))
        return cases.order_by(*ORDERS[chosen.get("order", "")][1])

    @property
    def narrows(self) -> bool:
        """Whether the viewer asked for less than the whole tab."""
        return any(value for name, value in self.cleaned_data.items() if name not in ("order", "columns"))

    @property
    def chosen_columns(self) -> tuple[str, ...]:
        """The columns that were chosen, or those that everybody begins with."""
        return tuple(self.cleaned_data.get("columns") or STANDARD)


def _tagged(tag: str) -> Q:
    """Cases that bear a word. SQLite knows no lists, and looks for the word as JSON writes it."""
    if connection.features.supports_json_field_contains:
        return Q(tags__contains=[tag])
    return Q(Contains(Cast("tags", TextField()), Value(json.dumps(tag))))


def _received(since: date | None, until: date | None) -> Q:
    first = Q(received_at__gte=_beginning(since)) if since else Q()
    return first & Q(received_at__lt=_beginning(until + timedelta(days=1))) if until else first


def _beginning(day: date) -> datetime:
    """The first moment of a day in Denmark."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _assignee(chosen: str, actor: Actor) -> Q:
    return Q(assignee={ME: actor.user_id, NOBODY: None}.get(chosen, chosen))


def _team(chosen: str, actor: Actor) -> Q:
    return ~Q(team__in=_own(actor)) if chosen == HELPED else Q(team=chosen)


def _own(actor: Actor) -> frozenset[int]:
    """The teams whose cases the actor meets: not those for which they merely see figures."""
    return actor.teams(Role.COORDINATOR, Role.INTAKE)


def _colleagues(actor: Actor) -> list[tuple[str, str]]:
    """Those who decide in the actor's own teams. Whoever sees all cases chooses among teams."""
    if actor.has_anywhere(Role.DATA_PROTECTION):
        return []
    people = User.objects.filter(is_active=True, memberships__team__in=_own(actor), memberships__role=Role.COORDINATOR)
    people = people.exclude(pk=actor.user_id).distinct().order_by("first_name", "last_name", "email")
    return [(str(person.pk), str(person)) for person in people]


def _teams(actor: Actor) -> list[tuple[str, Promise | str]]:
    """The actor's own teams, and whoever they help; for somebody who sees all cases, all teams."""
    if actor.has_anywhere(Role.DATA_PROTECTION):
        return [(str(pk), name) for pk, name in Team.objects.order_by("name", "pk").values_list("pk", "name")]
    own = sorted((name, str(pk)) for pk, name in actor.team_names.items() if pk in _own(actor))
    return [*((pk, name) for name, pk in own), (HELPED, _("Andre hold, som vi hjælper"))]
