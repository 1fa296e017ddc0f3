"""Screens for editors: the journeys' entrances, and the emergency numbers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from .declaration import areas
from .models import EmergencyNumber, Entrance


def _kinds() -> list[tuple[str, str]]:
    return [(area.kind.name, str(area.kind.title)) for area in areas()]


class _InBothLanguages(WagtailAdminModelForm):
    """What is said in one language is said in the other."""

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for danish in [name for name in self.fields if name.endswith("_da")]:
            english = f"{danish.removesuffix('_da')}_en"
            if given.get(danish) and not given.get(english) and english not in self.errors:
                self.add_error(english, _("Skriv det også på engelsk."))
            elif given.get(english) and not given.get(danish) and danish not in self.errors:
                self.add_error(danish, _("Skriv det også på dansk."))
        return given


class EntranceForm(_InBothLanguages):
    kind = forms.ChoiceField(label=_("Formular"), choices=_kinds)

    class Meta:
        model = Entrance
        fields = ("kind", "opens_on", "closes_on", "capacity_da", "capacity_en", "wait_da", "wait_en")


class EmergencyNumberForm(_InBothLanguages):
    class Meta:
        model = EmergencyNumber
        fields = ("phone", "name_da", "name_en", "hours_da", "hours_en", "place")


class EntranceViewSet(ModelViewSet):
    """When each journey is open, and what is said at its door."""

    model = Entrance
    icon = "date"
    menu_label = _("Åbent og lukket")
    list_display = ("__str__", "opens_on", "closes_on")
    copy_view_enabled = False
    inspect_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[EntranceForm]:
        return EntranceForm


class EmergencyNumberViewSet(ModelViewSet):
    """Whom to ring when it cannot wait."""

    model = EmergencyNumber
    icon = "warning"
    menu_label = _("Akutnumre")
    list_display = ("__str__", "hours_da")
    copy_view_enabled = False
    inspect_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[EmergencyNumberForm]:
        return EmergencyNumberForm


class DoorsViewSetGroup(ViewSetGroup):
    """One place in the menu for both. Shown to those who hold the permissions: editors and administrators."""

    menu_label = _("Indgange")
    menu_icon = "form"
    menu_order = 650
    items = (EntranceViewSet, EmergencyNumberViewSet)
