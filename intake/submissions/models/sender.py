"""By which door a case came in, and who outside the house stands behind it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from intake.submissions.enums import Via
from portal.accounts.models import Unit


class Sender(models.Model):
    """Who sent a case in, as far as we know without its answers. Every case has one.

    People leave the row when the case is erased; the door and the unit stay, for the figures.
    """

    submission = models.OneToOneField(
        "submissions.Submission", on_delete=models.CASCADE, related_name="sender", verbose_name=_("henvendelse")
    )
    via = models.CharField(_("kom ind"), max_length=10, choices=Via.choices, default=Via.OPEN)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="sent", verbose_name=_("afdeling")
    )
    # Accounts are deactivated, never deleted, as for the events.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sendt af"),
    )
    # Who on the unit answers for the case now: whoever sent it, until it is handed to a colleague.
    contact = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kontaktperson"),
    )
    # The moment of receipt once more, so that one index serves a unit's list.
    sent_at = models.DateTimeField(_("sendt"))
    # A coordinator rang the ward, by the switchboard, and it knew of the referral.
    rung_at = models.DateTimeField(_("afdelingen ringet op"), null=True, blank=True)
    rung_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ringet op af"),
    )

    class Meta:
        verbose_name = _("afsender")
        verbose_name_plural = _("afsendere")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(via="unit") | models.Q(unit__isnull=False), name="a_unit_sends_as_itself"
            )
        ]
        indexes = [models.Index(fields=["unit", "-sent_at", "-id"], name="list_of_a_unit")]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.via}"
