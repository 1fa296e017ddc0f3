"""The public doors: built from what the areas declared."""

from django.urls import URLPattern, path

from . import views
from .declaration import Area, areas
from .own_page import views as own_page
from .saving import returning
from .saving import views as saving

app_name = "journeys"


def doors(area: Area) -> list[URLPattern]:
    """The addresses of one area: `journeys:<kind>` is its bare address."""
    name, which = area.kind.name, {"kind": area.kind.name}
    return [
        path(f"{area.path}/", views.start, which, name=name),
        path(f"{area.path}/gennemse/", views.check, which, name=f"{name}-check"),
        path(f"{area.path}/kvittering/", views.receipt, which, name=f"{name}-receipt"),
        path(f"{area.path}/kvittering/kvittering.pdf", views.receipt_pdf, which, name=f"{name}-pdf"),
        path(f"{area.path}/kvittering/ryd/", saving.clear, which, name=f"{name}-clear"),
        path(f"{area.path}/gem/", saving.save, which, name=f"{name}-save"),
        path(f"{area.path}/gemt/", saving.kept, which, name=f"{name}-saved"),
        path(f"{area.path}/slet/", saving.delete, which, name=f"{name}-delete"),
        path(f"{area.path}/ryddet/", saving.gone, which, name=f"{name}-gone"),
        path(f"{area.path}/<slug:slug>/", views.step, which, name=f"{name}-step"),
    ]


OWN_PAGE = [
    path("status/", own_page.lost, name="own-lost"),
    path("status/<slug:secret>/", own_page.own, name="own"),
    path("status/<slug:secret>/kontakt/", own_page.contact_rules, name="own-contact"),
    path("status/<slug:secret>/traek-tilbage/", own_page.withdraw, name="own-withdraw"),
    path("status/<slug:secret>/data.json", own_page.data_json, name="own-json"),
    path("status/<slug:secret>/kvittering.pdf", own_page.receipt_pdf, name="own-receipt"),
    path("status/<slug:secret>/filer/<slug:item>/", own_page.file, name="own-file"),
    path("status/<slug:secret>/data.txt", own_page.data_text, name="own-text"),
]

RETURN = [
    path("fortsaet/slettet/", returning.gone, name="return-gone"),
    path("fortsaet/<slug:secret>/", returning.come_back, name="return"),
    path("fortsaet/<slug:secret>/slet/", returning.delete, name="return-delete"),
]

urlpatterns = [*OWN_PAGE, *RETURN, *(door for area in areas() for door in doors(area))]
