"""Where the public words hang themselves into Wagtail: what editors meet in its admin, and how films are served."""

from django.contrib import messages
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail import hooks

from . import gates, translation_age
from .films import serve_part
from .views import adopt

# After Wagtail's own hook, which asks who may see the document at all.
hooks.register("before_serve_document", serve_part, order=100)


@hooks.register("register_admin_urls", order=-1)
def addresses():
    """Before wagtail-localize's own: the same addresses without what publishes at once."""
    return [
        path("localize/update/<int:translation_source_id>/", gates.BringUpToDate.as_view()),
        path("localize/page/<int:page_id>/convert_to_alias/", gates.no_alias),
        path("localize/adopt/<int:page_id>/", adopt.AdoptView.as_view(), name="cms_adopt"),
    ]


@hooks.register("register_page_header_buttons")
def adopt_button(page, user, view_name=None, next_url=None):
    return adopt.button(page, user, reverse("cms_adopt", args=[page.pk]) if page.pk else "")


@hooks.register("before_bulk_action")
def hold_several(request, action_type, pages, action):
    if action_type == "publish" and request.method == "POST":
        return gates.hold_several(request, pages)
    return None


@hooks.register("before_move_page")
def hold_move(request, page, destination):
    return gates.hold_move(request, page, destination)


# Before wagtail-localize's, which takes the page over.
@hooks.register("before_edit_page", order=-1)
def hold_translation(request, page):
    return gates.hold_translation(request, page)


@hooks.register("before_edit_page", order=-1)
def say_that_a_translation_is_old(request, page):
    """Say it above the page, whichever of the two editors opens it."""
    if request.method != "GET" or not page.live:
        return
    original = translation_age.published_original_of(page)
    newer = translation_age.newer_original(page, [original] if original else [])
    if newer:
        when = {"danish": _moment(newer), "this": _moment(page.last_published_at)}
        said = _("Oversættelsen er ikke opdateret. Den danske side blev udgivet %(danish)s, denne %(this)s.") % when
        messages.warning(request, said)


@hooks.register("construct_explorer_page_queryset")
def know_the_originals(parent_page, pages, request):
    return translation_age.with_original(pages)


@hooks.register("insert_global_admin_css")
def admin_styles():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/proofreading.css"))


def _moment(moment):
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT")
