"""Taking it back: the whole at once, or one purpose, whose answers nobody is shown from then on."""

import json

import pytest

from intake.routing.route import route
from intake.submissions import tasks, withdrawal
from intake.submissions.answers import Answers, open_answers, open_item, seal_item
from intake.submissions.enums import Fact, State
from intake.submissions.kinds import kind_of
from intake.submissions.lifecycle import Refused
from tests import make
from tests.own_pages import sent

pytestmark = pytest.mark.django_db


def test_what_a_person_sent_for_themselves_is_withdrawn():
    case = sent(state=State.SCREENING)
    withdrawal.withdraw(case.submission.pk)
    assert case.fresh().state == State.WITHDRAWN


def test_a_referral_ends_with_its_consent():
    case = sent("discharge", state=State.SCREENING)
    withdrawal.withdraw(case.submission.pk)
    assert case.fresh().state == State.CONSENT_WITHDRAWN
    assert case.fresh().consent.withdrawn_at is not None


def test_one_purpose_is_withdrawn_and_its_answers_are_gone_for_every_reader():
    case = sent("discharge", state=State.SCREENING)
    assert open_answers(case.submission).life_areas
    withdrawal.withdraw_purpose(case.submission.pk, "support_needs")
    now, read = case.fresh(), open_answers(case.fresh())
    assert now.state == State.SCREENING, "the rest of the referral stands"
    assert "support_needs" not in now.consent.categories
    assert (read.life_areas, read.practical_now) == (None, None)
    assert read.discharge_coordinator == case.answers.discharge_coordinator
    assert "life_areas" not in kind_of(now).facts(read)
    assert now.events.get(what=Fact.PURPOSE).detail == {"purpose": "support_needs"}


def payload_of(case):
    return json.loads(open_item(case.fresh(), "answers"))


@pytest.mark.parametrize("category", ["support_needs", "aftercare"])
def test_what_was_taken_back_is_destroyed_and_the_rest_is_read_as_before(category):
    case = sent("discharge", state=State.SCREENING)
    assert withdrawal.destroy(case.submission.pk) is False
    withdrawal.withdraw_purpose(case.submission.pk, category)
    seen = open_answers(case.fresh())
    blob = bytes(case.submission.sealed.get(name="answers").blob)
    assert tasks.destroy_forgone.func(str(case.submission.pk)) is True
    assert case.submission.sealed.filter(name="answers").count() == 1
    assert bytes(case.submission.sealed.get(name="answers").blob) != blob
    left = payload_of(case)
    for name, rests_on in kind_of(case.submission).rests_on.items():
        outer, _dot, inner = name.partition(".")
        entries = left[outer] if inner and left[outer] else []
        assert rests_on != category or not (left[outer] if not inner else any(one[inner] for one in entries))
    assert category not in left["consent_categories"]
    assert open_answers(case.fresh()) == seen.agreed_to(case.fresh().consent.categories)
    assert withdrawal.destroy(case.submission.pk) is False


def test_both_are_destroyed_one_after_the_other():
    case = sent("discharge", state=State.SCREENING)
    for category in ("support_needs", "aftercare"):
        withdrawal.withdraw_purpose(case.submission.pk, category)
    assert withdrawal.destroy(case.submission.pk)
    assert payload_of(case)["consent_categories"] == ["contact", "discharge_date"]
    assert open_answers(case.fresh()).life_areas is None


def test_what_a_worker_left_is_destroyed_by_night(monkeypatch):
    case = sent("discharge", state=State.SCREENING)
    withdrawal.withdraw_purpose(case.submission.pk, "support_needs")
    with monkeypatch.context() as torn:
        torn.setattr("intake.submissions.withdrawal.sealed", lambda *_args, **_kw: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            withdrawal.destroy(case.submission.pk)
    assert payload_of(case)["life_areas"], "nothing is half done"
    assert withdrawal.narrowed() == [case.submission.pk]
    assert tasks.erase_expired.func()["forgone"] == 1
    assert payload_of(case)["life_areas"] is None
    assert withdrawal.narrowed() == []


def test_answers_are_left_out_in_every_entry_of_a_list_too():
    class Entry(Answers):
        name: str
        phone: str | None = None

    class Listed(Answers):
        told: str | None = None
        others: tuple[Entry, ...] | None = None

    given = Listed(told="x", others=(Entry(name="A", phone="1"), Entry(name="B", phone="2")))
    assert given.without(["others.phone", "told", "unknown"]) == Listed(others=(Entry(name="A"), Entry(name="B")))
    assert given.without(["others.phone", "others"]) == Listed(told="x")


def test_what_the_routing_concluded_goes_with_it():
    case = sent("discharge")
    route(case.submission.pk)
    seal_item(case.submission, "routing-trial", b"[]")
    case.submission.assisting.set([make.team("hjaelpere")])
    withdrawal.withdraw_purpose(case.submission.pk, "support_needs")
    assert not case.submission.assisting.exists()
    assert not case.submission.sealed.filter(name__startswith="routing").exists()
    assert case.fresh().tags == []


@pytest.mark.parametrize("category", ["contact", "discharge_date", "noget-andet"])
def test_what_a_referral_cannot_stand_without_is_not_withdrawn_alone(category):
    case = sent("discharge")
    with pytest.raises(Refused):
        withdrawal.withdraw_purpose(case.submission.pk, category)


def test_a_purpose_is_withdrawn_once():
    case = sent("discharge")
    withdrawal.withdraw_purpose(case.submission.pk, "aftercare")
    with pytest.raises(Refused):
        withdrawal.withdraw_purpose(case.submission.pk, "aftercare")
    assert withdrawal.open_purposes(case.fresh()) == ["support_needs"]
