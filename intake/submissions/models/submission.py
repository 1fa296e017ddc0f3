"""The spine of a case: what staff must do, and nothing about who or why."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from intake.submissions.enums import UNDER_WAY, Outcome, State, Urgency
from intake.vault import keys
from portal.accounts.models import Team

# What a team works with: what is under way, and a refusal whose person has written since.
IN_WORK = models.Q(state__in=sorted(UNDER_WAY)) | models.Q(state=State.DECLINED, message_at__isnull=False)


class Submission(models.Model):
    """One thing that somebody sent in.

    `state` is written by `lifecycle` alone. `version` counts the case's events: it tells two people who act at once
    apart, and shows whether events were cut off the end of the chain.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("sagsnummer"), max_length=16, unique=True)
    kind = models.CharField(_("slags"), max_length=30)
    state = models.CharField(_("tilstand"), max_length=20, choices=State.choices, default=State.SUBMITTED)
    urgency = models.PositiveSmallIntegerField(_("hastegrad"), choices=Urgency.choices, default=Urgency.NORMAL)
    language = models.CharField(_("sprog"), max_length=5, default="da")

    team = models.ForeignKey(
        Team,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="submissions",
        verbose_name=_("hold"),
    )
    assisting = models.ManyToManyField(
        Team, blank=True, related_name="assisted_submissions", verbose_name=_("hold, der hjælper")
    )
    # Whom the case is offered to: a team of another organisation, until it has answered (see `hand_over`).
    offered_to = models.ForeignKey(
        Team,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="offered_submissions",
        verbose_name=_("tilbudt"),
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="assigned_submissions",
        verbose_name=_("koordinator"),
    )
    # The case that this one continues in, when it was closed as the same.
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=_("fortsætter i")
    )
    tags = models.JSONField(_("mærker"), default=list, blank=True)

    received_at = models.DateTimeField(_("modtaget"))
    routed_at = models.DateTimeField(_("fordelt"), null=True, blank=True)
    due_on = models.DateField(_("frist"), null=True, blank=True)
    # When somebody of the team that has it first opened it, and when anybody last did something with it.
    read_at = models.DateTimeField(_("først læst"), null=True, blank=True, editable=False)
    moved_at = models.DateTimeField(_("sidst rørt"), default=timezone.now, editable=False)
    # When somebody of the house first spoke with the person: `events.is_contact` says what counts.
    first_contact_at = models.DateTimeField(_("første kontakt"), null=True, blank=True, editable=False)
    decided_at = models.DateTimeField(_("afgjort"), null=True, blank=True)
    # The last message from the person that nobody of the team has dealt with.
    message_at = models.DateTimeField(_("ny besked"), null=True, blank=True, editable=False)
    ended_at = models.DateTimeField(_("afsluttet"), null=True, blank=True)
    # Roughly what came of it; exactly what, which tells of the person, is sealed. Empty until it is closed.
    outcome = models.CharField(_("resultat"), max_length=20, choices=Outcome.choices, blank=True, default="")
    erased_at = models.DateTimeField(_("slettet"), null=True, blank=True)

    # The hash of the draft it was sent from: a second click finds the first click's submission.
    origin = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("henvendelse")
        verbose_name_plural = _("henvendelser")
        # The most urgent first, then what is due first, then what came first; the key makes the order total.
        ordering = ("urgency", "due_on", "received_at", "id")
        indexes = [
            models.Index(fields=["urgency", "due_on", "received_at", "id"], name="queue_order"),
            models.Index(fields=["team", "state", "urgency", "due_on"], name="queue_of_a_team"),
            models.Index(fields=["assignee", "state"], name="queue_of_a_person"),
            models.Index(fields=["kind", "state"], name="queue_by_kind"),
            # What the figures and the filters ask of many cases stands in these two, so that PostgreSQL need not fetch
            # the cases.
            models.Index(
                fields=["received_at", "id"],
                include=["kind", "team", "first_contact_at", "urgency"],
                name="by_arrival",
            ),
            models.Index(
                fields=["decided_at", "id"],
                include=["kind", "team", "received_at"],
                condition=models.Q(decided_at__isnull=False),
                name="by_decision",
            ),
            # A team's working queue, and its numbers, without the cases that nobody works with: they are the many.
            models.Index(
                fields=["team", "urgency", "due_on", "received_at", "id"],
                condition=IN_WORK,
                name="open_of_a_team",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @cached_property
    def recipient(self) -> str:
        """The public half of the case's key, for as long as this object lives. Raises Shredded if it was destroyed."""
        return keys.recipient_of(self.pk)
