from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from intake.submissions import access, events, process, workdays
from intake.submissions.answers import open_answers, open_item, seal_item
from intake.submissions.enums import Action, Fact, State, Urgency
from intake.submissions.lifecycle import Refused
from intake.submissions.models import Letter, SealedItem, Submission
from intake.vault.models import CaseKey
from tests import make, toys

pytestmark = pytest.mark.django_db


def receive(**rest):
    answers = rest.pop("answers", toys.ToyAnswers(full_name="Bjørn Kjær", email="bjoern@post.example"))
    return process.receive(kind=rest.pop("kind", toys.PLAIN), answers=answers, language="da", **rest)


def test_what_was_received_opens_again_and_the_spine_says_nothing_of_it():
    submission = receive()
    assert open_answers(submission) == toys.ToyAnswers(full_name="Bjørn Kjær", email="bjoern@post.example")
    row = Submission.objects.filter(pk=submission.pk).values().get()
    assert "Bjørn" not in str(row)
    blobs = [bytes(item.blob) for item in SealedItem.objects.all()]
    assert [blob for blob in blobs if "Bjørn".encode() in blob] == []
    assert len(blobs) == 3  # the answers, the letter, and the link to their own page


def test_a_submission_starts_with_a_key_an_event_a_letter_and_a_due_date():
    submission = receive()
    assert submission.state == State.SUBMITTED
    assert submission.due_on > timezone.localdate()
    assert CaseKey.objects.filter(case=submission.pk).exists()
    assert [event.what for event in submission.events.all()] == [Fact.RECEIVED]
    assert [letter.template for letter in submission.letters.all()] == ["received"]


def test_somebody_without_an_address_gets_no_letter():
    submission = receive(answers=toys.ToyAnswers(full_name="Bjørn"))
    assert not submission.letters.exists()


def test_the_same_origin_twice_is_one_submission():
    first, second = receive(origin="a" * 64), receive(origin="a" * 64)
    assert first.pk == second.pk
    assert Submission.objects.count() == CaseKey.objects.count() == Letter.objects.count() == 1


def test_a_reference_that_is_taken_is_followed_by_another(monkeypatch):
    taken = receive().reference
    others = iter([taken, taken, "TO-NEW0-NEW0"])
    monkeypatch.setattr(process, "new_reference", lambda prefix: next(others))
    assert receive().reference == "TO-NEW0-NEW0"
    assert CaseKey.objects.count() == Submission.objects.count() == 2


def test_without_a_free_reference_nothing_is_received_and_no_key_is_left(monkeypatch):
    taken = receive().reference
    monkeypatch.setattr(process, "new_reference", lambda prefix: taken)
    with pytest.raises(DatabaseError):
        receive()
    assert CaseKey.objects.count() == Submission.objects.count() == 1


