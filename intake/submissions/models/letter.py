"""A letter on its way out. Text and address are sealed; only its course is in the open."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from intake.submissions.enums import LetterStatus


class Letter(models.Model):
    """One letter to the person who sent the submission in."""

    submission = models.ForeignKey(
        "submissions.Submission",
        on_delete=models.CASCADE,
        related_name="letters",
        verbose_name=_("henvendelse"),
    )
    template = models.CharField(_("skabelon"), max_length=40)
    status = models.CharField(_("status"), max_length=10, choices=LetterStatus.choices, default=LetterStatus.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("forsøg"), default=0)
    next_attempt_at = models.DateTimeField(_("næste forsøg"))
    sent_at = models.DateTimeField(_("sendt"), null=True, blank=True)
    created_at = models.DateTimeField(_("skrevet"), auto_now_add=True)

    class Meta:
        verbose_name = _("brev")
        verbose_name_plural = _("breve")
        ordering = ("created_at", "id")
        indexes = [models.Index(fields=["status", "next_attempt_at"], name="letters_waiting")]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.template}"

    @property
    def sealed_name(self) -> str:
        """The name of the sealed item that holds its text."""
        return f"letter-{self.pk}"
