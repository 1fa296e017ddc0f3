"""Taking a step: its form, the letter that goes with it, and the deed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from wagtail.admin import messages

from intake.desk.forms import StepForm
from intake.desk.meanwhile import deeds, heed
from intake.desk.offers import verdict_on
from intake.desk.reading import open_contact
from intake.desk.step import Step
from intake.desk.steps import NOTE, STEPS
from intake.desk.wording import CANNOT_OPEN
from intake.submissions import letters, lifecycle, process
from intake.submissions.enums import Action
from intake.submissions.lifecycle import Refused
from intake.submissions.models import SealedItem, Submission
from intake.submissions.permissions import Verdict, owns
from intake.vault.errors import VaultError
from portal.accounts.models import Role

from .base import DeskView, is_version
from .kept import kept_text

# What the pressed button asks for.
SEND, EDIT = "send", "edit"

FORBIDDEN, CONFLICT, UNAVAILABLE = 403, 409, 503


class ActionView(DeskView):
    """One step on one case. A GET shows the form and changes nothing; a step with a letter shows the letter first."""

    template_name = "intake/desk/action.html"
    submission: Submission
    step: Step

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if kwargs["action"] not in STEPS:
            raise Http404
        self.step = STEPS[kwargs["action"]]
        self.page_title = str(self.step.label)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, reference: str, action: str) -> HttpResponse:
        self.submission = self.find(reference)
        if not (verdict := self.verdict()):
            return self.show(None, problem=verdict.reason, status=FORBIDDEN)
        form = self.form()
        try:
            self.check(None)
        except Refused as refused:
            return self.show(form, problem=refused.reason, status=CONFLICT)
        return self.show(form)

    def post(self, request: HttpRequest, reference: str, action: str) -> HttpResponse:
        try:
            self.submission = self.find(reference)
        except Http404:
            return self.out_of_sight()
        if not (verdict := self.verdict()):
            return self.forbid(verdict)
        form = self.form(request.POST)
        stage = request.POST.get("stage")
        if not form.is_valid() or stage == EDIT:
            return self.show(form)
        try:
            return self.proceed(form, stage)
        except Refused as refused:
            told = self.meanwhile(but=Action.values if self.step.action else ())
            return self.show(self.kept(form), problem=refused.reason, told=told, status=CONFLICT)
        except (VaultError, SealedItem.DoesNotExist):
            return self.show(form, problem=CANNOT_OPEN, status=UNAVAILABLE)

    def verdict(self) -> Verdict:
        """Whether the actor may take this step now."""
        return verdict_on(self.step, self.actor, self.submission)

    def forbid(self, verdict: Verdict) -> HttpResponse:
        """Say why not, and what a colleague did that made it so. Who decides the case keeps the form, since it may be
        theirs to take again; all others get back what they wrote.
        """
        told = self.meanwhile()
        if owns(self.actor, self.submission, Role.COORDINATOR):
            form = self.kept(self.form(self.request.POST))
            return self.show(form, problem=verdict.reason, told=told, status=FORBIDDEN)
        return self.show(None, problem=verdict.reason, told=told, status=FORBIDDEN)

    def out_of_sight(self) -> HttpResponse:
        """Give the writer's own words back, and nothing else: the page is the same for a case that has left their sight
        and for a number that nobody has.
        """
        if not (typed := self.typed()):
            raise Http404
        return kept_text(self, typed)

    def typed(self) -> list[tuple[Promise | str, str]]:
        """What was written by hand."""
        return self.step.form.typed(self.request.POST)

    def meanwhile(self, **but: Any) -> list[str]:
        """What others did since the version that was on the screen."""
        seen = self.request.POST.get("seen_version", "")
        return deeds(self.submission, self.actor, int(seen), **but) if is_version(seen) else []

    def form(self, data: Any = None) -> StepForm:
        # A case that stood beside this one is written in beforehand; it is asked about like any that is typed.
        initial = {"seen_version": self.submission.version, "other": self.request.GET.get("other", "")}
        return self.step.form(data, submission=self.submission, actor=self.actor, initial=initial)

    def kept(self, form: StepForm) -> StepForm:
        """The same form with what was typed, knowing of what happened meanwhile: the next press is a choice."""
        self.submission.refresh_from_db()
        data = form.data.copy()
        for name, value in form.renewed().items():
            data[name] = value
        return self.form(data)

    def check(self, seen_version: int | None) -> None:
        """Refuse before a letter is shown what `Step.take` would refuse."""
        if self.step.action is not None:
            lifecycle.check(self.submission, self.step.action, self.actor, seen_version=seen_version)
        if self.step.heeds and seen_version is not None:
            heed(self.submission, self.actor, seen_version)

    def proceed(self, form: StepForm, stage: str | None) -> HttpResponse:
        """Show the letter if it has not been seen as it stands now; otherwise take the step."""
        self.check(form.cleaned_data["seen_version"])
        text = self.letter(form)
        if text is not None:
            seen = self.request.POST.get("letter", "") if stage == SEND else ""
            if not constant_time_compare(seen, _mark(text)):
                return self.preview(form, text, has_changed=bool(seen))
        self.step.take(self.submission, self.actor, form.cleaned_data)
        return self.done()

    def letter(self, form: StepForm) -> letters.Text | None:
        """The letter by the very functions that `process.decide` posts it by."""
        if self.step.letter is None:
            return None
        reason = form.cleaned_data.get("reason", "")
        return letters.write(
            self.submission, self.step.letter, process.letter_context(self.submission, self.actor, reason)
        )

    def preview(self, form: StepForm, text: letters.Text, *, has_changed: bool) -> HttpResponse:
        contact = open_contact(self.submission, self.actor)
        self.template_name = "intake/desk/preview.html"
        context = self.get_context_data(
            submission=self.submission,
            step=self.step,
            form=form,
            chosen=form.chosen(),
            text=text,
            mark=_mark(text),
            contact=contact,
            has_changed=has_changed,
        )
        return self.render_to_response(context)

    def done(self) -> HttpResponse:
        """Back to the case; or to the queue, if it has left the viewer's scope."""
        case = self.scope().filter(pk=self.submission.pk).first()
        messages.success(self.request, f"{self.submission.reference}: {self.step.done}")
        if case is None:
            messages.info(self.request, _("Sagen ligger nu hos et hold, du ikke er med i."))
            return redirect("queue:index")
        return redirect("queue:case", self.submission.reference)

    def show(
        self,
        form: StepForm | None,
        *,
        problem: Promise | str = "",
        told: Sequence[str] = (),
        status: int = 200,
    ) -> HttpResponse:
        """The form; with a `problem`, also what others did, and the ways on for what was written."""
        context = self.get_context_data(
            submission=self.submission,
            step=self.step,
            form=form,
            problem=problem,
            told=[sentence for sentence in told if sentence not in str(problem)],
            typed=self.typed() if form is None else [],
            note_url=self.note_url(form) if problem and form else "",
        )
        return self.render_to_response(context, status=status)

    def note_url(self, form: StepForm) -> str:
        """Where what was written for a step that is no longer possible can be kept as a note."""
        if "note" not in form.fields or self.step.code == NOTE:
            return ""
        return self.url(NOTE) if verdict_on(STEPS[NOTE], self.actor, self.submission) else ""

    def url(self, action: str) -> str:
        return reverse("queue:action", args=[self.submission.reference, action])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        reference = self.submission.reference
        return self.crumbs((reverse("queue:case", args=[reference]), reference), ("", self.page_title))


def _mark(text: letters.Text) -> str:
    """A mark that a letter leaves in the form it was shown with; it tells nothing of the letter."""
    return salted_hmac("intake.desk.letter", f"{text.subject}\n{text.body}", algorithm="sha256").hexdigest()
