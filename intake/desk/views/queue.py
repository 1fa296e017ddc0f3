"""The list of cases, in tabs that answer what needs one now, and the box that finds a case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from intake.desk.bulk.deeds import DEEDS
from intake.desk.filters import QueueFilter
from intake.desk.models import SavedView
from intake.desk.rows import OF_CONTACT, STANDARD, Rows
from intake.desk.saved import kept, views_for
from intake.desk.tabs import ALL, FIRST, OF_ANY_STATE, OFFERED, REMINDED, TABS, Tab, within
from intake.desk.wording import CANNOT_OPEN
from intake.submissions import access, lookup, mentions, process, reminders
from intake.submissions.actors import Actor
from intake.submissions.kinds import Contact, kind_of
from intake.submissions.lifecycle import Refused
from intake.submissions.lookup import Criterion
from intake.submissions.models import Submission
from intake.submissions.queue import offered_to, readable_for
from intake.submissions.reference import normalise
from intake.vault.errors import VaultError
from portal.accounts.models import Role

from .base import DeskView
from .live import stamp_of

PAGE_SIZE = 30
# A hundred pages: nobody leafs further, and counting further would cost more than the page. What is narrowed is looked
# for among all, and is counted less far.
MOST, MOST_NARROWED = 3_000, 900
FORBIDDEN, UNAVAILABLE = 403, 503
_ONLY_NUMBERS = _(
    "Skriv et sagsnummer. Din rolle læser ikke svarene, og derfor kan du ikke finde en sag på dens person."
)
# Built like a case number, with a digit in it: no name is.
_MISHEARD = re.compile(r"\s*[A-Za-z]{2}[\s-]*(?=[A-Za-z\s-]*\d)(?:[0-9A-Za-z][\s-]*){8}")


class QueuePages(Paginator):
    """Pages of a list that may have a million rows: it is counted as far as anybody leafs."""

    most = MOST

    @cached_property
    def count(self) -> int:
        if isinstance(self.object_list, list):
            return len(self.object_list)
        return self.object_list.order_by().values("pk")[: self.most].count()

    def page(self, number: int | str) -> Page:
        """A page deep in the list finds its lines first: the database joins nothing to those that are passed over."""
        page = super().page(number)
        if page.number > 1 and isinstance(page.object_list, QuerySet):
            page.object_list = self.object_list.filter(pk__in=page.object_list.values("pk"))
        return page

    @property
    def is_cut_off(self) -> bool:
        """Whether there are, or may be, more."""
        return self.count == self.most


class SearchForm(forms.Form):
    """Find a case by its number or by its person. It is posted, so that no name lands in an address or a log."""

    text = forms.CharField(
        label=_("Find en sag på nummer, navn, e-mail, telefon eller CVR"),
        max_length=100,
        error_messages={
            "required": _("Skriv et sagsnummer, fx BM-7K3Q-9F2X, eller et navn, en e-mail eller et nummer.")
        },
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if normalise(text) is None and _MISHEARD.fullmatch(text):
            raise forms.ValidationError(
                _(
                    "Det er ikke et sagsnummer. Et sagsnummer er to bogstaver og otte tegn, fx BM-7K3Q-9F2X. "
                    "Måske er et tegn hørt forkert: bed om at få det læst op igen."
                )
            )
        if normalise(text) is None and not lookup.read(text).words:
            raise forms.ValidationError(_("Skriv mindst et bogstav eller et tal."))
        return text


def offers_to(actor: Actor) -> list[Submission]:
    """The cases that other organisations offer to the viewer's teams; a coordinator alone is asked."""
    if not actor.teams(Role.COORDINATOR):
        return []
    cases = list(offered_to(actor)[:PAGE_SIZE])
    for case in cases:
        case.kind_title = kind_of(case).title
    return cases


