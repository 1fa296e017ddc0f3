"""A case on its way to another organisation: by whom, on what ground, and what goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from intake.submissions.enums import Basis, OfferStatus
from portal.accounts.models import Team

if TYPE_CHECKING:
    from .submission import Submission


class HandOverQuerySet(models.QuerySet["HandOver"]):
    """Hand-overs of cases."""

    def waiting(self, submission: Submission) -> HandOverQuerySet:
        """The one that nobody has answered yet, if there is one."""
        return self.filter(submission=submission, status=OfferStatus.WAITING)


class HandOver(models.Model):
    """One hand-over. What goes with the case is an allow-list, and all of it is codes.

    `parts` are the parts of the answers as they were ticked (a journey's slugs), `answers` the names of the answers
    that they stand for; `notes`, `messages` and `files` go or stay whole. `until` is the number of the event at which
    the case changed hands: what was written up to it is the giving team's, what came after is the taking team's own.
    """

    submission = models.ForeignKey("submissions.Submission", on_delete=models.CASCADE, related_name="hand_overs")
    from_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", verbose_name=_("fra"))
    to_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", verbose_name=_("til"))
    # Accounts are deactivated, never deleted, as for the events.
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    basis = models.CharField(_("hjemmel"), max_length=10, choices=Basis.choices)
    parts = models.JSONField(default=list)
    answers = models.JSONField(default=list)
    notes = models.BooleanField(default=False)
    messages = models.BooleanField(default=False)
    files = models.BooleanField(default=False)
    status = models.CharField(max_length=12, choices=OfferStatus.choices, default=OfferStatus.WAITING)
    offered_at = models.DateTimeField(_("tilbudt"))
    answer_by = models.DateField(_("svar senest"))
    ended_at = models.DateTimeField(null=True, blank=True)
    until = models.PositiveIntegerField(null=True, blank=True)
    # The last day for telling the person who has their data now; None when there is nothing (more) to tell.
    tell_by = models.DateField(_("besked senest"), null=True, blank=True)

    objects = HandOverQuerySet.as_manager()

    class Meta:
        verbose_name = _("overdragelse")
        verbose_name_plural = _("overdragelser")
        ordering = ("offered_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["submission"], condition=models.Q(status=OfferStatus.WAITING), name="one_offer_at_a_time"
            )
        ]
        indexes = [
            models.Index(
                fields=["answer_by"], condition=models.Q(status=OfferStatus.WAITING), name="hand_overs_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.from_team_id}→{self.to_team_id}"

    @property
    def sealed_name(self) -> str:
        """The name of the sealed item that holds the words to the taking team."""
        return f"handover-{self.pk}"
