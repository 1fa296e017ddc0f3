"""The screens of the letters' texts: for those who may write them, whether or not they work with cases."""

from __future__ import annotations

from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from intake.desk.letter_forms import EVERY, LANGUAGES, LetterTextForm, Which, which
from intake.submissions import kinds, letter_texts, letters
from intake.submissions.models import LetterText
from portal.accounts.models import User

PERMISSION = "submissions.change_lettertext"
# What the pressed button asks for.
SAVE, DEFAULT = "save", "default"
CONFLICT = 409


class _LettersView(WagtailAdminTemplateMixin, View):
    header_icon = "mail"
    breadcrumbs_items = [
        {"url": reverse_lazy("wagtailadmin_home"), "label": _("Forside")},
        {"url": reverse_lazy("letter_texts"), "label": _("Breve")},
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class LetterTextsView(_LettersView):
    """Every letter, and which the house has written itself."""

    template_name = "intake/desk/letter_texts.html"
    page_title = _("Breve")

    def get(self, request: HttpRequest) -> HttpResponse:
        own = _newest()
        sections = [(_name(template), _lines(template, own)) for template in letter_texts.NEEDED]
        return self.render_to_response(self.get_context_data(sections=sections, languages=LANGUAGES.values()))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [self.breadcrumbs_items[0], {"url": "", "label": self.page_title}]


class LetterTextView(_LettersView):
    """One letter: its text, an example of it, and what it said before. A GET changes nothing."""

    template_name = "intake/desk/letter_text.html"
    letter: Which

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        letter = which(**kwargs)
        if letter is None:
            raise Http404
        self.letter = letter
        self.page_title = str(letter.name)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **_where: str) -> HttpResponse:
        return self.show(self.blank())

    def post(self, request: HttpRequest, **_where: str) -> HttpResponse:
        form = LetterTextForm(request.POST, letter=self.letter)
        if request.POST.get("stage") == DEFAULT:
            return self.back_to_default(request.POST.get("seen", ""))
        if not form.is_valid():
            return self.show(form)
        if request.POST.get("stage") != SAVE:
            return self.show(form, example=self.letter.example(form.cleaned_data["subject"], form.cleaned_data["body"]))
        if self.newest_key() != form.cleaned_data["seen"]:
            return self.overtaken(form)
        self.write(subject=form.cleaned_data["subject"], body=form.cleaned_data["body"])
        messages.success(request, _("Teksten er gemt. Den gælder for de breve, der bliver skrevet fra nu af."))
        return redirect("letter_texts")

    def back_to_default(self, seen: str) -> HttpResponse:
        if seen != str(self.newest_key()):
            return self.overtaken(self.blank())
        self.write()
        messages.success(self.request, _("Brevet har sin første tekst igen."))
        return redirect("letter_texts")

    def write(self, **text: str) -> None:
        letter = self.letter
        letter_texts.write(letter.kind, letter.template, letter.language, cast(User, self.request.user), **text)

    def overtaken(self, form: LetterTextForm) -> HttpResponse:
        """Tell the second of two people what the first did; what they typed stays, and the next press is a choice."""
        last = self.history()[0]
        data = form.data.copy()
        data["seen"] = last.pk
        again = LetterTextForm(data, letter=self.letter) if form.is_bound else self.blank()
        problem = _now(
            "%(who)s har ændret brevet, mens du skrev. Se den nyeste tekst nederst. Gem igen, hvis din gælder."
        )
        return self.show(again, problem=problem % {"who": last.written_by}, status=CONFLICT)

    def blank(self) -> LetterTextForm:
        """The form with the text that counts, or with an older one that was chosen below."""
        history = self.history()
        chosen = next((row for row in history if str(row.pk) == self.request.GET.get("fra")), None)
        own = chosen if chosen and not chosen.is_default else self.letter.now()
        text = letters.Text(own.subject, own.body) if own else self.letter.default()
        initial = {"seen": history[0].pk if history else 0, "subject": text.subject, "body": text.body}
        return LetterTextForm(initial=initial, letter=self.letter)

    def history(self) -> list[LetterText]:
        """Every wording, the newest first."""
        letter = self.letter
        rows = LetterText.objects.filter(kind=letter.kind, template=letter.template, language=letter.language)
        return list(rows.select_related("written_by"))

    def newest_key(self) -> int:
        return next((row.pk for row in self.history()), 0)

    def show(
        self, form: LetterTextForm, *, example: letters.Text | None = None, problem: str = "", status: int = 200
    ) -> HttpResponse:
        letter, history = self.letter, self.history()
        context = self.get_context_data(
            letter=letter,
            language=LANGUAGES[letter.language],
            form=form,
            example=example,
            problem=problem,
            variables=letter_texts.VARIABLES.items(),
            history=history,
            is_own=bool(history) and not history[0].is_default,
            default=letter.default(),
            spared=_with_their_own(letter),
        )
        return self.render_to_response(context, status=status)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_page_subtitle(self) -> Promise | str:
        return self.letter.scope


def _name(template: str) -> Promise | str:
    return Which(template, "", "da").name


def _newest() -> dict[tuple[str, str, str], LetterText]:
    """The newest wording of each letter. The table is as small as the house's own writing."""
    rows = LetterText.objects.select_related("written_by").order_by("pk")
    return {(row.template, row.kind, row.language): row for row in rows}


def _lines(template: str, own: dict[tuple[str, str, str], LetterText]) -> list[dict[str, Any]]:
    lines = []
    for kind in ("", *(known.name for known in kinds.kinds())):
        cells = []
        for language in LANGUAGES:
            row = own.get((template, kind, language))
            where = (template, kind or EVERY, language)
            cells.append(
                {"where": where, "row": None if row and row.is_default else row, "language": LANGUAGES[language]}
            )
        lines.append({"scope": Which(template, kind, "da").scope, "cells": cells})
    return lines


def _with_their_own(letter: Which) -> list[Promise | str]:
    """The kinds that what is written for all does not reach, since they have a text of their own."""
    if letter.kind:
        return []
    return [kind.title for kind in kinds.kinds() if letters.has_text_of_its_own(kind.name, letter.template)]
