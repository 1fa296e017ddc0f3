"""When the house first spoke with a person: what counts, and when it was."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from intake.routing.route import route
from intake.submissions import access, districts, events, messages, process
from intake.submissions.actors import HOUSE, PERSON
from intake.submissions.enums import Action, Fact, State
from intake.submissions.kinds import kind_of
from intake.submissions.models import DistrictFigure, Event, Submission
from tests import make, toys

pytestmark = pytest.mark.django_db


def contacted(case):
    return Submission.objects.get(pk=case.pk).first_contact_at


def test_a_receipt_a_reading_a_note_and_the_persons_own_words_are_no_contact():
    team = make.team()
    case, actor = make.submission(team=team), make.actor(team)
    process.take(case.pk, Action.CLAIM, actor)
    access.read(case.pk, actor)
    process.add_note(case.pk, "Ingen tog telefonen", actor)
    messages.answer(case.pk, "Hallo?")
    events.record(Submission.objects.get(pk=case.pk), Fact.NOT_REACHED, actor)
    events.record(Submission.objects.get(pk=case.pk), Fact.URGENCY, HOUSE)
    assert contacted(case) is None


@pytest.mark.parametrize("what", [Fact.REACHED, Fact.MESSAGE, Action.ASK, Action.ACCEPT, Action.CONFIRM_CONSENT])
def test_what_staff_say_to_the_person_is_and_the_first_one_stays(what):
    team = make.team()
    case, actor = make.submission(team=team, state=State.SCREENING), make.actor(team)
    first = events.record(case, what, actor)
    assert contacted(case) == first.at
    events.record(case, Fact.REACHED, actor)
    assert contacted(case) == first.at


def test_a_message_from_the_person_is_none_though_it_is_the_same_fact():
    case = make.submission()
    events.record(case, Fact.MESSAGE, PERSON)
    assert contacted(case) is None


def test_a_talk_that_is_noted_later_was_at_the_end_of_its_day():
    team = make.team()
    received = timezone.now() - timedelta(days=9)
    case, actor = make.submission(team=team, received_at=received), make.actor(team)
    day = timezone.localdate() - timedelta(days=3)
    events.record(case, Fact.REACHED, actor, detail={"on": day.isoformat()})
    assert contacted(case) == timezone.make_aware(datetime.combine(day, time.max))
    before = make.submission(team=team)
    events.record(before, Fact.REACHED, actor, detail={"on": day.isoformat()})
    assert contacted(before) == before.received_at


def test_a_case_is_counted_in_its_district_once_and_names_it_nowhere(monkeypatch):
    central = make.team("central", central=True)
    case = make.submission()
    monkeypatch.setattr(districts, "kind_of", lambda submission: Asking)
    route(case.pk)
    route(case.pk)
    (figure,) = DistrictFigure.objects.all()
    month = timezone.localdate(case.received_at).replace(day=1)
    assert (figure.month, figure.kind, figure.team, figure.district, figure.received) == (
        month,
        "toy_plain",
        central,
        "valby",
        1,
    )
    assert not Event.objects.filter(detail__icontains="valby").exists()
    assert "valby" not in str(Submission.objects.filter(pk=case.pk).values().get())
    route(make.submission().pk)
    assert DistrictFigure.objects.get().received == 2


class Asking:
    district = staticmethod(lambda answers: "valby")


def test_a_kind_that_asks_no_district_is_counted_in_none():
    case = make.submission(toys.CONSENT)
    route(case.pk)
    assert kind_of(case).district is None
    assert not DistrictFigure.objects.exists()
