"""The list: what is in it, what leaves no trace, how it is found and counted."""

import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from intake.submissions import lookup, process
from intake.submissions.enums import State, Urgency
from intake.submissions.models import Search, Term
from intake.submissions.reference import new_reference
from portal.accounts.models import Role
from tests import make, toys

pytestmark = pytest.mark.django_db

# Ten of them are the sign-in's and Wagtail's menu's.
MOST_QUERIES = 15


def references(response):
    return [row.submission.reference for row in response.context["rows"]]


def numbers(response):
    return {tab.key: number for tab, number, _url in response.context["tabs"] if number is not None}


def urls(response):
    return {tab.key: url for tab, _number, url in response.context["tabs"]}


def queue(client, **query):
    return client.get(reverse("queue:index"), query)


def find(client, text):
    return client.post(reverse("queue:index"), {"text": text}, follow=True)


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
    page = queue(desk, tab="all")
    assert references(page) == []
    assert set(numbers(page).values()) == {0}
    for trace in (
        foreign.reference,
        "Fremmede",
        "Fremmed Kollega",
    ):
        assert trace not in page.text
    assert page.context["filters"].fields["team"].choices[:-1] == [("", "Alle"), (str(own_team.pk), "Egne")]
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
    make.submission(team=own_team)
    assert references(queue(desk)).count(case.reference) == 1
    assert references(queue(desk, team="helped")) == [case.reference]


def test_the_open_cases_come_first_to_mind_and_the_others_on_request(desk, own_team):
    opened = make.submission(team=own_team)
    closed = make.submission(team=own_team, state=State.CLOSED)
    assert references(queue(desk)) == [opened.reference]
    assert set(references(queue(desk, tab="all"))) == {opened.reference, closed.reference}
    assert references(queue(desk, tab="all", state="closed")) == [closed.reference]


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
        "overdue": references(queue(desk, tab="due")),
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


def test_each_tab_holds_what_its_name_says_and_as_many_as_its_number(desk, own_team, coordinator):
    long_ago, ahead = timezone.now() - timedelta(days=15), timezone.localdate() + timedelta(days=9)
    rest = {"team": own_team, "due_on": ahead}
    read = {"read_at": timezone.now(), **rest}
    cases = {
        "new": make.submission(**rest),
        "mine": make.submission(assignee=coordinator, state=State.SCREENING, **read),
        "due today": make.submission(**{**read, "due_on": timezone.localdate()}),
        "asked": make.submission(state=State.NEEDS_INFO, **read),
        "forgotten": make.submission(moved_at=long_ago, **read),
        "has written": make.submission(message_at=timezone.now(), **read),
        "closed": make.submission(state=State.CLOSED, moved_at=long_ago, assignee=coordinator, team=own_team),
    }
    names = {case.reference: name for name, case in cases.items()}
    page = queue(desk)
    found = {key: {names[one] for one in references(desk.get(url))} for key, url in urls(page).items()}
    assert found == {
        "unread": {"new", "has written"},
        "mine": {"mine"},
        "named": set(),
        "reminded": set(),
        "teams": set(cases) - {"closed"},
        "due": {"due today"},
        "waiting": {"asked"},
        "stale": {"forgotten"},
        "all": set(cases),
    }
    assert numbers(page) == {key: len(names) for key, names in found.items() if key != "all"}


def test_a_case_is_unread_until_somebody_of_the_team_that_has_it_opens_it(client, desk, own_team):
    case = make.submission(team=own_team)
    helpers = make.team("hjælpere")
    case.assisting.set([helpers])
    make.sign_in(Client(), make.member(helpers)).get(reverse("queue:case", args=[case.reference]))
    assert numbers(queue(desk))["unread"] == 1, "a helper read it, and nobody of those who have it"
    desk.get(reverse("queue:case", args=[case.reference]))
    assert numbers(queue(desk))["unread"] == 0
    other = make.team("de-andre")
    process.place(case.pk, other, make.actor(own_team))
    assert numbers(queue(make.sign_in(client, make.member(other))))["unread"] == 1


def test_who_looks_at_another_tab_keeps_their_filters(desk, own_team):
    acute = make.submission(team=own_team, urgency=Urgency.ACUTE)
    make.submission(team=own_team)
    page = queue(desk, urgency=1, p=1)
    assert references(desk.get(urls(page)["all"])) == [acute.reference]


def test_a_tab_that_is_not_there_is_the_first_one(desk, own_team):
    case = make.submission(team=own_team)
    assert references(queue(desk, tab="nothing")) == [case.reference]


@pytest.mark.parametrize(
    ("order", "expected"),
    [("", "acute due old"), ("due", "due acute old"), ("newest", "due acute old"), ("oldest", "old acute due")],
)
def test_the_order_is_the_viewers_choice(desk, own_team, order, expected):
    today, now = timezone.localdate(), timezone.now()
    far = today + timedelta(days=20)
    rows = {
        "old": {"urgency": Urgency.LOW, "due_on": far, "received_at": now - timedelta(days=3)},
        "acute": {"urgency": Urgency.ACUTE, "due_on": far, "received_at": now - timedelta(days=2)},
        "due": {"urgency": Urgency.NORMAL, "due_on": today, "received_at": now - timedelta(days=1)},
    }
    names = {make.submission(team=own_team, **columns).reference: name for name, columns in rows.items()}
    assert [names[one] for one in references(queue(desk, order=order))] == expected.split()


