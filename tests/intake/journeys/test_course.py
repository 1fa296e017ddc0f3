"""The walk through the steps, without any page."""

from intake.journeys.course import walk
from tests.toy_area.declaration import AREA

from .walking import ABOUT, AGREED, WISH


def written(**steps):
    slugs = {"about": "om-dig", "wish": "oenske", "shade": "groen", "agreement": "aftale"}
    return {slugs[name]: {key: [value] for key, value in answers.items()} for name, answers in steps.items()}


def slugs(course):
    return [step.slug for step in course.steps]


def test_nothing_written_waits_at_the_first_step_and_counts_what_may_be_asked():
    course = walk(AREA, {})
    assert course.waiting.slug == "om-dig"
    assert slugs(course) == ["om-dig", "oenske", "groen", "aftale"]
    assert course.values == {}


def test_each_step_sees_the_answers_before_it():
    course = walk(AREA, written(about=ABOUT, wish=WISH, agreement=AGREED))
    assert course.is_complete
    assert slugs(course) == ["om-dig", "oenske", "aftale"]
    assert "full_name" in course.before["oenske"]
    assert "colour" not in course.before["oenske"]


def test_what_was_written_on_a_step_that_is_not_asked_does_not_count():
    course = walk(AREA, written(about=ABOUT, wish=WISH, shade={"shade": "Flaskegrøn"}, agreement=AGREED))
    assert "shade" not in course.values


def test_a_wrong_answer_is_waited_for_though_later_ones_are_there():
    course = walk(AREA, written(about={**ABOUT, "email": "x"}, wish=WISH, agreement=AGREED))
    assert course.waiting.slug == "om-dig"
    assert not course.may_open(course.steps[1])


def test_an_answer_that_stops_the_journey_is_never_passed():
    course = walk(AREA, written(about=ABOUT, wish=WISH, agreement={"agreed": "no"}))
    assert course.waiting.slug == "aftale"
