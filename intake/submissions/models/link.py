"""Two cases that belong together, without saying why."""

from __future__ import annotations

from django.db import models


class CaseLink(models.Model):
    """That two cases have something to do with each other. `one` has the smaller key, so a pair is one row.

    Who linked them, and who took it away again, stands in the events of both. The row goes when either is erased.
    """

    one = models.ForeignKey("submissions.Submission", on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey("submissions.Submission", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="one_link_per_pair"),
            models.CheckConstraint(condition=models.Q(one__lt=models.F("other")), name="link_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} {self.other_id}"
