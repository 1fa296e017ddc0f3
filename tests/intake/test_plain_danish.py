"""The words on the pages are short and plain: LIX under 35 (DOMAIN §5), each sentence for itself and each area as one.

Held by it is every sentence of `intake/` and its templates that goes through gettext, found in the source as the
catalogue finds it: questions, hints, reasons, choices, errors, buttons, letters, receipts, stop pages, the staff's
screens. A new one is held from its first day. The figures stand at the end of `make test`.
"""

import re
from statistics import mean

import pytest
from django.http import QueryDict

from intake.journeys.declaration import area
from intake.journeys.fields import Repeated
from intake.submissions import letters
from portal import catalogue

AREAS = ("boligmix", "discharge", "workfirst")
LIMIT = 35
# A question is read as one sentence, even when it is a label without a full stop.
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_END = re.compile(r"[.!?:]+(?:\s|$)")


def lix(texts):
    """Words per sentence plus the share of words of more than six letters, in per cent (Björnsson 1968)."""
    sentences = [part for text in texts for part in _END.split(str(text)) if _WORD.search(part)]
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    return len(words) / len(sentences) + 100 * sum(len(word) > 6 for word in words) / len(words)


# Of a line of three words, one long one is a third. Per cent of fewer words than these say nothing, so fewer are
# counted as so many: two long words are allowed in a short line, three are not.
_FEWEST = 10
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
_TAG = re.compile(r"<[^>]+>")
# Not ours to reword at will, each with its reason.
EXCEPTIONS = {
    "Aftaler efter udskrivning, og hvem der hjælper": "a category of the consent, in the words that were read aloud",
}


def lix_of_one(text):
    """The LIX of one string, short ones too. What is filled in later counts as one short word."""
    text = _TAG.sub(" ", _PLACEHOLDER.sub("x", text))
    sentences = [part for part in _END.split(text) if _WORD.search(part)]
    words = _WORD.findall(text)
    return len(words) / len(sentences) + 100 * sum(len(word) > 6 for word in words) / max(len(words), _FEWEST)


def sentences_in_the_source():
    """Each Danish string of ours that somebody may read, with the first file it stands in."""
    for message in catalogue.gather():
        files = [file for file, _line in message.locations if file.startswith(("intake/", "templates/intake/"))]
        for text in message.id if isinstance(message.id, (tuple, list)) else [message.id]:
            if files and _WORD.search(_PLACEHOLDER.sub("", text)):
                yield text, files[0]


def fields_of(step):
    """Every field of a step by name, those of the small forms in a list among them."""
    for name, field in step.form.base_fields.items():
        yield name, field
        if isinstance(field, Repeated):
            yield from field.entry.base_fields.items()


def sentences_of(area_):
    """The sentences that somebody reads on the way: leads, questions, hints, reasons and errors; not lists of names."""
    wording = area_.wording
    yield from (wording.lead, wording.received, wording.send, *wording.next_steps)
    for step in area_.steps:
        yield from filter(None, (step.title, step.lead, step.aloud))
        for _name, field in fields_of(step):
            yield from filter(None, (field.label, field.help_text, field.why, field.error_messages["required"]))
    for reason in area_.kind.decline_reasons:
        yield reason.letter


def test_lix_of_a_known_text():
    assert lix(["Vi ringer. Du svarer."]) == 2
    assert lix(["Udskrivningskoordinatoren kommer."]) == 2 + 50


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sagsnummer", 1 + 10),
        ("Skriv virksomhedens navn.", 3 + 10),
        ("Skriv højst %(limit_value)d tegn.", 4),
        ("Arbejde i en virksomhed er aldrig frivilligt arbejde her.", 9 + 40),
        ("Send {name} et <a href='%(url)s'>afdelingsnummer</a>.", 4 + 10),
    ],
)
def test_lix_of_a_short_line(text, expected):
    assert lix_of_one(text) == expected


