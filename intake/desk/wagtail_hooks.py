from wagtail import hooks

from .panels import QueuePanel
from .views.base import actor_of
from .viewset import QueueViewSet


@hooks.register("register_admin_viewset")
def register_queue():
    return QueueViewSet()


@hooks.register("construct_homepage_panels")
def show_queue_first(request, panels):
    """A member of a team begins the day here; editors keep Wagtail's front page as it is."""
    actor = actor_of(request)
    if actor.roles:
        panels.append(QueuePanel(actor))
