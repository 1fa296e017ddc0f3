"""Closing needs an outcome; what exactly came of a case is sealed, and how roughly it went stands in the clear."""

import pytest

from intake.submissions import kinds, process
from intake.submissions.answers import ENDING, open_item
from intake.submissions.enums import Action, Outcome, State
from intake.submissions.lifecycle import Refused, advance
from intake.submissions.models import Submission
from tests import make

pytestmark = pytest.mark.django_db


def accepted():
    team = make.team()
    return make.submission(team=team, state=State.ACCEPTED), make.actor(team)


@pytest.mark.parametrize("code", ["", "won", "reached"])
def test_nothing_is_closed_without_an_ending_of_its_kind(code):
    case, actor = accepted()
    with pytest.raises(Refused, match="kom ud af"):
        process.decide(case.pk, Action.CLOSE, actor, outcome=code)
    assert Submission.objects.get(pk=case.pk).state == State.ACCEPTED


@pytest.mark.parametrize("changes", [None, {}, {"outcome": ""}, {"outcome": "street"}])
def test_not_even_past_the_process(changes):
    case, actor = accepted()
    with pytest.raises(Refused):
        advance(case.pk, Action.CLOSE, actor, changes=changes)
    assert Submission.objects.get(pk=case.pk).state == State.ACCEPTED


@pytest.mark.parametrize(("code", "kept"), [("played", Outcome.REACHED), ("unknown", Outcome.UNKNOWN)])
def test_the_exact_ending_is_sealed_and_the_rough_one_is_counted(code, kept):
    case, actor = accepted()
    closed = process.decide(case.pk, Action.CLOSE, actor, outcome=code)
    assert closed.outcome == kept
    assert closed.events.last().detail == {"outcome": kept}
    assert open_item(closed, ENDING).decode() == code


def test_every_kind_says_what_may_come_of_it_and_that_nobody_may_know():
    for kind in kinds.kinds():
        codes = [ending.code for ending in kind.endings]
        assert codes[-1] == "unknown"
        assert len(codes) == len(set(codes))
