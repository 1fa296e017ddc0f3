"""Which pages the programme has, where each stands and at which address. The words are in da.py and en.py."""

from typing import NamedTuple

from cms import models


class Place(NamedTuple):
    """A page's place: its key in da.py and en.py, its type, its parent's key, its slug, whether the menu shows it."""

    key: str
    model: type[models.PublicPage]
    parent: str | None
    slug: str
    in_menu: bool = False


# Parents before children, and the proposals before the letters that point at them.
PLACES = (
    Place("home", models.HomePage, None, "dok"),
    Place("programme", models.ProgrammePage, "home", "ideprogram", in_menu=True),
    Place("housing", models.ThemePage, "programme", "bolig"),
    Place("boligmix", models.ProposalPage, "housing", "boligmix"),
    Place("health", models.ThemePage, "programme", "sundhed"),
    Place("discharge", models.ProposalPage, "health", "den-gode-udskrivning"),
    Place("work", models.ThemePage, "programme", "beskaeftigelse"),
    Place("workfirst", models.ProposalPage, "work", "work-first"),
    Place("dialogue", models.DialoguePage, "home", "dialog", in_menu=True),
    Place("organisations", models.OrganisationIndexPage, "home", "organisationer", in_menu=True),
    Place("arbejde-adler", models.OrganisationPage, "organisations", "arbejde-adler"),
    Place("kfuk", models.OrganisationPage, "organisations", "kfuks-sociale-arbejde"),
    Place("kfum", models.OrganisationPage, "organisations", "kfums-sociale-arbejde"),
    Place("kirkens-korshaer", models.OrganisationPage, "organisations", "kirkens-korshaer"),
    Place("kofoeds-skole", models.OrganisationPage, "organisations", "kofoeds-skole"),
    Place("weshelter", models.OrganisationPage, "organisations", "weshelter"),
    Place("privacy", models.StandardPage, "home", "privatliv"),
    Place("accessibility", models.StandardPage, "home", "tilgaengelighed"),
)
