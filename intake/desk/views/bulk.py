"""One deed on many cases: choose, fill in, look at what will happen, and see what became of it."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from intake.desk.bulk.deeds import DEEDS, Deed, DeedForm, Line, preview
from intake.desk.models import Bulk, BulkLine, BulkStatus
from intake.desk.tasks import run_bulk
from intake.submissions.models import Submission
from intake.submissions.reference import normalise

from .base import DeskView, is_version

REFUSED = 422
PREVIEW, GO = "preview", "go"
# What one page of the list has, and somewhat more for who posts by hand.
MOST = 100


class BulkView(DeskView):
    """The steps before: every one is a POST that carries the chosen cases along, and only the last one writes."""

    template_name = "intake/desk/bulk.html"
    page_title = _("Flere sager på én gang")

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("queue:index")

    def post(self, request: HttpRequest) -> HttpResponse:
        deed = DEEDS.get(request.POST.get("deed", ""))
        if not self.cases or deed is None:
            messages.error(request, _("Sæt flueben ved mindst en sag, og vælg, hvad der skal ske."))
            return redirect("queue:index")
        stage = request.POST.get("stage")
        form = deed.form(request.POST if stage in (PREVIEW, GO) else None, actor=self.actor)
        if len(self.request.POST.getlist("case")) > MOST:
            messages.warning(request, _("Du valgte mere end 100 sager. Her er de første 100. Tag resten bagefter."))
        if not form.is_bound or not form.is_valid():
            return self.show(deed, form, status=REFUSED if form.is_bound else 200)
        number = self.number(deed, form)
        if stage == GO and Bulk.objects.filter(pk=number).exists():
            return redirect("queue:bulk_report", number)
        lines = preview(deed, self.cases, self.actor, form.kept())
        if stage == GO and any(line.verdict for line in lines):
            self.begin(number, deed, form, lines)
            return redirect("queue:bulk_report", number)
        return self.show(deed, form, lines=lines)

    @cached_property
    def cases(self) -> list[Submission]:
        """Those of the chosen cases that the actor may know of."""
        chosen = self.request.POST.getlist("case")[:MOST]
        # PostgreSQL would stumble over signs that no number has.
        return list(self.scope().filter(reference__in=[text for text in chosen if normalise(text) == text]))

    def number(self, deed: Deed, form: DeedForm) -> UUID:
        """The key of what is asked for: the same for what is posted twice alike from one preview by one person."""
        try:
            shown = UUID(self.request.POST.get("shown", ""))
        except ValueError:
            return uuid4()
        asked = [self.actor.user_id, deed.code, form.kept(), sorted(case.reference for case in self.cases)]
        return uuid5(shown, json.dumps(asked, sort_keys=True))

    @transaction.atomic
    def begin(self, number: UUID, deed: Deed, form: DeedForm, lines: list[Line]) -> None:
        """Write down what is to be done, and ask a worker to do it. Two presses in one moment begin it once."""
        said = {"actor_id": self.actor.user_id, "deed": deed.code, "values": form.kept()}
        bulk, is_new = Bulk.objects.get_or_create(pk=number, defaults=said)
        if not is_new:
            return
        seen = self.seen_versions()
        BulkLine.objects.bulk_create(
            BulkLine(
                bulk=bulk,
                submission=line.case,
                seen_version=seen.get(line.case.reference, line.case.version),
                status=BulkStatus.WAITING if line.verdict else BulkStatus.REFUSED,
                reason="" if line.verdict else str(line.verdict.reason)[:300],
            )
            for line in lines
        )
        run_bulk.enqueue(str(bulk.pk))

    def seen_versions(self) -> dict[str, int]:
        """Which version of each case the preview showed."""
        pairs = (text.rpartition(":") for text in self.request.POST.getlist("seen"))
        return {reference: int(version) for reference, _colon, version in pairs if is_version(version)}

    def show(self, deed: Deed, form: DeedForm, *, lines: list[Line] | None = None, status: int = 200) -> HttpResponse:
        context = self.get_context_data(
            deed=deed,
            form=form,
            cases=self.cases,
            lines=lines,
            shown=uuid4(),
            number=sum(bool(line.verdict) for line in lines or ()),
        )
        return self.render_to_response(context, status=status)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs(("", self.page_title))


class BulkReportView(DeskView):
    """How far it is, and what became of each case. Its own actor alone sees it, of cases they still may know of."""

    template_name = "intake/desk/bulk_report.html"
    page_title = _("Flere sager på én gang")

    def get(self, request: HttpRequest, bulk: UUID) -> HttpResponse:
        found = get_object_or_404(Bulk, pk=bulk, actor=self.actor.user_id)
        lines = list(found.lines.filter(submission__in=self.scope()).select_related("submission"))
        done = sum(line.status != BulkStatus.WAITING for line in lines)
        context = self.get_context_data(
            bulk=found,
            label=DEEDS[found.deed].label if found.deed in DEEDS else found.deed,
            lines=lines,
            done=done,
            is_finished=done == len(lines),
            refused=sum(line.status == BulkStatus.REFUSED for line in lines),
        )
        return self.render_to_response(context)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs(("", self.page_title))
