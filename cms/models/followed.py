"""What becomes of a proposal: what it asks for, how far it is, what is asked about it, who stands behind it."""

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks import AnsweredQuestion, Paper, Source, Step


class Status(models.TextChoices):
    """The stations of a proposal, in their order."""

    IDEA = "idea", _("Idé")
    DIALOGUE = "dialogue", _("I dialog")
    PILOT = "pilot", _("Afprøves")
    RUNNING = "running", _("Kører")
    EVALUATED = "evaluated", _("Evalueret")


class Station(NamedTuple):
    """One station of the status line, seen from where the proposal stands."""

    label: str
    is_passed: bool
    is_here: bool


class Followed(models.Model):
    """Mixed into a proposal's page: its ask, its status line, its answers and papers, its support."""

    ask = models.CharField(
        _("hvad vi beder om"),
        max_length=300,
        blank=True,
        help_text=_("Den beslutning, der skal til. «Hold ti lejligheder fri til en prøve på to år.»"),
    )
    asked_of = models.CharField(
        _("hvem der kan beslutte det"), max_length=160, blank=True, help_text=_("«Socialudvalget i København».")
    )
    status = models.CharField(_("hvor langt forslaget er"), max_length=12, choices=Status.choices, default=Status.IDEA)
    steps = StreamField([("step", Step())], verbose_name=_("hvad der er sket"), blank=True)
    questions = StreamField(
        [("question", AnsweredQuestion())], verbose_name=_("spørgsmål og svar"), blank=True, collapsed=True
    )
    sources = StreamField([("source", Source())], verbose_name=_("kilder"), blank=True, collapsed=True)
    papers = StreamField([("paper", Paper())], verbose_name=_("dokumenter"), blank=True)
    support_open = models.BooleanField(
        _("læsere kan støtte forslaget"),
        default=False,
        help_text=_("Viser tallet og knappen «Støt forslaget». Luk igen her; tallet bliver stående."),
    )

    followed_panels = [
        MultiFieldPanel([FieldPanel("ask"), FieldPanel("asked_of")], heading=_("Det beder vi om")),
        MultiFieldPanel(
            [
                FieldPanel("status", help_text=_("Hvor forslaget er nu. Vises øverst på siden.")),
                FieldPanel("steps", help_text=_("Hvad der er sket, og hvornår. Det nyeste nederst.")),
            ],
            heading=_("Hvor langt er vi?"),
        ),
        FieldPanel(
            "questions",
            help_text=_("De spørgsmål, som andre har stillet, og det, I svarer. Skriv også, hvad I ikke ved."),
        ),
        FieldPanel("sources", help_text=_("Hvor tallene kommer fra, så enhver kan slå efter.")),
        FieldPanel("papers", help_text=_("Notater og aftaler, som læseren kan hente.")),
        FieldPanel("support_open"),
    ]
    followed_search_fields = [index.SearchField(name) for name in ("ask", "asked_of", "steps", "questions", "sources")]

    class Meta:
        abstract = True

    @property
    def status_here(self) -> str:
        """What the present station is called."""
        return str(Status(self.status).label) if self.status in Status.values else ""

    def stations(self) -> list[Station]:
        """The whole line, with what is passed and where the proposal stands."""
        order = list(Status)
        here = order.index(Status(self.status)) if self.status in Status.values else 0
        return [Station(str(one.label), at < here, at == here) for at, one in enumerate(order)]
