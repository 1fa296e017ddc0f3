"""The one decision: go on, or prove first. There is no third answer."""

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from intake.journeys.guard import proof, wait
from intake.journeys.guard.verdict import TRAP, Measure, Why, judge

NEAR = Measure("send", ("boligmix", "192.0.2.0/24"))
ALL = Measure("send_all", ("boligmix",))


def posted(**fields):
    form = QueryDict(mutable=True)
    form.update(fields)
    return form


def test_many_hundreds_behind_one_address_all_get_through_with_a_proof_or_a_wait(limit, solved, time, settings):
    limit(send="20 per hour")
    settings.DOK_PROOF_WAIT = 10
    asked = 0
    for number in range(600):
        verdict = judge(posted(), "boligmix", [NEAR])
        if verdict.may_go_on:
            continue
        asked += 1
        ticket = wait.new("boligmix")
        time.pass_by(10 if number % 2 else 0)
        fields = {} if number % 2 else {proof.FIELD: solved(proof.challenge("boligmix"))}
        assert judge(posted(**{wait.FIELD: ticket.text, **fields}), "boligmix", [NEAR]).may_go_on, number
    assert asked == 580


def test_what_was_proved_is_not_counted_a_second_time(limit, solved):
    limit(send="1 per hour", send_all="2 per hour")
    assert judge(posted(), "boligmix", [NEAR, ALL]).may_go_on
    for _time in range(3):
        answer = solved(proof.challenge("boligmix"))
        assert judge(posted(**{proof.FIELD: answer}), "boligmix", [NEAR, ALL]).may_go_on
    assert judge(posted(), "boligmix", [ALL]).may_go_on, "the whole journey has had one"


def test_a_proof_outweighs_every_suspicion_and_the_trap_comes_first(limit, solved, settings):
    limit(send="1 per hour")
    settings.DOK_QUICKEST = 2.0
    judge(posted(), "boligmix", [NEAR])
    assert judge(posted(), "boligmix", [NEAR]).why == Why.MANY
    assert judge(posted(), "boligmix", [NEAR], is_timed=lambda: True).why == Why.QUICK
    assert judge(posted(**{TRAP: "x"}), "boligmix", [NEAR], is_timed=lambda: True).why == Why.TRAP
    fields = {TRAP: "x", proof.FIELD: solved(proof.challenge("boligmix"))}
    assert judge(posted(**fields), "boligmix", [NEAR], is_timed=lambda: True).may_go_on


@given(st.dictionaries(st.sampled_from([TRAP, proof.FIELD, wait.FIELD, "hp_seen"]), st.text()))
def test_nothing_that_is_posted_is_an_error(fields):
    verdict = judge(posted(**fields), "boligmix", [NEAR, ALL], is_timed=lambda: True)
    assert verdict.may_go_on == (not fields.get(TRAP))
