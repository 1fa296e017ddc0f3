"""What the house itself has written in a letter, in place of the text it came with."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .event import AppendOnly


class LetterText(models.Model):
    """One wording of one letter in one language. The newest counts; older ones stay, so that one sees who changed what.

    `kind` is empty where it is for all kinds. A row without text leads back to the text that the house came with.
    """

    kind = models.CharField(_("slags"), max_length=30, blank=True)
    template = models.CharField(_("brev"), max_length=40)
    language = models.CharField(_("sprog"), max_length=5)
    subject = models.CharField(_("emne"), max_length=100, blank=True)
    body = models.TextField(_("tekst"), blank=True)
    # Accounts are deactivated, never deleted, as for the events.
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("skrevet af")
    )
    written_at = models.DateTimeField(_("skrevet"), auto_now_add=True)

    class Meta:
        verbose_name = _("brevtekst")
        verbose_name_plural = _("brevtekster")
        ordering = ("-pk",)
        default_permissions = ("change",)
        indexes = [models.Index(fields=["template", "language", "kind"], name="letter_text_of")]

    def __str__(self) -> str:
        return f"{self.template} {self.language} {self.kind}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new wording; refuse to write over one."""
        if self.pk is not None:
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise AppendOnly

    @property
    def is_default(self) -> bool:
        """Whether it leads back to the text that the house came with."""
        return not self.body
