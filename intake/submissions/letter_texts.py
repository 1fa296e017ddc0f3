"""Letters in the house's own words: what may stand in one, and which one counts.

A text has places for a few words, `{{reference}}`. There is no more grammar than that: nothing typed here ever runs as
a template. What a letter may say is the same law as for the texts that the house came with (law 5: letters say little).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from django.db import transaction
from django.db.models import Max
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User

from .kinds import kinds
from .models import LetterText

# What the places may be called, and what stands there in the letter.
VARIABLES: dict[str, Promise] = {
    "reference": _("sagsnummeret"),
    "call": _("hvem man ringer til med spørgsmål"),
    "ask": _("hvordan man svarer os uden at skrive om sig selv i mailen"),
    "greeting": _("hilsenen med linket til den egen side"),
    "link": _("linket til den egen side, alene"),
    "reason": _("begrundelsen for et afslag"),
    "team": _("holdets navn"),
    "phone": _("holdets telefonnummer"),
    "coordinator": _("navnet på den, der sender brevet"),
}
# What a letter cannot do without: one of each group. The subject always bears the number.
_WAY_BACK, _WAY_TO_US = ("greeting", "link"), ("call", "ask", "phone")
NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "received": (("reference",), _WAY_BACK, _WAY_TO_US),
    "needs_info": (_WAY_BACK, ("ask",)),
    "accepted": (_WAY_BACK, _WAY_TO_US),
    "declined": (("reason",), _WAY_BACK, _WAY_TO_US),
    "waitlisted": (_WAY_BACK, _WAY_TO_US),
    "message": (_WAY_BACK, _WAY_TO_US),
    "link": (_WAY_BACK, _WAY_TO_US),
    "handed_over": (_WAY_BACK, _WAY_TO_US),
    "alert": (("reference",),),
}
# Where the letter goes on without it. Any other empty word takes its line away: «Ring til  på .» helps nobody.
_MAY_BE_EMPTY = frozenset({"reason"})

_PLACE = re.compile(r"{{ *([a-z_]+) *}}")
# What no letter says of the one it is about, and, in a subject, what would tell an onlooker what it is about.
_TELLS = re.compile(
    r"psyk|psych|diagnos|misbrug|addict|alkohol|alcohol|hjemløs|homeless|herberg|shelter|indlagt|indlæg|admitted|"
    r"udskriv|discharg|medicin|medicat|helbred|health|sygdom|illness|\bcpr\b",
    re.IGNORECASE,
)
_TELLS_IN_A_SUBJECT = re.compile(
    r"ward|afdeling|\bstof|gade|street|borger|citizen|samtykke|consent|kvinde|women|afslag|declin|reject|refus|bolig|"
    r"housing|arbejde|work",
    re.IGNORECASE,
)
_HOUSE = "DOK"
# A letter leads to the person's own page and nowhere else.
_ADDRESS = re.compile(r"https?:|www\.", re.IGNORECASE)


def fill(text: str, words: Mapping[str, str]) -> str:
    """Put the words into their places, line by line; a line with an empty one is left out."""
    lines = [_filled(line, words) for line in text.replace("\r\n", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line for line in lines if line is not None)).strip()


def _filled(line: str, words: Mapping[str, str]) -> str | None:
    if any(not words.get(name) and name not in _MAY_BE_EMPTY for name in _PLACE.findall(line)):
        return None
    return _PLACE.sub(lambda place: words.get(place[1], ""), line).rstrip()


def current(kind: str, template: str, language: str) -> dict[str, LetterText]:
    """The wordings that count now, by kind: of this kind, and of all kinds under "". One query."""
    rows = LetterText.objects.filter(kind__in=["", kind], template=template, language=language)
    newest = rows.order_by().values("kind").annotate(newest=Max("pk")).values("newest")
    found = LetterText.objects.filter(pk__in=newest).select_related("written_by")
    return {row.kind: row for row in found if not row.is_default}


@transaction.atomic
def write(kind: str, template: str, language: str, by: User, *, subject: str = "", body: str = "") -> LetterText:
    """Add a wording; without text, lead back to what the house came with. Raises ValueError if it may not stand."""
    if (subject or body) and any(faults(template, subject, body)):
        raise ValueError("the text breaks the rules for letters")
    return LetterText.objects.create(
        kind=kind, template=template, language=language, subject=subject, body=body, written_by=by
    )


def faults(template: str, subject: str, body: str) -> tuple[list[str], list[str]]:
    """What is wrong with the subject and with the text, in words for whoever wrote them."""
    in_subject = [*_wrong_places(subject), *_telling(subject, _TELLS, _TELLS_IN_A_SUBJECT)]
    named = _PLACE.findall(subject)
    if set(named) - {"reference"} and not in_subject:
        in_subject.append(_now("Emnet kan ses af andre. Det må kun have {{reference}}."))
    if not subject.isprintable():  # A mail server takes no line break there.
        in_subject.append(_now("Emnet skal stå på én linje."))
    if "reference" not in named or _HOUSE not in subject:
        in_subject.append(_now("Emnet skal have DOK og {{reference}}, så man kan kende brevet."))
    in_body = [*_wrong_places(body), *_telling(body, _TELLS)]
    for either in NEEDED[template]:
        if not set(either) & set(_PLACE.findall(body)):
            names = _now(" eller ").join(f"{{{{{name}}}}}" for name in either)
            in_body.append(_now("Brevet mangler %(names)s: %(what)s.") % {"names": names, "what": VARIABLES[either[0]]})
    return in_subject, in_body


def _wrong_places(text: str) -> Iterator[str]:
    answered = _answers()
    for name in dict.fromkeys(_PLACE.findall(text)):
        if name in VARIABLES:
            continue
        if name in answered:
            yield _now("{{%(name)s}} er et svar. Et brev må ikke have svar i sig.") % {"name": name}
        else:
            yield _now("{{%(name)s}} findes ikke. Brug kun dem, der står på siden.") % {"name": name}
    rest = _PLACE.sub("", text)
    if re.search(r"[{}]", rest):
        yield _now("Skriv felter sådan: {{reference}}. Andre tegn med { og } kan ikke bruges.")
    for name in sorted(set(re.findall(r"\w+", rest)) & {name for name in answered if "_" in name}):
        yield _now("%(name)s er et svar. Et brev må ikke have svar i sig.") % {"name": name}
    if _ADDRESS.search(rest):
        yield _now("Et brev må kun føre til den egen side. Skriv {{link}} i stedet for adressen.")
    # The mark that becomes the person's link on the way out is the house's own: {{link}}.
    if "[link]" in rest:
        yield _now("Skriv {{link}}, hvor linket skal stå.")


def _telling(text: str, *lists: re.Pattern[str]) -> Iterator[str]:
    said = {match[0].lower() for words in lists for match in words.finditer(_PLACE.sub("", text))}
    if said:
        words = ", ".join(f"«{word}»" for word in sorted(said))
        yield _now("Andre kan læse med. Skriv det uden %(words)s.") % {"words": words}


def _answers() -> frozenset[str]:
    """The name of every answer of every kind, also of those in lists."""
    models = [model for kind in kinds() for model in kind.answers.values()]
    return frozenset(name for model in models for name in model.names())
