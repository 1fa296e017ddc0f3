"""What every letter has in common that belongs to no case."""

from __future__ import annotations

import uuid

from django.db import models


class PassingLetter(models.Model):
    """A letter on its way out, sealed to the staff ring. The row goes as it is sent, or when it comes too late."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    blob = models.BinaryField()
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(db_index=True)
    # After that it is of no use to its reader.
    expires_at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)