def test_an_order_by_what_is_still_to_be_done_is_not_offered_where_all_has_been(desk, own_team):
    make.submission(team=own_team, state=State.CLOSED)
    page = queue(desk, tab="all", order="due")
    assert page.context["filters"].errors == {"order": ["Vælg en af mulighederne."]}
    assert len(references(page)) == 1


def test_a_range_of_dates_holds_both_its_ends(desk, own_team):
    for day in (1, 2, 3, 4):
        make.submission(team=own_team, received_at=timezone.make_aware(datetime(2026, 11, day, 23, 30)))
    assert len(references(queue(desk, since="2026-11-02", until="2026-11-03"))) == 2
    page = queue(desk, since="2026-11-03", until="2026-11-02")
    assert "Den sidste dag ligger før den første." in page.text
    assert 'value="2026-11-03"' in page.text
    page = queue(desk, since="i går")
    assert "Skriv en dato, fx 24.12.2026." in page.text
    assert 'value="i går"' in page.text


@pytest.mark.parametrize("written", ["3.11.2026", "03-11-2026", "3/11/2026", "03.11.26"])
def test_a_day_is_taken_as_danes_write_it(desk, own_team, written):
    day = make.submission(team=own_team, received_at=timezone.make_aware(datetime(2026, 11, 3, 12)))
    make.submission(team=own_team, received_at=timezone.make_aware(datetime(2026, 11, 4, 12)))
    assert references(queue(desk, since=written, until=written)) == [day.reference]


def test_a_list_without_end_is_counted_as_far_as_anybody_leafs(desk, own_team, monkeypatch):
    monkeypatch.setattr("intake.desk.views.queue.MOST", 3)
    for _ in range(4):
        make.submission(team=own_team)
    page = queue(desk)
    assert "De første 3 sager. Vælg ovenfor for at se færre." in page.text
    assert len(references(page)) == 3


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


def test_a_misheard_number_says_so_and_stays_in_the_box(desk, own_team):
    page = find(desk, "BM-7K3Q-9F2U")
    assert "Måske er et tegn hørt forkert" in page.text
    assert re.search(r"<input[^>]*autofocus", page.text)
    assert 'value="BM-7K3Q-9F2U"' in page.text


@pytest.mark.parametrize("typed", ["bm 7k3q 9f2", "Bo Anders Birk"])
def test_what_is_not_built_like_a_number_is_looked_for_as_a_name(desk, own_team, typed):
    page = find(desk, typed)
    assert f"Vi fandt ikke {typed}" in page.text
    assert f'value="{typed}"' in page.text
    assert Search.objects.get().sort == "name"


def test_an_empty_queue_says_what_comes_next(desk):
    assert "Nye sager står her" in queue(desk).text
    assert "Vi venter ikke på svar fra nogen." in queue(desk, tab="waiting").text
    assert "Ingen sager passer" in queue(desk, urgency=1).text


def test_the_list_comes_in_pages_of_thirty(desk, own_team):
    for _ in range(31):
        make.submission(team=own_team)
    first, second = queue(desk), queue(desk, p=2)
    assert (len(references(first)), len(references(second))) == (30, 1)
    assert not set(references(first)) & set(references(second))
    assert "Side 1 af 2" in first.text


@pytest.mark.parametrize("plain", [True, False])
def test_the_list_costs_the_same_number_of_queries_at_any_length(desk, own_team, coordinator, plain):
    costs, made = [], 0
    queue(desk)
    chosen = {} if plain else {"tab": "all", "assignee": "me", "order": "newest", "team": own_team.pk}
    for rows in (1, 3, 30):
        for _ in range(rows - made):
            make.submission(team=own_team, assignee=coordinator)
        made = rows
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert len(references(queue(desk, **chosen))) == rows
        costs.append(len(queries))
    assert costs == [costs[0]] * 3
    assert costs[0] <= MOST_QUERIES


def test_the_data_protection_lead_sees_that_every_case_exists(client, own_team):
    lead = make.member(make.team("central", central=True), Role.DATA_PROTECTION)
    cases = {make.submission(team=own_team).reference, make.submission(team=None).reference}
    page = queue(make.sign_in(client, lead))
    assert set(references(page)) == cases
    assert reverse("queue:next") not in page.text


def person(**columns):
    answers = toys.ToyAnswers(full_name="Åse Østergård-Møller", email="Aase@post.example")
    case = make.submission(answers=answers, **columns)
    lookup.index(case.pk)
    return case


