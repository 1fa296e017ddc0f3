"""Every realistic case goes through the real forms to answers, and the seeded rules send it where it belongs."""

import pytest
from django.utils import timezone

from intake.journeys.course import bind, posted_to
from intake.journeys.declaration import area
from intake.journeys.summary import summary
from intake.routing.models import Effect
from intake.routing.pick import Condition, Rule, pick
from intake.routing.seed import RULES
from tests.cases import boligmix, discharge, workfirst
from tests.cases.walking import answers_of, as_written, course_of

CASES = {"boligmix": boligmix.CASES, "discharge": discharge.CASES, "workfirst": workfirst.CASES}
ALL = [pytest.param(kind, case, id=f"{kind}: {case}") for kind, cases in CASES.items() for case in cases]


def seeded_rules():
    return [
        Rule(
            number=number,
            title=title,
            kind=kind,
            conditions=tuple(Condition(*parts) for parts in conditions),
            owns=rest.get("effect", Effect.OWN) == Effect.OWN,
            team=team,
            uses_health=rest.get("uses_health", False),
        )
        for number, title, kind, conditions, team, rest in RULES
    ]


@pytest.mark.parametrize("kind", CASES)
def test_there_are_at_least_ten_cases_with_names_of_their_own(kind):
    names = [case.name for case in CASES[kind]]
    assert len(names) >= 10
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("kind", "case"), ALL)
def test_a_case_goes_through_the_forms_and_answers_every_step_it_is_asked(kind, case):
    answers_of(area(kind), case)
    asked = [step.slug for step in course_of(area(kind), case).steps]
    assert asked == list(case.steps)


@pytest.mark.parametrize(("kind", "case"), ALL)
def test_a_case_posts_only_inputs_that_the_pages_have(kind, case):
    written, course = as_written(case), course_of(area(kind), case)
    for step in course.steps:
        on_the_page = posted_to(bind(step, written[step.slug], course.before[step.slug]))
        assert set(written[step.slug]) <= set(on_the_page)


@pytest.mark.parametrize(("kind", "case"), ALL)
def test_a_case_is_routed_to_the_team_it_belongs_to(kind, case):
    declared, answers = area(kind).kind, answers_of(area(kind), case)
    assessment = declared.assess(answers, timezone.localdate())
    facts = {**declared.facts(answers), "urgency": assessment.urgency}
    health = declared.consent is not None and "support_needs" in declared.consent(answers).categories
    placement = pick(seeded_rules(), facts, kind=kind, health_consent=health)
    assert (placement.owner.team if placement.owner else "central") == case.team


@pytest.mark.parametrize(("kind", "case"), ALL)
def test_answers_come_back_from_json_as_they_were(kind, case):
    answers = answers_of(area(kind), case)
    assert type(answers).model_validate_json(answers.model_dump_json()) == answers


@pytest.mark.parametrize(("kind", "case"), ALL)
def test_the_summary_for_staff_says_what_the_summary_for_the_sender_said(kind, case):
    course = course_of(area(kind), case)
    before = summary(area(kind), course.values)
    after = summary(area(kind), area(kind).build(course.values).model_dump())
    assert [(row.label, row.text) for section in before for row in section.rows] == [
        (row.label, row.text) for section in after for row in section.rows
    ]


@pytest.mark.parametrize("case", discharge.CASES, ids=str)
def test_a_referral_is_as_urgent_as_the_case_says(case):
    answers = answers_of(area("discharge"), case)
    assert area("discharge").kind.assess(answers, timezone.localdate()).urgency == case.urgency
