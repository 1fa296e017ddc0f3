from datetime import timedelta

import pytest
from django.utils import timezone

from intake.submissions import events, process, retention
from intake.submissions.answers import open_answers
from intake.submissions.enums import Action, Fact, State
from intake.submissions.models import Consent, Draft, SealedItem, Search, Submission
from intake.vault import keys
from intake.vault.errors import Shredded
from intake.vault.models import CaseKey
from tests import make, toys

pytestmark = pytest.mark.django_db


def days_ago(days):
    return timezone.now() - timedelta(days=days)


@pytest.mark.parametrize(
    ("kind", "state", "days", "goes"),
    [
        (toys.PLAIN, State.DECLINED, 179, False),
        (toys.PLAIN, State.DECLINED, 181, True),
        (toys.CONSENT, State.DECLINED, 29, False),
        (toys.CONSENT, State.DECLINED, 31, True),
        (toys.CONSENT, State.CONSENT_WITHDRAWN, 31, True),
        (toys.CONSENT, State.EXPIRED, 0, True),
        (toys.PLAIN, State.CLOSED, 364, False),
        (toys.PLAIN, State.CLOSED, 366, True),
        (toys.PLAIN, State.ACCEPTED, 4000, False),
    ],
)
def test_a_case_goes_when_its_time_is_up_and_not_before(kind, state, days, goes):
    submission = make.submission(kind, state=state, ended_at=days_ago(days))
    assert [item.submission for item in retention.due()] == ([submission] if goes else [])


def test_erasing_destroys_the_key_and_leaves_a_tombstone():
    submission = make.submission(state=State.DECLINED, ended_at=days_ago(400), tags=["x"], origin="a" * 64)
    assert retention.sweep() == {"expired": 0, "erased": 1, "drafts": 0, "forgone": 0}
    stone = Submission.objects.get(pk=submission.pk)
    assert (stone.reference, stone.kind, stone.received_at) == (
        submission.reference,
        submission.kind,
        submission.received_at,
    )
    assert stone.erased_at is not None
    assert (stone.tags, stone.origin) == ([], None)
    assert not CaseKey.objects.exists()
    assert not SealedItem.objects.exists()
    assert events.faults(stone) == []
    certificate = stone.events.get(what=Fact.ERASED).detail
    assert (certificate["ground"], certificate["items"]) == ("declined", 3)
    assert len(certificate["key"]) == 64


def test_without_its_key_a_copy_from_a_backup_opens_for_nobody():
    submission = make.submission(state=State.DECLINED, ended_at=days_ago(400))
    backup = submission.sealed.get(name="answers")
    retention.sweep()
    SealedItem.objects.create(submission=submission, name="answers", blob=backup.blob)
    with pytest.raises(Shredded):
        open_answers(submission)


def test_erasing_twice_is_erasing_once():
    submission = make.submission(state=State.DECLINED, ended_at=days_ago(400))
    retention.sweep()
    assert retention.sweep()["erased"] == 0
    assert submission.events.filter(what=Fact.ERASED).count() == 1


def test_a_consent_nobody_confirmed_in_five_working_days_lapses_and_the_case_is_erased():
    late = make.submission(toys.CONSENT, received_at=days_ago(15))
    fresh = make.submission(toys.CONSENT, received_at=days_ago(1))
    assert retention.sweep() == {"expired": 1, "erased": 1, "drafts": 0, "forgone": 0}
    late.refresh_from_db()
    fresh.refresh_from_db()
    assert (late.state, fresh.state) == (State.EXPIRED, State.SUBMITTED)
    with pytest.raises(Shredded):
        keys.recipient_of(late.pk)


def test_a_confirmed_consent_holds_until_it_expires():
    team = make.team()
    ida = make.actor(team)
    case = make.submission(toys.CONSENT, team=team, received_at=days_ago(15))
    process.take(case.pk, Action.CLAIM, ida)
    process.decide(case.pk, Action.CONFIRM_CONSENT, ida)
    assert retention.sweep()["expired"] == 0
    Consent.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    assert retention.sweep()["expired"] == 1


def test_old_drafts_go():
    Draft.objects.create(kind="toy_plain", digest="a", recipient="r", expires_at=days_ago(1))
    Draft.objects.create(kind="toy_plain", digest="b", recipient="r", expires_at=days_ago(-1))
    assert retention.sweep()["drafts"] == 1
    assert Draft.objects.get().digest == "b"


def test_that_somebody_looked_for_a_person_is_forgotten_after_a_year():
    coordinator = make.member()
    for days in (364, 366):
        search = Search.objects.create(actor=coordinator, sort="name", digests=["0" * 32], found=0)
        Search.objects.filter(pk=search.pk).update(at=timezone.now() - timedelta(days=days))
    retention.sweep()
    assert Search.objects.filter(at__gt=timezone.now() - timedelta(days=365)).count() == Search.objects.count() == 1
