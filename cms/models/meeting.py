"""A dialogue meeting: when, where, who may come, what is on the agenda, and what came of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.blocks import PageChooserBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms import structured
from cms.addresses import calendar_links
from cms.blocks import AgendaItem, Text
from cms.queries import open_pages
from portal import page_cache

from .base import PublicPage
from .pointing import opened
from .programme import ProposalPage

# Addresses below a correspondence that are not pages: the invitees' own answers (the `dialogue` room).
RESERVED_SLUGS = ("svar",)


class Audience(models.TextChoices):
    """Who may come."""

    OPEN = "open", _("Åbent for alle")
    INVITED = "invited", _("Kun for inviterede")


class Access(NamedTuple):
    """One thing that makes it possible for somebody to take part."""

    code: str
    label: Promise


class MeetingPage(PublicPage):
    """One meeting. Its hours are Danish time, whatever the language of the page."""

    starts_at = models.DateTimeField(_("begynder"), help_text=_("Dansk tid."))
    ends_at = models.DateTimeField(_("slutter"))
    audience = models.CharField(_("hvem må komme"), max_length=10, choices=Audience.choices, default=Audience.OPEN)
    audience_text = models.CharField(
        _("mere om, hvem mødet er for"),
        max_length=240,
        blank=True,
        help_text=_("For eksempel «Ledere og medlemmer af udvalget»."),
    )

    place_name = models.CharField(_("sted"), max_length=120, help_text=_("Ved I det ikke? Skriv «Stedet kommer»."))
    place_address = models.CharField(_("adresse"), max_length=200, blank=True)
    directions = models.TextField(_("sådan kommer man dertil"), max_length=600, blank=True)
    step_free = models.BooleanField(_("Adgang uden trin"), default=False)
    accessible_toilet = models.BooleanField(_("Toilet til kørestol"), default=False)
    hearing_loop = models.BooleanField(_("Teleslynge"), default=False)
    sign_language = models.BooleanField(_("Tegnsprogstolk"), default=False)
    interpreter = models.BooleanField(_("Tolk til andre sprog"), default=False)
    access_text = models.CharField(_("mere om adgangen"), max_length=300, blank=True)

    agenda = StreamField([("item", AgendaItem())], verbose_name=_("dagsorden"), blank=True)
    proposals = StreamField(
        [("proposal", PageChooserBlock(page_type="cms.ProposalPage", label=_("Forslag")))],
        verbose_name=_("forslag, som mødet handler om"),
        blank=True,
    )
    contact_name = models.CharField(_("kontakt"), max_length=120, blank=True)
    contact_email = models.EmailField(_("kontaktens e-mail"), blank=True)

    minutes = StreamField(Text(), verbose_name=_("referat"), blank=True)
    minutes_document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("referatet som fil"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    is_cancelled = models.BooleanField(
        _("Mødet er aflyst"),
        default=False,
        help_text=_("Siden bliver stående og siger, at mødet er aflyst. Kalendere får det også at vide."),
    )
    cancelled_reason = models.CharField(_("hvorfor"), max_length=300, blank=True)
    # Counts the changes of time, place or cancellation, in all languages together since they share a UID: calendars ask
    # whether theirs is the newest.
    sequence = models.PositiveIntegerField(default=0, editable=False)

    content_panels = [
        *PublicPage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("starts_at"),
                        FieldPanel(
                            "ends_at", help_text=_("Så ved gæsterne, hvornår de kan gå. Står også i deres kalender.")
                        ),
                    ]
                ),
                FieldPanel("audience", help_text=_("Om alle kan komme, eller kun dem, I inviterer.")),
                FieldPanel("audience_text"),
            ],
            heading=_("Tid og gæster"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("place_name"),
                FieldPanel("place_address", help_text=_("Gade, nummer, postnummer og by.")),
                FieldPanel(
                    "directions", help_text=_("Fra bus, metro og cykelparkering, og hvilken dør man går ind ad.")
                ),
                FieldRowPanel(
                    [
                        FieldPanel("step_free", help_text=_("Sæt kun kryds, hvis I selv har set efter.")),
                        FieldPanel("accessible_toilet", help_text=_("Sæt kun kryds, hvis I selv har set efter.")),
                        FieldPanel("hearing_loop", help_text=_("Sæt kun kryds, hvis den er prøvet.")),
                    ]
                ),
                FieldRowPanel(
                    [
                        FieldPanel("sign_language", help_text=_("Sæt kryds, når tolken er bestilt.")),
                        FieldPanel(
                            "interpreter", help_text=_("Sæt kryds, når tolken er bestilt. Skriv sproget nedenfor.")
                        ),
                    ]
                ),
                FieldPanel(
                    "access_text",
                    help_text=_("Alt andet om adgang, og hvem man ringer til, hvis man har brug for noget."),
                ),
            ],
            heading=_("Sted og adgang"),
        ),
        FieldPanel("agenda", help_text=_("Punkt for punkt, med klokkeslæt.")),
        FieldPanel("proposals", help_text=_("De forslag, som mødet handler om.")),
        MultiFieldPanel(
            [
                FieldPanel("contact_name", help_text=_("Den, som gæsterne kan spørge. Vises på siden.")),
                FieldPanel("contact_email", help_text=_("Vises på siden. Brug en fælles adresse, ikke en privat.")),
            ],
            heading=_("Kontakt"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("minutes", help_text=_("Skriv det efter mødet. Nævn ingen gæst uden at spørge.")),
                FieldPanel("minutes_document", help_text=_("Referatet som fil, hvis nogen skal have det på papir.")),
            ],
            heading=_("Referat"),
            help_text=_("Vises på siden, når mødet er slut."),
        ),
        MultiFieldPanel(
            [
                FieldPanel("is_cancelled"),
                FieldPanel("cancelled_reason", help_text=_("En kort grund. Vises på siden og i brevet til gæsterne.")),
            ],
            heading=_("Aflysning"),
        ),
    ]
    search_fields = [
        *PublicPage.search_fields,
        *(index.SearchField(name) for name in ("place_name", "agenda", "minutes_for_search")),
        index.FilterField("starts_at"),
    ]

    parent_page_types = ["cms.DialoguePage"]
    subpage_types = []

    # What a calendar shows of a meeting; a change of any of it is a new version there.
    _IN_CALENDARS = ("title", "starts_at", "ends_at", "place_name", "place_address", "is_cancelled")

    class Meta:
        verbose_name = _("møde")
        verbose_name_plural = _("møder")

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("Mødet skal slutte, efter det er begyndt.")})
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("Den adresse bruger vi til svar. Vælg en anden.")})

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Count a change that calendars must hear of. A revision brings an old count along: the row's own goes on."""
        fields = kwargs.get("update_fields")
        if self.pk and fields is None:
            known = type(self)._base_manager.filter(pk=self.pk).values("sequence", *self._IN_CALENDARS).first()
            if known is not None:
                has_changed = any(known[name] != getattr(self, name) for name in self._IN_CALENDARS)
                self.sequence = self._next_sequence() if has_changed else known["sequence"]
        return super().save(*args, **kwargs)

    def _next_sequence(self) -> int:
        languages = MeetingPage._base_manager.filter(translation_key=self.translation_key)
        return (languages.aggregate(last=models.Max("sequence"))["last"] or 0) + 1

    @property
    def place(self) -> str:
        """Name and address on one line."""
        return ", ".join(filter(None, (self.place_name, " ".join(self.place_address.split()))))

    @property
    def has_begun(self) -> bool:
        page_cache.flips_at(self.starts_at)
        return self.starts_at <= timezone.now()

    @property
    def is_over(self) -> bool:
        page_cache.flips_at(self.ends_at)
        return self.ends_at <= timezone.now()

    @property
    def is_open(self) -> bool:
        return self.audience == Audience.OPEN

    @property
    def is_on_one_day(self) -> bool:
        return timezone.localdate(self.starts_at) == timezone.localdate(self.ends_at)

    @property
    def has_minutes(self) -> bool:
        """Whether there is something to read of what was said; before the end nothing is shown."""
        return self.is_over and bool(self.minutes or self.minutes_document_id)

    def minutes_for_search(self) -> str:
        """The words of the minutes, once the page shows them: nobody finds it by a word that it keeps back."""
        return " ".join(self.minutes.stream_block.get_searchable_content(self.minutes)) if self.is_over else ""

    @property
    def accesses(self) -> list[Access]:
        """What makes it possible to take part, as far as editors know of it: silence is not a no."""
        names = ("step_free", "accessible_toilet", "hearing_loop", "sign_language", "interpreter")
        return [Access(name, self._meta.get_field(name).verbose_name) for name in names if getattr(self, name)]

    def published_proposals(self) -> list[ProposalPage]:
        """The proposals that the meeting is about, less those that are hidden or shut. Two queries."""
        return opened([piece.value for piece in self.proposals if piece.value is not None], self)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "meeting": self,
            "related": self.published_proposals(),
            "calendar": calendar_links(self, request),
        }

    def structured_data(self, root: str, ancestors: list) -> list[structured.Data]:
        return [*super().structured_data(root, ancestors), structured.event(self, root)]


def meetings_under(page: Page) -> QuerySet[MeetingPage]:
    """The open meetings below a page, the first in time first."""
    if not page.path:
        return MeetingPage.objects.none()
    return open_pages(MeetingPage, page).descendant_of(page).order_by("starts_at", "pk")


def next_meeting(home: Page, now: datetime | None = None) -> MeetingPage | None:
    """The next meeting below a home page that is neither over nor cancelled. One query."""
    meeting = meetings_under(home).filter(ends_at__gt=now or timezone.now(), is_cancelled=False).first()
    page_cache.flips_at(meeting.ends_at if meeting else None)
    return meeting
