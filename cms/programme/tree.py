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
    Place("campaigns", models.CampaignIndexPage, "home", "kampagner", in_menu=True),
    Place("dialogue", models.DialoguePage, "home", "dialog", in_menu=True),
    Place("news", models.NewsIndexPage, "home", "nyheder", in_menu=True),
    Place("example-meeting", models.MeetingPage, "dialogue", "eksempel-dialogmoede"),
    Place("organisations", models.OrganisationIndexPage, "home", "organisationer", in_menu=True),
    Place("arbejde-adler", models.OrganisationPage, "organisations", "arbejde-adler"),
    Place("kfuk", models.OrganisationPage, "organisations", "kfuks-sociale-arbejde"),
    Place("kfum", models.OrganisationPage, "organisations", "kfums-sociale-arbejde"),
    Place("kirkens-korshaer", models.OrganisationPage, "organisations", "kirkens-korshaer"),
    Place("kofoeds-skole", models.OrganisationPage, "organisations", "kofoeds-skole"),
    Place("weshelter", models.OrganisationPage, "organisations", "weshelter"),
    Place("contact", models.StandardPage, "home", "kontakt"),
    Place("privacy", models.StandardPage, "home", "privatliv"),
    Place("privacy-boligmix", models.StandardPage, "privacy", "boligmix"),
    Place("privacy-discharge", models.StandardPage, "privacy", "udskrivning"),
    Place("privacy-workfirst", models.StandardPage, "privacy", "arbejde"),
    Place("accessibility", models.StandardPage, "home", "tilgaengelighed"),
    Place("three-keys", models.CampaignPage, "campaigns", "tre-vaerelser"),
    Place("programme-published", models.NewsPage, "news", "ideprogrammet"),
    Place("three-questions", models.NewsPage, "news", "tre-spoergsmaal"),
    Place("ways-open", models.NewsPage, "news", "tre-indgange"),
)
