"""What a partner's system may come in with, and what it has sent already. Nothing here tells of a person."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import Unit

# How long before its end a token is said to end soon.
WARNING = timedelta(days=30)


class Scope(models.TextChoices):
    """What a token opens. The value is what a partner's system calls it."""

    REFERRALS_WRITE = "referrals:write", _("Sende henvisninger")
    REFERRALS_READ = "referrals:read", _("Se, hvor henvisningerne står")
    WORK_OFFERS_WRITE = "work-offers:write", _("Sende tilbud om arbejde")
    WORK_OFFERS_READ = "work-offers:read", _("Se, hvor tilbuddene står")


class Token(models.Model):
    """One system's way in, for one unit. The secret is shown once; its SHA-256 is kept.

    A plain hash is enough: nobody guesses 256 random bits.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="tokens", verbose_name=_("afdeling"))
    name = models.CharField(_("navn"), max_length=80)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    # The first signs of the secret, by which two tokens are told apart.
    prefix = models.CharField(_("begynder med"), max_length=12, editable=False)
    scopes = models.JSONField(_("må"), default=list)
    expires_at = models.DateTimeField(_("udløber"))
    revoked_at = models.DateTimeField(_("spærret"), null=True, blank=True, editable=False)
    # A day is enough to see that a token sleeps, and tells nothing of when somebody was referred.
    last_used_on = models.DateField(_("sidst brugt"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("lavet"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("lavet af")
    )

    class Meta:
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        ordering = ("unit__organisation", "unit__name", "name", "pk")

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    def opens(self, now: datetime) -> bool:
        """Whether the token is good for anything now."""
        return self.revoked_at is None and now < self.expires_at and self.unit.is_active

    @property
    def may(self) -> list[str]:
        """What the token opens, in words."""
        return [str(Scope(scope).label) for scope in self.scopes]

    @property
    def last_day(self) -> date:
        """The last whole or broken day on which the token works."""
        return timezone.localdate(self.expires_at - timedelta(microseconds=1))

    @property
    def standing(self) -> str:
        """How the token stands today, in a word or two."""
        now = timezone.now()
        if self.revoked_at:
            return _("Spærret")
        if now >= self.expires_at:
            return _("Udløbet")
        if not self.unit.is_active:
            return _("Afdelingen er lukket")
        return _("Udløber snart") if self.expires_at - now < WARNING else _("Virker")


class Delivery(models.Model):
    """One POST that was taken in, so that a second try under the same key finds it.

    Hashes alone, made with a key: a plain hash of what was written about a person could be guessed at.
    """

    # Of the unit, the address and the Idempotency-Key.
    digest = models.CharField(max_length=64, unique=True)
    body = models.CharField(max_length=64)
    reference = models.CharField(max_length=16)
    received_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("modtagelse")
        verbose_name_plural = _("modtagelser")

    def __str__(self) -> str:
        return self.reference
