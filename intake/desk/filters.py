"""The queue's filters. Every choice and every count comes from the viewer's own scope."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intake.submissions import kinds
from intake.submissions.actors import Actor
from intake.submissions.enums import OPEN_STATES, State, Urgency
from intake.submissions.models import Submission
from portal.accounts.models import Role, User

ALL = "all"
ME, NOBODY = "me", "nobody"
OVERDUE = "overdue"

IS_OPEN = Q(state__in=sorted(OPEN_STATES))


def is_overdue() -> Q:
    """Open, and its last day has passed."""
    return IS_OPEN & Q(due_on__lt=timezone.localdate())


class QueueFilter(forms.Form):
    """What to show. A value that is not offered is refused in the same words whether it exists or not."""

    state = forms.ChoiceField(label=_("Tilstand"), required=False)
    kind = forms.ChoiceField(label=_("Slags"), required=False)
    urgency = forms.ChoiceField(label=_("Hastegrad"), required=False)
    assignee = forms.ChoiceField(label=_("Koordinator"), required=False)
    team = forms.ChoiceField(label=_("Hold"), required=False)
    due = forms.ChoiceField(label=_("Frist"), required=False, choices=[("", _("Alle")), (OVERDUE, _("Overskredet"))])

    def __init__(self, data: Any, *, scope: QuerySet[Submission], actor: Actor) -> None:
        super().__init__(data, label_suffix="")
        self.scope, self.actor = scope, actor
        anything = ("", _("Alle"))
        # One query for both: what kinds and which teams there are in the scope.
        present = set(scope.order_by().values_list("kind", "team", "team__name").distinct())
        in_scope = {kind for kind, _team, _name in present}
        teams = sorted({(name, str(team)) for _kind, team, name in present if team})
        self.fields["state"].choices = [
            ("", _("Åbne")),
            (ALL, _("Alle")),
            *((state.value, state.label) for state in State),
        ]
        self.fields["kind"].choices = [
            anything,
            *((kind.name, kind.title) for kind in kinds.kinds() if kind.name in in_scope),
        ]
        self.fields["urgency"].choices = [anything, *Urgency.choices]
        self.fields["assignee"].choices = [anything, (ME, _("Mig")), (NOBODY, _("Ingen")), *_colleagues(actor)]
        self.fields["team"].choices = [anything, *((pk, name) for name, pk in teams)]
        for field in self.fields.values():
            field.error_messages["invalid_choice"] = _("Vælg en af mulighederne.")

    def rows(self) -> QuerySet[Submission]:
        """The cases that fit. A filter with an error counts as not set; the form says so beside it."""
        self.is_valid()
        chosen = self.cleaned_data
        rows = self.scope.filter(_state(chosen.get("state", "")))
        for name in ("kind", "urgency", "team"):
            if chosen.get(name):
                rows = rows.filter(**{name: chosen[name]})
        if chosen.get("assignee"):
            rows = rows.filter(_assignee(chosen["assignee"], self.actor))
        return rows.filter(is_overdue()) if chosen.get("due") else rows

    @property
    def narrows(self) -> bool:
        """Whether the viewer asked for anything but the open cases."""
        return any(self.cleaned_data.values())


def counts(scope: QuerySet[Submission], actor: Actor) -> dict[str, int]:
    """How many are open, mine, nobody's and overdue: one query over the same scope as the list."""
    return scope.order_by().aggregate(
        open=Count("pk", filter=IS_OPEN),
        mine=Count("pk", filter=IS_OPEN & Q(assignee=actor.user_id)),
        nobody=Count("pk", filter=IS_OPEN & Q(assignee=None)),
        overdue=Count("pk", filter=is_overdue()),
    )


def _state(chosen: str) -> Q:
    if chosen == ALL:
        return Q()
    return Q(state=chosen) if chosen else IS_OPEN


def _assignee(chosen: str, actor: Actor) -> Q:
    return Q(assignee={ME: actor.user_id, NOBODY: None}.get(chosen, chosen))


def _colleagues(actor: Actor) -> list[tuple[str, str]]:
    """Those who decide in the actor's own teams."""
    people = User.objects.filter(is_active=True, memberships__team__in=actor.roles, memberships__role=Role.COORDINATOR)
    people = people.exclude(pk=actor.user_id).distinct().order_by("first_name", "last_name", "email")
    return [(str(person.pk), str(person)) for person in people]
