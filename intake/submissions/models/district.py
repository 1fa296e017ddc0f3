"""How many cases concern which part of the city: numbers that no case is joined to."""

from __future__ import annotations

from django.db import models

from portal.accounts.models import Team


class DistrictFigure(models.Model):
    """So many cases of a kind, first placed with a team in a month, were about a district.

    The district is an answer, and answers are sealed: no column of a case tells it. The worker counts while it has the
    answers open to place the case. The number stays when the case is withdrawn or erased, since no key is left to ask.
    """

    # The first of the month in which they were received: of a week there would often be one case, and so its answer.
    month = models.DateField()
    kind = models.CharField(max_length=30)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    district = models.CharField(max_length=30)
    received = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["month", "kind", "team", "district"], name="one_number_per_district")
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.kind} {self.district}"
