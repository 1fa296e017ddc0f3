"""Who took which cases out of the house, and why."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    """Why somebody needs cases in a file."""

    PLANNING = "planning", _("Planlægge arbejdet")
    REPORT = "report", _("Rapport eller regnskab")
    QUALITY = "quality", _("Se efter, om vi gør det godt nok")
    CONTACT = "contact", _("Skrive eller ringe til dem, det handler om")
    RIGHTS = "rights", _("Svare på en anmodning om indsigt eller tilsyn")
    OTHER = "other", _("Andet")


class Export(models.Model):
    """One file of cases that somebody was given. Rows are added, and none is ever deleted.

    `criterion` is the tab and the filters, codes and keys only; `columns` are their names. `rows` counts what has left:
    it grows with the file, so that one that broke off says how far it came.
    """

    at = models.DateTimeField(_("tidspunkt"), auto_now_add=True, db_index=True)
    # Accounts are deactivated, never deleted, as for the events.
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="exports")
    role = models.CharField(max_length=20)
    purpose = models.CharField(_("formål"), max_length=20, choices=Purpose.choices)
    remark = models.CharField(_("til hvad"), max_length=200)
    criterion = models.JSONField(default=dict)
    columns = models.JSONField(default=list)
    format = models.CharField(max_length=4)
    with_contact = models.BooleanField(_("med navn og kontakt"), default=False)
    rows = models.PositiveIntegerField(_("antal sager"), default=0)

    class Meta:
        verbose_name = _("eksport")
        verbose_name_plural = _("eksporter")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.at} {self.actor_id} {self.rows}"


class ExportedCase(models.Model):
    """A case whose contact was opened for an export: the line of its access log."""

    export = models.ForeignKey(Export, on_delete=models.PROTECT, related_name="cases")
    submission = models.ForeignKey("submissions.Submission", on_delete=models.PROTECT, related_name="exported")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["submission", "export"], name="once_in_an_export")]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.export_id}"
