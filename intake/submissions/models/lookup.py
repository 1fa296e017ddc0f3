"""How staff find a case by what they know of a person, and who has looked for whom."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Term(models.Model):
    """One word that leads to a case, as the vault's blind index knows it. The rows go when the case is erased."""

    submission = models.ForeignKey("submissions.Submission", on_delete=models.CASCADE, related_name="terms")
    digest = models.CharField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["digest", "submission"], name="one_term_per_case")]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.digest[:6]}"


class Search(models.Model):
    """Somebody looked for a person. Not the words: their blind hashes, so that it can be shown who looked for whom."""

    at = models.DateTimeField(_("tidspunkt"), auto_now_add=True, db_index=True)
    # Accounts are deactivated, never deleted, as for the events.
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sort = models.CharField(_("søgt efter"), max_length=10)
    digests = models.JSONField(default=list)
    found = models.PositiveIntegerField(_("fundet"))

    class Meta:
        verbose_name = _("søgning")
        verbose_name_plural = _("søgninger")

    def __str__(self) -> str:
        return f"{self.at} {self.actor_id} {self.sort}"
