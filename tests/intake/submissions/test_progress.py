"""How far a case has come, told to whoever referred somebody: five words, and nothing that tells why."""

from datetime import timedelta

import pytest
from django.utils import timezone

from intake.submissions import process, progress, withdrawal
from intake.submissions.enums import Action, Fact, State
from intake.submissions.lifecycle import Refused
from intake.submissions.progress import Progress, progress_of, progress_of_all
from intake.submissions.retention import erase
from portal.accounts.models import Role
from tests import make, toys

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return make.team("egne")


@pytest.fixture
def actor(team):
    return make.actor(team)


def case_in(team, state=None, kind=toys.CONSENT):
    return make.submission(kind, team=team, state=state)


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (State.SUBMITTED, Progress.RECEIVED),
        (State.CONSENT_CHECK, Progress.ACCEPTED),
        (State.SCREENING, Progress.ACCEPTED),
        (State.NEEDS_INFO, Progress.ACCEPTED),
        (State.WAITLISTED, Progress.ACCEPTED),
        (State.ACCEPTED, Progress.ACCEPTED),
        (State.DECLINED, Progress.CLOSED),
        (State.WITHDRAWN, Progress.CLOSED),
        (State.CONSENT_WITHDRAWN, Progress.CLOSED),
        (State.EXPIRED, Progress.CLOSED),
        (State.CLOSED, Progress.CLOSED),
    ],
)
def test_every_state_has_one_word(team, state, told):
    assert progress_of(case_in(team, state)) == told


def test_a_case_is_followed_from_receipt_over_contact_to_its_end(team, actor):
    case, seen = case_in(team), []
    seen.append(progress_of(case))
    process.take(case.pk, Action.CLAIM, actor)
    case.refresh_from_db()
    seen.append(progress_of(case))
    progress.note_contact(case.pk, actor, reached=False, on=timezone.localdate())
    seen.append(progress_of(case))
    progress.note_contact(case.pk, actor, reached=True, on=timezone.localdate())
    seen.append(progress_of(case))
    withdrawal.withdraw(case.pk)
    case.refresh_from_db()
    seen.append(progress_of(case))
    assert seen == list(dict.fromkeys(["received", "accepted", "not_reached", "contact_made", "closed"]))


def test_to_confirm_the_consent_is_to_have_talked(team, actor):
    case = case_in(team, State.CONSENT_CHECK)
    progress.note_contact(case.pk, actor, reached=False, on=timezone.localdate())
    process.decide(case.pk, Action.CONFIRM_CONSENT, actor)
    case.refresh_from_db()
    assert progress_of(case) == Progress.CONTACT_MADE


def test_the_ways_to_an_end_cannot_be_told_apart(team, actor):
    ends = []
    for action in (Action.DECLINE, Action.WITHDRAW, Action.WITHDRAW_CONSENT):
        case = case_in(team, State.SCREENING)
        process.decide(case.pk, action, actor, reason="full" if action == Action.DECLINE else "")
        case.refresh_from_db()
        ends.append(progress_of(case))
    assert set(ends) == {Progress.CLOSED}
    assert progress_of(erase(case.pk, "withdrawn")) == Progress.CLOSED


@pytest.mark.parametrize("number", [1, 3, 50])
def test_a_list_costs_one_query(team, actor, number, django_assert_num_queries):
    cases = [case_in(team, State.SCREENING) for _number in range(number)]
    progress.note_contact(cases[0].pk, actor, reached=True, on=timezone.localdate())
    with django_assert_num_queries(1):
        told = progress_of_all(cases)
    assert told[cases[0].pk] == Progress.CONTACT_MADE
    assert [told[case.pk] for case in cases[1:]] == [Progress.ACCEPTED] * (number - 1)


def test_a_contact_is_noted_with_its_day_and_its_note_is_sealed(team, actor):
    case = case_in(team, State.SCREENING)
    progress.note_contact(case.pk, actor, reached=True, on=timezone.localdate(), note="Han lød glad.")
    event = case.events.last()
    assert (event.what, event.detail) == (Fact.REACHED, {"on": timezone.localdate().isoformat()})
    assert case.sealed.filter(name=f"note-{event.sequence}").exists()


@pytest.mark.parametrize("days", [-1, 1])
def test_a_contact_lies_between_receipt_and_today(team, actor, days):
    case = case_in(team, State.SCREENING)
    with pytest.raises(Refused, match="til i dag"):
        progress.note_contact(case.pk, actor, reached=True, on=timezone.localdate() + timedelta(days=days))


def test_only_the_teams_coordinator_notes_a_contact_and_only_while_the_case_goes_on(team, actor):
    case = case_in(team, State.SCREENING)
    for stranger in (
        make.actor(make.team("andre")),
        make.actor(team, Role.INTAKE),
        make.actor(team, Role.DATA_PROTECTION),
    ):
        with pytest.raises(Refused):
            progress.note_contact(case.pk, stranger, reached=True, on=timezone.localdate())
    over = case_in(team, State.CLOSED)
    with pytest.raises(Refused, match="slut"):
        progress.note_contact(over.pk, actor, reached=True, on=timezone.localdate())
