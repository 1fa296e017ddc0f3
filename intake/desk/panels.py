"""What a member of a team meets on the admin's front page."""

from __future__ import annotations

from typing import Any

from django.forms import Media
from django.urls import reverse
from wagtail.admin.ui.components import Component

from intake.submissions.actors import Actor
from intake.submissions.queue import submissions_for

from .tabs import DUE, MINE, TABS, UNREAD, counts


class QueuePanel(Component):
    """Three numbers and the way to the queue. No case is named here."""

    name = "queue"
    template_name = "intake/desk/panel.html"
    order = 10

    def __init__(self, actor: Actor) -> None:
        self.actor = actor

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        home = reverse("queue:index")
        numbers = counts(submissions_for(self.actor), self.actor)
        tabs = [(TABS[key].label, numbers[key], f"{home}?tab={key}") for key in (UNREAD, MINE, DUE)]
        return {"tabs": tabs, "home": home}

    @property
    def media(self) -> Media:
        return Media(css={"all": ["css/desk.css"]})
