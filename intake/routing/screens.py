"""The rules' screens in the admin. Whoever keeps the rules needs one right, which opens no case."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from intake.submissions.actors import actor_for
from intake.submissions.kinds import kinds
from portal.accounts.models import User

from . import sets, trial
from .facts import in_words
from .forms import RuleForm, TryForm, is_editable
from .models import RoutingRule, RuleSet, Trial
from .report import PAGE, report_for

RIGHT = "routing.change_routingrule"


class RulesView(WagtailAdminTemplateMixin, View):
    """A screen of the rules, for those who may change them."""

    header_icon = "tasks"
    page_title: Any = gettext_lazy("Fordeling")
    breadcrumbs_items = [
        {"url": reverse_lazy("wagtailadmin_home"), "label": gettext_lazy("Forside")},
        {"url": reverse_lazy("routing:index"), "label": gettext_lazy("Fordeling")},
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        try:
            return super().dispatch(request, *args, **kwargs)
        except sets.Stale as stale:
            messages.error(request, str(stale.reason))
            return redirect("routing:draft" if sets.draft() else "routing:index")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = super().get_breadcrumbs_items()
        return items if self.page_title is RulesView.page_title else [*items, {"url": "", "label": self.page_title}]

    @property
    def user(self) -> User:
        return cast(User, self.request.user)

    def draft(self) -> RuleSet:
        found = sets.draft()
        if found is None:
            raise sets.Stale(gettext_lazy("Der er intet udkast. Begynd på et nyt."))
        return found

    def show(self, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**context))


class IndexView(RulesView):
    """What is in use, whether there is a draft, and what was in use before; a post begins a draft."""

    template_name = "intake/routing/index.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        all_sets = RuleSet.objects.select_related("activated_by", "begun_by")
        return self.show(rows=_rows(sets.in_use()), in_use=sets.in_use(), draft=sets.draft(), sets=all_sets)

    def post(self, request: HttpRequest) -> HttpResponse:
        sets.begin(self.user)
        return redirect("routing:draft")


class SetView(RulesView):
    """One set, as it was or is."""

    template_name = "intake/routing/set.html"

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        found = get_object_or_404(RuleSet, number=number)
        self.page_title = str(found)
        return self.show(rule_set=found, rows=_rows(found))


class DraftView(RulesView):
    """The draft's rules in order; each moves, is changed, is switched."""

    template_name = "intake/routing/draft.html"
    page_title = gettext_lazy("Udkast")

    def get(self, request: HttpRequest) -> HttpResponse:
        draft = self.draft()
        return self.show(draft=draft, rows=_rows(draft), print=sets.print_of(draft))


