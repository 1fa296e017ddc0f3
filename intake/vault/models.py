"""The key rows: one per case, in a database alias of their own if the house has one."""

from __future__ import annotations

from django.db import models


class CaseKey(models.Model):
    """The age key pair of one case: the public half in the open, the private half wrapped to the staff ring.

    There is no foreign key to the case: the row may live in another database, and its destruction is the erasure.
    """

    case = models.UUIDField(primary_key=True)
    recipient = models.CharField(max_length=80)
    wrapped = models.BinaryField()
    ring = models.CharField(max_length=16, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "case key"

    def __str__(self) -> str:
        return str(self.case)
