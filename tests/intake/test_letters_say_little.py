"""Law 5: a letter never bears an answer, a diagnosis, a place or a name of the person it is about."""

import re
from dataclasses import fields
from itertools import product

import pytest
from django.conf import settings
from django.template.loader import select_template

from intake.journeys.declaration import area
from intake.submissions import letters, process
from intake.submissions.kinds import kind as kind_named
from tests.cases import boligmix, discharge, workfirst
from tests.cases.walking import answers_of

KINDS = ("boligmix", "discharge", "workfirst")
TO_THE_PERSON = ("received", "message", "link", "handed_over", *letters.LETTER_OF.values())
TEMPLATES = ("alert", *TO_THE_PERSON)
EVERY_LETTER = list(product(KINDS, TEMPLATES))
ROOT = settings.BASE_DIR / "templates" / "intake" / "letters"
FILES = sorted(ROOT.rglob("*.txt"))
ALLOWED = {field.name for field in fields(letters.Context)}
SENSITIVE = re.compile(
    r"psyk|udskriv|discharge|ward|afdeling|indlagt|misbrug|alkohol|stof|gade|herberg|hjemløs|homeless|diagnos|"
    r"helbred|health|borger|citizen|samtykke|consent|kvinde|women|afslag|declin|reject|bolig|housing|arbejde|work",
    re.IGNORECASE,
)
_EXPRESSION = re.compile(r"{{(.*?)}}|{%-?\s*(?:el)?if (.*?)%}|{%\s*include \S+(.*?)%}", re.DOTALL)
_NAME = re.compile(r"\b[a-z_][a-z_.]*\b")
_GRAMMAR = {"and", "or", "not", "with", "in", "is", "only"}

FULL = letters.Context(
    reference="BM-7K3Q-9F2X",
    title="Titelmærket",
    team="Åses hold & KFUK's Reden",
    phone="12 34 56 78",
    coordinator="Inge Ærø",
    reason="Vi har ikke plads lige nu.",
    link=letters.LINK_MARK,
)
BARE = letters.Context(reference="BM-7K3Q-9F2X", title="Titelmærket")


def names_in(source):
    for match in _EXPRESSION.finditer(source):
        expression = re.sub(r"\"[^\"]*\"", "", next(filter(None, match.groups()), ""))
        yield from (name for name in _NAME.findall(expression) if name not in _GRAMMAR)


def test_the_reader_of_templates_sees_every_name():
    source = '{{ a }}{% if b and c.d %}{% elif e %}{{ f|default:"g" }}{% include "h.txt" with i="" j=k %}'
    assert set(names_in(source)) >= {"a", "b", "c.d", "e", "f", "i", "j", "k"}
    assert not {"g", "h", "and"} & set(names_in(source))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_template_names_what_the_context_offers_and_no_answer(file):
    names = set(names_in(file.read_text()))
    assert names <= ALLOWED
    # The context's own `phone` is the team's; every other name of an answer is forbidden.
    answered = {name for kind in KINDS for model in kind_named(kind).answers.values() for name in model.model_fields}
    assert not names & (answered - ALLOWED)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_template_runs_no_tag_that_could_fetch_more(file):
    used = set(re.findall(r"{%\s*(\w+)", file.read_text()))
    assert used <= {
        "load", "autoescape", "endautoescape", "translate", "blocktranslate", "endblocktranslate", "if", "elif", "else",
        "endif", "include",
    }  # fmt: skip
    assert set(re.findall(r"{%\s*load ([^%]*?)\s*%}", file.read_text())) <= {"i18n"}


@pytest.mark.parametrize(("kind", "template"), EVERY_LETTER)
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("context", [FULL, BARE], ids=["full", "bare"])
def test_a_letter_is_whole(kind, template, language, context):
    text = letters.as_shipped(kind, template, language, context)
    assert text.subject
    assert text.body.strip()
    for leftover in ("{{", "{%", "%(", "None", "&amp;", "&#x27;", "\n\n\n", "  ", " .", " ,", "()"):
        assert leftover not in text.subject + "\n\n" + text.body
    assert context.reference in text.subject


@pytest.mark.parametrize(("kind", "template"), EVERY_LETTER)
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_subject_says_dok_and_the_reference_and_nothing_that_tells(kind, template, language):
    subject = letters.as_shipped(kind, template, language, FULL).subject
    assert "DOK" in subject
    assert not SENSITIVE.search(subject)
    assert not [value for value in (FULL.title, FULL.team, FULL.coordinator, FULL.reason) if value in subject]


@pytest.mark.parametrize("template", TO_THE_PERSON)
def test_a_letter_says_where_the_persons_own_page_is_and_an_alert_does_not(template):
    for kind in KINDS:
        assert letters.as_shipped(kind, template, "da", FULL).body.count(letters.LINK_MARK) == 1
        assert letters.LINK_MARK not in letters.as_shipped(kind, template, "da", FULL).subject
        assert letters.LINK_MARK not in letters.as_shipped(kind, "alert", "da", FULL).body


@pytest.mark.parametrize("template", TO_THE_PERSON)
def test_a_letter_says_whom_to_ring_or_that_we_ring(template):
    for kind in KINDS:
        assert FULL.phone in letters.as_shipped(kind, template, "da", FULL).body
        assert "hvornår vi må ringe" in letters.as_shipped(kind, template, "da", BARE).body


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_referrals_letter_never_names_the_team_since_the_team_tells_the_rule(template):
    text = letters.as_shipped("discharge", template, "da", FULL)
    assert "Reden" not in text.subject + text.body
    assert FULL.title not in text.subject + text.body


def test_a_decline_bears_its_reason_and_stands_without_one():
    for kind in KINDS:
        assert FULL.reason in letters.as_shipped(kind, "declined", "da", FULL).body
        assert "nej" in letters.as_shipped(kind, "declined", "da", BARE).body


def test_the_alert_asks_to_sign_in_and_says_no_more():
    for kind in KINDS:
        assert letters.as_shipped(kind, "alert", "da", FULL).body == (
            f"Der er en sag, der haster. Log ind, og se nummer {FULL.reference}.\n"
        )


@pytest.mark.parametrize("kind", KINDS)
def test_reasons_for_a_no_tell_nothing_about_the_person(kind):
    telling = re.compile(r"kommune|misbrug|psyk|alder|køn|syg|helbred|gade|adresse|økonomi", re.IGNORECASE)
    reasons = kind_named(kind).decline_reasons
    assert 3 <= len(reasons) <= 6
    assert not [reason.code for reason in reasons if telling.search(str(reason.letter))]


@pytest.mark.parametrize(
    ("kind", "case"),
    [("boligmix", boligmix.CASES[0]), ("discharge", discharge.CASES[0]), ("workfirst", workfirst.CASES[2])],
    ids=KINDS,
)
def test_no_word_of_the_answers_is_in_the_letters_that_are_written_of_a_real_case(db, kind, case):
    answers = answers_of(area(kind), case)
    submission = process.receive(kind=kind_named(kind), answers=answers, language="da")
    context = letters.context_for(submission)
    written = "\n".join(
        part
        for template in TEMPLATES
        for text in [letters.write(submission, template, context)]
        for part in (text.subject, text.body)
    )
    typed = [str(value) for value in answers.model_dump().values() if isinstance(value, str) and len(value) > 4]
    assert typed
    assert not [value for value in typed if value in written]


def test_every_letter_of_every_kind_has_a_template():
    for kind, template in EVERY_LETTER:
        assert select_template([f"intake/letters/{kind}/{template}.txt", f"intake/letters/{template}.txt"])
