"""What every page asks is asked of the database every few seconds."""

import pytest

from intake.journeys.doors import door_of
from intake.journeys.models import Entrance
from portal.remembered import remembered


@pytest.fixture
def asked(monkeypatch):
    """A question that counts how often it was asked, and a clock to turn."""
    clock, times = {"now": 1000.0}, []
    monkeypatch.setattr("portal.remembered.time.monotonic", lambda: clock["now"])

    @remembered
    def question(name: str) -> str:
        times.append(name)
        return f"{name} {len(times)}"

    return question, times, clock


def test_an_answer_is_remembered_for_some_seconds_and_no_longer(asked, settings):
    settings.DOK_REMEMBERED_SECONDS = 5
    question, times, clock = asked
    assert question("a") == question("a") == "a 1"
    clock["now"] += 4.9
    assert question("a") == "a 1"
    clock["now"] += 0.1
    assert question("a") == "a 2"
    assert len(times) == 2


def test_each_question_has_its_own_answer(asked, settings):
    settings.DOK_REMEMBERED_SECONDS = 5
    question, _times, _clock = asked
    assert (question("a"), question("b"), question("a")) == ("a 1", "b 2", "a 1")


def test_no_answer_is_an_answer_too(settings):
    settings.DOK_REMEMBERED_SECONDS = 5
    times = []
    question = remembered(lambda: times.append(1))
    assert question() is question() is None
    assert len(times) == 1


def test_an_error_is_not_remembered(settings):
    settings.DOK_REMEMBERED_SECONDS = 5
    answers = iter([ZeroDivisionError, 1])

    @remembered
    def question():
        answer = next(answers)
        if answer is ZeroDivisionError:
            raise answer
        return answer

    with pytest.raises(ZeroDivisionError):
        question()
    assert question() == 1


@pytest.mark.django_db
def test_a_journeys_door_is_asked_for_once_in_some_seconds(settings, django_assert_num_queries):
    settings.DOK_REMEMBERED_SECONDS = 5
    Entrance.objects.create(kind="of this test alone", wait_da="To uger")
    with django_assert_num_queries(1):
        assert door_of("of this test alone").wait == door_of("of this test alone").wait == "To uger"
