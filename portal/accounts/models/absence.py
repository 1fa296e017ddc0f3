"""Who is away, and on which days."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from .people import User
from .teams import Team


class Absence(models.Model):
    """A person or a whole team is away, from the first day to the last, both counted.

    It says that somebody is away and never why: that a colleague is ill is nobody's business but theirs.
    """

    user = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.CASCADE, related_name="absences", verbose_name=_("medarbejder")
    )
    team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.CASCADE, related_name="absences", verbose_name=_("hold")
    )
    first_day = models.DateField(_("første dag"))
    last_day = models.DateField(_("sidste dag"))

    class Meta:
        verbose_name = _("fravær")
        verbose_name_plural = _("fravær")
        ordering = ("first_day", "last_day", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(user__isnull=False, team__isnull=True)
                | models.Q(user__isnull=True, team__isnull=False),
                name="somebody_or_a_team_is_away",
                violation_error_message=_("Vælg en medarbejder eller et hold."),
            ),
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="away_until_after_from",
                violation_error_message=_("Den sidste dag ligger før den første."),
            ),
        ]
        indexes = [models.Index(fields=["last_day", "first_day"], name="absence_by_day")]

    def __str__(self) -> str:
        return f"{self.user or self.team} · {self.first_day:%d.%m.%Y}–{self.last_day:%d.%m.%Y}"


def covers(day: date) -> models.Q:
    """The absences that a day lies in."""
    return models.Q(first_day__lte=day, last_day__gte=day)
