from django.urls import reverse
from django.utils.translation import pgettext_lazy
from wagtail import hooks

from .panels import QueuePanel
from .views.base import actor_of
from .viewset import FiguresMenuItem, QueueViewSet


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
