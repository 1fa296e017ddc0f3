"""What a publication sets off. Receivers of Wagtail's signals: they ask for work and do none."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.models import BaseGenericSetting, BaseSiteSetting
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms import printing
from cms.models import HomePage, OrganisationPage, ProgrammePage, ProposalPage, ThemePage
from portal import page_cache

PRINTED = (HomePage, ProgrammePage, ThemePage, ProposalPage, OrganisationPage)


def print_what_is_published() -> None:
    """Draw the printed programme anew when a page of it is published; withdraw it when one is taken from readers."""
    for told in (page_published, post_page_move):
        told.connect(redraw, dispatch_uid="redraw the programme")
    page_unpublished.connect(withdraw_page, dispatch_uid="withdraw the programme")
    for model in PRINTED:
        post_delete.connect(withdraw_page, sender=model, dispatch_uid="withdraw the programme")
    for shut_or_opened in (post_save, post_delete):
        shut_or_opened.connect(withdraw, sender=PageViewRestriction, dispatch_uid="withdraw the programme")


def redraw(sender: type, instance: Any, **_more: Any) -> None:
    """A page that stands in the printed programme was published, or stands elsewhere now or in another order."""
    if issubclass(sender, PRINTED):
        printing.ask_for(instance.locale.language_code)


def withdraw_page(sender: type, instance: Any, signal: Any, **_more: Any) -> None:
    """A page that stands in the printed programme was hidden, had its time, or was deleted. A draft was in none."""
    # A page that was hidden is no longer live when this is told; one that is deleted still says what it was.
    if issubclass(sender, PRINTED) and (signal is not post_delete or instance.live):
        printing.withdraw(instance.locale.language_code)


def withdraw(**_more: Any) -> None:
    """A page was shut or opened: what it said may stand in the printed programme, or be missing there."""
    printing.withdraw()


def refresh_what_is_kept(models: Iterable[type[Model]]) -> None:
    """Name what public pages show: these models and Wagtail's own. Another app names its own."""
    page_cache.touches(Page, PageViewRestriction, Site, Locale, Redirect, BaseSiteSetting, BaseGenericSetting)
    page_cache.touches(get_image_model(), get_document_model(), Collection, CollectionViewRestriction)
    page_cache.touches(*models)
    # The tree moves its rows by SQL, which no row tells of.
    for moved in (post_page_move, page_slug_changed, page_unpublished):
        moved.connect(page_cache.bump, dispatch_uid="page_cache")
