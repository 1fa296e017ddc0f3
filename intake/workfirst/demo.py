"""Synthetic offers of work, from firms that do not exist."""

from datetime import date, timedelta
from random import Random

from intake.journeys.invented import person, some

from .answers import WorkfirstV2

# Company, street, postcode, and the district where the postcode alone does not tell it.
_FIRMS = (
    ("Eksempelbageriet ApS", "Eksempelgade 1", "2200", None),
    ("Grønne Gårde I/S", "Prøvevej 12", "2400", None),
    ("Opdigtet Lager A/S", "Forsøgskajen 3", "2300", "amager-oest"),
    ("Café Findes Ikke", "Tænktgade 7", "2100", None),
    ("Systue uden Adresse", "Fantasitorvet 2", "2500", None),
)
_SMALL = ("Vande planter", "Fylde varer op", "Samle flasker", "Pakke kasser")
# The checksum of a CVR number fits, and no firm has it.
_CVR = ("00000019", "00000027")


def answers(random: Random, today: date) -> WorkfirstV2:
    """Make one offer as it could come in on a day."""
    owner, (name, street, postcode, district) = person(random, "firma"), random.choice(_FIRMS)
    starts = today + timedelta(days=random.randint(7, 60))
    return WorkfirstV2(
        full_name=owner.full_name,
        email=owner.email,
        phone=owner.phone,
        preferred_contact=random.choice(["opkald", "mail"]),
        company_name=name,
        cvr=random.choice(_CVR),
        workplace_address=street,
        workplace_postcode=postcode,
        district=district,
        tasks=some(random, ("groenne-omraader", "butik", "koekken-cafe", "lager", "haandvaerk"), most=2),
        tasks_text="Opgaven kan deles i små bidder, og der er altid en kollega i nærheden.",
        small_tasks=[{"what": task} for task in some(random, _SMALL, most=2)],
        physical_demands=some(random, ("staar-og-gaar", "stoej", "kunder"), most=2),
        mentor_name=random.choice([None, person(random, "firma").full_name]),
        hours_week=random.choice([3, 5, 8, 12, 20]),
        schedule="Formiddage, gerne mandag og torsdag",
        start_date=starts,
        end_date=random.choice([None, starts + timedelta(days=180)]),
        form=random.choice(["ordinaere-timer", "socialt-frikort", "fleksjob"]),
        wage_or_agreement="Efter overenskomsten",
        insured_ack=True,
        privacy_seen=True,
        privacy_version="2026-11",
    )
