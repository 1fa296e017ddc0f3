"""The member organisations, their demo services, the routing rules, and the group that may change these.

A proposal of DOK's own, to be confirmed by each organisation: rows, which the desk may change. Where one line of the
proposal needs two rows, the second takes the next number. Kinds that have no intake yet (`young_person`, `work_seeker`)
have their rules waiting.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from portal.accounts.models import Organisation, Team

from .models import Effect, RoutingRule, RuleSet, Standing

# The set that the migration made.
FIRST = 1
KEEPERS = "Fordelingsansvarlige"
KEEPERS_RIGHTS = (
    "wagtailadmin.access_admin",
    "routing.change_routingrule",
    "accounts.add_absence",
    "accounts.change_absence",
    "accounts.delete_absence",
)

ORGANISATIONS = {
    "arbejde-adler": "Arbejde Adler",
    "kfuks-sociale-arbejde": "KFUK's Sociale Arbejde",
    "kfums-sociale-arbejde": "KFUM's Sociale Arbejde",
    "kirkens-korshaer": "Kirkens Korshær",
    "kofoeds-skole": "Kofoeds Skole",
    "weshelter": "WeShelter",
}

# Slug: (name, organisation). The first is the central team.
TEAMS = {
    "central": ("Central indgang", "weshelter"),
    "boligmix": ("BoligMix-koordinationen", "weshelter"),
    "udskrivning-kirkens-korshaer": ("Udskrivning, Kirkens Korshær", "kirkens-korshaer"),
    "udskrivning-vagt": ("Udskrivningsvagten", "kirkens-korshaer"),
    "weshelter-frivillige": ("WeShelters frivillige", "weshelter"),
    "weshelter-unge": ("WeShelter, unge", "weshelter"),
    "kirkens-korshaer-unge": ("Kirkens Korshær, unge", "kirkens-korshaer"),
    "kfuk-reden": ("Reden", "kfuks-sociale-arbejde"),
    "kfum-gaeldsraadgivning": ("Gældsrådgivningen", "kfums-sociale-arbejde"),
    "kofoeds-skole-vaerksteder": ("Kofoeds Skoles værksteder", "kofoeds-skole"),
    "arbejde-adler-vaerksteder": ("Arbejde Adlers værksteder", "arbejde-adler"),
    "work-first": ("Work First-koordinationen", "weshelter"),
    "work-first-kofoeds-skole": ("Work First, Kofoeds Skole", "kofoeds-skole"),
    "work-first-arbejde-adler": ("Work First, Arbejde Adler", "arbejde-adler"),
}

AMAGER = ["amager-oest", "amager-vest"]
NORTH_WEST = ["noerrebro", "bispebjerg"]
SOUTH_WEST = ["valby", "vesterbro", "vanloese", "broenshoej-husum"]

# Number, title, kind, conditions, team, and what differs from an owning rule without tag, health or alert.
RULES: tuple[tuple[int, str, str, list[list[Any]], str, dict[str, Any]], ...] = (
    (
        10,
        "Borgerens handlekommune er ikke København",
        "",
        [["handlekommune", "not_in", ["koebenhavn", "ved-ikke"]]],
        "central",
        {"tag": "anden-kommune"},
    ),
    (
        20,
        "Udskrivningen er akut",
        "discharge",
        [["urgency", "is", 1]],
        "udskrivning-vagt",
        {"effect": Effect.ASSIST, "alerts": True},
    ),
    (
        30,
        "Støtte til både psykisk helbred og misbrug",
        "discharge",
        [["life_areas", "has_all", ["psykisk-helbred", "misbrug"]]],
        "udskrivning-kirkens-korshaer",
        {"uses_health": True},
    ),
    (40, "Borgeren ønsker et tilbud kun for kvinder", "", [["women_only", "is", "ja"]], "kfuk-reden", {}),
    (
        50,
        "Til egen bolig, og borgeren vil gerne have en frivillig",
        "discharge",
        [["discharge_to", "is", "egen-bolig"], ["volunteer_ok", "is", "ja"]],
        "weshelter-frivillige",
        {},
    ),
    (
        60,
        "Ung på gaden eller herberg i Valby, Vesterbro, Vanløse eller Brønshøj",
        "young_person",
        [["current_situation", "in", ["gade", "herberg"]], ["districts", "in", SOUTH_WEST]],
        "weshelter-unge",
        {},
    ),
    (
        61,
        "Ung på gaden eller herberg i en anden bydel",
        "young_person",
        [["current_situation", "in", ["gade", "herberg"]]],
        "kirkens-korshaer-unge",
        {},
    ),
    (
        70,
        "Den unge ønsker hjælp til økonomi",
        "young_person",
        [["support_wanted", "in", ["oekonomi"]]],
        "kfum-gaeldsraadgivning",
        {"effect": Effect.ASSIST},
    ),
    (
        71,
        "Huslejen er for høj til indtægten",
        "young_person",
        [["affordability", "is", "red"]],
        "kfum-gaeldsraadgivning",
        {"effect": Effect.ASSIST},
    ),
    (80, "Studerende, der søger BoligMix", "boligmix", [["applicant", "is", "student"]], "boligmix", {}),
    (
        90,
        "Ønsker værksted eller undervisning",
        "work_seeker",
        [["wishes", "in", ["vaerksted", "undervisning"]]],
        "kofoeds-skole-vaerksteder",
        {},
    ),
    (91, "Bor på Amager", "work_seeker", [["district", "in", AMAGER]], "kofoeds-skole-vaerksteder", {}),
    (
        95,
        "Ønsker håndværk eller have",
        "work_seeker",
        [["wishes", "in", ["haandvaerk", "groenne-omraader"]]],
        "arbejde-adler-vaerksteder",
        {},
    ),
    (
        96,
        "Bor på Nørrebro eller Bispebjerg",
        "work_seeker",
        [["district", "in", NORTH_WEST]],
        "arbejde-adler-vaerksteder",
        {},
    ),
    (
        100,
        "Arbejde på Amager",
        "workfirst",
        [["district", "in", AMAGER]],
        "work-first-kofoeds-skole",
        {},
    ),
    (
        101,
        "Arbejde på Nørrebro eller Bispebjerg",
        "workfirst",
        [["district", "in", NORTH_WEST]],
        "work-first-arbejde-adler",
        {},
    ),
    (102, "Arbejde i resten af byen", "workfirst", [], "work-first", {}),
)


@transaction.atomic
def seed() -> dict[str, int]:
    """Create what is missing and change nothing that is there. Returns how many rows of each were created.

    Rules are created in the first set while it is in use: once somebody has put another in its place, the rules are
    theirs.
    """
    created = {"organisations": 0, "teams": 0}
    for slug, name in ORGANISATIONS.items():
        created["organisations"] += Organisation.objects.get_or_create(slug=slug, defaults={"name": name})[1]
    for slug, (name, organisation) in TEAMS.items():
        defaults = {
            "name": name,
            "organisation": Organisation.objects.get(slug=organisation),
            "is_central": slug == "central",
        }
        created["teams"] += Team.objects.get_or_create(slug=slug, defaults=defaults)[1]
    created["rules"] = _seed_rules()
    created["groups"] = _seed_keepers()
    return created


def _seed_rules() -> int:
    created = 0
    first = RuleSet.objects.filter(number=FIRST, standing=Standing.ACTIVE).first()
    for number, title, kind, conditions, team, rest in RULES if first else ():
        defaults = {
            "title": title,
            "kind": kind,
            "conditions": conditions,
            "team": Team.objects.get(slug=team),
            **rest,
        }
        created += RoutingRule.objects.get_or_create(rule_set=first, number=number, defaults=defaults)[1]
    return created


def _seed_keepers() -> int:
    """The group whose people keep the rules and everybody's absences. It opens no case."""
    group, is_new = Group.objects.get_or_create(name=KEEPERS)
    if is_new:
        group.permissions.set(_rights())
    return int(is_new)


def _rights() -> list[Permission]:
    return [
        Permission.objects.get(content_type__app_label=app, codename=codename)
        for app, codename in (right.split(".") for right in KEEPERS_RIGHTS)
    ]
