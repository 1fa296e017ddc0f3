"""Columns by choice; whom a case is about is opened for the page, and written down in each case."""

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from intake.submissions import events
from intake.submissions.enums import Fact, State
from intake.submissions.models import Submission
from portal.accounts.models import Membership, Role
from tests import make, toys

pytestmark = [pytest.mark.django_db, pytest.mark.either_engine]

CONTACT = ["kind", "name", "contact"]
# Beside those of a page without answers, which test_queue.py counts.
MOST_MORE = 14


def heads(page):
    return page.context["heads"]


def cells(page, head):
    return [str(dict(row.cells)[head]) for row in page.context["rows"]]


def look(client, **query):
    return client.get(reverse("queue:index"), query)


def test_the_columns_are_those_that_were_chosen_in_the_lists_own_order(desk, own_team):
    make.submission(team=own_team, tags=["møbler"])
    assert heads(look(desk, columns=["tags", "kind"])) == ["Slags", "Mærker"]
    assert cells(look(desk, columns=["tags"]), "Mærker") == ["møbler"]


def test_nothing_is_opened_before_somebody_asks_for_it(desk, own_team):
    case = make.submission(team=own_team)
    page = look(desk)
    assert "Navn" not in heads(page)
    assert "Østergård" not in page.text
    assert not case.events.filter(what=Fact.READ).exists()


def test_a_page_with_contacts_is_one_line_in_each_cases_log_and_makes_no_case_read(desk, own_team, coordinator):
    cases = [make.submission(team=own_team) for _ in range(3)]
    page = look(desk, columns=CONTACT)
    assert cells(page, "Navn") == ["Åse Østergård-Møller"] * 3
    assert cells(page, "Kontakt") == ["aase@post.example"] * 3
    for case in cases:
        [seen] = case.events.filter(what=Fact.READ)
        assert (seen.actor, seen.role, seen.detail) == (coordinator, Role.COORDINATOR, {"where": "list"})
        case.refresh_from_db()
        assert (case.read_at, events.faults(case)) == (None, [])
    log = desk.get(reverse("queue:case", args=[cases[0].reference])).text
    assert "Navn og kontakt i listen" in log


def test_what_may_not_be_read_is_not_opened(desk, own_team):
    taken_back = make.submission(toys.CONSENT, team=own_team, state=State.CONSENT_WITHDRAWN)
    page = look(desk, tab="all", columns=CONTACT)
    assert cells(page, "Navn") == ["Kan ikke vises"]
    assert not taken_back.events.filter(what=Fact.READ).exists()


@pytest.mark.parametrize("role", [Role.INTAKE, Role.DATA_PROTECTION])
def test_a_role_that_reads_no_answers_is_not_offered_them(client, own_team, role):
    case = make.submission(team=own_team)
    page = look(make.sign_in(client, make.member(own_team, role)), columns=CONTACT)
    assert "Navn" not in heads(page)
    assert "Østergård" not in page.text
    assert not case.events.filter(what=Fact.READ).exists()


@override_settings(DOK_VAULT_IDENTITIES="")
def test_without_the_key_the_page_says_so_and_shows_the_rest(desk, own_team):
    make.submission(team=own_team)
    page = look(desk, columns=CONTACT)
    assert cells(page, "Navn") == ["Kan ikke vises"]
    assert page.status_code == 200


def test_contacts_cost_the_same_number_of_queries_at_any_length(desk, own_team):
    costs, made = [], 0
    for rows in (1, 3, 30):
        for _ in range(rows - made):
            make.submission(team=own_team)
        made = rows
        with CaptureQueriesContext(connection) as queries:
            look(desk, columns=CONTACT)
        costs.append(len(queries))
    with CaptureQueriesContext(connection) as plain:
        look(desk)
    assert costs == [costs[0]] * 3
    assert costs[0] - len(plain) <= MOST_MORE


def test_a_word_finds_the_cases_that_bear_it(desk, own_team):
    bears = make.submission(team=own_team, tags=["møbler", "anden-kommune"])
    make.submission(team=own_team, tags=["møbler-haster"])
    assert [row.submission for row in look(desk, tag="møbler").context["rows"]] == [bears]
    page = look(desk, tag="to ord")
    assert "Skriv ét mærke, som det står i listen." in page.text
    assert 'value="to ord"' in page.text
    assert Submission.objects.count() == len(page.context["rows"])


def test_where_no_word_narrows_the_list_says_so(desk, own_team):
    make.submission(team=own_team)
    says = "Her kan du ikke vælge efter mærke."
    assert says in look(desk, tab="all", tag="møbler").text
    assert says not in look(desk, tab="all").text


@pytest.mark.parametrize("role", [Role.INTAKE, Role.DATA_PROTECTION])
def test_a_role_that_reads_no_answers_meets_no_tag(client, own_team, role):
    make.submission(team=own_team, tags=["møbler"])
    page = look(make.sign_in(client, make.member(own_team, role)), columns=["kind", "tags"], tag="sjaelden")
    assert "Mærker" not in heads(page)
    assert "Her kan du ikke vælge efter mærke." in page.text
    assert len(page.context["rows"]) == 1
    assert "møbler" not in page.text


def test_whoever_reads_in_one_team_only_sees_the_tags_of_that_one(client, own_team):
    person, other = make.member(own_team), make.team("andre")
    Membership.objects.create(user=person, team=other, role=Role.INTAKE)
    for team in (own_team, other):
        make.submission(team=team, tags=[f"mærke-{team.slug}"])
    make.sign_in(client, person)
    assert sorted(cells(look(client, columns=["tags"]), "Mærker")) == ["Kan ikke vises", "mærke-egne"]
    assert look(client, tag="mærke-egne").context["rows"]
    assert not look(client, tag="mærke-andre").context["rows"]


def test_what_could_not_be_written_down_is_not_shown(desk, own_team):
    case = make.submission(team=own_team)
    Submission.objects.filter(pk=case.pk).update(version=99)
    page = look(desk, columns=CONTACT)
    assert cells(page, "Navn") == ["Kan ikke vises"]
    case.refresh_from_db()
    assert case.version == 99, "the break in the chain is left for who looks for it"
