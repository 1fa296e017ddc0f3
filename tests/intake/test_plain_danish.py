"""The words on the pages are short and plain: LIX under 35 (DOMAIN §5), and no label stands alone without an end."""

import re

import pytest

from intake.journeys.declaration import area
from intake.journeys.fields import Repeated
from intake.submissions import letters

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


@pytest.mark.parametrize("name", AREAS)
def test_an_area_speaks_plainly(name):
    assert lix(sentences_of(area(name))) < LIMIT


@pytest.mark.parametrize("name", AREAS)
def test_every_required_field_says_what_to_do_when_it_is_missing(name):
    for step in area(name).steps:
        for _name, field in fields_of(step):
            if field.required:
                assert re.match(r"(Skriv|Vælg|Svar|Sæt|Læs|Spørg|Tjek)\b", str(field.error_messages["required"])), (
                    field.label
                )


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
