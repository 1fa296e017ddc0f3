"""Letters in the house's own words: what may stand in one, and which one goes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.desk.letter_forms import LANGUAGES, Which
from intake.submissions import letter_texts, letters, process
from intake.submissions.actors import actor_for
from intake.submissions.answers import open_item
from intake.submissions.enums import Action, State
from intake.submissions.kinds import kinds
from intake.submissions.models import LetterText
from intake.submissions.models.event import AppendOnly
from tests import make, toys

SUBJECT = "DOK: Svar på {{reference}}"
BODY = "Kære du\n\nDet bliver et nej. {{reason}}\n\n{{call}}\n\n{{greeting}}"


def faults(subject=SUBJECT, body=BODY, template="declined"):
    return [fault for part in letter_texts.faults(template, subject, body) for fault in part]


def edit(template="declined", *, kind="", language="da", subject=SUBJECT, body=BODY):
    return letter_texts.write(kind, template, language, make.user(), subject=subject, body=body)


def written(case, template="declined", **words):
    return letters.write(case, template, letters.context_for(case, **words))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", letter_texts.NEEDED)
def test_each_text_the_house_came_with_may_stand_and_says_the_same_when_it_is_filled(template, language):
    context = letters.Context(
        reference="BM-7K3Q-9F2X", title="", team="Holdet", phone="12 34 56 78", coordinator="Inge", reason="Nej.",
        link="[link]",
    )  # fmt: skip
    for kind in ("", "boligmix", "discharge", "workfirst"):
        text = Which(template, kind, language).default()
        assert faults(text.subject, text.body, template) == []
        # Only a ward hands a case over, so that letter names no team for any kind.
        if kind and (kind == "discharge" or template != "handed_over"):
            own = letters.in_own_words(kind, language, text.subject, text.body, context)
            assert own == letters.as_shipped(kind, template, language, context)


@pytest.mark.parametrize(
    ("subject", "body", "said"),
    [
        (SUBJECT, BODY + "{{citizen_first_name}}", "{{citizen_first_name}} er et svar"),
        (SUBJECT, BODY + "{{functions}}", "{{functions}} er et svar"),
        (SUBJECT, BODY + " citizen_first_name", "citizen_first_name er et svar"),
        (SUBJECT, BODY + "{{nonsense}}", "{{nonsense}} findes ikke"),
        (SUBJECT, BODY + "{{reference.__class__}}", "Skriv felter sådan"),
        (SUBJECT, BODY + "{% load i18n %}", "Skriv felter sådan"),
        (SUBJECT, BODY + "{{ reference|safe }}", "Skriv felter sådan"),
        (SUBJECT, BODY + "[link]", "Skriv {{link}}"),
        (SUBJECT, BODY + "Se HTTPS://elsewhere.example", "kun føre til den egen side"),
        (SUBJECT, BODY + "Din diagnose er set", "«diagnos»"),
        (SUBJECT, BODY.replace("{{greeting}}", ""), "mangler {{greeting}} eller {{link}}"),
        (SUBJECT, BODY.replace("{{reason}}", ""), "mangler {{reason}}"),
        (SUBJECT, BODY.replace("{{call}}", ""), "mangler {{call}}"),
        ("DOK: Svar", BODY, "Emnet skal have DOK"),
        (SUBJECT + "\r\nBcc: x@elsewhere.example", BODY, "på én linje"),
        ("Svar på {{reference}}", BODY, "Emnet skal have DOK"),
        ("DOK: {{reference}} fra {{team}}", BODY, "Emnet kan ses af andre"),
        ("DOK: Afslag {{reference}}", BODY, "«afslag»"),
        ("DOK: Udskrivning {{reference}}", BODY, "«udskriv»"),
    ],
)
def test_a_text_that_a_letter_may_not_say_is_refused_with_the_reason(subject, body, said):
    assert faults() == []
    (fault,) = faults(subject, body)
    assert said in fault


def test_every_answer_of_every_kind_is_refused_as_a_place():
    for kind in kinds():
        for model in kind.answers.values():
            for name in model.names() - set(letter_texts.VARIABLES):
                assert any("er et svar" in fault for fault in faults(body=f"{BODY}{{{{{name}}}}}"))


@given(st.text(alphabet="{}% a_.|reference\n", max_size=60))
def test_no_sign_of_a_place_is_left_in_a_letter_whose_text_may_stand(typed):
    if faults(body=f"{BODY}\n{typed}") == []:
        words = dict.fromkeys(letter_texts.VARIABLES, "ord")
        assert not set("{}") & set(letter_texts.fill(typed, words))


def test_a_line_with_an_empty_word_is_left_out():
    assert (
        letter_texts.fill("Hej\n\nRing til {{team}} på {{phone}}.\n\nHilsen", {"team": "Os", "phone": ""})
        == "Hej\n\nHilsen"
    )


@pytest.mark.django_db
class TestWhichCounts:
    def test_the_newest_wording_goes_and_without_one_the_first(self):
        case = make.submission()
        first = written(case)
        edit(body=BODY.replace("Kære du", "Goddag"))
        edit()
        assert written(case).body.startswith("Kære du\n")
        letter_texts.write("", "declined", "da", make.user())
        assert written(case) == first

    def test_what_is_for_one_kind_goes_before_what_is_for_all(self):
        case = make.submission()
        edit()
        edit(kind=case.kind, body=BODY.replace("Kære du", "Kære legebarn"))
        assert written(case).body.startswith("Kære legebarn")
        assert written(make.submission(toys.CONSENT)).body.startswith("Kære du")

    def test_what_is_for_all_leaves_a_kind_with_its_own_text_alone(self):
        case = make.submission()
        edit("received", subject="DOK: {{reference}}", body="Fælles {{reference}} {{call}}\n{{greeting}}")
        case.kind = "boligmix"
        assert "Tak for din ansøgning." in written(case, "received").body
        case.kind = toys.PLAIN.name
        assert written(case, "received").body.startswith("Fælles")

    def test_each_language_has_its_own(self):
        edit(language="en", body=BODY.replace("Kære du", "Dear you"))
        assert written(make.submission(language="en")).body.startswith("Dear you")
        assert not written(make.submission()).body.startswith(("Dear", "Kære"))

    def test_a_referrals_letter_names_no_team_whatever_is_written(self):
        case = make.submission(team=make.team("reden"))
        case.kind = "discharge"
        edit(kind="discharge", body=BODY + "\nHilsen fra {{team}}")
        assert "Reden" not in written(case).body

    def test_a_decision_posts_the_houses_own_words(self):
        team = make.team("egne", phone="12 34 56 78")
        case = make.submission(team=team, state=State.SCREENING)
        edit()
        process.decide(case.pk, Action.DECLINE, actor_for(make.member(team)), reason="full")
        letter = case.letters.get(template="declined")
        body = json.loads(open_item(case, letter.sealed_name))["body"]
        assert body.startswith("Kære du\n\nDet bliver et nej. Der er ingen plads lige nu.")
        assert body.count(letters.LINK_MARK) == 1

    def test_what_is_sealed_already_is_as_it_was(self):
        case = make.submission()
        letter = case.letters.get()
        before = open_item(case, letter.sealed_name)
        edit("received", subject="DOK: {{reference}}", body="Nyt {{reference}} {{call}}\n{{greeting}}")
        assert open_item(case, letter.sealed_name) == before

    def test_a_wording_is_never_written_over(self):
        row = edit()
        row.body = "Noget andet"
        with pytest.raises(AppendOnly):
            row.save()
        with pytest.raises(AppendOnly):
            row.delete()

    def test_a_text_that_breaks_the_rules_is_not_kept_whoever_hands_it_over(self):
        with pytest.raises(ValueError, match="breaks the rules"):
            edit(body=BODY + "{{birth_year}}")
        assert not LetterText.objects.exists()
