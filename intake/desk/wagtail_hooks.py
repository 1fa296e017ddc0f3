from django.contrib.auth.models import Permission
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .panels import QueuePanel
from .views.base import actor_of
from .views.letter_text import PERMISSION, LetterTextsView, LetterTextView
from .viewset import FiguresMenuItem, QueueViewSet


class _WritersOfLettersMenuItem(MenuItem):
    def is_shown(self, request):
        """Show it to those who may write letters. The views ask again."""
        return request.user.has_perm(PERMISSION)


@hooks.register("register_admin_viewset")
def register_queue():
    return QueueViewSet()


@hooks.register("register_admin_menu_item")
def show_figures():
    return FiguresMenuItem(
        pgettext_lazy("figures", "Tal"), reverse("queue:figures"), name="figures", icon_name="table", order=10
    )


@hooks.register("construct_homepage_panels")
def show_queue_first(request, panels):
    """A member of a team begins the day here; editors keep Wagtail's front page as it is."""
    actor = actor_of(request)
    if actor.meets_cases:
        panels.append(QueuePanel(actor))


@hooks.register("register_admin_urls")
def letter_urls():
    """Put the letters' texts at /admin/letters/."""
    where = "letters/<slug:template>/<slug:scope>/<slug:language>/"
    return [
        path("letters/", LetterTextsView.as_view(), name="letter_texts"),
        path(where, LetterTextView.as_view(), name="letter_text"),
    ]


@hooks.register("register_admin_menu_item")
def letters_menu_item():
    """Show the letters in the menu."""
    return _WritersOfLettersMenuItem(
        _("Breve"), reverse("letter_texts"), name="letter-texts", icon_name="mail", order=660
    )


@hooks.register("register_permissions")
def permissions():
    """Let administrators give the right to a group. It opens no case."""
    return Permission.objects.filter(content_type__app_label="submissions", codename="change_lettertext")