@pytest.mark.parametrize("typed", ["åse", "Østergård Åse", "AASE MØLLER", "aase@POST.example "])
def test_a_person_is_found_by_words_of_their_name_and_by_their_address(desk, own_team, typed):
    case = person(team=own_team)
    other = make.submission(team=own_team, answers=toys.ToyAnswers(full_name="Bo Åsen", email="bo@post.example"))
    lookup.index(other.pk)
    found = find(desk, typed)
    assert references(found) == [case.reference]
    assert other.reference not in found.text
    assert found.request["QUERY_STRING"] == ""
    assert "no-store" in found["Cache-Control"]
    assert f'value="{typed}"' in found.text


def next_page(client, page):
    """Press «Næste» of what was found."""
    form = re.search(r'<nav class="desk-pages".*?</nav>', page.text, flags=re.DOTALL)[0]
    text = re.search(r'name="text" value="([^"]*)"', form)[1]
    number = re.search(r'name="p" value="(\d+)"[^>]*>Næste<', form)[1]
    return client.post(reverse("queue:index"), {"text": text, "p": number})


def test_what_was_found_is_leafed_through_without_the_words_in_an_address(desk, own_team, monkeypatch):
    monkeypatch.setattr("intake.desk.views.queue.PAGE_SIZE", 2)
    cases = [person(team=own_team) for _each in range(3)]
    make.submission(team=own_team)
    first = find(desk, "Åse")
    assert "Åse" not in "".join(re.findall(r'href="([^"]*)"', first.text))
    second = next_page(desk, first)
    assert (len(references(first)), len(references(second))) == (2, 1)
    assert {*references(first), *references(second)} == {case.reference for case in cases}
    assert "Side 2 af 2" in second.text
    assert "3 sager" in second.text


def test_more_than_are_looked_for_is_said_with_the_way_to_fewer(desk, own_team, monkeypatch):
    monkeypatch.setattr("intake.submissions.lookup.MOST", 2)
    for _each in range(3):
        person(team=own_team)
    assert "De første 2 sager. Der kan være flere: skriv mere i søgefeltet" in find(desk, "Åse").text


def test_a_person_is_not_found_by_a_team_that_may_not_read_of_them(client, own_team):
    person(team=own_team)
    person(team=own_team, state=State.WITHDRAWN)
    page = find(make.sign_in(client, make.member(make.team("fremmede"))), "Åse")
    assert references(page) == []
    assert "Vi fandt ikke Åse" in page.text
    assert len(references(find(make.sign_in(client, make.member(own_team)), "Åse"))) == 1


@pytest.mark.parametrize("role", [Role.DATA_PROTECTION, Role.INTAKE])
def test_whoever_reads_no_answers_is_told_that_they_find_by_number_alone(client, own_team, role):
    case = person(team=own_team)
    theirs = own_team if role == Role.INTAKE else make.team("central", central=True)
    browser = make.sign_in(client, make.member(theirs, role))
    page = find(browser, "Åse")
    assert page.status_code == 403
    assert "Din rolle læser ikke svarene" in page.text
    assert 'value="Åse"' in page.text
    assert Search.objects.count() == 0
    assert references(find(browser, case.reference)) == [case.reference]


def test_that_somebody_looked_is_written_down_without_the_words(desk, own_team, coordinator):
    person(team=own_team)
    find(desk, "Åse")
    search = Search.objects.get()
    assert (search.actor, search.sort, search.found) == (coordinator, "name", 1)
    assert search.digests == list(Term.objects.filter(digest__in=search.digests).values_list("digest", flat=True))


def test_a_house_that_cannot_open_its_vault_says_so_and_keeps_what_was_typed(desk, own_team, settings):
    settings.DOK_VAULT_IDENTITIES = ""
    page = find(desk, "Åse")
    assert page.status_code == 503
    assert 'value="Åse"' in page.text


def test_the_next_case_is_the_most_urgent_that_nobody_has(desk, own_team, coordinator):
    calm = make.submission(team=own_team)
    taken = make.submission(team=own_team, urgency=Urgency.ACUTE, assignee=make.member(own_team))
    urgent = make.submission(team=own_team, urgency=Urgency.HIGH)
    make.submission(team=make.team("fremmede"), urgency=Urgency.ACUTE)
    for expected in (urgent, calm):
        page = desk.post(reverse("queue:next"), follow=True)
        expected.refresh_from_db()
        assert expected.assignee == coordinator
        assert f"{expected.reference} er din nu." in page.text
    assert "Der er ingen sager, som venter" in desk.post(reverse("queue:next"), follow=True).text
    taken.refresh_from_db()
    assert taken.assignee != coordinator


def test_asking_for_the_next_case_is_a_deed_and_no_look(desk):
    assert desk.get(reverse("queue:next")).status_code == 405


def test_the_keys_of_the_desk_stand_in_wagtails_overview_at_the_desk_alone(desk, own_team):
    case = make.submission(team=own_team)
    for address in (reverse("queue:index"), reverse("queue:case", args=[case.reference])):
        assert "Næste og forrige sag i listen" in desk.get(address).text
    assert "Næste og forrige sag i listen" not in desk.get(reverse("wagtailadmin_account")).text
