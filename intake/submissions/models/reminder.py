"""What somebody must be reminded of, on which day and why."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from intake.submissions.enums import ReminderReason

NOTE_PREFIX = "reminder-"


class Reminder(models.Model):
    """One reminder of a case. What was written to it is sealed with the case, as `reminder-<pk>`.

    Without an `owner` it is for whoever has the case, and for the team while nobody has it. The house makes some of its
    own (`created_by` is nobody); of those there is one for each cause, so that nobody is told the same thing twice.
    """

    submission = models.ForeignKey("submissions.Submission", on_delete=models.CASCADE, related_name="reminders")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    on = models.DateField(_("dag"))
    reason = models.CharField(_("grund"), max_length=20, choices=ReminderReason.choices)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("påmindelse")
        verbose_name_plural = _("påmindelser")
        ordering = ("on", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "reason", "on"],
                condition=models.Q(created_by=None),
                name="reminded_once_by_the_house",
            )
        ]
        indexes = [models.Index(fields=["on", "id"], condition=models.Q(done_at=None), name="reminders_to_come")]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.on} {self.reason}"

    @property
    def sealed_name(self) -> str:
        """Under which name its note is sealed."""
        return f"{NOTE_PREFIX}{self.pk}"
