"""The organisations and teams of the house, and what their people do there."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .people import User


class Organisation(models.Model):
    """One of the member organisations."""

    slug = models.SlugField(unique=True)
    name = models.CharField(_("navn"), max_length=120)

    class Meta:
        verbose_name = _("medlemsorganisation")
        verbose_name_plural = _("medlemsorganisationer")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A group of colleagues who share one queue.

    A team belongs to an organisation; the central team belongs to the organisation that hosts DOK's desk.
    """

    slug = models.SlugField(unique=True)
    name = models.CharField(_("navn"), max_length=120)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="teams", verbose_name=_("medlemsorganisation")
    )
    is_central = models.BooleanField(
        _("central indgang"),
        default=False,
        help_text=_("Tager imod det, som ingen fordelingsregel passer på."),
    )
    is_open = models.BooleanField(
        _("tager imod"),
        default=True,
        help_text=_("Slå fra ved ferie eller fuldt hus. Så går reglerne holdet forbi."),
    )
    max_open = models.PositiveSmallIntegerField(
        _("højst så mange åbne sager"),
        null=True,
        blank=True,
        help_text=_("Har holdet så mange, går reglerne det forbi, til der er plads igen. Tomt: intet loft."),
    )
    phone = models.CharField(_("telefon"), max_length=20, blank=True)
    alert_email = models.EmailField(
        _("adresse til besked om nye sager"),
        blank=True,
        help_text=_("En fælles postkasse eller en sms-gateway. Beskeden siger intet om sagen."),
    )

    class Meta:
        verbose_name = _("hold")
        verbose_name_plural = _("hold")
        ordering = ("organisation__name", "name")
        constraints = [
            models.UniqueConstraint(fields=["is_central"], condition=models.Q(is_central=True), name="one_central_team")
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a limit to the central team, which takes what nobody else does. Raises ValidationError."""
        if self.is_central and self.max_open is not None:
            raise ValidationError(
                {"max_open": _("Den centrale indgang tager imod det, ingen andre tager. Den kan ikke have et loft.")}
            )


class Role(models.TextChoices):
    """What a person does in a team. Editors and administrators are Wagtail groups and see no case.

    An evaluator sees the figures of the whole house and no case (DOMAIN §4); which team they stand in means nothing.
    """

    COORDINATOR = "coordinator", _("Koordinator")
    INTAKE = "intake", _("Central indgang")
    DATA_PROTECTION = "data_protection", _("Databeskyttelse")
    EVALUATOR = "evaluator", _("Evaluator")


class Membership(models.Model):
    """A person's role in a team."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("rolle"), max_length=20, choices=Role.choices)
    is_lead = models.BooleanField(
        _("leder holdet"),
        default=False,
        help_text=_("Får besked, når en frist er gået og ingen gør noget. Kun en koordinator kan lede et hold."),
    )

    class Meta:
        verbose_name = _("medlemskab")
        verbose_name_plural = _("medlemskaber")
        ordering = ("team__name", "role")
        constraints = [
            models.UniqueConstraint(fields=["user", "team", "role"], name="one_role_once"),
            models.CheckConstraint(
                condition=models.Q(is_lead=False) | models.Q(role=Role.COORDINATOR), name="a_lead_is_a_coordinator"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.team} · {self.get_role_display()}"

    def clean(self) -> None:
        """Refuse somebody who refers from a unit: they would read what they may only send. Raises ValidationError."""
        if self.user_id and self.user.unit_memberships.exists():
            raise ValidationError(_("Personen henviser fra en afdeling og kan ikke være med på et hold."))
        if self.is_lead and self.role != Role.COORDINATOR:
            raise ValidationError({"is_lead": _("Kun en koordinator kan lede et hold.")})
