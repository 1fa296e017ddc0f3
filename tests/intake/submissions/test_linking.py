"""Cases that may be the same: found only by whom may read both, linked and unlinked, laid into one another."""

from threading import Barrier, Thread

import pytest
from django.db import connection, connections
from django.db.models import Q

from intake.discharge.declaration import KIND as DISCHARGE
from intake.journeys.declaration import area
from intake.submissions import events, linking, lookup, process, retention, withdrawal
from intake.submissions.actors import actor_for
from intake.submissions.answers import open_answers
from intake.submissions.contact import contact_of
from intake.submissions.enums import Action, Fact, State
from intake.submissions.lifecycle import Refused
from intake.submissions.models import CaseLink, Submission
from intake.submissions.permissions import may_read
from intake.submissions.queue import readable_for
from intake.vault import keys
from tests import make, toys
from tests.cases import discharge
from tests.cases.walking import answers_of

pytestmark = pytest.mark.django_db


def case(email="aase@post.example", name="Åse Østergård", **columns):
    made = make.submission(answers=toys.ToyAnswers(full_name=name, email=email), **columns)
    lookup.index(made.pk)
    return made


@pytest.fixture
def team():
    return make.team("egne")


@pytest.fixture
def actor(team):
    return make.actor(team)


def suspected(of, actor):
    answers = open_answers(of)
    return set(linking.suspected(of, answers, contact_of(of, answers), actor))


class TestSuspicion:
    def test_the_same_address_is_suspected_and_the_same_name_is_not(self, team, actor):
        one, same = case(team=team), case("AASE@post.example ", "Aase Ø.", team=team)
        case("en.anden@post.example", team=team)
        assert suspected(one, actor) == {same}

    def test_a_case_that_the_actor_may_not_read_is_never_suspected(self, team, actor):
        one = case(team=team)
        case(team=make.team("fremmede"))
        case(team=team, state=State.WITHDRAWN)
        case()
        assert suspected(one, actor) == set()

    def test_what_is_linked_or_laid_together_is_no_suspicion_any_more(self, team, actor):
        one, linked, laid = case(team=team), case(team=team), case(team=team)
        linking.link(one.pk, linked.pk, actor)
        linking.merge(laid.pk, one.pk, actor)
        assert suspected(one, actor) == set()
        laid.refresh_from_db()
        assert suspected(laid, actor) == {linked}

    def test_a_referral_is_known_by_its_citizen_and_not_by_the_ward_that_sends_many(self, team, actor):
        def referral(**changed):
            answers = answers_of(area("discharge"), discharge.CASES[0]).model_copy(update=changed)
            received = process.receive(kind=DISCHARGE, answers=answers, language="da")
            Submission.objects.filter(pk=received.pk).update(team=team)
            lookup.index(received.pk)
            return Submission.objects.get(pk=received.pk)

        one = referral(citizen_first_name="Bjørn", birth_year=1990)
        same = referral(citizen_first_name="bjørn ", birth_year=1990, referrer_email="anden@ward.example")
        referral(citizen_first_name="Bjørn", birth_year=1991)
        assert suspected(one, actor) == {same}


class TestLinks:
    def test_a_link_is_one_row_from_either_side_and_an_event_on_both(self, team, actor):
        one, other = case(team=team), make.submission(toys.CONSENT, team=team)
        linking.link(one.pk, other.pk, actor)
        linking.link(other.pk, one.pk, actor)
        assert CaseLink.objects.count() == 1
        assert set(linking.linked(one, actor)) == {other}
        assert set(linking.linked(other, actor)) == {one}
        for told, about in ((one, other), (other, one)):
            (event,) = told.events.filter(what=Fact.LINKED)
            assert event.detail == {"case": str(about.pk)}

    def test_a_link_can_be_undone_and_undoing_twice_is_once(self, team, actor):
        one, other = case(team=team), case(team=team)
        linking.link(one.pk, other.pk, actor)
        linking.unlink(other.pk, one.pk, actor)
        linking.unlink(other.pk, one.pk, actor)
        assert not CaseLink.objects.exists()
        assert one.events.filter(what=Fact.UNLINKED).count() == other.events.filter(what=Fact.UNLINKED).count() == 1

    @pytest.mark.parametrize("deed", [linking.link, linking.unlink, linking.merge])
    def test_a_foreign_case_is_answered_like_one_that_is_the_case_itself(self, team, actor, deed):
        one, foreign = case(team=team), case(team=make.team("fremmede"))
        for other in (foreign, one):
            with pytest.raises(Refused, match="Vi fandt ingen anden sag"):
                deed(one.pk, other.pk, actor)
        assert foreign.events.count() == 1

    def test_a_link_is_not_shown_to_whom_may_read_only_one(self, team, actor):
        one, other = case(team=team), case(team=team)
        linking.link(one.pk, other.pk, actor)
        Submission.objects.filter(pk=other.pk).update(team=make.team("fremmede"))
        assert not linking.linked(one, actor)

    def test_erasing_one_takes_the_link(self, team, actor):
        one, other = case(team=team), case(team=team)
        linking.link(one.pk, other.pk, actor)
        retention.erase(one.pk, "closed")
        assert not CaseLink.objects.filter(Q(one=one) | Q(other=one)).exists()


