"""What an open page asks for: numbers of one's own scope, and what others have done."""

import pytest
from django.urls import reverse

from intake.submissions import process
from intake.submissions.actors import actor_for
from intake.submissions.enums import Action, State
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.either_engine]

LIVE = reverse("queue:live")


def test_the_numbers_are_those_of_the_tabs(desk, own_team):
    make.submission(team=own_team)
    shown = {tab.key: number for tab, number, _url in desk.get(reverse("queue:index")).context["tabs"]}
    numbers = {key: number for key, number in shown.items() if number is not None}
    assert desk.get(LIVE).json()["numbers"] == {**numbers, "offered": 0}


def test_whoever_is_offered_a_case_hears_of_it_on_the_page_that_stands_open(desk, own_team):
    before = desk.get(LIVE).json()
    make.submission(team=make.team("andre", organisation=make.organisation("andre")), offered_to=own_team)
    after = desk.get(LIVE).json()
    assert (before["numbers"]["offered"], after["numbers"]["offered"]) == (0, 1)
    assert before["stamp"] != after["stamp"]


def test_a_page_that_is_still_true_is_told_so_without_a_word(desk, own_team):
    case = make.submission(team=own_team)
    stamp = desk.get(reverse("queue:index")).context["stamp"]
    assert desk.get(LIVE, headers={"If-None-Match": f'"{stamp}"'}).status_code == 304
    process.take(case.pk, Action.CLAIM, make.actor(own_team))
    changed = desk.get(LIVE, headers={"If-None-Match": f'"{stamp}"'})
    assert changed.status_code == 200
    assert changed.json()["stamp"] != stamp
    assert "no-store" in changed["Cache-Control"]


def test_what_happens_elsewhere_changes_nothing_here(desk, own_team):
    make.submission(team=own_team)
    before = desk.get(LIVE).json()
    make.submission(team=make.team("fremmede"))
    assert desk.get(LIVE).json() == before


def test_a_case_tells_what_others_did_and_not_what_one_did_oneself(desk, own_team, coordinator):
    case = make.submission(team=own_team, state=State.SCREENING)
    address = reverse("queue:live_case", args=[case.reference])
    process.add_note(case.pk, "Et notat", actor_for(coordinator))
    assert desk.get(address, {"since": case.version}).json()["told"] == ""
    process.decide(case.pk, Action.WAITLIST, make.actor(own_team, first_name="Mette", last_name="Holm"))
    told = desk.get(address, {"since": case.version}).json()["told"]
    assert told == "Mette Holm har gjort noget på sagen: Sæt på venteliste."
    for since in ("ord", "9" * 30, "9" * 5000):
        assert desk.get(address, {"since": since}).json()["told"] == ""
