"""The rules that place a case with a team: rows that coordinators may change, not code."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import Team

from .pick import OPERATORS, Condition, Rule


class Effect(models.TextChoices):
    """What a rule does when it fits."""

    OWN = "own", _("Holdet får sagen")
    ASSIST = "assist", _("Holdet hjælper med sagen")


class RoutingRule(models.Model):
    """One rule. Rules are asked in the order of their numbers; the first that fits and owns sets the owner."""

    number = models.PositiveSmallIntegerField(_("nummer"), unique=True)
    title = models.CharField(_("navn"), max_length=200)
    kind = models.CharField(
        _("slags"), max_length=30, blank=True, help_text=_("Tom: reglen gælder alle slags henvendelser.")
    )
    # A list of [fact, operator, value]; all must hold. An empty list always holds.
    conditions = models.JSONField(_("betingelser"), default=list, blank=True)
    effect = models.CharField(_("virkning"), max_length=10, choices=Effect.choices, default=Effect.OWN)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="routing_rules", verbose_name=_("hold"))
    tag = models.SlugField(_("mærke"), blank=True)
    uses_health = models.BooleanField(
        _("bruger helbredsoplysninger"),
        default=False,
        help_text=_("Reglen bruges kun, når borgeren har sagt ja til at dele støttebehov."),
    )
    alerts = models.BooleanField(_("giver besked til holdet"), default=False)
    is_active = models.BooleanField(_("i brug"), default=True)

    class Meta:
        verbose_name = _("fordelingsregel")
        verbose_name_plural = _("fordelingsregler")
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def clean(self) -> None:
        """Refuse conditions that no case could be asked about."""
        if not isinstance(self.conditions, list) or not all(map(_is_condition, self.conditions)):
            raise ValidationError({"conditions": _("Skriv tre dele: oplysning, sammenligning og værdi.")})

    def as_rule(self) -> Rule:
        """The rule as the pure function reads it."""
        return Rule(
            number=self.number,
            title=self.title,
            kind=self.kind,
            conditions=tuple(Condition(*parts) for parts in self.conditions),
            owns=self.effect == Effect.OWN,
            team=self.team.slug,
            team_is_open=self.team.is_open,
            tag=self.tag,
            uses_health=self.uses_health,
            alerts=self.alerts,
        )


def _is_condition(parts: Any) -> bool:
    return isinstance(parts, list) and len(parts) == 3 and isinstance(parts[0], str) and parts[1] in OPERATORS
