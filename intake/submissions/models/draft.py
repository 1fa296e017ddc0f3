"""What somebody has begun to write and not yet sent."""

from __future__ import annotations

import uuid

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

    def __str__(self) -> str:
        return str(self.id)
