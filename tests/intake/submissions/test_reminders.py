"""Reminders carry a date, a reason and an owner; acting silences them, and nobody is told the same thing twice."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from intake.submissions import access, messages, process, progress, reminders
from intake.submissions.actors import actor_for
from intake.submissions.answers import open_item
from intake.submissions.enums import Action, ReminderReason, State, Urgency
from intake.submissions.escalation import escalate_all
from intake.submissions.lifecycle import Refused, advance
from intake.submissions.models import Letter, Reminder, Submission
from intake.submissions.workdays import add_workdays, is_workday
from portal.accounts.models import Membership, Role
from tests import make

pytestmark = pytest.mark.django_db
R = ReminderReason


@pytest.fixture
def today(monkeypatch):
    """A Wednesday without holidays around it: the hours are real, the day is not."""
    wednesday = date(2026, 11, 25)
    monkeypatch.setattr(timezone, "localdate", lambda value=None, zone=None: value.date() if value else wednesday)
    return wednesday


def noon(day):
    return timezone.make_aware(datetime.combine(day, time(12)))


def case_of(team, **columns):
    columns.setdefault("state", State.SCREENING)
    return make.submission(team=team, **columns)


def to_come(case):
    return sorted(case.reminders.filter(done_at=None).values_list("reason", flat=True))


def test_one_that_staff_set_is_sealed_dated_and_owned():
    team, case = make.team(), case_of(make.team())
    karen = make.member(team)
    day = timezone.localdate() + timedelta(days=3)
    actor = make.actor(team)
    row = reminders.set_reminder(case.pk, actor, on=day, reason=R.CALL, owner=karen, note="Ring til Åse")
    assert (row.on, row.reason, row.owner, row.created_by_id) == (day, R.CALL, karen, actor.user_id)
    assert open_item(case, row.sealed_name).decode() == "Ring til Åse"
    event = case.events.last()
    assert event.detail == {"remind": "call", "on": day.isoformat()}


@pytest.mark.parametrize(
    "wrong",
    [{"reason": R.OVERDUE}, {"reason": "x"}, {"on": date(2020, 1, 1)}, {"owner": "foreign"}],
    ids=["of the house", "unknown", "past", "foreign owner"],
)
def test_one_that_cannot_be_is_refused(wrong):
    team = make.team()
    case = case_of(team)
    said = {"on": timezone.localdate(), "reason": R.CALL, **wrong}
    if "owner" in wrong:
        said["owner"] = make.member(make.team("fremmede"))
    with pytest.raises(Refused):
        reminders.set_reminder(case.pk, make.actor(team), **said)
    assert not Reminder.objects.exists()


@pytest.mark.parametrize("role", [Role.INTAKE, Role.DATA_PROTECTION])
def test_only_who_decides_sets_or_takes_down(role):
    team = make.team()
    case = case_of(team)
    row = reminders.set_reminder(case.pk, make.actor(team), on=timezone.localdate(), reason=R.CALL)
    for stranger in (make.actor(team, role), make.actor(make.team("fremmede"))):
        with pytest.raises(Refused):
            reminders.set_reminder(case.pk, stranger, on=timezone.localdate(), reason=R.CALL)
        with pytest.raises(Refused):
            reminders.take_down(case.pk, row.pk, stranger)
    assert to_come(case) == ["call"]


def test_acting_silences_what_it_answers_and_reading_silences_nothing():
    team = make.team()
    case, actor = case_of(team), make.actor(team)
    for reason in R.of_staff():
        reminders.set_reminder(case.pk, actor, on=timezone.localdate(), reason=reason)
    access.read(case.pk, actor)
    process.add_note(case.pk, "læst igen", actor)
    assert len(to_come(case)) == 5
    progress.note_contact(case.pk, actor, reached=False, on=timezone.localdate())
    assert to_come(case) == ["decide", "other"]
    process.decide(case.pk, Action.DECLINE, actor, reason="full")
    assert to_come(case) == []


def test_a_team_that_only_helps_silences_nothing():
    team, helping = make.team(), make.team("hjaelper")
    case = case_of(team, due_on=date(2020, 1, 6))
    case.assisting.add(helping)
    Reminder.objects.create(submission=case, reason=R.OVERDUE, on=date(2020, 1, 7))
    process.add_note(case.pk, "fra os, der hjælper", make.actor(helping))
    assert to_come(case) == ["overdue"]
    process.add_note(case.pk, "fra holdet", make.actor(team))
    assert to_come(case) == []


def test_the_house_reminds_of_a_near_and_of_a_passed_date_once(today):
    team = make.team()
    near = case_of(team, due_on=add_workdays(today, 1))
    past = case_of(team, due_on=today - timedelta(days=1))
    far = case_of(team, due_on=add_workdays(today, 2))
    decided = case_of(team, state=State.ACCEPTED, due_on=today - timedelta(days=1))
    assert reminders.remind(today) == 2
    assert reminders.remind(today) == 0
    assert [to_come(case) for case in (near, past, far, decided)] == [["due"], ["overdue"], [], []]
    process.add_note(past.pk, "Vi er i gang", make.actor(team))
    assert reminders.remind(today) == 0
    assert to_come(past) == []


def test_the_passed_date_takes_the_place_of_the_near_one(today):
    case = case_of(make.team(), due_on=add_workdays(today, 1))
    reminders.remind(today)
    reminders.remind(add_workdays(today, 2))
    assert to_come(case) == ["overdue"]


def test_nobody_is_reminded_on_a_day_off(today):
    case_of(make.team(), due_on=date(2026, 11, 20))
    saturday = date(2026, 11, 28)
    assert not is_workday(saturday)
    assert reminders.remind(saturday) == 0


def test_a_case_that_waits_for_its_person_is_asked_again_and_not_called_overdue(today):
    team = make.team()
    case = case_of(team, due_on=today - timedelta(days=20))
    actor = make.actor(team)
    asked = process.decide(case.pk, Action.ASK, actor, note="Hvor bor du?")
    assert asked.due_on == add_workdays(today, 5)
    assert reminders.remind(today) == 0
    reminders.remind(asked.due_on)
    assert to_come(case) == ["answer"]
    messages.answer(case.pk, "På Nørrebro")
    assert to_come(case) == []
    assert Submission.objects.get(pk=case.pk).due_on == add_workdays(today, 3)


def test_a_message_that_lies_is_told_of_until_the_team_has_read_it(today):
    team = make.team()
    case = case_of(team, due_on=add_workdays(today, 9), message_at=noon(date(2026, 11, 23)))
    reminders.remind(today)
    assert to_come(case) == ["message"]
    access.read(case.pk, make.actor(team))
    assert to_come(case) == []


def test_what_is_due_today_is_shown_to_its_owner_or_to_whoever_has_the_case():
    team = make.team()
    karen, ole = make.actor(team), make.actor(team)
    foreign = make.actor(make.team("fremmede"))
    today = timezone.localdate()
    case = case_of(team, assignee_id=ole.user_id)
    row = Reminder.objects.create(submission=case, reason=R.CALL, on=today, owner_id=karen.user_id)
    of_case = Reminder.objects.create(submission=case, reason=R.DUE, on=today)
    Reminder.objects.create(submission=case, reason=R.CALL, on=today + timedelta(days=1), owner_id=karen.user_id)
    assert list(reminders.due_for(karen, today)) == [row]
    assert list(reminders.due_for(ole, today)) == [of_case]
    assert not reminders.due_for(foreign, today).exists()
    Submission.objects.filter(pk=case.pk).update(team=make.team("fremmede"))
    assert not reminders.due_for(karen, today).exists()


@pytest.mark.parametrize("left", ["inactive", "another team"])
def test_what_somebody_who_left_was_to_be_reminded_of_is_the_teams(left):
    team = make.team()
    karen, today = make.member(team), timezone.localdate()
    case = case_of(team)
    Reminder.objects.create(submission=case, reason=R.CALL, on=today, owner=karen)
    ole = make.actor(team)
    assert not reminders.due_for(ole, today).exists()
    if left == "inactive":
        type(karen).objects.filter(pk=karen.pk).update(is_active=False)
    else:
        Membership.objects.filter(user=karen).update(team=make.team("andre"))
    assert reminders.due_for(ole, today).count() == 1


def test_a_case_that_moves_to_another_team_leaves_no_colleague_behind():
    team, other = make.team(), make.team("andre")
    case, karen = case_of(team), make.member(team)
    actor = make.actor(team)
    reminders.set_reminder(case.pk, actor, on=timezone.localdate(), reason=R.OTHER, owner=karen)
    Reminder.objects.create(submission=case, reason=R.OVERDUE, on=date(2020, 1, 7))
    process.place(case.pk, other, actor)
    assert to_come(case) == ["other"]
    assert case.reminders.get().owner is None
    assert reminders.due_for(make.actor(other), timezone.localdate()).count() == 1


# --- The lead ------------------------------------------------------------------------------------


def lead_of(team):
    person = make.member(team)
    Membership.objects.filter(user=person).update(is_lead=True)
    return person


def test_the_lead_hears_of_what_nobody_touched_once_until_something_happened(today):
    team = make.team()
    lead = lead_of(team)
    case = case_of(team, due_on=date(2026, 11, 20), moved_at=noon(date(2026, 11, 19)))
    assert escalate_all(today) == 1
    assert escalate_all(today) == 0
    assert case.events.last().what == "escalated"
    seen = reminders.due_for(actor_for(lead), today)
    assert [row.reason for row in seen] == ["escalated"]
    assert not reminders.due_for(make.actor(team), today).filter(reason=R.ESCALATED).exists()
    assert not Letter.objects.filter(template="escalated").exists()
    process.add_note(case.pk, "Vi ringer i morgen", make.actor(team))
    Submission.objects.filter(pk=case.pk).update(moved_at=noon(today))
    assert to_come(case) == []
    assert escalate_all(today) == 0


def test_what_the_lead_has_taken_down_is_not_brought_up_again(today):
    team = make.team()
    lead = actor_for(lead_of(team))
    case = case_of(team, due_on=date(2026, 11, 20), moved_at=noon(date(2026, 11, 19)))
    assert escalate_all(today) == 1
    reminders.take_down(case.pk, case.reminders.get().pk, lead)
    assert escalate_all(today) == 0


def test_an_acute_one_goes_in_a_letter_at_once_that_says_nothing(today, mailoutbox):
    team = make.team()
    lead = lead_of(team)
    columns = {"urgency": Urgency.ACUTE, "due_on": date(2026, 11, 24), "moved_at": noon(date(2026, 11, 24))}
    case = case_of(team, **columns)
    assert escalate_all(today) == 1
    from intake.submissions import letters

    letters.deliver(Letter.objects.get(submission=case, template="escalated").pk)
    (letter,) = [sent for sent in mailoutbox if sent.to == [lead.email]]
    assert case.reference in letter.body
    assert "Åse" not in letter.subject + letter.body


def test_a_deed_after_the_date_gives_the_team_its_days_again(today):
    team = make.team()
    lead_of(team)
    case_of(team, due_on=date(2026, 11, 10), moved_at=noon(date(2026, 11, 24)))
    assert escalate_all(today) == 0


def test_a_team_without_a_lead_is_not_brought_up(today):
    case_of(make.team(), due_on=date(2026, 11, 2), moved_at=noon(date(2026, 11, 2)))
    assert escalate_all(today) == 0


@pytest.mark.parametrize("role", [Role.INTAKE, Role.DATA_PROTECTION])
def test_only_a_coordinator_leads(role):
    membership = Membership(user=make.user(), team=make.team(), role=role, is_lead=True)
    with pytest.raises(Exception, match="koordinator"):
        membership.clean()


# --- What a date says -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "state", "more"),
    [(Action.RESUME, State.WAITLISTED, {}), (Action.REOPEN, State.DECLINED, {}), (Action.RESUME, State.NEEDS_INFO, {})],
)
def test_a_step_that_leads_on_starts_the_clock_anew(today, action, state, more):
    team = make.team()
    case = case_of(team, state=state, due_on=date(2026, 10, 1))
    assert advance(case.pk, action, make.actor(team), **more).due_on == add_workdays(today, 3)


def test_to_take_a_case_is_not_to_act(today):
    team = make.team()
    case = case_of(team, state=State.SUBMITTED, due_on=date(2026, 10, 1))
    assert advance(case.pk, Action.CLAIM, make.actor(team)).due_on == date(2026, 10, 1)
