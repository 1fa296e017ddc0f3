"""The list: what is in it, what leaves no trace, how it is found and counted."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from intake.submissions.enums import State, Urgency
from intake.submissions.reference import new_reference
from portal.accounts.models import Role
from tests import make, toys

pytestmark = pytest.mark.django_db

# Ten of them are the sign-in's and Wagtail's menu's.
MOST_QUERIES = 17


def references(response):
    return [row.submission.reference for row in response.context["rows"]]


def queue(client, **query):
    return client.get(reverse("queue:index"), query)


def find(client, text):
    return client.post(reverse("queue:index"), {"reference": text}, follow=True)


def test_the_list_shows_the_spine_and_nothing_of_the_person(desk, own_team, coordinator):
    case = make.submission(team=own_team, state=State.SCREENING, assignee=coordinator)
    page = queue(desk)
    assert references(page) == [case.reference]
    for said in (case.reference, "Legetøj toy_plain", "Under vurdering", "Normal", "Egne", "Karen Ågård"):
        assert said in page.text
    assert "Østergård" not in page.text
    assert "aase@post.example" not in page.text


def test_a_foreign_team_leaves_no_trace(desk, own_team):
    foreign_team = make.team("fremmede")
    stranger = make.member(foreign_team, first_name="Fremmed", last_name="Kollega")
    foreign = make.submission(toys.CONSENT, team=foreign_team, assignee=stranger, state=State.SCREENING)
    page = queue(desk, state="all")
    assert references(page) == []
    assert [shortcut["count"] for shortcut in page.context["shortcuts"]] == [0, 0, 0, 0]
    for trace in (
        foreign.reference,
        "Fremmede",
        "Fremmed Kollega",
        "Legetøj toy_consent",
    ):
        assert trace not in page.text
    assert page.context["filters"].fields["team"].choices == [("", "Alle")]
    sought = find(desk, foreign.reference)
    missing = find(desk, new_reference("TC"))
    assert references(sought) == references(missing) == []
    assert "Vi fandt ikke" in sought.text
    assert "Vi fandt ikke" in missing.text


def test_a_filter_answers_the_same_for_a_foreign_team_and_one_that_never_was(desk, own_team):
    foreign_team = make.team("fremmede")
    make.submission(team=foreign_team)
    own = make.submission(team=own_team)
    for value in (foreign_team.pk, 987654):
        page = queue(desk, team=value)
        assert references(page) == [own.reference]
        assert page.context["filters"].errors == {"team": ["Vælg en af mulighederne."]}


def test_a_case_that_my_team_assists_with_is_there_once(desk, own_team):
    case = make.submission(team=make.team("fremmede"))
    case.assisting.set([own_team])
    assert references(queue(desk)) == [case.reference]


def test_the_open_cases_come_first_to_mind_and_the_others_on_request(desk, own_team):
    opened = make.submission(team=own_team)
    closed = make.submission(team=own_team, state=State.CLOSED)
    assert references(queue(desk)) == [opened.reference]
    assert set(references(queue(desk, state="all"))) == {opened.reference, closed.reference}
    assert references(queue(desk, state="closed")) == [closed.reference]


def test_each_filter_narrows_to_what_it_names(desk, own_team, coordinator):
    colleague = make.member(own_team)
    late = timezone.localdate() - timedelta(days=1)
    mine = make.submission(team=own_team, assignee=coordinator, urgency=Urgency.ACUTE)
    theirs = make.submission(toys.CONSENT, team=own_team, assignee=colleague, due_on=late)
    nobodys = make.submission(team=own_team)
    found = {
        "mine": references(queue(desk, assignee="me")),
        "nobodys": references(queue(desk, assignee="nobody")),
        "theirs": references(queue(desk, assignee=colleague.pk)),
        "kind": references(queue(desk, kind="toy_consent")),
        "urgency": references(queue(desk, urgency=1)),
        "overdue": references(queue(desk, due="overdue")),
        "team": len(references(queue(desk, team=own_team.pk))),
    }
    assert found == {
        "mine": [mine.reference],
        "nobodys": [nobodys.reference],
        "theirs": [theirs.reference],
        "kind": [theirs.reference],
        "urgency": [mine.reference],
        "overdue": [theirs.reference],
        "team": 3,
    }


def test_the_counts_are_those_of_the_list(desk, own_team, coordinator):
    make.submission(team=own_team, assignee=coordinator)
    make.submission(team=own_team, due_on=timezone.localdate() - timedelta(days=3))
    make.submission(team=own_team, state=State.CLOSED)
    shortcuts = queue(desk).context["shortcuts"]
    assert [shortcut["count"] for shortcut in shortcuts] == [2, 1, 1, 1]
    assert [len(references(desk.get(shortcut["url"]))) for shortcut in shortcuts] == [2, 1, 1, 1]


def test_an_overdue_case_says_so_in_words(desk, own_team):
    make.submission(team=own_team, due_on=timezone.localdate() - timedelta(days=1))
    assert "overskredet</strong>" in queue(desk).text


def test_the_order_is_urgency_then_due_date_then_arrival(desk, own_team):
    today = timezone.localdate()
    third = make.submission(team=own_team, urgency=Urgency.NORMAL, due_on=today + timedelta(days=2))
    second = make.submission(team=own_team, urgency=Urgency.NORMAL, due_on=today)
    first = make.submission(team=own_team, urgency=Urgency.ACUTE, due_on=today + timedelta(days=9))
    assert references(queue(desk)) == [case.reference for case in (first, second, third)]


def test_a_number_read_aloud_badly_is_still_found(desk, own_team):
    case = make.submission(team=own_team, state=State.CLOSED)
    page = find(desk, case.reference.lower().replace("-", " ").replace("0", "o"))
    assert references(page) == [case.reference]


def test_a_misheard_number_says_so_and_stays_in_the_box_and_out_of_the_address(desk, own_team):
    page = find(desk, "Åse Østergård")
    assert "Måske er et tegn hørt forkert" in page.text
    assert re.search(r"<input[^>]*autofocus", page.text)
    assert 'value="Åse Østergård"' in page.text
    assert page.request["QUERY_STRING"] == ""
    assert page.redirect_chain == []


def test_an_empty_queue_says_what_comes_next(desk):
    assert "Nye sager står her" in queue(desk).text
    assert "Ingen sager passer" in queue(desk, urgency=1).text


def test_the_list_comes_in_pages_of_fifty(desk, own_team):
    for _ in range(51):
        make.submission(team=own_team)
    first, second = queue(desk), queue(desk, p=2)
    assert (len(references(first)), len(references(second))) == (50, 1)
    assert not set(references(first)) & set(references(second))
    assert "Side 1 af 2" in first.text


def test_the_list_costs_the_same_number_of_queries_at_any_length(desk, own_team, coordinator):
    costs, made = [], 0
    queue(desk)
    for rows in (1, 3, 50):
        for _ in range(rows - made):
            make.submission(team=own_team, assignee=coordinator)
        made = rows
        with CaptureQueriesContext(
            connection,
        ) as queries:
            queue(desk)
        costs.append(len(queries))
    assert costs == [costs[0]] * 3
    assert costs[0] <= MOST_QUERIES


def test_the_data_protection_lead_sees_that_every_case_exists(client, own_team):
    lead = make.member(make.team("central", central=True), Role.DATA_PROTECTION)
    cases = {make.submission(team=own_team).reference, make.submission(team=None).reference}
    assert set(references(queue(make.sign_in(client, lead)))) == cases
