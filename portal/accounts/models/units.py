"""Those outside DOK who refer citizens: wards and other places, and their people."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .people import User


class Unit(models.Model):
    """A ward, or another place outside DOK, whose people refer citizens.

    DOK makes a unit after ringing it by its switchboard: that its referrals need no further call rests on this. A unit
    with referrals is never deleted; it is closed.
    """

    slug = models.SlugField(_("kort navn"), unique=True)
    name = models.CharField(_("navn"), max_length=120, help_text=_("Som personalet siger det, fx «Afsnit 12»."))
    organisation = models.CharField(
        _("hører til"), max_length=120, help_text=_("Hospitalet, kommunen eller foreningen.")
    )
    phone = models.CharField(
        _("telefon"),
        max_length=20,
        help_text=_("Det nummer, DOK selv har fundet og ringet til. Det må ikke være et, som afdelingen har skrevet."),
    )
    is_active = models.BooleanField(
        _("aktiv"),
        default=True,
        help_text=_("Fjern fluebenet, så kan ingen fra stedet komme ind. Henvisningerne bliver, hvor de er."),
    )

    class Meta:
        verbose_name = _("afdeling")
        verbose_name_plural = _("afdelinger")
        ordering = ("organisation", "name", "pk")

    def __str__(self) -> str:
        return f"{self.name}, {self.organisation}"


class UnitMembership(models.Model):
    """Somebody works on a unit. Whoever is staff of the house does not: the two doors are kept apart."""

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="unit_memberships", verbose_name=_("henviser")
    )
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("afdeling"))

    class Meta:
        verbose_name = _("henviser på en afdeling")
        verbose_name_plural = _("henvisere på afdelinger")
        ordering = ("unit__organisation", "unit__name", "user__first_name", "user__last_name", "pk")
        constraints = [models.UniqueConstraint(fields=["user", "unit"], name="on_a_unit_once")]

    def __str__(self) -> str:
        return f"{self.user} · {self.unit}"

    def clean(self) -> None:
        """Refuse staff. Raises ValidationError."""
        if self.user_id and is_staff_of_the_house(self.user):
            raise ValidationError(_("Personen arbejder i DOK. En henviser skal have sin egen konto."))


def is_staff_of_the_house(user: User) -> bool:
    """Whether somebody has any way into the admin: a role in a team, a group, a permission, or all of it."""
    given = user.memberships, user.groups, user.user_permissions
    return user.is_superuser or user.is_staff or any(ways.exists() for ways in given)
