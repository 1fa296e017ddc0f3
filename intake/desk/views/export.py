"""The list as a file: asked for with a purpose, logged, and sent as it is written."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from intake.desk.exporting.columns import Cells
from intake.desk.exporting.forms import ExportForm
from intake.desk.exporting.stream import MOST, Order, stream
from intake.desk.exporting.writers import FORMATS
from intake.desk.filters import QueueFilter
from intake.desk.tabs import FIRST, OF_ANY_STATE, TABS, within
from intake.desk.wording import CANNOT_OPEN
from intake.submissions import access
from intake.submissions.models import Export, Submission
from intake.vault import ring
from portal.accounts.models import Role

from .base import DeskView

REFUSED, UNAVAILABLE = 422, 503
# What a page shows of the log.
LATEST = 20


class ExportView(DeskView):
    """Asks what for; a POST answers with the file. The tab and the filters are the list's, in the address."""

    template_name = "intake/desk/export.html"
    page_title = _("Hent sagerne som fil")
    header_icon = "download"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(ExportForm(actor=self.actor))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        form = ExportForm(request.POST, actor=self.actor)
        if not form.is_valid():
            return self.show(form, status=REFUSED)
        if problem := self.problem(self.number()):
            return self.show(form, problem=problem, status=REFUSED)
        if form.opens and not ring.identities():
            return self.show(form, problem=CANNOT_OPEN, status=UNAVAILABLE)
        writer, content_type = FORMATS[form.cleaned_data["format"]]
        cells = Cells(form.chosen)
        order = Order(self.log(form), self.actor, self.cases(), cells, writer())
        answer = StreamingHttpResponse(stream(order), content_type=content_type)
        name = f"{_now('sager')}-{timezone.localdate():%Y-%m-%d}.{form.cleaned_data['format']}"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        add_never_cache_headers(answer)
        return answer

    def cases(self) -> QuerySet[Submission]:
        """The cases of the list, in its order."""
        return self.filters.narrow(within(self.scope(), self.tab, self.actor)).select_related(None)

    def number(self) -> int:
        """How many they are; one more than may go is enough to know."""
        return self.cases().order_by()[: MOST + 1].count()

    @property
    def tab(self) -> Any:
        """The list's tab."""
        return TABS.get(self.request.GET.get("tab", ""), TABS[FIRST])

    @cached_property
    def filters(self) -> QueueFilter:
        """The list's filters."""
        return QueueFilter(self.request.GET, actor=self.actor, only_open=self.tab.key not in OF_ANY_STATE)

    def problem(self, number: int) -> Promise | str:
        """Why there is no file for so many cases, or ""."""
        if not self.filters.is_valid():
            # The list leaves a faulty filter out and says so; a file would be wider than anybody asked for.
            return _("Et af filtrene er ikke rigtigt. Gå tilbage til listen, og ret det først.")
        if not number:
            return _("Der er ingen sager at hente. Gå tilbage til listen, og vælg noget andet.")
        if number > MOST:
            return _("Der er flere end 100.000 sager. Gå tilbage til listen, og vælg færre, fx efter dato.")
        return ""

    def log(self, form: ExportForm) -> Export:
        """Write down who takes what out, and why."""
        filters = self.filters
        filters.is_valid()
        narrowed = {name: _code(value) for name, value in filters.cleaned_data.items() if value}
        return access.begin_export(
            self.actor,
            purpose=form.cleaned_data["purpose"],
            remark=form.cleaned_data["remark"],
            criterion={"tab": self.tab.key, **narrowed},
            columns=form.chosen,
            file_format=form.cleaned_data["format"],
            with_contact=form.opens,
        )

    def show(self, form: ExportForm, *, problem: Promise | str = "", status: int = 200) -> HttpResponse:
        """The form, with how many cases it is about, and the latest files that were taken."""
        number = self.number()
        context = self.get_context_data(
            form=form,
            problem=problem or (self.problem(number) if self.request.method == "GET" else ""),
            number=number,
            query=self.request.GET.urlencode(),
            tab=self.tab,
            log=self.exports()[:LATEST],
            sees_all=self.actor.has_anywhere(Role.DATA_PROTECTION),
        )
        return self.render_to_response(context, status=status)

    def exports(self) -> QuerySet[Export]:
        """The log: everybody's for the data-protection lead, one's own for everybody else."""
        log = Export.objects.select_related("actor")
        return log if self.actor.has_anywhere(Role.DATA_PROTECTION) else log.filter(actor=self.actor.user_id)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs(("", str(self.page_title)))


def _code(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
