"""The ways to publication that pass no page form: each asks the same of a page as the form does."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views.update_translations import UpdateTranslationsForm, UpdateTranslationsView

from .models import PublicPage
from .proofreading import stopping


def refuse(request: HttpRequest, page: Page) -> bool:
    """Tell the editor what keeps a page from being published, if anything does."""
    if said := _untranslated(page):
        messages.error(request, said)
        return True
    found = stopping(page)
    for finding in found:
        messages.error(request, _("«%(page)s» er ikke udgivet. %(finding)s") % {"page": page, "finding": finding})
    return bool(found)


def hold_several(request: HttpRequest, pages: list[Page]) -> HttpResponse | None:
    """Publish none of several pages, nor of the drafts below them, as long as one of them has something to mend."""
    asked = list(pages)
    if request.POST.get("include_descendants"):
        asked += [draft for page in pages for draft in page.get_descendants().not_live().specific()]
    refused = [page for page in asked if refuse(request, _latest(page))]
    return redirect("wagtailadmin_explore", refused[0].get_parent().pk) if refused else None


def hold_move(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Move no page to where nobody would find it: a move asks the page nothing."""
    moved = page.specific
    try:
        if isinstance(moved, PublicPage):
            moved.check_address(destination)
    except ValidationError as taken:
        messages.error(request, " ".join(taken.messages))
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


def hold_translation(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Publish no translation that would show Danish where English is promised, or that proofreading stops."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    translation = translation_of(page)
    if translation is None:
        return None
    if said := _untranslated(page):
        messages.error(request, said)  # With gaps there is no whole page to proofread.
    elif not refuse(request, translation.source.get_ephemeral_translated_instance(translation.target_locale)):
        return None
    return redirect("wagtailadmin_pages:edit", page.pk)


def _untranslated(page: Page) -> str:
    """What to say of a translation that would show Danish where English is promised; "" where nothing is missing."""
    translation = translation_of(page)
    total, done = translation.get_progress() if translation else (0, 0)
    said = _("«%(page)s» er ikke udgivet. %(left)d af %(total)d stykker mangler at blive oversat.")
    return said % {"page": page, "left": total - done, "total": total} if done < total else ""


def translation_of(page: Page) -> Translation | None:
    """The piece by piece translation that makes a page, if one does."""
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()


def _latest(page: Page) -> Page:
    return page.get_latest_revision_as_object()


class ProofreadWorkflowAction(WorkflowActionView):
    """An editor's yes from the list of what waits, where no form is open."""

    def post(self, request, *args, **kwargs):
        if self.action_name == "approve" and refuse(request, _latest(self.object)):
            to_the_page = reverse("wagtailadmin_pages:edit", args=[self.object.pk])
            if request.headers.get("x-requested-with") == "XMLHttpRequest":
                return JsonResponse({"step": "success", "redirect": to_the_page})
            return redirect(to_the_page)
        return super().post(request, *args, **kwargs)


class BringUpToDateForm(UpdateTranslationsForm):
    """Without the box that publishes at once: new pieces would stand in Danish on the English page."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["publish_translations"]

    def clean(self):
        return {**super().clean(), "publish_translations": False}


class BringUpToDate(UpdateTranslationsView):
    """Take what is new on the Danish page into its translation, as a draft."""

    def get_form(self):
        return BringUpToDateForm(self.request.POST if self.request.method == "POST" else None)


def no_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """Make no translation a copy of the Danish page: it would be public at once, in Danish.

    wagtail-localize asks only whether somebody may edit the page, so writers could publish by it.
    """
    raise PermissionDenied
