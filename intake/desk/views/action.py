"""Taking a step: its form, the letter that goes with it, and the deed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from wagtail.admin import messages

from intake.desk.forms import StepForm
from intake.desk.offers import verdict_on
from intake.desk.reading import open_contact
from intake.desk.step import Step
from intake.desk.steps import NOTE, STEPS
from intake.desk.wording import CANNOT_OPEN
from intake.submissions import letters, lifecycle, process
from intake.submissions.lifecycle import Refused
from intake.submissions.models import SealedItem, Submission
from intake.vault.errors import VaultError

from .base import DeskView

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
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, reference: str, action: str) -> HttpResponse:
        if refusal := self.prepare(reference):
            return refusal
        form = self.form()
        try:
            self.check(None)
        except Refused as refused:
            return self.show(form, problem=refused.reason, status=CONFLICT)
        return self.show(form)

    def post(self, request: HttpRequest, reference: str, action: str) -> HttpResponse:
        if refusal := self.prepare(reference):
            return refusal
        form = self.form(request.POST)
        stage = request.POST.get("stage")
        if not form.is_valid() or stage == EDIT:
            return self.show(form)
        try:
            return self.proceed(form, stage)
        except Refused as refused:
            return self.show(self.kept(form), problem=refused.reason, status=CONFLICT)
        except (VaultError, SealedItem.DoesNotExist):
            return self.show(form, problem=CANNOT_OPEN, status=UNAVAILABLE)

    def prepare(self, reference: str) -> HttpResponse | None:
        """Find the case, and answer those who may not take this step with the reason."""
        self.submission = self.find(reference)
        self.page_title = str(self.step.label)
        verdict = verdict_on(self.step, self.actor, self.submission)
        return None if verdict else self.show(None, problem=verdict.reason, status=FORBIDDEN)

    def form(self, data: Any = None) -> StepForm:
        # A case that stood beside this one is written in beforehand; it is asked about like any that is typed.
        initial = {"seen_version": self.submission.version, "other": self.request.GET.get("other", "")}
        return self.step.form(data, submission=self.submission, actor=self.actor, initial=initial)

    def kept(self, form: StepForm) -> StepForm:
        """The same form with what was typed, knowing of what happened meanwhile: the next press is a choice."""
        self.submission.refresh_from_db()
        data = form.data.copy()
        data["seen_version"] = self.submission.version
        return self.form(data)

    def check(self, seen_version: int | None) -> None:
        if self.step.action is not None:
            lifecycle.check(self.submission, self.step.action, self.actor, seen_version=seen_version)

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

    def show(self, form: StepForm | None, *, problem: Promise | str = "", status: int = 200) -> HttpResponse:
        context = self.get_context_data(
            submission=self.submission,
            step=self.step,
            form=form,
            problem=problem,
            # What was written for a step that is no longer possible can be kept as a note.
            note_url=self.url(NOTE) if problem and form and "note" in form.fields and self.step.code != NOTE else "",
        )
        return self.render_to_response(context, status=status)

    def url(self, action: str) -> str:
        return reverse("queue:action", args=[self.submission.reference, action])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        reference = self.submission.reference
        return self.crumbs((reverse("queue:case", args=[reference]), reference), ("", self.page_title))


def _mark(text: letters.Text) -> str:
    """A mark that a letter leaves in the form it was shown with; it tells nothing of the letter."""
    return salted_hmac("intake.desk.letter", f"{text.subject}\n{text.body}", algorithm="sha256").hexdigest()
