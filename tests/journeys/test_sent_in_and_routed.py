"""Every realistic case, posted as a browser posts it, lands in the queue it belongs to and nowhere else.

That a browser does post so, with the fields on its pages, is seen in `test_within_reach` and `test_main_job`.
"""

import html
from contextlib import closing

import pytest

from intake.routing.seed import TEAMS
from portal import demo
from tests.cases import boligmix, discharge, workfirst
from tests.journeys.by_post import Person
from tests.journeys.walking import case_page, wait_until_placed

pytestmark = [pytest.mark.browser, pytest.mark.either_engine]

CASES = [
    pytest.param(kind, case, id=f"{kind}: {case.name}")
    for kind, module in (("boligmix", boligmix), ("discharge", discharge), ("workfirst", workfirst))
    for case in module.CASES
]
URGENCY = {1: "Akut", 2: "Høj", 3: "Normal", 4: "Lav"}


def coordinators(team):
    """The demo people whose own queue the team is."""
    return {person.key for person in demo.PEOPLE if any(slug == team for slug, _ in person.teams)} - {
        "databeskyttelse",
        "indgang",
    }


def test_there_are_at_least_ten_cases_of_each_kind():
    for module in (boligmix, discharge, workfirst):
        assert len(module.CASES) >= 10


@pytest.mark.parametrize(("kind", "case"), CASES)
def test_a_case_finds_its_queue(house, desks, kind, case):
    with closing(Person(house.base_url, kind, case)) as person:
        reference = person.send()

    seen = html.unescape(wait_until_placed(desks.of("databeskyttelse"), reference))
    assert TEAMS[case.team][0] in seen
    if case.urgency is not None:
        assert URGENCY[case.urgency] in seen

    owners = coordinators(case.team)
    for key in ("boligmix", "udskrivning", "workfirst"):
        helps_when_acute = key == "udskrivning" and case.urgency == 1
        expected = 200 if key in owners or helps_when_acute else 404
        assert case_page(desks.of(key), reference)[0] == expected, (key, case.team)