def test_every_sentence_is_easy_to_read(record_property):
    found = {text: (lix_of_one(text), file) for text, file in sentences_in_the_source()}
    assert len(found) > 1000
    assert set(EXCEPTIONS) <= set(found), "an exception that nobody says any more"
    held = {text: value for text, (value, _file) in found.items() if text not in EXCEPTIONS}
    hard = {text: (round(value, 1), found[text][1]) for text, value in held.items() if value >= LIMIT}
    assert hard == {}
    worst = max(held, key=held.get)
    told = f"{len(held)} sentences of intake/, mean {mean(held.values()):.1f}, worst {held[worst]:.1f} «{worst}»"
    record_property("at the end", f"LIX (under {LIMIT}): {told}")


@pytest.mark.parametrize("name", AREAS)
def test_an_area_speaks_plainly(name, record_property):
    value = lix(sentences_of(area(name)))
    assert value < LIMIT
    record_property("at the end", f"LIX (under {LIMIT}): {name} as one text, {value:.1f}")


_SAYS_WHAT_TO_DO = re.compile(r"(Skriv|Vælg|Svar|Sæt|Læs|Spørg|Tjek|Slet|Ret)\b")
# No browser sends it: what is to be a list is posted as one.
_NEVER_SEEN = {"invalid_list"}
# What is typed wrong: nothing, too much, impossible days, numbers that are none, a CPR number, another country's.
_WRONG = (
    "",
    "x" * 5000,
    "99",
    "-1",
    "31.02.2026",
    "abc",
    "00000000",
    "12 34",
    "0101901234",
    "a@b",
    "2300",
    "99999999999",
)
_AGREED = {"consent": "ja", "consent_categories": ["contact", "discharge_date", "support_needs", "aftercare"]}


def typed_everywhere(step, text):
    """A step with the same words in every input, also in its dates and its lists."""
    posted = QueryDict(mutable=True)
    names = [name for name, _field in fields_of(step)]
    inner = [f"{outer}-{number}-{name}" for outer in step.form.base_fields for number in range(2) for name in names]
    for name in (*names, *inner):
        for part in ("", "_day", "_month", "_year"):
            posted[f"{name}{part}"] = text
    return step.form(posted, values=_AGREED)


@pytest.mark.parametrize("name", AREAS)
def test_every_error_of_every_field_says_what_to_do(name):
    for step in area(name).steps:
        said = [
            message
            for _name, field in fields_of(step)
            for key, message in field.error_messages.items()
            if key not in _NEVER_SEEN
        ]
        said += [
            error for text in _WRONG for errors in typed_everywhere(step, text).errors.values() for error in errors
        ]
        assert said
        for message in map(str, said):
            assert _SAYS_WHAT_TO_DO.match(message), message
            assert lix_of_one(message) < LIMIT, message


@pytest.mark.parametrize("name", AREAS)
def test_nothing_is_chosen_beforehand(name):
    for step in area(name).steps:
        assert all(field.initial is None for field in step.form().fields.values())


@pytest.mark.parametrize("name", AREAS)
def test_nothing_is_asked_that_we_may_not_know(name):
    forbidden = re.compile("cpr|diagnos|medicin|straf|domme|religion|etnisk|journal", re.IGNORECASE)
    for step in area(name).steps:
        for field_name, field in fields_of(step):
            assert not forbidden.search(f"{field_name} {field.label}"), field_name


@pytest.mark.parametrize("name", AREAS)
def test_slugs_of_choices_are_plain_ascii(name):
    for step in area(name).steps:
        for _name, field in fields_of(step):
            for slug, _label in getattr(field, "choices", ()):
                assert re.fullmatch(r"[a-z0-9_-]*", slug), slug


@pytest.mark.parametrize("name", AREAS)
def test_letters_are_plain(name, db):
    class Case:
        kind, language = name, "da"

    context = letters.Context(reference="BM-7K3Q-9F2X", title="x", team="Holdet", phone="12 34 56 78")
    texts = [
        letters.write(Case, template, context).body
        for template in ("received", "needs_info", "accepted", "declined", "waitlisted", "message", "link")
    ]
    assert lix(texts) < LIMIT
