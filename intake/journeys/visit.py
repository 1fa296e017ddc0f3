"""One request at one area's door: who comes, with which draft, and how they are answered."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse

from intake.submissions.enums import Via
from intake.submissions.senders import ANYBODY, SentBy
from portal.accounts.units import UnitMember, member_of

from . import drafts
from .course import Course, Posted, walk
from .declaration import Area, Step
from .doors import door_of
from .files.held import Held, held_by
from .models import Door

RETURN = "fra"
TO_CHECK = "gennemse"
# The button that keeps the page as it is and asks where to send the link.
SAVE = "gem"
# The button that keeps the page as it is and leads to the one before.
BACK = "tilbage"
# After a list on the page grew or shrank, or after a pause: show the page, and find no fault with it yet.
QUIET = "liste"


class Visit:
    """What the views share."""

    def __init__(self, request: HttpRequest, area: Area, draft: drafts.OpenDraft | None = None):
        """`draft` is one that was opened in another way than by the browser's cookie."""
        self.request = request
        self.area = area
        self.draft = draft or drafts.find(request, area, self.account)
        self.course: Course | None = None
        self.walk(self.draft)

    def walk(self, draft: drafts.OpenDraft | None) -> None:
        """Find out where the draft leaves the person, with the files that lie with it."""
        self.files: Held = held_by(draft) if self.area.file_answers else {}
        self.course = walk(self.area, draft.written if draft else {}, self.files, self.course)

    def write(self, step: Step, posted: Posted) -> drafts.OpenDraft:
        """Keep what was posted on a step, for whoever writes."""
        return drafts.write(self.area, self.draft, step.slug, posted, self.member.user if self.member else None)

    @property
    def account(self) -> int | None:
        """Whose draft this can be, beside nobody's."""
        return self.member.user.pk if self.member else None

    def claim(self) -> bool:
        """What somebody acts on from an account is the account's from then on. Says whether it was nobody's before."""
        if self.request.method != "POST" or self.draft is None or self.account is None:
            return False
        return self.draft.row.writer_id is None and drafts.claim(self.draft, self.account)

    def hand_over(self, response: HttpResponse) -> None:
        """After a claim: lay the secret among the account's own, unless the view took it from the browser."""
        if drafts.cookie_of(self.area) not in response.cookies:
            drafts.take_cookie(response, self.area)
            drafts.give_cookie(response, self.area, self.draft)

    def take_cookies(self, response: HttpResponse) -> None:
        """Take the secret of the draft at hand, or of one that is no more, from the browser."""
        held = self.draft.key.secret if self.draft else None
        for account in {None, self.account}:
            secret = self.request.COOKIES.get(drafts.cookie_of(self.area, account))
            if secret is not None and held in (None, secret):
                drafts.take_cookie(response, self.area, account)

    @property
    def is_lapsed(self) -> bool:
        """Whether the browser speaks of a draft that we do not have (any more)."""
        names = {drafts.cookie_of(self.area, account) for account in (None, self.account)}
        return self.draft is None and not names.isdisjoint(self.request.COOKIES)

    @property
    def is_sent(self) -> bool:
        return self.draft is not None and self.draft.is_sent

    @property
    def may_save(self) -> bool:
        """Whether this person may keep the draft under a link and come back to it from anywhere."""
        return not self.area.saving_needs_account or self.member is not None

    @property
    def account_email(self) -> str:
        """Where the link goes for somebody who is signed in for a ward: to the account, and nowhere else."""
        return self.member.user.email if self.member else ""

    @property
    def is_saved(self) -> bool:
        return self.draft is not None and not self.is_sent and self.draft.row.is_saved

    @cached_property
    def door(self) -> Door:
        """Whether the journey is open today, and what editors say at it."""
        return door_of(self.area.kind.name)

    @cached_property
    def member(self) -> UnitMember | None:
        """Who is signed in for a ward, where it matters who sends. Nobody else's account is of any meaning here."""
        return member_of(self.request) if self.area.kind.verify_sender else None

    @property
    def sender(self) -> SentBy:
        """Who stands behind what is sent now."""
        if self.member is None:
            return ANYBODY
        return SentBy(via=Via.UNIT, unit=self.member.unit, user=self.member.user)

    @property
    def known(self) -> Mapping[str, Any]:
        """What we know of the one who writes, to be written into the empty form for them."""
        return self.area.prefill(self.member) if self.member else {}

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

    def back_url(self, step: Step) -> str:
        """Where «back» leads from a step: to the one before, or to the check page for somebody who came from there."""
        previous = self.course.previous(step)
        return self.check_url if self.from_check or previous is None else self.step_url(previous)

    def going_on_url(self, step: Step, draft: drafts.OpenDraft) -> str:
        """The step that comes next. One that was left half done finds no fault yet."""
        is_half_done = step.slug in draft.written and self.course.waiting == step
        return self.step_url(step) + (f"?{QUIET}=1" if is_half_done else "")

    def list_url(self, step: Step, place: str) -> str:
        """The step again, at a place on it, after a list on it grew or shrank."""
        back = f"&{RETURN}={TO_CHECK}" if self.from_check else ""
        return f"{self.step_url(step)}?{QUIET}=1{back}#{place}"

    @property
    def check_url(self) -> str:
        return reverse(f"journeys:{self.area.kind.name}-check")

    @property
    def receipt_url(self) -> str:
        return reverse(f"journeys:{self.area.kind.name}-receipt")

    @property
    def pdf_url(self) -> str:
        return reverse(f"journeys:{self.area.kind.name}-pdf")

    @property
    def waiting_url(self) -> str:
        """Where there is something left to do."""
        return self.step_url(self.course.waiting) if self.course.waiting else self.check_url

    @property
    def quiet_url(self) -> str:
        """The same for somebody who comes back: no fault is found yet with a page they left half done."""
        return f"{self.waiting_url}?{QUIET}=1" if self.course.waiting else self.check_url

    @property
    def sign_in_url(self) -> str:
        """Where a ward signs in, or shows the factor that a signed-in session lacks; nothing on the public side."""
        if not self.area.kind.verify_sender or self.member is not None:
            return ""
        try:
            if self.request.user.is_authenticated:
                return reverse("wards:list")
            return f"{reverse('account_login')}?{urlencode({'next': self._onwards}, safe='/')}"
        except NoReverseMatch:
            return ""

    @property
    def _onwards(self) -> str:
        """Where somebody goes on after signing in: at the page they were on, or where the journey asks what to do."""
        is_step = self.request.resolver_match.url_name == f"{self.area.kind.name}-step"
        return self.request.path if is_step or self.request.method == "GET" else self.start_url

    def own_url(self, name: str) -> str:
        """One of the journey's pages about the draft itself: `save`, `saved`, `delete`, `clear`, `gone`."""
        return reverse(f"journeys:{self.area.kind.name}-{name}")

    # Answers

    def page(self, template: str, **context: Any) -> HttpResponse:
        shared = {
            "area": self.area,
            # Whoever has sent goes in and out by a closed one too.
            "door": None if self.is_sent else self.door,
            "start_url": self.start_url,
            "quick_exit_url": settings.DOK_QUICK_EXIT_URL if self.area.quick_exit else "",
            "back": BACK,
            "save": SAVE if self.may_save else "",
            "clear_url": self.own_url("clear") if self.is_sent else "",
            "delete_url": self.own_url("delete") if self.draft and not self.is_sent else "",
            "member": self.member,
            "sign_in_url": self.sign_in_url,
            "mark": (drafts.FORM, drafts.form_of(self.draft)),
        }
        return self.private(render(self.request, template, {**shared, **context}))

    def go(self, address: str) -> HttpResponse:
        return self.private(redirect(address))

    def lapsed_page(self) -> HttpResponse:
        hours = int(drafts.LIFETIME.total_seconds() // 3600)
        first = self.step_url(self.area.steps[0])
        days = settings.DOK_SAVED_DAYS if self.may_save else 0
        return self.page("intake/journeys/lapsed.html", hours=hours, days=days, first_url=first)

    def step_page(self, step: Step, form: Form, *, back: bool = False) -> HttpResponse:
        """Show a step. `back` says that it must lead to the check page again."""
        back = back or self.from_check
        previous = self.course.previous(step)
        response = self.page(
            "intake/journeys/step.html",
            step=step,
            form=form,
            number=self.course.number_of(step),
            steps=self.course.steps,
            is_first=previous is None,
            action=self.step_url(step) + (f"?{RETURN}={TO_CHECK}" if back else ""),
            can_go_back=back or previous is not None,
            hours=int(drafts.LIFETIME.total_seconds() // 3600),
        )
        if previous is None:
            del response["X-Robots-Tag"]
        return response

    def private(self, response: HttpResponse) -> HttpResponse:
        """Nobody keeps a copy: no cache, no search engine, no next site."""
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex"
        response["Referrer-Policy"] = "same-origin"
        return response
