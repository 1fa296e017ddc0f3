"""What the style page shows its components with: short words, and words too long for their place.

All invented, and in Danish alone: they are specimens, not sentences that a reader of the portal meets.
"""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from django.core.paginator import Paginator
from wagtail.models import Page

from cms.templatetags.street import Lights

from .stand_ins import Field, asked, page

LONG_WORD = "Socialpsykiatrikoordinatorfunktionsbeskrivelse"
OPEN = SimpleNamespace(is_open=True, opens_on=None, closes_on=None, capacity="", wait="", says_something=False)
CLOSED = SimpleNamespace(
    is_open=False, opens_on=date(2027, 1, 4), closes_on=None, capacity="", wait="", says_something=True
)
TALKATIVE = SimpleNamespace(
    is_open=True,
    opens_on=None,
    closes_on=date(2027, 1, 31),
    capacity="Der er plads til 20 i foråret.",
    wait="De fleste får svar på to uger.",
    says_something=True,
)


def samples(theme: str) -> dict[str, Any]:
    """Everything an entry may show. Names that must be the only ones on a page end in the theme."""
    proposals = [
        _proposal("A", "Bolig", "Prøvehuset", "naboer på prøve", OPEN),
        _proposal("B", "Sundhed", "Den korte vej", "hjem samme dag", TALKATIVE),
        _proposal("C", "Beskæftigelse", LONG_WORD, "", CLOSED),
    ]
    return {
        "proposals": proposals,
        "apart": f"-{theme}",
        "themes": [_theme(proposal) for proposal in proposals],
        "doors": [TALKATIVE, CLOSED],
        "all_lit": Lights("ABC", flag=True, lamp=True),
        "one_lit": Lights("B"),
        "none_lit": Lights(),
        "day": date(2027, 1, 14),
        "meeting": _meeting(),
        "campaign": page(
            title="Tre nøgler",
            letter="",
            lead="Tre døre, der kan åbnes i år. Kom med hen over nytåret.",
            cover=None,
            drawing="A",
            time="running",
            ends_on=date(2027, 1, 31),
        ),
        "news": _news(),
        "organisations": [
            page(title="Prøveforeningen", lead="Et værksted, der kun findes her på siden."),
            page(title=LONG_WORD, lead=""),
            page(title="Den Lille Forening", lead="Tre stole og en kaffemaskine."),
        ],
        "fields": _fields(theme),
        "shown": Paginator(range(90), 10).page(4),
        "pages": [1, "…", 3, 4, 5, "…", 9],
        "steps": range(5),
        "long_word": LONG_WORD,
        "now": datetime(2026, 11, 26, 9, 30, tzinfo=UTC),
    }


def _proposal(letter: str, theme: str, title: str, headline: str, door: SimpleNamespace) -> Page:
    return page(
        area_letter=letter,
        theme=page(title=theme),
        title=title,
        headline=headline,
        lead="To korte sætninger, der siger, hvad det handler om. Den anden er lidt længere end den første.",
        way_in_url="#",
        way_in_heading=f"Du vil prøve {theme.lower()}",
        way_in_text="Det tager cirka fem minutter.",
        way_in_button="Prøv det",
        door=door,
    )


def _theme(proposal: Page) -> Page:
    return page(
        letter=proposal.area_letter,
        title=proposal.theme.title,
        lead=proposal.lead,
        proposals=[proposal],
    )


def _meeting() -> Page:
    begins, ends = datetime(2027, 1, 14, 15, tzinfo=UTC), datetime(2027, 1, 14, 17, tzinfo=UTC)
    return page(
        title="Dialogmøde om betalbare boliger til unge",
        place_name="Prøvehuset",
        starts_at=begins,
        ends_at=ends,
        is_open=True,
    )


def _news() -> list[Page]:
    words = "Tre nøgler blev hentet i dag. Den fjerde ligger klar på kontoret."
    return [
        page(title="De første flytter ind", lead=words, date=date(2026, 11, 24), published_on=date(2026, 11, 24)),
        page(title=LONG_WORD, lead="", date=date(2026, 11, 3), published_on=date(2026, 11, 3)),
    ]


def _fields(theme: str) -> list[Field]:
    box = '<input type="{kind}" name="{name}" id="{id}"{value}{more}>'

    def field(name: str, label: str, *, kind: str = "text", value: str = "", more: str = "", **said: Any) -> Field:
        known = f"id_{name}_{theme}"
        own = {key: said.pop(key) for key in ("errors", "help_text", "use_fieldset", "markup") if key in said}
        markup = box.format(kind=kind, name=name, id=known, value=f' value="{value}"' if value else "", more=more)
        return Field(
            **{"markup": markup, "field": asked(**said), "label": label, "auto_id": known, "id_for_label": known, **own}
        )

    return [
        field("first", "Fornavn", help_text="Det, du vil kaldes.", value="Ane"),
        field("phone", "Telefon", optional=True, why="Vi ringer kun, hvis vi ikke kan skrive."),
        field(
            "rent",
            "Husleje om måneden",
            value="mange",
            unit="kr.",
            errors=("Skriv et beløb med cifre, for eksempel 4500",),
            more=' aria-invalid="true" inputmode="numeric"',
        ),
        field("locked", "Sagsnummer", value="BM-7K3Q-9F2X", more=" disabled"),
        field(
            "why",
            f"Hvorfor søger du? {LONG_WORD}",
            limit=1500,
            markup=f'<textarea name="why" id="id_why_{theme}" rows="3"></textarea>',
        ),
        field("home", "Hvor bor du i dag?", use_fieldset=True, markup=_cards(theme, "radio")),
        field("help", "Hvad skal være på plads?", use_fieldset=True, markup=_cards(theme, "checkbox")),
        field("day", "Forventet dato", use_fieldset=True, help_text="For eksempel 14 1 2027.", markup=_date(theme)),
        field(
            "seen",
            "Jeg har læst, hvad I gør med mine svar",
            kind="checkbox",
            widget=SimpleNamespace(input_type="checkbox"),
            errors=("Sæt et kryds, når du har læst det",),
        ),
        field("file", "Vedhæft et brev", kind="file", optional=True, help_text="PDF eller billede, højst 5 MB."),
    ]


def _cards(theme: str, kind: str) -> str:
    choices = (("own", "Egen bolig", " checked"), ("friends", "Hos familie eller venner", ""), ("long", LONG_WORD, ""))
    cards = (
        f'<label class="choice-card" for="id_{kind}_{value}_{theme}"><input type="{kind}" name="{kind}-{theme}"'
        f' id="id_{kind}_{value}_{theme}" value="{value}"{checked}><span>{label}</span></label>'
        for value, label, checked in choices
    )
    return f'<div class="choice-cards">{"".join(cards)}</div>'


def _date(theme: str) -> str:
    parts = (("day", "Dag", 2, "14"), ("month", "Måned", 2, "1"), ("year", "År", 4, ""))
    inputs = (
        f'<div class="date-part"><label for="id_{name}_{theme}">{label}</label><input type="text" inputmode="numeric"'
        f' class="digits-{digits}" name="{name}" id="id_{name}_{theme}" value="{value}"></div>'
        for name, label, digits, value in parts
    )
    return f'<div class="date-parts">{"".join(inputs)}</div>'
