"""Two cases side by side, to see whether they are the same. Both are read, and both logs say so."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from intake.desk.offers import verdict_on
from intake.desk.others import side_by_side
from intake.desk.reading import Opened, Section, open_case
from intake.desk.steps import LINK, STEPS
from intake.desk.wording import CANNOT_OPEN
from intake.submissions.enums import Action, State
from intake.submissions.kinds import kind_of
from intake.submissions.lifecycle import Refused, actions_from
from intake.submissions.models import SealedItem, Submission
from intake.vault.errors import VaultError

from .base import DeskView

UNAVAILABLE = 503


class BesideView(DeskView):
    """This GET writes, as the case's own page does. It opens both cases or neither."""

    template_name = "intake/desk/beside.html"
    page_title = _("Side om side")

    def get(self, request: HttpRequest, reference: str, other: str) -> HttpResponse:
        cases = [self.find(reference), self.find(other)]
        if cases[0] == cases[1]:
            raise Http404
        self.reference = reference
        try:
            opened = self.open(cases)
        except Refused:  # One that may be seen and not read: it stands beside nothing.
            raise Http404 from None
        except (VaultError, SealedItem.DoesNotExist):
            return render(request, "intake/desk/beside_closed.html", self.page(problem=CANNOT_OPEN), status=UNAVAILABLE)
        parts = side_by_side(*([_head(case, opened[case.pk]), *opened[case.pk].sections] for case in cases))
        ways = [(step, reverse("queue:action", args=[reference, step.code])) for step in self.ways(*cases)]
        return self.render_to_response(self.page(cases=cases, parts=parts, ways=ways, other=other))

    @transaction.atomic
    def open(self, cases: list[Submission]) -> dict[Any, Opened]:
        """Always in the order of the keys: two who compare the same cases wait for each other and do not deadlock."""
        return {case.pk: open_case(case, self.actor) for case in sorted(cases, key=lambda case: case.pk)}

    def ways(self, case: Submission, other: Submission) -> list[Any]:
        """What may be done with the two."""
        steps = [STEPS[LINK]]
        if case.kind == other.kind and Action.MERGE in actions_from(State(case.state), kind_of(case)):
            steps.append(STEPS[Action.MERGE])
        return [step for step in steps if verdict_on(step, self.actor, case)]

    def page(self, **context: Any) -> dict[str, Any]:
        return self.get_context_data(reference=self.reference, **context)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs((reverse("queue:case", args=[self.reference]), self.reference), ("", self.page_title))


def _head(case: Submission, opened: Opened) -> Section:
    """What stands above the answers: what it is, where it stands, and whom letters go to."""
    kind, contact = kind_of(case), opened.contact
    told = "\n".join(filter(None, (contact.name, contact.phone, contact.email)))
    rows = [(_("Slags"), str(kind.title)), (_("Tilstand"), str(kind.staff_name(State(case.state))))]
    return Section("", [*rows, (_("Kontakt"), told)])