class QueueView(DeskView):
    """The list; a search is a POST that answers with the list again."""

    template_name = "intake/desk/queue.html"
    page_title = _("Sager")

    def get(self, request: HttpRequest) -> HttpResponse:
        first = next((view for view in self.views if view.is_first and view.owner_id == self.actor.user_id), None)
        if first and not request.GET:
            return redirect(f"{reverse('queue:index')}?{first.query or 'tab='}")
        sought = normalise(request.GET.get("reference", ""))
        if sought:
            return self.show(SearchForm(initial={"text": sought}), self.scope().filter(reference=sought), sought=sought)
        return self.show_tab(SearchForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        search = SearchForm(request.POST)
        if not search.is_valid():
            # Whoever hears the page begins where something is to be mended.
            search.fields["text"].widget.attrs["autofocus"] = True
            return self.show_tab(search)
        text = search.cleaned_data["text"]
        if reference := normalise(text):
            return redirect(f"{reverse('queue:index')}?reference={reference}")
        return self.look_for(search, lookup.read(text))

    def look_for(self, search: SearchForm, sought: Criterion) -> HttpResponse:
        """A person's cases, of those the viewer may read. Whoever reads none is told so, and looks for nobody."""
        if not self.actor.teams(Role.COORDINATOR):
            search.add_error("text", _ONLY_NUMBERS)
            return self.show_tab(search, status=FORBIDDEN)
        readable = readable_for(self.actor).select_related("team", "assignee", "sender")
        try:
            found = lookup.find(mentions.marked(readable, self.actor), sought, self.actor)
        except VaultError:
            search.add_error("text", CANNOT_OPEN)
            return self.show_tab(search, status=UNAVAILABLE)
        return self.show(search, found, sought=search.cleaned_data["text"])

    def show_tab(self, search: SearchForm, *, status: int = 200) -> HttpResponse:
        tab = self.tab()
        filters = QueueFilter(self.request.GET, actor=self.actor, only_open=tab.key not in OF_ANY_STATE)
        cases = filters.narrow(within(self.scope(), tab, self.actor))
        return self.show(search, cases, status=status, tab=tab, filters=filters)

    @cached_property
    def views(self) -> list[SavedView]:
        """The saved views of the actor and their teams."""
        return list(views_for(self.actor))

    def tab(self) -> Tab:
        return TABS.get(self.request.GET.get("tab", ""), TABS[FIRST])

    def show(
        self,
        search: SearchForm,
        cases: QuerySet[Submission] | list[Submission],
        *,
        tab: Tab | None = None,
        filters: QueueFilter | None = None,
        sought: str = "",
        status: int = 200,
    ) -> HttpResponse:
        """A tab with its filters, or what was `sought`."""
        stamp, numbers = stamp_of(self.actor)
        if not isinstance(cases, list):
            cases = mentions.marked(cases, self.actor)
            cases = reminders.marked(cases, self.actor) if tab and tab.key == REMINDED else cases
        pages = QueuePages(cases, PAGE_SIZE)
        pages.most = MOST
        if isinstance(cases, list):
            pages.most = lookup.MOST
        elif filters and filters.narrows:
            pages.most = MOST_NARROWED
        elif tab and tab.key in numbers:
            pages.count = min(numbers[tab.key], MOST)
        # What was sought stands in no address, and so its pages are posted.
        page = pages.get_page((self.request.POST if sought else self.request.GET).get("p"))
        columns = filters.chosen_columns if filters else STANDARD
        rows = Rows(columns, self.contacts(page) if OF_CONTACT & set(columns) else {})
        context = self.get_context_data(
            search=search,
            page=page,
            heads=rows.heads,
            rows=rows.of(page),
            tabs=[(tab, numbers.get(key), self.tab_url(tab)) for key, tab in TABS.items()],
            all_url=f"{reverse('queue:index')}?tab={ALL}",
            whole_url=reverse("queue:index") + (f"?tab={tab.key}" if tab and tab.key != FIRST else ""),
            first=FIRST,
            stamp=stamp,
            views=self.views,
            query=kept(self.request.GET),
            deeds=DEEDS.values(),
            may_take=bool(self.actor.teams(Role.COORDINATOR)),
            tab=tab,
            filters=filters,
            sought=sought,
            # On top of every list: who begins with a view of their own must hear of them too. Who seeks, seeks a case.
            offered=offers_to(self.actor) if filters and numbers[OFFERED] else [],
        )
        return self.render_to_response(context, status=status)

    def contacts(self, page: Iterable[Submission]) -> dict[UUID, Contact]:
        """Whom the page's cases are about, written down in each of those that are opened."""
        try:
            return access.glance(page, self.actor)
        except VaultError:
            messages.error(self.request, CANNOT_OPEN)
            return {}

    def tab_url(self, tab: Tab) -> str:
        """A tab, narrowed as the viewer has narrowed the one they look at."""
        narrowed = self.request.GET.copy() if self.request.method == "GET" else QueryDict(mutable=True)
        for name in ("p", "tab", "reference"):
            narrowed.pop(name, None)
        narrowed["tab"] = tab.key
        return f"{reverse('queue:index')}?{narrowed.urlencode()}"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [self.breadcrumbs_items[0], {"url": "", "label": _("Sager")}]


class NextView(DeskView):
    """«Tag den næste sag»: claims the most urgent one, and leads there."""

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            submission = process.take_next(self.actor)
        except Refused as refused:
            messages.error(request, refused.reason)
            return redirect("queue:index")
        if submission is None:
            messages.info(request, _("Der er ingen sager, som venter på nogen i dine hold."))
            return redirect("queue:index")
        messages.success(request, _("%(reference)s er din nu.") % {"reference": submission.reference})
        return redirect("queue:case", submission.reference)
