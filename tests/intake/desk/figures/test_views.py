"""The page of the figures: who sees whose, what is hidden from whom, what may be asked."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intake.desk.figures.periods import name_of, quarters
from intake.submissions.enums import State
from intake.submissions.models import DistrictFigure
from portal.accounts.models import Role
from tests import make

from .conftest import cases

pytestmark = pytest.mark.django_db


def figures(client, **query):
    return client.get(reverse("queue:figures"), query)


def told(page):
    return dict(page.context["summary"])


def column(table, head):
    return {name: dict(cells)[head] for name, cells, _is_sum in table.lines}


@pytest.fixture
def evaluator(own_team):
    return make.sign_in(Client(), make.member(own_team, Role.EVALUATOR))


@pytest.fixture
def quarter():
    return quarters(timezone.localdate())[0]


@pytest.fixture
def within(quarter):
    """A moment in the latest quarter that is over, in its so manyth week."""
    return lambda week=0: quarter.moments[0] + timedelta(weeks=week, hours=30)


def test_members_see_their_own_cases_and_those_they_help_with(desk, own_team):
    now = timezone.now()
    foreign = make.team("fremmede", organisation=make.organisation("Fremmed forening"))
    _own, helped, _foreign = cases({"team": own_team}, {"team": foreign}, {"team": foreign})
    page = figures(desk)
    assert told(page)["Modtaget"] == "1"
    assert "Fremmed" not in page.text
    helped.assisting.set([own_team])
    assert told(figures(desk))["Modtaget"] == "2"
    DistrictFigure.objects.create(
        month=now.date().replace(day=1), kind="toy_plain", team=foreign, district="valby", received=7
    )
    assert column(figures(desk).context["tables"][2], "Modtaget")["Valby"] == "0"


def test_members_see_small_numbers_as_they_are(desk, own_team):
    today = timezone.localdate()
    late = {"team": own_team, "due_on": today - timedelta(days=1)}
    now = timezone.now()
    cases(
        {**late, "state": State.NEEDS_INFO, "first_contact_at": now + timedelta(days=1, hours=2)},
        {"team": own_team, "state": State.DECLINED, "decided_at": now, "received_at": now - timedelta(days=9)},
    )
    numbers = told(figures(desk))
    assert numbers["Modtaget"] == "2"
    assert numbers["Har fået kontakt"] == "1"
    assert numbers["Dage til kontakt, halvdelen"] == "2"
    assert numbers["Afgjort"] == "1"
    assert numbers["Dage til afgørelse, 9 ud af 10"] == "10"
    assert (numbers["Åbne nu"], numbers["Over fristen nu"], numbers["Venter på svar nu"]) == ("1", "1", "1")


def test_an_evaluator_sees_the_whole_house_with_small_numbers_hidden(evaluator, own_team, within):
    other = make.team("andre", organisation=make.organisation("anden"))
    third = make.team("tredje", organisation=make.organisation("tredje"))
    cases(*({"team": own_team, "received_at": within(2)} for _ in range(9)))
    cases(*({"team": other, "received_at": within(3)} for _ in range(7)))
    cases({"team": third, "received_at": within(4)})
    page = figures(evaluator)
    # The one is small, and what is not placed is nought; the sum would tell both, were not the next one hidden too.
    assert column(page.context["tables"][1], "Modtaget") == {
        "Anden": "skjult",
        "Foreningen": "9",
        "Tredje": "skjult",
        "Ikke fordelt": "skjult",
        "I alt": "17",
    }
    drawn = {bar.label: bar.length for bar in page.context["tables"][1].bars}
    assert drawn == {"Anden": 0, "Foreningen": 100, "Tredje": 0, "Ikke fordelt": 0}
    assert "Har fået kontakt" not in page.text
    by_week = list(column(page.context["weeks"], "Modtaget").values())
    assert [number for number in by_week if number != "skjult"] == ["9", "17"]
    assert [one.received for one in page.context["drawing"].columns if one.received is not None] == [100]


def test_a_wait_is_hidden_where_its_number_is(evaluator, own_team, within):
    decided = {"team": own_team, "received_at": within(1), "decided_at": within(2), "first_contact_at": within(2)}
    cases(*(decided for _ in range(4)))
    assert set(told(figures(evaluator)).values()) == {"skjult"}
    cases(decided, decided)
    assert told(figures(evaluator))["Dage til kontakt, halvdelen"] == "8"


def test_an_evaluator_is_offered_quarters_alone(evaluator, own_team, quarter, within):
    cases(*({"team": own_team, "received_at": within(1)} for _ in range(6)))
    cases(*({"team": own_team, "received_at": quarter.moments[1]} for _ in range(6)))
    week = name_of(quarter.first)
    for query in ({}, {"first": week, "last": week}, {"kind": "toy_consent"}, {"organisation": 4711}, {"whose": "own"}):
        assert told(figures(evaluator, **query))["Modtaget"] == "6", query
    page = figures(evaluator, quarter="1/1999")
    assert page.context["filters"].errors == {"quarter": ["Vælg en af mulighederne."]}
    assert told(page)["Modtaget"] == "6"


def test_a_district_is_hidden_like_any_other_number(evaluator, own_team, quarter):
    for district, number in {"valby": 8, "vanloese": 2, "noerrebro": 30}.items():
        DistrictFigure.objects.create(
            month=quarter.months[0], kind="toy_plain", team=own_team, district=district, received=number
        )
    seen = column(figures(evaluator).context["tables"][2], "Modtaget")
    assert (seen["Nørrebro"], seen["Valby"], seen["Vanløse"], seen["I alt"]) == ("30", "skjult", "skjult", "40")


def test_whoever_has_both_asks_for_the_one_or_the_other(client, own_team, within):
    person = make.member(own_team)
    person.memberships.create(team=own_team, role=Role.EVALUATOR)
    both = make.sign_in(client, person)
    cases(*({"team": make.team("fremmede"), "received_at": within(1)} for _ in range(6)))
    assert told(figures(both))["Modtaget"] == "0"
    assert told(figures(both, whose="house"))["Modtaget"] == "6"


def test_a_data_protection_lead_sees_figures_as_an_evaluator_does(client, within):
    lead = make.sign_in(client, make.member(make.team("central", central=True), Role.DATA_PROTECTION))
    cases(*({"team": make.team("fremmede"), "received_at": within(1)} for _ in range(3)))
    assert told(figures(lead))["Modtaget"] == "skjult"


def test_an_evaluator_finds_no_case_and_no_list(evaluator, own_team):
    case = make.submission(team=own_team)
    for path in (
        reverse("queue:index"),
        reverse("queue:export"),
        reverse("queue:case", args=[case.reference]),
        reverse("queue:action", args=[case.reference, "claim"]),
        reverse("queue:file", args=[case.reference, "file-1"]),
    ):
        assert evaluator.get(path).status_code == 404, path
        assert evaluator.post(path).status_code == 404, path
    assert evaluator.post(reverse("queue:next")).status_code == 404
    home = evaluator.get(reverse("wagtailadmin_home"))
    assert home.url == reverse("queue:figures")
    page = figures(evaluator)
    assert f'"{reverse("queue:figures")}"' in page.text
    assert f'"{reverse("queue:index")}"' not in page.text


@pytest.mark.parametrize("who", ["editor", "administrator", "anonymous"])
def test_nobody_else_finds_the_figures(client, people, who):
    if people[who]:
        make.sign_in(client, people[who])
    assert figures(client).status_code == (404 if people[who] else 302)


def test_weeks_are_asked_for_as_they_are_written(desk, own_team):
    day = timezone.make_aware(timezone.datetime(2026, 3, 4, 12))
    cases({"team": own_team, "received_at": day})
    for written in ("10/2026", "uge 10 2026", "10-2026", "Uge 10, 2026"):
        page = figures(desk, first=written, last=written)
        assert (told(page)["Modtaget"], page.context["period"].first) == ("1", date(2026, 3, 2)), written
    assert told(figures(desk, first="11/2026", last="12/2026"))["Modtaget"] == "0"


@pytest.mark.parametrize(
    ("query", "field", "said"),
    [
        ({"first": "54/2026"}, "first", "Skriv en uge og et år, fx 48/2026."),
        ({"last": "1/0000"}, "last", "Skriv en uge og et år, fx 48/2026."),
        ({"first": "i går"}, "first", "Skriv en uge og et år, fx 48/2026."),
        ({"first": "10/2026", "last": "9/2026"}, "last", "Den sidste uge ligger før den første."),
        ({"first": "10/2024", "last": "9/2026"}, "last", "Vælg højst 53 uger ad gangen."),
        ({"kind": "nothing"}, "kind", "Vælg en af mulighederne."),
    ],
)
def test_what_cannot_be_counted_is_told_and_stays_as_it_was_written(desk, query, field, said):
    page = figures(desk, **query)
    assert page.context["filters"].errors == {field: [said]}
    assert said in page.text
    if field != "kind":
        assert f'value="{query[field]}"' in page.text


def test_a_kind_narrows_the_figures(desk, own_team):
    cases({"team": own_team}, {"team": own_team, "kind": "toy_consent"}, {"team": own_team, "kind": "toy_consent"})
    assert told(figures(desk, kind="toy_consent"))["Modtaget"] == "2"
    assert told(figures(desk, organisation=own_team.organisation_id))["Modtaget"] == "3"
