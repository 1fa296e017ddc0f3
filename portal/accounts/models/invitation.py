"""A way in, and what it leads to."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .people import User
from .teams import Role, Team
from .units import Unit


class Access(models.TextChoices):
    """What an invitation gives: a role in a team, a place in the house that reads no case, or a place on a unit."""

    COORDINATOR = Role.COORDINATOR.value, Role.COORDINATOR.label
    INTAKE = Role.INTAKE.value, Role.INTAKE.label
    DATA_PROTECTION = Role.DATA_PROTECTION.value, Role.DATA_PROTECTION.label
    EVALUATOR = Role.EVALUATOR.value, Role.EVALUATOR.label
    EDITOR = "editor", _("Redaktør")
    WRITER = "writer", _("Skribent")
    ADMINISTRATOR = "administrator", _("Administrator")
    UNIT = "unit", _("Henviser på en afdeling")

    @property
    def role(self) -> Role | None:
        """The role in a team that it means, if it means one."""
        return Role(self.value) if self.value in Role.values else None


class Invitation(models.Model):
    """A way in for one person, once, for a few days. The link's secret is in the letter; here is its hash."""

    email = models.EmailField(_("e-mail"))
    access = models.CharField(_("adgang"), max_length=20, choices=Access.choices)
    team = models.ForeignKey(
        Team,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="invitations",
        verbose_name=_("hold"),
        help_text=_("Kun til koordinator, central indgang, databeskyttelse og evaluator."),
    )
    unit = models.ForeignKey(
        Unit,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="invitations",
        verbose_name=_("afdeling"),
        help_text=_("Kun til en henviser på en afdeling."),
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        User,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="invitations_sent",
        verbose_name=_("inviteret af"),
    )
    created_at = models.DateTimeField(_("sendt"), auto_now_add=True)
    expires_at = models.DateTimeField(_("udløber"), editable=False)
    accepted_at = models.DateTimeField(_("brugt"), null=True, editable=False)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitationer")
        ordering = ("-created_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(access__in=Role.values, team__isnull=False)
                | (~models.Q(access__in=Role.values) & models.Q(team__isnull=True)),
                name="team_goes_with_a_role",
                violation_error_message=_("Vælg et hold til en rolle på et hold, og intet hold til de andre."),
            ),
            models.CheckConstraint(
                condition=models.Q(access="unit", unit__isnull=False)
                | (~models.Q(access="unit") & models.Q(unit__isnull=True)),
                name="unit_goes_with_a_referrer",
                violation_error_message=_("Vælg en afdeling til en henviser, og ingen afdeling til de andre."),
            ),
        ]

    def __str__(self) -> str:
        return self.email
