"""A case that another organisation offers: what may be known of it before anybody says yes, and the two answers."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from intake.desk.hand_over_forms import TurnDownForm
from intake.desk.wording import CANNOT_OPEN
from intake.submissions import hand_over
from intake.submissions.enums import OfferStatus, Urgency
from intake.submissions.kinds import kind_of
from intake.submissions.lifecycle import Refused
from intake.submissions.models import HandOver, SealedItem, Submission
from intake.submissions.queue import offered_to
from intake.submissions.reference import normalise
from intake.vault.errors import VaultError
from portal.accounts.models import Role

from .base import DeskView
from .kept import kept_text

TAKE_ON = "take_on"
CONFLICT, UNAVAILABLE = 409, 503
_GONE = _("Tilbuddet er der ikke mere. Nogen har svaret, det er taget tilbage, eller fristen er gået.")


class OfferView(DeskView):
    """Kind, urgency and date, and who offers. Whoever is not asked finds nothing here; nor is an answered offer found.

    A GET changes nothing, and opens nothing.
    """

    template_name = "intake/desk/offer.html"
    page_title = _("Tilbud om en sag")

    def get(self, request: HttpRequest, reference: str) -> HttpResponse:
        submission = self.offered(reference)
        return self.show(submission, self.form(submission))

    def post(self, request: HttpRequest, reference: str) -> HttpResponse:
        if self.was_offered(reference):
            return self.too_late()
        try:
            submission = self.offered(reference)
        except Http404:
            if typed := TurnDownForm.typed(request.POST):
                return kept_text(self, typed)
            raise
        takes_on = request.POST.get("answer") == TAKE_ON
        form = self.form(submission, None if takes_on else request.POST)
        if not takes_on and not form.is_valid():
            return self.show(submission, form)
        try:
            if takes_on:
                return self.take_on(submission)
            return self.turn_down(submission, form)
        except Refused as refused:
            return self.show(submission, form, problem=refused.reason, status=CONFLICT)
        except (VaultError, SealedItem.DoesNotExist):
            return self.show(submission, form, problem=CANNOT_OPEN, status=UNAVAILABLE)

    def too_late(self) -> HttpResponse:
        """Say that the offer is gone, and give back what was written to those who made it."""
        if typed := TurnDownForm.typed(self.request.POST):
            return kept_text(self, typed, why=_GONE, status=CONFLICT)
        messages.info(self.request, _GONE)
        return redirect("queue:index")

    def offered(self, reference: str) -> Submission:
        """Find an offered case by its number."""
        if normalise(reference) != reference:
            raise Http404
        return get_object_or_404(offered_to(self.actor), reference=reference)

    def was_offered(self, reference: str) -> bool:
        """Whether it once was offered to the viewer's teams and is no more: who answers too late is told so."""
        once = HandOver.objects.filter(
            submission__reference=reference, to_team__in=self.actor.teams(Role.COORDINATOR)
        ).exclude(status=OfferStatus.WAITING)
        return (
            normalise(reference) == reference
            and not offered_to(self.actor).filter(reference=reference).exists()
            and once.exists()
        )

    def form(self, submission: Submission, data: Any = None) -> TurnDownForm:
        return TurnDownForm(data, submission=submission, actor=self.actor, initial={"seen_version": submission.version})

    def take_on(self, submission: Submission) -> HttpResponse:
        hand_over.take_on(submission.pk, self.actor)
        messages.success(self.request, _("%(reference)s er jeres nu.") % {"reference": submission.reference})
        return redirect("queue:case", submission.reference)

    def turn_down(self, submission: Submission, form: TurnDownForm) -> HttpResponse:
        given = form.cleaned_data
        hand_over.turn_down(submission.pk, self.actor, reason=given["reason"], note=given["note"])
        messages.success(self.request, _("I har sagt nej til %(reference)s.") % {"reference": submission.reference})
        return redirect("queue:index")

    def show(
        self, submission: Submission, form: TurnDownForm, *, problem: Promise | str = "", status: int = 200
    ) -> HttpResponse:
        offers = HandOver.objects.waiting(submission).select_related("from_team__organisation", "offered_by")
        context = self.get_context_data(
            submission=submission,
            offer=offers.first(),
            kind=kind_of(submission),
            urgency=Urgency(submission.urgency),
            form=form,
            problem=problem,
        )
        return self.render_to_response(context, status=status)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs(("", str(self.page_title)))
