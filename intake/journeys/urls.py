"""The public doors: built from what the areas declared."""

from django.urls import URLPattern, path

from . import views
from .declaration import Area, areas

app_name = "journeys"


def doors(area: Area) -> list[URLPattern]:
    """The addresses of one area: `journeys:<kind>` is its bare address."""
    name, which = area.kind.name, {"kind": area.kind.name}
    return [
        path(f"{area.path}/", views.start, which, name=name),
        path(f"{area.path}/gennemse/", views.check, which, name=f"{name}-check"),
        path(f"{area.path}/kvittering/", views.receipt, which, name=f"{name}-receipt"),
        path(f"{area.path}/<slug:slug>/", views.step, which, name=f"{name}-step"),
    ]


urlpatterns = [door for area in areas() for door in doors(area)]
