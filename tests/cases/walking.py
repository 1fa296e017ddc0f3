"""Take a case through the real steps without a browser: post → forms → answers."""

from datetime import date

from django.utils import timezone

from intake.journeys.course import Course, Written, bind, walk
from intake.journeys.declaration import Area
from intake.submissions.answers import Answers
from tests.cases import Case


def as_written(case: Case, today: date | None = None) -> Written:
    """What a browser posted, input by input, as the journeys keep it."""
    posted = case.posted(today or timezone.localdate())
    return {
        slug: {name: value if isinstance(value, list) else [value] for name, value in inputs.items()}
        for slug, inputs in posted.items()
    }


def course_of(area: Area, case: Case) -> Course:
    return walk(area, as_written(case))


def answers_of(area: Area, case: Case) -> Answers:
    """The case's answers. Fails if a step waits for something."""
    course = course_of(area, case)
    assert course.is_complete, f"{course.waiting.slug} waits: {_errors(area, case, course)}"
    return area.build(course.values)


def changed(case: Case, slug: str, **inputs) -> Case:
    """The same case with some inputs of one step replaced; None takes one away."""
    fields = {name: value for name, value in {**case.steps[slug], **inputs}.items() if value is not None}
    return Case(
        name=case.name, team=case.team, language=case.language, steps={**case.steps, slug: fields}, urgency=case.urgency
    )


def errors_on(area: Area, case: Case, slug: str) -> dict[str, list[str]]:
    """What is wrong on one step, by field."""
    course = course_of(area, case)
    step = next(step for step in area.steps if step.slug == slug)
    return {name: list(texts) for name, texts in bind(step, as_written(case)[slug], course.before[slug]).errors.items()}


def _errors(area: Area, case: Case, course: Course) -> object:
    slug = course.waiting.slug
    return errors_on(area, case, slug) if slug in case.steps else "the case does not answer it"
