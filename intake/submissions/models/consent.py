"""What a citizen said yes to, how, and until when."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Consent(models.Model):
    """The record of a consent, in the open because deadlines hang on it. Who gave it is sealed with the answers.

    Health information from a hospital rests on a consent that lapses after at most a year (sundhedsloven §§ 43-44),
    so `expires_on` is mandatory.
    """

    submission = models.OneToOneField(
        "submissions.Submission",
        on_delete=models.CASCADE,
        related_name="consent",
        verbose_name=_("henvendelse"),
    )
    text_version = models.CharField(_("tekstens version"), max_length=20)
    method = models.CharField(_("form"), max_length=20)
    categories = models.JSONField(_("kategorier"), default=list)
    given_on = models.DateField(_("givet"))
    expires_on = models.DateField(_("gælder til"))
    confirmed_at = models.DateTimeField(_("bekræftet med borgeren"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("trukket tilbage"), null=True, blank=True)
    # A part of it was taken back, and a worker has yet to seal the answers anew without what rested on it.
    is_narrowed = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("samtykke")
        verbose_name_plural = _("samtykker")

    def __str__(self) -> str:
        return f"{self.submission_id} {self.given_on}–{self.expires_on}"
