"""What a member of a team meets on the admin's front page."""

from __future__ import annotations

from typing import Any

from django.forms import Media
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from intake.submissions import mentions
from intake.submissions.actors import Actor
from intake.submissions.models import Submission
from intake.submissions.queue import submissions_for
from intake.submissions.reminders import due_for

from .tabs import DUE, MINE, OFFERED, TABS, UNREAD, counts

# More than these are found in the list by their mark.
MOST_NAMED = 10
MOST_REMINDERS = 10
OFFERED_TO_YOU = _("Tilbudt til jer")


def named_in(actor: Actor) -> list[Submission]:
    """The cases in which a colleague names the viewer, the latest first."""
    return list(mentions.of(actor)[:MOST_NAMED])


def reminders_of(actor: Actor) -> dict[str, Any]:
    """What the viewer is reminded of today, the oldest first, and whether there is more: one query."""
    rows = due_for(actor, timezone.localdate()).select_related("submission").order_by("on", "pk")[: MOST_REMINDERS + 1]
    found = list(rows)
    return {"reminders": found[:MOST_REMINDERS], "more_reminders": len(found) > MOST_REMINDERS}


class QueuePanel(Component):
    """Three numbers, a fourth while cases are offered, the way to the queue, the cases that name the viewer, and
    today's reminders.
    """

    name = "queue"
    template_name = "intake/desk/panel.html"
    order = 10

    def __init__(self, actor: Actor) -> None:
        self.actor = actor

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        home = reverse("queue:index")
        numbers = counts(submissions_for(self.actor), self.actor)
        tabs = [(TABS[key].label, numbers[key], f"{home}?tab={key}") for key in (UNREAD, MINE, DUE)]
        if numbers[OFFERED]:
            tabs.append((OFFERED_TO_YOU, numbers[OFFERED], home))
        return {"tabs": tabs, "home": home, "named": named_in(self.actor), **reminders_of(self.actor)}

    @property
    def media(self) -> Media:
        return Media(css={"all": ["css/desk.css"]})
