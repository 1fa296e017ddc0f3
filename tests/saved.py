"""Letters about drafts as their readers get them: opened the way a worker does, without sending them."""

import json
import re

from intake.submissions.models import DraftLetter
from intake.vault import ring


def letters() -> list[dict[str, str]]:
    """Every letter that waits: `to`, `subject`, `body`."""
    return [
        json.loads(ring.open_sealed(bytes(letter.blob), case=letter.pk, name="draft-letter"))
        for letter in DraftLetter.objects.order_by("next_attempt_at")
    ]


def link_in(body: str) -> str:
    """The path of the link to a draft, language prefix and all."""
    return re.search(r"https?://[^/\s]+(/(?:en/)?fortsaet/[a-z0-9]+/)", body)[1]


def code_in(body: str) -> str:
    return re.search(r"\b([0-9]{6})\b", body)[1]
