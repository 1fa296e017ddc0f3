"""What happened, in order, and who looked. Rows are added; none is ever changed."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AppendOnly(Exception):
    """Somebody tried to change or delete an event."""


class EventQuerySet(models.QuerySet["Event"]):
    """Events can be read and added."""

    def update(self, **fields: Any) -> NoReturn:
        """Refuse."""
        raise AppendOnly

    def delete(self) -> NoReturn:
        """Refuse."""
        raise AppendOnly


class Event(models.Model):
    """One thing that happened to a submission, chained to the one before by its hash.

    `what` is an Action or a Fact. `detail` bears codes and numbers only, never an answer, a name or an address.
    """

    submission = models.ForeignKey("submissions.Submission", on_delete=models.PROTECT, related_name="events")
    sequence = models.PositiveIntegerField()
    at = models.DateTimeField()
    # An account that has acted is deactivated, never deleted: the log must still say who it was.
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=20)
    what = models.CharField(max_length=30)
    from_state = models.CharField(max_length=20, blank=True)
    to_state = models.CharField(max_length=20, blank=True)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("hændelse")
        verbose_name_plural = _("hændelser")
        ordering = ("submission", "sequence")
        constraints = [models.UniqueConstraint(fields=["submission", "sequence"], name="one_event_per_number")]
        indexes = [models.Index(fields=["at"], name="event_at")]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.sequence} {self.what}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new event; refuse to write over one."""
        if self.pk is not None:
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise AppendOnly
