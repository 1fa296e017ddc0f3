"""Everything that says who and why: age files, by name."""

from __future__ import annotations

from django.db import models


class SealedItem(models.Model):
    """One age file of a case: `answers`, `routing`, `note-7`, `message-9`. Only the vault can say what is in it.

    `is_shared`: sealed to the person's own key too, so that their link opens it. `schema` is the version of the
    answers' model that wrote it (1, 2 …); old versions stay readable.
    """

    submission = models.ForeignKey("submissions.Submission", on_delete=models.CASCADE, related_name="sealed")
    name = models.CharField(max_length=60)
    schema = models.PositiveSmallIntegerField(default=1)
    is_shared = models.BooleanField(default=False)
    blob = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["submission", "name"], name="one_item_per_name")]

    def __str__(self) -> str:
        return f"{self.submission_id}/{self.name}"
