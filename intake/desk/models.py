"""What people keep at the desk for themselves: views of the list, and deeds on many cases at once."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from intake.submissions.models import PassingLetter, Submission
from portal.accounts.models import Team

NAME_LENGTH = 60


class SavedView(models.Model):
    """A tab with its filters, order and columns, under a name. It gives no access: each sees their own cases in it."""

    name = models.CharField(_("navn"), max_length=NAME_LENGTH)
    # As in the list's address, of the names that the list knows.
    query = models.CharField(max_length=1000, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    # The team whose people see it too.
    team = models.ForeignKey(
        Team, on_delete=models.CASCADE, null=True, blank=True, related_name="saved_views", verbose_name=_("hold")
    )
    # What its owner begins with.
    is_first = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("gemt visning")
        verbose_name_plural = _("gemte visninger")
        ordering = ("name", "pk")
        constraints = [
            models.UniqueConstraint(fields=["owner"], condition=models.Q(is_first=True), name="one_first_view")
        ]

    def __str__(self) -> str:
        return self.name


class Bulk(models.Model):
    """One deed on many cases, done by a worker in the name of the one who asked."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    deed = models.CharField(max_length=30)
    # Codes and keys of rows: what the deed's form was filled in with.
    values = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("handling på mange sager")
        verbose_name_plural = _("handlinger på mange sager")
        ordering = ("-created_at", "id")
        indexes = [models.Index(fields=["finished_at"], name="bulk_unfinished")]

    def __str__(self) -> str:
        return f"{self.deed} {self.created_at:%d.%m.%Y}"


class BulkStatus(models.TextChoices):
    """How far a case of it is."""

    WAITING = "waiting", _("Venter")
    DONE = "done", _("Gjort")
    REFUSED = "refused", _("Ikke gjort")


class BulkLine(models.Model):
    """One case of a bulk, and what became of it. `reason` is the sentence of a refusal, as the actor reads it."""

    bulk = models.ForeignKey(Bulk, on_delete=models.CASCADE, related_name="lines")
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="+")
    # The version that the actor saw in the preview.
    seen_version = models.PositiveIntegerField()
    status = models.CharField(max_length=10, choices=BulkStatus.choices, default=BulkStatus.WAITING)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("sag i en handling på mange sager")
        verbose_name_plural = _("sager i en handling på mange sager")
        ordering = ("bulk", "pk")
        constraints = [models.UniqueConstraint(fields=["bulk", "submission"], name="once_in_a_bulk")]

    def __str__(self) -> str:
        return f"{self.bulk_id} {self.submission_id}"


class Rhythm(models.TextChoices):
    """How often somebody hears how a team's cases stand."""

    NONE = "none", _("Aldrig")
    DAILY = "daily", _("Hver hverdag")
    WEEKLY = "weekly", _("En gang om ugen, mandag")


class Stream(models.Model):
    """How often one person wants the numbers of one of their teams by mail. It gives no access to any case."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="streams")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    rhythm = models.CharField(max_length=10, choices=Rhythm.choices, default=Rhythm.NONE)

    class Meta:
        verbose_name = _("besked om et hold")
        verbose_name_plural = _("beskeder om hold")
        constraints = [models.UniqueConstraint(fields=["user", "team"], name="one_rhythm_per_team")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.team_id} {self.rhythm}"


class Subscriber(models.Model):
    """Somebody who hears of the cases elsewhere: the day of the last mail, and the hash of their calendar's secret."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="subscriber")
    sent_on = models.DateField(null=True)
    calendar = models.CharField(max_length=64, unique=True, null=True)

    class Meta:
        verbose_name = _("modtager af besked")
        verbose_name_plural = _("modtagere af besked")

    def __str__(self) -> str:
        return str(self.user_id)


class DigestLetter(PassingLetter):
    """The numbers of a morning on their way to one person."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "digest letter"