class ChangeView(RulesView):
    """What a button beside a rule does: up, down, on or off. The draft it was pressed in must still be the draft."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, number: int, change: str) -> HttpResponse:
        draft = self.draft()
        if request.POST.get("draft") != str(draft.number):
            raise sets.Stale
        if change in ("up", "down"):
            rule = sets.move(draft.number, number, up=change == "up")
            messages.success(request, _("«%(title)s» er nu nummer %(number)s.") % _names(rule))
        elif change == "switch":
            rule = get_object_or_404(draft.rules, number=number)
            seen, rule.is_active = sets.print_of_rule(rule), not rule.is_active
            sets.keep(rule, seen)
            said = _("Regel %(number)s er slået til.") if rule.is_active else _("Regel %(number)s er slået fra.")
            messages.success(request, said % _names(rule))
        else:
            raise Http404
        return redirect("routing:draft")


class RuleView(RulesView):
    """One rule of the draft, or a new one, whose kind is chosen first."""

    template_name = "intake/routing/rule.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.number = kwargs.get("number")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, number: int | None = None) -> HttpResponse:
        if number is None and "kind" not in request.GET:
            self.page_title = _("Ny regel")
            return self.show(kinds=kinds())
        rule = self.rule()
        return self.page(rule, RuleForm(rule=rule) if is_editable(rule) else None)

    def post(self, request: HttpRequest, number: int | None = None) -> HttpResponse:
        rule = self.rule()
        if not is_editable(rule):
            raise Http404
        form = RuleForm(request.POST, rule=rule)
        if not form.is_valid():
            return self.page(rule, form)
        try:
            sets.keep(form.filled(), form.cleaned_data["seen"])
        except sets.Stale as stale:
            form.add_error(None, str(stale.reason))
            return self.page(rule, form)
        messages.success(request, _("Regel %(number)s er gemt i udkastet.") % _names(rule))
        return redirect("routing:draft")

    def rule(self) -> RoutingRule:
        draft = self.draft()
        if self.number is not None:
            return get_object_or_404(draft.rules.select_related("team"), number=self.number)
        kind = self.request.GET.get("kind", "")
        if kind not in ("", *(known.name for known in kinds())):
            raise Http404
        return RoutingRule(rule_set=draft, kind=kind, number=0)

    def page(self, rule: RoutingRule, form: RuleForm | None) -> HttpResponse:
        self.page_title = str(rule) if rule.pk else _("Ny regel")
        return self.show(rule=rule, form=form, kind=_kind_name(rule.kind), words=in_words(rule.kind, rule.conditions))


class TryView(RulesView):
    """Ask what the draft would do, and see it. A GET writes who has seen which case, as the case itself does."""

    template_name = "intake/routing/try.html"
    page_title = gettext_lazy("Prøv reglerne")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(TryForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = TryForm(request.POST)
        if not form.is_valid():
            return self.page(form)
        trial.begin(self.draft(), self.user, most=form.cleaned_data["most"], day=form.cleaned_data["day"])
        return redirect("routing:try")

    def page(self, form: TryForm) -> HttpResponse:
        draft = self.draft()
        made = Trial.objects.filter(rule_set=draft).first()
        number = self.request.GET.get("p", "1")
        page = max(int(number), 1) if number.isascii() and number.isdigit() and len(number) < 5 else 1
        report = report_for(made, actor_for(self.user), page=page) if made and made.finished_at else None
        return self.show(
            form=form,
            draft=draft,
            in_use=sets.in_use(),
            trial=made,
            report=report,
            is_old=made is not None and made.print != sets.print_of(draft),
            next_page=page + 1 if report and report.differing > page * PAGE else None,
            previous_page=page - 1 if page > 1 else None,
        )


class ActivateView(RulesView):
    """Ask once, then take the draft into use as it was seen."""

    template_name = "intake/routing/activate.html"
    page_title = gettext_lazy("Tag udkastet i brug")

    def get(self, request: HttpRequest) -> HttpResponse:
        draft = self.draft()
        seen = sets.print_of(draft)
        is_tried = Trial.objects.filter(rule_set=draft, print=seen).exclude(finished_at=None).exists()
        return self.show(draft=draft, in_use=sets.in_use(), rows=_rows(draft), seen=seen, is_tried=is_tried)

    def post(self, request: HttpRequest) -> HttpResponse:
        found = sets.activate(self.draft().number, request.POST.get("seen", ""), self.user)
        messages.success(request, _("Regelsæt %(number)s er i brug nu.") % {"number": found.number})
        return redirect("routing:index")


class DiscardView(RulesView):
    """Ask once, then let the draft go."""

    template_name = "intake/routing/discard.html"
    page_title = gettext_lazy("Kassér udkastet")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(draft=self.draft())

    def post(self, request: HttpRequest) -> HttpResponse:
        draft = self.draft()
        if request.POST.get("draft") != str(draft.number):
            raise sets.Stale
        sets.discard(draft.number)
        messages.success(request, _("Udkastet er væk. Reglerne i brug er, som de var."))
        return redirect("routing:index")


def _rows(rule_set: RuleSet) -> list[dict[str, Any]]:
    return [
        {"rule": rule, "kind": _kind_name(rule.kind), "words": in_words(rule.kind, rule.conditions)}
        for rule in rule_set.rules.select_related("team")
    ]


def _kind_name(kind: str) -> str:
    if not kind:
        return _("Alle slags")
    names = {known.name: known.title for known in kinds()}
    return str(names.get(kind) or _("%(kind)s (har ingen formular endnu)") % {"kind": kind})


def _names(rule: RoutingRule) -> dict[str, Any]:
    return {"title": rule.title, "number": rule.number}