class TestMerging:
    def test_the_one_is_closed_and_both_stay_readable_with_their_own_keys(self, team, actor):
        case_, into = case(team=team), case(team=team)
        linking.merge(case_.pk, into.pk, actor, note="Samme familie")
        case_.refresh_from_db()
        assert (case_.state, case_.merged_into) == (State.CLOSED, into)
        assert open_answers(case_).full_name
        assert {case_, into} <= set(readable_for(actor))
        (event,) = case_.events.filter(what=Action.MERGE)
        assert event.detail == {"case": str(into.pk)}
        assert into.events.get(what=Fact.MERGED_IN).detail == {"case": str(case_.pk)}
        assert not case_.letters.exclude(template="received").exists(), "no letter goes"
        assert events.faults(Submission.objects.get(pk=case_.pk)) == []

    def test_only_two_of_a_kind_become_one(self, team, actor):
        one, other = case(team=team), make.submission(toys.CONSENT, team=team)
        with pytest.raises(Refused, match="samme slags"):
            linking.merge(one.pk, other.pk, actor)

    @pytest.mark.parametrize("state", [State.CLOSED, State.DECLINED])
    def test_nothing_is_laid_into_what_is_over(self, team, actor, state):
        one, over = case(team=team), case(team=team, state=state)
        with pytest.raises(Refused, match="slut eller har fået afslag"):
            linking.merge(one.pk, over.pk, actor)
        assert Submission.objects.get(pk=one.pk).state == State.SUBMITTED

    def test_whoever_only_helps_with_the_other_lays_nothing_into_it(self, team, actor):
        one, helped = case(team=team), case(team=make.team("fremmede"))
        helped.assisting.set([team])
        with pytest.raises(Refused, match="et andet hold"):
            linking.merge(one.pk, helped.pk, actor)

    def test_a_stale_screen_lays_nothing_together(self, team, actor):
        one, into = case(team=team), case(team=team)
        seen = one.version
        process.take(one.pk, Action.CLAIM, actor)
        with pytest.raises(Refused, match="nåede det først"):
            linking.merge(one.pk, into.pk, actor, seen_version=seen)
        assert not into.events.filter(what=Fact.MERGED_IN).exists()

    def test_what_lay_in_it_goes_along(self, team, actor):
        first, second, third = (case(team=team) for _ in range(3))
        linking.merge(first.pk, second.pk, actor)
        linking.merge(second.pk, third.pk, actor)
        assert set(linking.merged(third, actor)) == {first, second}

    def test_when_the_other_is_taken_back_nobody_reads_this_one_either(self, team, actor):
        one, into = case(team=team), case(team=team)
        linking.merge(one.pk, into.pk, actor)
        process.decide(into.pk, Action.WITHDRAW, actor)
        one = Submission.objects.get(pk=one.pk)
        assert one not in readable_for(actor)
        assert not may_read(actor, one, frozenset())

    def test_a_part_of_the_consent_that_is_taken_back_in_the_other_is_taken_back_here_too(self, team, actor):
        one, into = (
            process.receive(kind=DISCHARGE, answers=answers_of(area("discharge"), discharge.CASES[0]), language="da")
            for _ in range(2)
        )
        Submission.objects.update(team=team)
        linking.merge(one.pk, into.pk, actor)
        assert open_answers(one).life_areas is not None
        withdrawal.withdraw_purpose(into.pk, "support_needs")
        assert open_answers(one).life_areas is None
        assert one.events.filter(what=Fact.PURPOSE).count() == 1

    def test_it_is_erased_with_the_other_at_the_latest_and_once(self, team, actor):
        one, into = case(team=team), case(team=team)
        linking.merge(one.pk, into.pk, actor)
        process.decide(into.pk, Action.WITHDRAW, actor)
        day = retention.last_day(Submission.objects.get(pk=into.pk))
        assert (retention.last_day(Submission.objects.get(pk=one.pk)) - day).days == 1
        assert [item.submission for item in retention.due()] == []
        retention.erase(into.pk, "withdrawn")
        assert [(item.submission.pk, item.ground) for item in retention.due()] == [(one.pk, "merged")]
        assert retention.sweep()["erased"] == 1
        with pytest.raises(keys.Shredded):
            keys.identity_of(one.pk)


@pytest.mark.django_db(transaction=True)
def test_two_who_lay_the_same_two_cases_together_the_opposite_way_do_not_wait_for_each_other_for_ever():
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    team = make.team("egne")
    one, other = case(team=team), case(team=team)
    start, ends = Barrier(2), []

    def run(first, second, person):
        start.wait()
        try:
            linking.merge(first, second, actor_for(person))
            ends.append("done")
        except Refused:
            ends.append("refused")
        finally:
            connections.close_all()

    pairs = [(one.pk, other.pk, make.member(team)), (other.pk, one.pk, make.member(team))]
    threads = [Thread(target=run, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert sorted(ends) == ["done", "refused"]
