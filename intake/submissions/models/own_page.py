"""The applicant's own page: how the server knows their link, and what it seals to them with."""

from __future__ import annotations

from django.db import models


class OwnPage(models.Model):
    """The public half of the person's own key, and the hash of their secret. The row goes when the case is erased."""

    submission = models.OneToOneField("submissions.Submission", on_delete=models.CASCADE, related_name="own_page")
    digest = models.CharField(max_length=64, unique=True)
    recipient = models.CharField(max_length=80)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.submission_id)
