"""A draft that somebody wants to come back to from any device: the link, and the letters it needs."""

from __future__ import annotations

import uuid

from django.db import models

from .passing import PassingLetter


class SavedLink(models.Model):
    """The way back to a draft. The server finds it by the hash of the link's secret, and opens it only with that.

    In the blob, sealed to the link's own key: the draft's secret and the address that codes are sent to. It lives as
    long as its draft; a draft has one link at a time.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.OneToOneField("submissions.Draft", on_delete=models.CASCADE, related_name="link")
    digest = models.CharField(max_length=64, unique=True)
    blob = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)
    # The code that was sent last, as a keyed hash; empty when none is waiting.
    code = models.CharField(max_length=64, blank=True)
    code_sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    # How many codes were sent: since `hour_began_at`, and ever.
    hour_began_at = models.DateTimeField(null=True, blank=True)
    codes_this_hour = models.PositiveSmallIntegerField(default=0)
    codes_in_all = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.id)


class DraftLetter(PassingLetter):
    """A letter to somebody who has not sent anything yet.

    It belongs to no case, and says neither what the draft is about nor to whom it goes.
    """

    link = models.ForeignKey(SavedLink, on_delete=models.CASCADE, related_name="letters")