def test_a_failed_receipt_leaves_nothing_behind(monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(process, "seal_answers", fail)
    with pytest.raises(RuntimeError):
        receive()
    assert not Submission.objects.exists()


def test_the_public_side_receives_without_being_able_to_read(settings):
    from intake.vault.errors import VaultClosed

    settings.DOK_VAULT_IDENTITIES = ""
    submission = receive()
    with pytest.raises(VaultClosed):
        open_answers(submission)


def test_a_consent_is_recorded_with_its_end():
    consent = receive(kind=toys.CONSENT).consent
    assert consent.categories == ["contact", "support_needs"]
    assert consent.expires_on - consent.given_on == timedelta(days=365)


@pytest.fixture
def case():
    team = make.team()
    return make.submission(team=team), make.actor(team, first_name="Ida")


def test_claiming_makes_the_case_mine_and_laying_it_back_makes_it_nobodys(case):
    submission, ida = case
    claimed = process.take(submission.pk, Action.CLAIM, ida)
    assert (claimed.state, claimed.assignee_id) == (State.SCREENING, ida.user_id)
    released = process.take(submission.pk, Action.RELEASE, ida)
    assert (released.state, released.assignee_id) == (State.SUBMITTED, None)


def test_a_colleague_can_take_over(case):
    submission, ida = case
    process.take(submission.pk, Action.CLAIM, ida)
    colleague = make.actor(submission.team)
    taken = process.take(submission.pk, Action.TAKE_OVER, colleague)
    assert (taken.state, taken.assignee_id) == (State.SCREENING, colleague.user_id)


def test_a_yes_needs_its_checks(case):
    submission, ida = case
    process.take(submission.pk, Action.CLAIM, ida)
    with pytest.raises(Refused, match="Vi har ringet"):
        process.decide(submission.pk, Action.ACCEPT, ida)
    accepted = process.decide(submission.pk, Action.ACCEPT, ida, checks=("rung",))
    assert accepted.state == State.ACCEPTED
    assert accepted.events.get(what=Action.ACCEPT).detail == {"checks": ["rung"]}


@pytest.mark.parametrize("reason", ["", "unheard of"])
def test_a_no_needs_a_reason_we_know(case, reason):
    submission, ida = case
    process.take(submission.pk, Action.CLAIM, ida)
    with pytest.raises(Refused, match="begrundelse"):
        process.decide(submission.pk, Action.DECLINE, ida, reason=reason)
    assert Submission.objects.get(pk=submission.pk).state == State.SCREENING


def test_asking_for_more_needs_words_and_seals_them(case):
    submission, ida = case
    process.take(submission.pk, Action.CLAIM, ida)
    with pytest.raises(Refused):
        process.decide(submission.pk, Action.ASK, ida, note="  ")
    asked = process.decide(submission.pk, Action.ASK, ida, note="Hvornår slutter uddannelsen?")
    event = asked.events.get(what=Action.ASK)
    assert event.detail == {"due_on": workdays.add_workdays(timezone.localdate(), 5).isoformat()}
    question = open_item(asked, f"message-{event.sequence}").decode()
    assert question == "Hvornår slutter uddannelsen?"


def test_each_decision_with_a_letter_posts_exactly_one(case):
    submission, ida = case
    process.take(submission.pk, Action.CLAIM, ida)
    process.decide(submission.pk, Action.DECLINE, ida, reason="full")
    assert list(submission.letters.values_list("template", flat=True)) == ["received", "declined"]


def test_placing_gives_the_case_to_another_team_unclaimed(case):
    submission, ida = case
    process.take(submission.pk, Action.CLAIM, ida)
    other = make.team("andet")
    placed = process.place(submission.pk, other, ida, note="Hører til hos jer")
    assert (placed.team, placed.assignee, placed.state) == (other, None, State.SUBMITTED)
    assert placed.events.get(what=Action.PLACE).detail == {"team": "andet"}
    with pytest.raises(Refused):
        process.take(submission.pk, Action.CLAIM, ida)


def test_a_note_is_sealed_and_its_event_says_only_that_it_was_written(case):
    submission, ida = case
    process.add_note(submission.pk, "Ring efter kl. 15", ida)
    event = submission.events.get(what=Fact.NOTE)
    assert event.detail == {}
    assert open_item(submission, f"note-{event.sequence}").decode() == "Ring efter kl. 15"
    with pytest.raises(Refused):
        process.add_note(submission.pk, "x", make.actor(make.team("fremmed")))


def test_confirming_and_withdrawing_consent_are_dated():
    team = make.team()
    ida = make.actor(team)
    submission = make.submission(toys.CONSENT, team=team)
    process.take(submission.pk, Action.CLAIM, ida)
    confirmed = process.decide(submission.pk, Action.CONFIRM_CONSENT, ida)
    confirmed.consent.refresh_from_db()
    assert confirmed.consent.confirmed_at is not None
    ended = process.decide(submission.pk, Action.WITHDRAW_CONSENT, ida)
    ended.consent.refresh_from_db()
    assert ended.consent.withdrawn_at is not None
    assert ended.state == State.CONSENT_WITHDRAWN


def test_reading_is_an_event_and_a_stranger_gets_neither_answers_nor_event(case):
    submission, ida = case
    _, answers = access.read(submission.pk, ida)
    assert answers.full_name == "Åse Østergård-Møller"
    read = submission.events.get(what=Fact.READ)
    assert (read.actor_id, read.role) == (ida.user_id, "coordinator")
    with pytest.raises(Refused):
        access.read(submission.pk, make.actor(make.team("fremmed")))
    assert submission.events.filter(what=Fact.READ).count() == 1


def test_events_are_chained_and_cannot_be_changed_or_removed(case):
    from intake.submissions.models import Event
    from intake.submissions.models.event import AppendOnly

    submission, ida = case
    process.take(submission.pk, Action.CLAIM, ida)
    submission.refresh_from_db()
    assert events.faults(submission) == []
    event = submission.events.last()
    for attempt in (event.save, event.delete, Event.objects.all().delete):
        with pytest.raises(AppendOnly):
            attempt()
    with pytest.raises(AppendOnly):
        Event.objects.update(what="claim")


@pytest.mark.parametrize("tampering", ["changed", "cut in the middle", "cut at the end"])
def test_the_database_refuses_tampering_and_if_it_is_made_to_obey_it_shows(case, tampering):
    submission, ida = case
    process.take(submission.pk, Action.CLAIM, ida)
    access.read(submission.pk, ida)
    submission.refresh_from_db()
    sql = {
        "changed": "UPDATE submissions_event SET actor_id = NULL WHERE sequence = 2",
        "cut in the middle": "DELETE FROM submissions_event WHERE sequence = 2",
        "cut at the end": "DELETE FROM submissions_event WHERE sequence = 3",
    }[tampering]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert events.faults(submission) == []
    make.disarm_the_log()
    with connection.cursor() as cursor:
        cursor.execute(sql)
    assert events.faults(submission) != []


def test_a_date_that_comes_closer_makes_the_case_more_urgent_and_never_less():
    from intake.submissions import tasks

    today = timezone.localdate()
    answers = toys.ToyAnswers(full_name="Bo", wanted_on=today + timedelta(days=2))
    submission = make.submission(answers=answers, urgency=Urgency.NORMAL, due_on=today + timedelta(days=7))
    calm = make.submission(urgency=Urgency.HIGH, due_on=today)
    assert tasks.recompute_urgency.call() == 1
    submission.refresh_from_db()
    calm.refresh_from_db()
    assert submission.urgency == Urgency.ACUTE
    assert submission.due_on < today + timedelta(days=7)
    assert (calm.urgency, calm.due_on) == (Urgency.HIGH, today)
    assert tasks.recompute_urgency.call() == 0


def test_one_case_that_cannot_be_read_does_not_stop_the_night_and_its_words_stay_out_of_the_log(caplog):
    from intake.submissions import tasks

    today = timezone.localdate()
    soon = toys.ToyAnswers(full_name="Bo", wanted_on=today + timedelta(days=2))
    broken, well = (make.submission(answers=soon, urgency=Urgency.LOW, due_on=today + timedelta(days=9)) for _ in "ab")
    SealedItem.objects.filter(submission=broken).delete()
    seal_item(broken, "answers", b'{"full_name": "Hemmelig", "ukendt": 1}')
    assert tasks.recompute_urgency.call() == 1
    well.refresh_from_db()
    assert well.urgency == Urgency.ACUTE
    assert str(broken.pk) in caplog.text
    assert "Hemmelig" not in caplog.text
    assert "ukendt" not in caplog.text
