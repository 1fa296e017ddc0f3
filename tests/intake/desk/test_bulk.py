"""One deed on many cases: the preview says what will happen and why not, and the worker does just that, once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intake.desk.bulk import running
from intake.desk.bulk.deeds import DEEDS
from intake.desk.models import Bulk, BulkStatus
from intake.submissions import process
from intake.submissions.enums import Action, State
from intake.submissions.models import Reminder, Submission
from intake.vault.models import CaseKey
from portal.accounts.models import Membership, Role
from tests import make, toys

pytestmark = [pytest.mark.django_db, pytest.mark.either_engine]

BULK = reverse("queue:bulk")


def choose(client, cases, deed="tag", **said):
    return client.post(BULK, {"case": [case.reference for case in cases], "deed": deed, **said})


def verdicts(page):
    return {line.case.reference: str(line.verdict.reason) for line in page.context["lines"]}


def told(bulk):
    return {line.submission.reference: (line.status, line.reason) for line in bulk.lines.select_related("submission")}


@pytest.fixture
def cases(own_team):
    return [make.submission(team=own_team, state=state) for state in (State.SUBMITTED, State.SCREENING, State.CLOSED)]


def test_choosing_asks_first_and_nothing_happens(desk, cases):
    page = choose(desk, cases)
    assert "Du har valgt 3 sager." in page.text
    assert page.context["lines"] is None
    assert not Bulk.objects.exists()


def test_the_preview_says_what_will_happen_and_why_not(desk, cases):
    page = choose(desk, cases, stage="preview", tags="Anden kommune")
    new, screening, closed = (case.reference for case in cases)
    assert verdicts(page) == {new: "", screening: "", closed: "Sagen er slut."}
    assert "Det vil ske med 2 af 3 sager. Intet er sket endnu." in page.text
    assert not Bulk.objects.exists()


def test_the_worker_does_it_and_the_report_tells(desk, cases, coordinator):
    answer = choose(desk, cases, stage="go", tags="Anden kommune, møbler")
    [bulk] = Bulk.objects.all()
    assert answer["Location"] == reverse("queue:bulk_report", args=[bulk.pk])
    assert "1 af 3 sager er gennemgået." in desk.get(answer["Location"]).text
    assert running.run(bulk.pk) == 2
    new, screening, closed = (case.reference for case in cases)
    done = (BulkStatus.DONE, "")
    assert told(bulk) == {new: done, screening: done, closed: (BulkStatus.REFUSED, "Sagen er slut.")}
    assert "Færdig. 3 sager er gennemgået, 1 blev ikke til noget." in desk.get(answer["Location"]).text
    case = Submission.objects.get(reference=new)
    assert case.tags == ["anden-kommune", "møbler"]
    assert case.events.get(what="tagged").actor == coordinator


def test_words_are_laid_beside_those_a_case_has(desk, own_team):
    case = make.submission(team=own_team, tags=["haster"])
    choose(desk, [case], stage="go", tags="møbler")
    running.run(Bulk.objects.get().pk)
    case.refresh_from_db()
    assert case.tags == ["haster", "møbler"]


def test_a_second_worker_does_nothing_twice(desk, cases):
    choose(desk, cases, stage="go", tags="møbler")
    bulk = Bulk.objects.get()
    assert (running.run(bulk.pk), running.run(bulk.pk)) == (2, 0)
    assert cases[0].events.filter(what="tagged").count() == 1


def test_what_is_pressed_twice_on_one_preview_is_done_once_and_what_was_mended_on_it_is_done_too(desk, cases):
    shown = choose(desk, cases, stage="preview", tags="møbler").context["shown"]
    first, second = (choose(desk, cases, stage="go", tags="møbler", shown=shown) for _press in range(2))
    assert first["Location"] == second["Location"]
    assert choose(desk, cases, stage="go", tags="lejlighed", shown=shown)["Location"] != first["Location"]
    assert Bulk.objects.count() == 2
    another = choose(desk, cases, stage="preview", tags="møbler").context["shown"]
    assert choose(desk, cases, stage="go", tags="møbler", shown=another)["Location"] != first["Location"]


def test_what_somebody_else_pressed_is_not_mine(desk, cases, own_team):
    shown = choose(desk, cases, stage="preview", tags="møbler").context["shown"]
    colleague = make.sign_in(Client(), make.member(own_team))
    for client in (desk, colleague):
        assert client.get(choose(client, cases, stage="go", tags="møbler", shown=shown)["Location"]).status_code == 200


def test_more_than_a_hundred_are_not_cut_off_in_silence(desk, own_team):
    case = make.submission(team=own_team)
    page = desk.post(BULK, {"case": [case.reference, *map(str, range(100))], "deed": "tag"})
    assert "Her er de første 100. Tag resten bagefter." in page.text


def test_words_that_came_on_meanwhile_stay(desk, own_team):
    case = make.submission(team=own_team)
    stale = Submission.objects.get(pk=case.pk)
    process.tag(case.pk, ["haster"], make.actor(own_team))
    DEEDS["tag"].act(stale, make.actor(own_team), {"tags": ["møbler"]}, stale.version)
    case.refresh_from_db()
    assert case.tags == ["haster", "møbler"]


def test_a_report_can_be_read_for_a_month(desk, cases):
    choose(desk, cases, stage="go", tags="møbler")
    bulk = Bulk.objects.get()
    Bulk.objects.update(created_at=timezone.now() - timedelta(days=40))
    assert running.forget() == 0, "what nobody has finished is not forgotten"
    running.run(bulk.pk)
    assert running.forget() == 0
    Bulk.objects.update(finished_at=timezone.now() - timedelta(days=31))
    assert running.forget() == 1
    assert Submission.objects.get(pk=cases[0].pk).tags == ["møbler"]


def test_many_are_given_to_one_colleague_and_who_decides_elsewhere_is_refused_before(desk, own_team, coordinator):
    other = make.team("andre")
    Membership.objects.create(user=coordinator, team=other, role=Role.COORDINATOR)
    colleague = make.member(own_team)
    own, others = make.submission(team=own_team), make.submission(team=other)
    page = choose(desk, [own, others], "assign", stage="preview", person=colleague.pk)
    assert verdicts(page) == {own.reference: "", others.reference: "Kollegaen er ikke koordinator på sagens hold."}
    choose(desk, [own, others], "assign", stage="go", person=colleague.pk)
    running.run(Bulk.objects.get().pk)
    own.refresh_from_db()
    others.refresh_from_db()
    assert (own.assignee, others.assignee) == (colleague, None)


def test_many_are_closed_with_what_came_of_them(desk, own_team):
    plain = make.submission(team=own_team, state=State.ACCEPTED)
    other = make.submission(toys.CONSENT, team=own_team, state=State.ACCEPTED)
    waiting = make.submission(team=own_team, state=State.SCREENING)
    chosen = [plain, other, waiting]
    page = choose(desk, chosen, "close", stage="preview", outcome="toy_plain:played")
    assert verdicts(page) == {
        plain.reference: "",
        other.reference: "Det, du valgte, hører til en anden slags sag.",
        waiting.reference: "Det kan ikke lade sig gøre nu. Sagen står som: Under vurdering.",
    }
    choose(desk, chosen, "close", stage="go", outcome="toy_plain:played")
    running.run(Bulk.objects.get().pk)
    plain.refresh_from_db()
    assert (plain.state, plain.outcome) == (State.CLOSED, "reached")
    choose(desk, [other], "close", stage="go", outcome=":unknown")
    running.run(Bulk.objects.first().pk)
    other.refresh_from_db()
    assert (other.state, other.outcome) == (State.CLOSED, "unknown")


def test_whoever_acts_between_the_preview_and_the_deed_is_not_overruled(desk, own_team):
    case, colleague = make.submission(team=own_team), make.member(own_team)
    seen = f"{case.reference}:{case.version}"
    process.take(case.pk, Action.CLAIM, make.actor(own_team, first_name="Mette", last_name="Holm"))
    choose(desk, [case], "assign", stage="go", person=colleague.pk, seen=[seen])
    running.run(Bulk.objects.get().pk)
    [(status, reason)] = told(Bulk.objects.get()).values()
    assert status == BulkStatus.REFUSED
    assert reason.startswith("Mette Holm nåede det først")


def test_who_lost_sight_of_a_case_meanwhile_does_nothing_with_it(desk, own_team, coordinator):
    case = make.submission(team=own_team)
    choose(desk, [case], stage="go", tags="møbler")
    process.place(case.pk, make.team("andre"), make.actor(own_team))
    bulk = Bulk.objects.get()
    assert running.run(bulk.pk) == 0
    assert case.reference not in desk.get(reverse("queue:bulk_report", args=[bulk.pk])).text
    case.refresh_from_db()
    assert case.tags == []


def test_foreign_cases_are_not_among_the_chosen_and_a_report_is_its_actors_alone(desk, own_team):
    own, foreign = make.submission(team=own_team), make.submission(team=make.team("fremmede"))
    page = choose(desk, [own, foreign], stage="preview", tags="møbler")
    assert foreign.reference not in page.text
    assert choose(desk, [foreign], stage="go", tags="møbler")["Location"] == reverse("queue:index")
    choose(desk, [own], stage="go", tags="møbler")
    colleague = make.sign_in(Client(), make.member(own_team))
    assert colleague.get(reverse("queue:bulk_report", args=[Bulk.objects.get().pk])).status_code == 404


@pytest.mark.parametrize(
    ("tags", "says"),
    [
        ("", "Skriv mindst et mærke."),
        ("x" * 31, "er for langt. Et mærke har højst 30 tegn."),
        ("a,b,c,d,e,f,g", "Brug højst 6 mærker."),
        ("010190-1234", "Et mærke må ikke være et nummer eller en adresse på en person."),
    ],
)
def test_a_word_that_cannot_be_is_refused_and_the_choice_is_kept(desk, cases, tags, says):
    page = choose(desk, cases, stage="go", tags=tags)
    assert says in page.text
    assert page.text.count('name="case"') == 3
    assert not Bulk.objects.exists()


def test_what_a_dead_worker_left_is_taken_up(desk, cases):
    choose(desk, cases, stage="go", tags="møbler")
    assert running.left_lying() == []
    Bulk.objects.update(created_at="2026-01-01T00:00Z")
    assert running.left_lying() == [Bulk.objects.get().pk]
    running.run(Bulk.objects.get().pk)
    assert running.left_lying() == []


def test_a_case_that_cannot_be_done_stops_no_other(desk, own_team):
    cases = [make.submission(team=own_team, state=State.ACCEPTED) for _ in range(3)]
    choose(desk, cases, "close", stage="go", outcome=":unknown")
    bulk = Bulk.objects.get()
    broken = bulk.lines.first().submission
    CaseKey.objects.filter(case=broken.pk).delete()
    assert running.run(bulk.pk) == 2
    status, reason = told(bulk)[broken.reference]
    assert (status, reason[:13]) == (BulkStatus.REFUSED, "Det gik galt.")
    broken.refresh_from_db()
    assert broken.state == State.ACCEPTED
    assert running.left_lying() == []


@pytest.mark.parametrize("version", ["9" * 5000, "9" * 30, "-1", "ord", ""])
def test_a_version_that_no_case_has_is_passed_over(desk, own_team, version):
    case = make.submission(team=own_team)
    choose(desk, [case], stage="go", tags="møbler", seen=[f"{case.reference}:{version}"])
    assert Bulk.objects.get().lines.get().seen_version == case.version


def test_a_case_gets_no_more_words_from_many_than_it_may_have(desk, own_team):
    case = make.submission(team=own_team, tags=list("abcde"))
    assert verdicts(choose(desk, [case], stage="preview", tags="e, f")) == {case.reference: ""}
    page = choose(desk, [case], stage="preview", tags="f, g")
    assert verdicts(page) == {case.reference: "Sagen får for mange mærker. Fjern et først."}


def test_many_are_to_be_remembered_on_a_day_that_comes(desk, own_team, coordinator):
    case, closed = make.submission(team=own_team), make.submission(team=own_team, state=State.CLOSED)
    today = timezone.localdate()
    late = choose(desk, [case], "remind", stage="preview", remind="call", on=str(today - timedelta(days=1)))
    assert "Vælg i dag eller en dag, der kommer." in late.text
    choose(desk, [case, closed], "remind", stage="go", remind="call", on=str(today))
    bulk = Bulk.objects.get()
    assert running.run(bulk.pk) == 1
    assert told(bulk)[closed.reference] == (BulkStatus.REFUSED, "Sagen er slut.")
    reminder = Reminder.objects.get()
    assert (reminder.submission, reminder.on, reminder.owner) == (case, today, None)
    assert reminder.created_by == coordinator
