"""One request at one area's door: who comes, with which draft, and how they are answered."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.conf import settings
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from . import drafts
from .course import walk
from .declaration import Area, Step
from .doors import door_of
from .models import Door

HONEYPOT = "hp_website"
RETURN = "fra"
TO_CHECK = "gennemse"
# After a list on the page grew or shrank: show it, and find no fault with it yet.
LIST = "liste"


class Visit:
    """What the views share."""

    def __init__(self, request: HttpRequest, area: Area):
        self.request = request
        self.area = area
        self.draft = drafts.find(request, area)
        self.course = walk(area, self.draft.written if self.draft else {})

    @property
    def is_lapsed(self) -> bool:
        """Whether the browser speaks of a draft that we do not have (any more)."""
        return self.draft is None and drafts.cookie_of(self.area) in self.request.COOKIES

    @property
    def is_sent(self) -> bool:
        return self.draft is not None and self.draft.is_sent

    @cached_property
    def door(self) -> Door:
        """Whether the journey is open today, and what editors say at it."""
        return door_of(self.area.kind.name)

    @property
    def from_check(self) -> bool:
        return self.request.GET.get(RETURN) == TO_CHECK

    def step(self, slug: str) -> Step | None:
        return next((step for step in self.area.steps if step.slug == slug), None)

    # Addresses

    @property
    def start_url(self) -> str:
        return reverse(f"journeys:{self.area.kind.name}")

    def step_url(self, step: Step) -> str:
        return reverse(f"journeys:{self.area.kind.name}-step", args=[step.slug])

    def list_url(self, step: Step, place: str) -> str:
        """The step again, at a place on it, after a list on it grew or shrank."""
        back = f"&{RETURN}={TO_CHECK}" if self.from_check else ""
        return f"{self.step_url(step)}?{LIST}=1{back}#{place}"

    @property
    def check_url(self) -> str:
        return reverse(f"journeys:{self.area.kind.name}-check")

    @property
    def receipt_url(self) -> str:
        return reverse(f"journeys:{self.area.kind.name}-receipt")

    @property
    def waiting_url(self) -> str:
        """Where there is something left to do."""
        return self.step_url(self.course.waiting) if self.course.waiting else self.check_url

    # Answers

    def page(self, template: str, **context: Any) -> HttpResponse:
        shared = {
            "area": self.area,
            "door": self.door,
            "start_url": self.start_url,
            "quick_exit_url": settings.DOK_QUICK_EXIT_URL if self.area.quick_exit else "",
            "honeypot": HONEYPOT,
        }
        return self._private(render(self.request, template, {**shared, **context}))

    def go(self, address: str) -> HttpResponse:
        return self._private(redirect(address))

    def lapsed_page(self) -> HttpResponse:
        hours = int(drafts.LIFETIME.total_seconds() // 3600)
        first = self.step_url(self.area.steps[0])
        return self.page("intake/journeys/lapsed.html", hours=hours, first_url=first)

    def step_page(self, step: Step, form: Form, *, suspected: bool = False, back: bool = False) -> HttpResponse:
        """Show a step. `back` says that it must lead to the check page again."""
        back = back or self.from_check
        previous = self.course.previous(step)
        response = self.page(
            "intake/journeys/step.html",
            step=step,
            form=form,
            suspected=suspected,
            number=self.course.number_of(step),
            steps=self.course.steps,
            is_first=previous is None,
            action=self.step_url(step) + (f"?{RETURN}={TO_CHECK}" if back else ""),
            back_url=self.check_url if back else previous and self.step_url(previous),
        )
        if previous is None:
            del response["X-Robots-Tag"]
        return response

    def _private(self, response: HttpResponse) -> HttpResponse:
        """Nobody keeps a copy: no cache, no search engine, no next site."""
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex"
        response["Referrer-Policy"] = "same-origin"
        return response
