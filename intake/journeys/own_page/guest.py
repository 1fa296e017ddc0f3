"""One request with a secret link: whose case it is, what the link opens, and how it is answered."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from intake.journeys.declaration import area
from intake.submissions import contact, messages
from intake.submissions.answers import ANSWERS, Answers, read_answers
from intake.submissions.files import AttachedFile, attached
from intake.submissions.messages import Message
from intake.submissions.models import Submission
from intake.submissions.own_page import shared_items
from intake.vault.personal import PersonalKey

DONE = "gjort"


def private(response: HttpResponse) -> HttpResponse:
    """Nobody keeps a copy, and the next site learns no secret address.

    «strict-origin», since under «no-referrer» a browser tells a form's post no origin, and the post would be refused.
    """
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "strict-origin"
    return response


class Guest:
    """The one who holds the link."""

    def __init__(self, request: HttpRequest, submission: Submission, key: PersonalKey):
        self.request, self.submission, self.key = request, submission, key
        self.area = area(submission.kind)

    @property
    def posted(self) -> QueryDict | None:
        """What was posted, an empty form too; None for a mere look."""
        return self.request.POST if self.request.method == "POST" else None

    @cached_property
    def opened(self) -> dict[str, bytes]:
        return shared_items(self.submission, self.key)

    @property
    def conversation(self) -> list[Message]:
        prefix = messages.PREFIX
        texts = {int(name.removeprefix(prefix)): text for name, text in self.opened.items() if name.startswith(prefix)}
        return messages.conversation(self.submission, texts)

    @property
    def rules(self) -> contact.ContactRules | None:
        return contact.merged([text for name, text in self.opened.items() if name.startswith(contact.PREFIX)])

    @property
    def answers(self) -> Answers | None:
        """What the person sent, where it is about them alone; a referral's answers are not for a link in a mail."""
        if ANSWERS not in self.opened:
            return None
        schema = self.submission.sealed.values_list("schema", flat=True).get(name=ANSWERS)
        return read_answers(self.submission, schema, self.opened[ANSWERS])

    @property
    def files(self) -> list[tuple[AttachedFile, str]]:
        """The files that were sent with the answers, each with its address."""
        return [(file, self.url("own-file", file.item)) for file in attached(self.answers)] if self.answers else []

    def url(self, name: str = "own", *further: str) -> str:
        return reverse(f"journeys:{name}", args=[self.key.secret, *further])

    def page(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        shared = {
            "area": self.area,
            "submission": self.submission,
            "own_url": self.url(),
            "quick_exit_url": settings.DOK_QUICK_EXIT_URL if self.area.quick_exit else "",
        }
        return private(render(self.request, f"intake/journeys/own/{template}", {**shared, **context}, status=status))

    def done(self, what: str) -> HttpResponse:
        """Back to the page, which says what was done; a reload does it no second time."""
        return private(redirect(f"{self.url()}?{DONE}={what}"))
