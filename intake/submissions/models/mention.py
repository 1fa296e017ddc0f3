"""That a colleague wants somebody to look at a case."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Mention(models.Model):
    """Somebody is named in a note: who, on which case, at which event. What the note says is sealed.

    The row goes when they open the case, and when it is erased; that they were named stands in the event.
    """

    submission = models.ForeignKey("submissions.Submission", on_delete=models.CASCADE, related_name="mentions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sequence = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "submission"], name="one_mention_per_case")]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.user_id}"
