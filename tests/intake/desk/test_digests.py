"""How the cases stand, by mail: numbers from one's own scope, once a day, and nothing when nothing is to be done."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from intake.desk import digests, tasks
from intake.desk.models import DigestLetter, Rhythm, Stream, Subscriber
from intake.submissions.enums import ReminderReason, State
from intake.submissions.models import Reminder
from portal.accounts.models import Membership, Role
from tests import make

pytestmark = pytest.mark.django_db
# A Monday, a Tuesday, a Saturday, and the Tuesday after an Easter Monday.
MONDAY, TUESDAY, SATURDAY, AFTER_EASTER = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 28), date(2026, 4, 7)


@pytest.fixture
def daily(own_team, coordinator):
    return Stream.objects.create(user=coordinator, team=own_team, rhythm=Rhythm.DAILY)


def deliver(mailoutbox):
    mailoutbox.clear()
    for letter in list(DigestLetter.objects.all()):
        digests.ROUND.deliver(letter.pk)
    return mailoutbox


def test_it_says_numbers_and_a_link_and_nothing_of_a_case(daily, own_team, coordinator, mailoutbox):
    cases = [make.submission(team=own_team, state=State.SCREENING) for _ in range(2)]
    make.submission(team=make.team("fremmede"), state=State.SCREENING)
    assert digests.send_all(MONDAY) == 1
    (letter,) = deliver(mailoutbox)
    assert letter.to == [coordinator.email]
    assert "Ulæste: 2" in letter.body
    assert reverse("queue:index") in letter.body
    assert reverse("queue:mine") in letter.body
    for case in cases:
        assert case.reference not in letter.body + letter.subject
    assert "Åse" not in letter.body
    assert not any(char.isdigit() for char in letter.subject)


def test_nobody_gets_two_on_one_day(daily, own_team, mailoutbox):
    make.submission(team=own_team, state=State.SCREENING)
    assert digests.send_all(MONDAY) == 1
    assert digests.send_all(MONDAY) == 0
    assert len(deliver(mailoutbox)) == 1
    assert tasks.send_waiting_digests.call() == 0
    assert digests.send_all(TUESDAY) == 1


def test_a_letter_that_fails_goes_again_under_the_same_name(daily, own_team, mailoutbox, monkeypatch):
    make.submission(team=own_team, state=State.SCREENING)
    digests.send_all(MONDAY)
    letter, names = DigestLetter.objects.get(), []

    def refuse(*args, name, **kwargs):
        names.append(name)
        if len(names) == 1:
            raise OSError

    monkeypatch.setattr("intake.submissions.letters.hand_over", refuse)
    assert not digests.ROUND.deliver(letter.pk)
    DigestLetter.objects.update(next_attempt_at=timezone.now())
    assert digests.ROUND.deliver(letter.pk)
    assert names[0] == names[1]


def test_nothing_to_do_is_no_mail(daily, own_team):
    make.submission(
        team=own_team, state=State.SCREENING, read_at=timezone.now(), due_on=timezone.localdate() + timedelta(days=9)
    )
    assert digests.send_all(MONDAY) == 0
    assert not DigestLetter.objects.exists()


@pytest.mark.parametrize(
    ("rhythm", "day", "sent"),
    [
        (Rhythm.DAILY, TUESDAY, 1),
        (Rhythm.DAILY, SATURDAY, 0),
        (Rhythm.WEEKLY, MONDAY, 1),
        (Rhythm.WEEKLY, TUESDAY, 0),
        (Rhythm.WEEKLY, AFTER_EASTER, 1),
        (Rhythm.NONE, MONDAY, 0),
    ],
)
def test_it_comes_as_often_as_one_chose(daily, own_team, rhythm, day, sent):
    make.submission(team=own_team, state=State.SCREENING)
    Stream.objects.update(rhythm=rhythm)
    assert digests.send_all(day) == sent


@pytest.mark.parametrize("left", ["inactive", "no role"])
def test_whoever_has_left_gets_none_not_even_one_on_its_way(daily, own_team, coordinator, mailoutbox, left):
    make.submission(team=own_team, state=State.SCREENING)
    digests.send_all(MONDAY)
    if left == "inactive":
        type(coordinator).objects.update(is_active=False)
    else:
        Membership.objects.filter(user=coordinator).delete()
    assert deliver(mailoutbox) == []
    assert digests.send_all(TUESDAY) == 0


def test_a_lead_reads_how_many_nobody_touched(daily, own_team, coordinator, mailoutbox):
    Membership.objects.filter(user=coordinator).update(is_lead=True)
    case = make.submission(team=own_team, state=State.SCREENING, read_at=timezone.now())
    Reminder.objects.create(submission=case, reason=ReminderReason.ESCALATED, on=MONDAY)
    digests.send_all(MONDAY)
    (letter,) = deliver(mailoutbox)
    assert "ingen har gjort noget: 1" in letter.body


def test_a_team_that_is_offered_a_case_reads_that_it_is_asked(daily, own_team, mailoutbox):
    giver = make.team("andre", organisation=make.organisation("andre"))
    case = make.submission(team=giver, state=State.SCREENING, offered_to=own_team)
    assert digests.send_all(MONDAY) == 1
    (letter,) = deliver(mailoutbox)
    assert "Tilbudt til jer: 1" in letter.body
    assert case.reference not in letter.body


def test_a_data_protection_lead_hears_of_the_streams_team_alone(own_team, mailoutbox):
    lead = make.member(make.team("central", central=True), Role.DATA_PROTECTION)
    Stream.objects.create(user=lead, team=make.team("central"), rhythm=Rhythm.DAILY)
    make.submission(team=own_team, state=State.SCREENING)
    assert digests.send_all(MONDAY) == 0


# --- The screen --------------------------------------------------------------------------------------

MINE = reverse("queue:mine")


def test_one_chooses_for_ones_own_teams_and_for_no_other(desk, own_team, coordinator):
    foreign = make.team("fremmede")
    assert "Fremmede" not in desk.get(MINE).content.decode()
    desk.post(MINE, {"deed": "save", f"team-{own_team.pk}": "weekly", f"team-{foreign.pk}": "daily"})
    assert list(Stream.objects.values_list("user", "team", "rhythm")) == [(coordinator.pk, own_team.pk, "weekly")]


def test_a_rhythm_that_is_none_is_said(desk, own_team):
    page = desk.post(MINE, {"deed": "save", f"team-{own_team.pk}": "hourly"}).content.decode()
    assert "Vælg en af mulighederne." in page
    assert not Stream.objects.exists()


@pytest.mark.parametrize("who", ["editor", "administrator"])
def test_the_screen_is_not_there_for_who_meets_no_case(client, people, who):
    assert make.sign_in(client, people[who]).get(MINE).status_code == 404


# --- The calendar --------------------------------------------------------------------------------------


def make_link(desk):
    page = desk.post(MINE, {"deed": "make"})
    assert "no-store" in page["Cache-Control"]
    return page.context["link"]


def path_of(link):
    return link[link.index("/kalender/") :]


def test_the_calendar_says_how_many_are_due_when_and_nothing_else(desk, client, own_team):
    today = timezone.localdate()
    own = [
        make.submission(team=own_team, state=State.SCREENING, due_on=day)
        for day in (today - timedelta(days=9), today, today + timedelta(days=3))
    ]
    make.submission(team=own_team, state=State.ACCEPTED, due_on=today)
    foreign = make.submission(team=make.team("fremmede"), state=State.SCREENING, due_on=today)
    foreign.assisting.add(own_team)
    path = path_of(make_link(desk))
    client.logout()
    answer = client.get(path)
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/calendar")
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert text.count("BEGIN:VEVENT") == 2
    assert "2 sager har frist" in text
    assert "1 sag har frist" in text
    for case in own:
        assert case.reference not in text
    assert "Legetøj" not in text


def test_a_new_link_ends_the_old_one_and_a_closed_one_opens_nothing(desk, client):
    old, new = path_of(make_link(desk)), path_of(make_link(desk))
    assert (client.get(old).status_code, client.get(new).status_code) == (404, 200)
    desk.post(MINE, {"deed": "withdraw"})
    assert client.get(new).status_code == 404
    assert new.split("/")[-1].removesuffix(".ics") not in str(Subscriber.objects.values_list("calendar"))


@pytest.mark.parametrize("left", ["inactive", "no role"])
def test_the_calendar_of_whoever_has_left_is_gone(desk, client, coordinator, left):
    path = path_of(make_link(desk))
    if left == "inactive":
        type(coordinator).objects.update(is_active=False)
    else:
        Membership.objects.filter(user=coordinator).delete()
    assert client.get(path).status_code == 404


def test_a_calendar_is_asked_for_now_and_then(desk, client, settings):
    settings.DOK_LIMITS = {**settings.DOK_LIMITS, "calendar": "2 per hour"}
    path = path_of(make_link(desk))
    assert [client.get(path).status_code for _ in range(3)] == [200, 200, 429]


def test_the_secret_is_kept_out_of_the_log():
    from portal.middleware.request_id import _SECRET_PATH

    assert _SECRET_PATH.sub(r"\1…", "GET /kalender/hemmeligt.ics HTTP/1.1") == "GET /kalender/… HTTP/1.1"
