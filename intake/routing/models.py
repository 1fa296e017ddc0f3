"""The rules that place a case with a team, and the sets they come in: rows, not code.

One set is in use, at most one is a draft, and those that were in use before are kept. Only a draft is changed, so that
what placed a case can be looked up afterwards.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import Team

from . import facts
from .pick import OPERATORS, Condition, Rule


class Effect(models.TextChoices):
    """What a rule does when it fits."""

    OWN = "own", _("Holdet får sagen")
    ASSIST = "assist", _("Holdet hjælper med sagen")


class Standing(models.TextChoices):
    """Where a set stands."""

    DRAFT = "draft", _("Udkast")
    ACTIVE = "active", _("I brug")
    PAST = "past", _("Tidligere")


class RuleSet(models.Model):
    """The rules as they are, were, or may become."""

    # Cases bear it, so it is never used again.
    number = models.PositiveIntegerField(_("nummer"), unique=True)
    standing = models.CharField(_("tilstand"), max_length=10, choices=Standing.choices, default=Standing.DRAFT)
    begun_at = models.DateTimeField(_("begyndt"), auto_now_add=True)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("begyndt af")
    )
    activated_at = models.DateTimeField(_("taget i brug"), null=True)
    activated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("taget i brug af"),
    )

    class Meta:
        verbose_name = _("regelsæt")
        verbose_name_plural = _("regelsæt")
        ordering = ("-number",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["standing"], condition=models.Q(standing=standing), name=f"one_{standing}_rule_set"
            )
            for standing in ("draft", "active")
        ]

    def __str__(self) -> str:
        return gettext("Regelsæt %s") % self.number


class RoutingRule(models.Model):
    """One rule. Rules are asked in the order of their numbers; the first that fits and owns sets the owner."""

    rule_set = models.ForeignKey(RuleSet, on_delete=models.CASCADE, related_name="rules", verbose_name=_("regelsæt"))
    number = models.PositiveSmallIntegerField(_("nummer"))
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
    is_active = models.BooleanField(_("slået til"), default=True)
    valid_from = models.DateField(_("gælder fra"), null=True, blank=True)
    valid_until = models.DateField(_("gælder til og med"), null=True, blank=True)

    class Meta:
        verbose_name = _("fordelingsregel")
        verbose_name_plural = _("fordelingsregler")
        ordering = ("number",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["rule_set", "number"], name="one_rule_per_number"),
            models.CheckConstraint(
                condition=models.Q(valid_from=None)
                | models.Q(valid_until=None)
                | models.Q(valid_until__gte=models.F("valid_from")),
                name="valid_until_after_from",
                violation_error_message=_("Den sidste dag ligger før den første."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def clean(self) -> None:
        """Refuse conditions that no case could be asked about, and mark what asks about health.

        Raises ValidationError.
        """
        if not isinstance(self.conditions, list) or not all(map(_is_condition, self.conditions)):
            raise ValidationError({"conditions": _("Skriv tre dele: oplysning, sammenligning og værdi.")})
        self.uses_health = self.asks_health

    @property
    def asks_health(self) -> bool:
        """Whether it may be asked only with a consent: by its mark or, should that be missing, by what it asks."""
        return self.uses_health or facts.reads_health(self.conditions)

    def is_valid_on(self, day: date) -> bool:
        """Whether it counts on a day."""
        starts, ends = self.valid_from or date.min, self.valid_until or date.max
        return self.is_active and starts <= day <= ends

    def as_rule(self, *, shut: frozenset[str] = frozenset()) -> Rule:
        """The rule as the pure function reads it; `shut` are the slugs of the teams that take no cases now."""
        return Rule(
            number=self.number,
            title=self.title,
            kind=self.kind,
            conditions=tuple(Condition(*parts) for parts in self.conditions),
            owns=self.effect == Effect.OWN,
            team=self.team.slug,
            team_is_open=self.team.slug not in shut,
            # What is said to everybody who knows of the case would say what the rule read.
            tag="" if self.asks_health else self.tag,
            uses_health=self.asks_health,
            alerts=self.alerts,
        )


class Trial(models.Model):
    """One go at asking what a draft would do to the latest cases.

    Here lie numbers only. What was found of each case lies sealed with it, since a rule that fitted tells an answer.
    """

    rule_set = models.ForeignKey(RuleSet, on_delete=models.CASCADE, related_name="trials")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    # Of the draft as it was tried: one that was changed since has another.
    print = models.CharField(max_length=64)
    day = models.DateField()
    most = models.PositiveSmallIntegerField()
    tried = models.PositiveSmallIntegerField(default=0)
    unreadable = models.PositiveSmallIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    # A list of [team today, team by the draft, number]; a number below the least that may be told is null.
    moves = models.JSONField(default=list)
    # The teams that take no cases on the day, by slug, and why.
    shut = models.JSONField(default=dict)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.rule_set} {self.asked_at:%Y-%m-%d}"


def _is_condition(parts: Any) -> bool:
    return isinstance(parts, list) and len(parts) == 3 and isinstance(parts[0], str) and parts[1] in OPERATORS
