"""Who supports what, as little of it as will do."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from intake.submissions.models import PassingLetter


class Support(models.Model):
    """One address's support for one proposal. It counts once it is confirmed; taken back, its row is gone.

    `mark` is the address's keyed print for this proposal: it says whether an address is there already, and does not
    say that the same one supports another proposal. `link` is the hash of the secret in the letter.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proposal = models.UUIDField(_("forslag"))
    mark = models.CharField(max_length=64, unique=True)
    link = models.CharField(max_length=64, unique=True)
    # Which words were ticked, so that we can show what was agreed to.
    text_version = models.CharField(max_length=20)
    asked_at = models.DateTimeField(_("bedt om"))
    confirmed_at = models.DateTimeField(_("bekræftet"), null=True, blank=True)

    class Meta:
        verbose_name = _("støtte")
        verbose_name_plural = _("støtter")
        indexes = [models.Index(fields=["proposal", "confirmed_at"], name="support_counted")]

    def __str__(self) -> str:
        return str(self.id)


class Past(models.Model):
    """How many supported a proposal so long ago that we have forgotten who. A number, and nobody behind it."""

    proposal = models.UUIDField(primary_key=True)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("tidligere støtte")
        verbose_name_plural = _("tidligere støtter")

    def __str__(self) -> str:
        return f"{self.proposal} {self.number}"


class SupportLetter(PassingLetter):
    """What somebody asked for on a form, until a worker has answered it by letter.

    The address, the language and the new link's secret lie sealed in it; in the open, only what it is about.
    """

    proposal = models.UUIDField()
    text_version = models.CharField(max_length=20, blank=True)

    class Meta:
        verbose_name = "support letter"
