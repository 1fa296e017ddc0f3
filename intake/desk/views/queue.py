"""The list of cases, and the box that finds one by its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intake.desk.filters import ALL, ME, NOBODY, OVERDUE, QueueFilter, counts
from intake.desk.wording import mark_of, news_of
from intake.submissions.enums import State, Urgency
from intake.submissions.kinds import kind_of
from intake.submissions.models import Submission
from intake.submissions.reference import normalise

from .base import DeskView

PAGE_SIZE = 50


class SearchForm(forms.Form):
    """Find a case by its number. It is posted, so that a name typed here by mistake lands in no address or log."""

    reference = forms.CharField(
        label=_("Find en sag på dens nummer"),
        max_length=40,
        error_messages={"required": _("Skriv et sagsnummer, fx BM-7K3Q-9F2X.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_reference(self) -> str:
        found = normalise(self.cleaned_data["reference"])
        if found is None:
            raise forms.ValidationError(
                _(
                    "Det er ikke et sagsnummer. Et sagsnummer er to bogstaver og otte tegn, fx BM-7K3Q-9F2X. "
                    "Måske er et tegn hørt forkert: bed om at få det læst op igen."
                )
            )
        return found


@dataclass(frozen=True)
class Row:
    """One line of the list: the spine and nothing else."""

    submission: Submission
    kind: Promise | str
    state: Promise | str
    urgency: Urgency
    is_overdue: bool
    news: Promise | str
    mark: Promise | str


class QueueView(DeskView):
    """The list; a search is a POST that answers with the list again."""

    template_name = "intake/desk/queue.html"
    page_title = _("Sager")

    def get(self, request: HttpRequest) -> HttpResponse:
        sought = normalise(request.GET.get("reference", ""))
        initial = {"reference": sought} if sought else None
        return self.show(SearchForm(initial=initial, label_suffix=""), sought)

    def post(self, request: HttpRequest) -> HttpResponse:
        search = SearchForm(request.POST, label_suffix="")
        if search.is_valid():
            return redirect(f"{reverse('queue:index')}?reference={search.cleaned_data['reference']}")
        # Whoever hears the page begins where something is to be mended.
        search.fields["reference"].widget.attrs["autofocus"] = True
        return self.show(search, None)

    def show(self, search: SearchForm, sought: str | None) -> HttpResponse:
        scope = self.scope()
        filters = QueueFilter(self.request.GET, scope=scope, actor=self.actor)
        rows = filters.rows()
        if sought:
            rows = scope.filter(reference=sought)
        page = Paginator(rows, PAGE_SIZE).get_page(self.request.GET.get("p"))
        today = timezone.localdate()
        return self.render_to_response(
            self.get_context_data(
                search=search,
                sought=sought,
                filters=filters,
                page=page,
                rows=[_row(submission, today) for submission in page],
                shortcuts=self.shortcuts(counts(scope, self.actor)),
            )
        )

    def shortcuts(self, numbers: dict[str, int]) -> list[dict[str, Any]]:
        """The four questions a day begins with, each with its number."""
        home = reverse("queue:index")
        return [
            {"label": _("Åbne"), "count": numbers["open"], "url": home},
            {"label": _("Mine"), "count": numbers["mine"], "url": f"{home}?assignee={ME}"},
            {"label": _("Ingen har taget"), "count": numbers["nobody"], "url": f"{home}?assignee={NOBODY}"},
            {"label": _("Frist overskredet"), "count": numbers["overdue"], "url": f"{home}?due={OVERDUE}"},
        ]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [self.breadcrumbs_items[0], {"url": "", "label": _("Sager")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(all_url=f"{reverse('queue:index')}?state={ALL}", **kwargs)


def _row(submission: Submission, today: Any) -> Row:
    kind, state = kind_of(submission), State(submission.state)
    return Row(
        submission=submission,
        kind=kind.title,
        state=kind.staff_name(state),
        urgency=Urgency(submission.urgency),
        is_overdue=state.is_open and submission.due_on is not None and submission.due_on < today,
        news=news_of(submission),
        mark=mark_of(submission),
    )
