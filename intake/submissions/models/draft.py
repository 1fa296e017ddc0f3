"""What somebody has begun to write and not yet sent."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models


class Draft(models.Model):
    """A begun journey, sealed with the writer's own secret. The server finds it by the secret's hash."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=30)
    digest = models.CharField(max_length=64, unique=True)
    recipient = models.CharField(max_length=80)
    blob = models.BinaryField(default=bytes)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)
    # Set when it is sent; the answers are gone from the row by then, and the receipt finds its reference here and, in
    # the blob, the secret of the person's own page.
    reference = models.CharField(max_length=16, blank=True)
    # Whether a link leads to it (SavedLink), so that nobody has to look for one where there is none.
    is_saved = models.BooleanField(default=False)
    # Whose account it was written from, where that matters (Kind.verify_sender): nobody else is shown it.
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    def __str__(self) -> str:
        return str(self.id)


class DraftFile(models.Model):
    """A file that lies with a draft until it is sent, sealed with the same secret.

    `about` (name, type, size) and `blob` (the bytes) are two age files, so that a list need not open what it lists.
    `step` and `field` say where it was asked for. `size` is in bytes; it stands in the open so that the house can say
    stop before its database is full.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="files")
    step = models.CharField(max_length=50)
    field = models.CharField(max_length=50)
    size = models.PositiveIntegerField()
    about = models.BinaryField()
    blob = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("created_at", "id")

    def __str__(self) -> str:
        return str(self.id)
