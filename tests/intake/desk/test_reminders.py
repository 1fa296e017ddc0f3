"""Reminders at the desk: set on the case, shown on the day, taken down by those who decide, and gone with the scope."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from intake.submissions.enums import ReminderReason, State
from intake.submissions.models import Reminder, Submission
from portal.accounts.models import Role
from tests import make

pytestmark = pytest.mark.django_db
QUEUE = reverse("queue:index") + "?tab=reminded"


@pytest.fixture
def case(own_team):
    return make.submission(team=own_team, state=State.SCREENING)


def set_one(desk, case, **said):
    url = reverse("queue:action", args=[case.reference, "remind"])
    day = f"{timezone.localdate():%d.%m.%Y}"
    posted = {
        "seen_version": case.version,
        "remind": "call",
        "on": day,
        "owner": "",
        "note": "",
        "stage": "send",
        **said,
    }
    return desk.post(url, {**posted, **said}, follow=True)


def test_one_is_set_as_danes_write_a_day_and_shown_on_the_case_and_in_the_list(desk, case):
    page = set_one(desk, case, note="Ring om nøglen").content.decode()
    assert "Påmindelsen er sat." in page
    assert "Ring om nøglen" in page
    for url in (QUEUE, reverse("queue:index"), reverse("queue:index") + "?tab=all"):
        shown = desk.get(url, follow=True).content.decode()
        assert number_in(shown) == 1
        assert case.reference in shown
        assert "Ring om nøglen" not in shown


def number_in(page):
    return int(re.search(r"Påmindelser i dag <b[^>]*>(\d+)", page)[1])


def nothing_in(browser):
    answer = browser.get(QUEUE)
    return answer.status_code == 404 or "Du har ingen påmindelser i dag." in answer.content.decode()


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"on": "i går"}, "Skriv en dato"),
        ({"on": "01.01.2020"}, "Vælg i dag eller en dag, der kommer"),
        ({"remind": "overdue"}, "Vælg, hvad du vil mindes om"),
        ({"owner": "999999"}, "Vælg en, der kan afgøre sagen"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(desk, case, said, problem):
    page = set_one(desk, case, note="Husk <b>nøglen</b>", **said).content.decode()
    assert problem in page
    assert "Husk &lt;b&gt;nøglen&lt;/b&gt;" in page
    assert not Reminder.objects.exists()


def test_a_foreign_owner_is_refused_in_the_words_of_one_who_does_not_exist(desk, case):
    foreign = make.member(make.team("fremmede"), first_name="Frank", last_name="Fremmed")
    page = set_one(desk, case, owner=str(foreign.pk)).content.decode()
    assert "Vælg en, der kan afgøre sagen" in page
    assert "Fremmed" not in page


def test_a_reminder_of_tomorrow_waits(desk, case):
    Reminder.objects.create(submission=case, reason=ReminderReason.CALL, on=timezone.localdate() + timedelta(days=1))
    assert nothing_in(desk)


def test_it_is_taken_down_by_a_press_and_twice_does_no_harm(desk, case):
    row = Reminder.objects.create(submission=case, reason=ReminderReason.CALL, on=timezone.localdate())
    url = reverse("queue:take_down", args=[case.reference, row.pk])
    assert desk.get(url).status_code == 405
    assert "Påmindelsen er taget ned." in desk.post(url, follow=True).content.decode()
    desk.post(url)
    assert case.events.filter(what="reminder_done").count() == 1
    assert nothing_in(desk)


def test_a_reminder_of_another_case_is_not_there(desk, case):
    foreign = make.submission(team=make.team("fremmede"), state=State.SCREENING)
    row = Reminder.objects.create(submission=foreign, reason=ReminderReason.CALL, on=timezone.localdate())
    for reference in (case.reference, foreign.reference):
        assert desk.post(reverse("queue:take_down", args=[reference, row.pk])).status_code == 404
    row.refresh_from_db()
    assert row.done_at is None


@pytest.mark.parametrize("who", ["foreign", "intake", "data_protection", "editor", "administrator"])
def test_nobody_else_hears_of_it(client, people, case, who):
    Reminder.objects.create(submission=case, reason=ReminderReason.CALL, on=timezone.localdate())
    browser = make.sign_in(client, people[who])
    assert nothing_in(browser)


def test_it_goes_with_the_scope(desk, case, coordinator):
    Reminder.objects.create(submission=case, reason=ReminderReason.CALL, on=timezone.localdate(), owner=coordinator)
    Submission.objects.filter(pk=case.pk).update(team=make.team("fremmede"))
    assert nothing_in(desk)
    assert case.reference not in desk.get(QUEUE).content.decode()


def test_the_list_asks_as_much_for_many_reminders_as_for_one(desk, own_team):
    def questions():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as asked:
            desk.get(QUEUE)
        return len(asked)

    def remind(number):
        for _ in range(number):
            case = make.submission(team=own_team, state=State.SCREENING)
            Reminder.objects.create(submission=case, reason=ReminderReason.CALL, on=timezone.localdate())

    remind(1)
    desk.get(QUEUE)
    one = questions()
    remind(11)
    assert questions() == one
    assert number_in(desk.get(QUEUE).content.decode()) == 12


def test_a_case_is_closed_with_what_came_of_it(desk, own_team):
    case = make.submission(team=own_team, state=State.ACCEPTED)
    url = reverse("queue:action", args=[case.reference, "close"])
    page = desk.post(url, {"seen_version": case.version, "stage": "send", "note": "Godt gået"}).content.decode()
    assert "Vælg, hvad der kom ud af sagen." in page
    assert "Godt gået" in page
    said = {"seen_version": case.version, "stage": "send", "outcome": "unknown"}
    assert "Ukendt" in desk.post(url, said, follow=True).content.decode()


def test_only_roles_that_meet_cases_set_one(client, own_team, case):
    browser = make.sign_in(client, make.member(own_team, Role.INTAKE))
    assert set_one(browser, case).status_code == 403
