"""People who do not exist, for synthetic cases. Every address ends in `.example`, every number begins 12 34 56."""

from random import Random
from typing import NamedTuple

FIRST_NAMES = (
    *("Ane", "Aksel", "Bjørk", "Bertil", "Cecilie", "Dagmar", "Ejnar", "Esther", "Frej", "Gry", "Hjalmar", "Ingrid"),
    *("Johan", "Kirstine", "Lærke", "Malthe", "Noor", "Oluf", "Pernille", "Rasmus", "Sára", "Søren", "Thøger", "Yusuf"),
    *("Ærenlund", "Øjvind", "Åse"),
)
LAST_NAMES = (
    *("Agerskov", "Bækgaard", "Dyhr", "Egelund", "Fogh", "Grønbæk", "Høst-Madsen", "Iversen", "Jakobsgaard", "Kær"),
    *("Lindqvist", "Møllebjerg", "Nørretranders", "Ottosen", "Pilegaard", "Refslund", "Skovsende", "Toftegaard"),
    *("Vestergaard-Østerbæk", "Winther", "Yildirim", "Ågesen"),
)
_PLAIN = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "á": "a"})


class Invented(NamedTuple):
    """Somebody who does not exist."""

    first_name: str
    full_name: str
    email: str
    phone: str


def person(random: Random, domain: str) -> Invented:
    """Invent somebody with a letter-box at `<domain>.example`."""
    first, last = random.choice(FIRST_NAMES), random.choice(LAST_NAMES)
    mailbox = f"{first}.{last}".lower().translate(_PLAIN)
    return Invented(first, f"{first} {last}", f"{mailbox}@{domain}.example", f"+45123456{random.randrange(100):02}")


def some(random: Random, options: tuple[str, ...], *, most: int) -> tuple[str, ...]:
    """Choose one to `most` of the options, each once, in their order."""
    chosen = set(random.sample(options, random.randint(1, min(most, len(options)))))
    return tuple(option for option in options if option in chosen)
