"""What a unit sees of its referrals, and how one changes hands."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from intake.submissions.enums import State, Via
from intake.submissions.models import Sender, Submission
from intake.submissions.senders import SentBy
from intake.wards.listing import PAGE_SIZE
from portal.accounts.models import UnitMembership
from tests import make, toys

pytestmark = pytest.mark.django_db

LIST = "/afdeling/"


@pytest.fixture
def wilma():
    return make.referrer(first_name="Wilma", last_name="Vagt")


@pytest.fixture
def birk():
    return make.referrer(first_name="Birk", last_name="Dag")


@pytest.fixture
def ward(client, wilma):
    """The browser of somebody on the ward."""
    return make.sign_in(client, wilma)


def shown(response):
    return [row.reference for row in response.context["listing"].rows]


def test_the_list_tells_number_day_status_and_colleague_and_nothing_else(ward, wilma):
    case = make.referral(wilma, state=State.SCREENING)
    page = ward.get(LIST).content.decode()
    for told in (case.reference, "En koordinator har den", "Sendt af Wilma Vagt"):
        assert told in page
    for never in ("Åse", "Østergård", "aase@post.example", "Under vurdering", "Toy", "Legetøj"):
        assert never not in page


def test_the_newest_stands_first_and_the_open_are_shown_at_once(ward, wilma, birk):
    first, closed, last = (
        make.referral(wilma),
        make.referral(wilma, state=State.DECLINED),
        make.referral(birk),
    )
    assert shown(ward.get(LIST)) == [last.reference, first.reference]
    assert shown(ward.get(f"{LIST}?vis=mine")) == [closed.reference, first.reference]
    assert shown(ward.get(f"{LIST}?vis=alle")) == [last.reference, closed.reference, first.reference]
    assert shown(ward.get(f"{LIST}?vis=noget")) == [last.reference, first.reference]
    assert [tab.count for tab in ward.get(LIST).context["tabs"]] == [2, 2, 3]


def test_a_long_list_is_turned_page_by_page(ward, wilma):
    cases = [make.referral(wilma) for _number in range(PAGE_SIZE + 2)]
    first, second = ward.get(LIST), ward.get(f"{LIST}?p=2")
    assert shown(first) + shown(second) == [case.reference for case in reversed(cases)]
    assert 'rel="next"' in first.content.decode()
    assert ward.get(f"{LIST}?p=langt-ude").status_code == 200


def test_the_list_costs_the_same_number_of_queries_at_any_length(ward, wilma):
    costs, made = [], 0
    ward.get(LIST)
    for number in (1, 3, 50):
        for _ in range(number - made):
            make.referral(wilma)
        made = number
        with CaptureQueriesContext(connection) as queries:
            ward.get(LIST)
        costs.append(len(queries))
    assert costs == [costs[0]] * 3
    assert costs[0] <= 15


def test_a_case_is_handed_to_a_colleague_who_then_sees_it_as_theirs(ward, wilma, birk):
    case = make.referral(wilma)
    url = reverse("wards:referral", args=[case.reference])
    assert f'value="{birk.pk}"' in ward.get(url).content.decode()
    done = ward.post(url, {"colleague": birk.pk}, follow=True)
    assert "Sagen er givet videre" in done.content.decode()
    assert "Birk Dag" in done.content.decode()
    theirs = make.sign_in(Client(), birk)
    assert shown(theirs.get(f"{LIST}?vis=mine")) == [case.reference]
    assert "Kontaktperson: Birk Dag" in theirs.get(LIST).content.decode()
    assert shown(ward.get(f"{LIST}?vis=mine")) == []


def test_a_decline_and_a_withdrawal_look_the_same_on_the_cases_own_page(ward, wilma, birk):
    pages = []
    for state in (State.DECLINED, State.WITHDRAWN):
        case = make.referral(wilma, state=state)
        page = ward.get(reverse("wards:referral", args=[case.reference])).content.decode()
        pages.append("<form" in page.split("<main")[1].split("</main")[0])
        assert "den kan ikke gives videre" in page
    assert pages == [False, False]


def test_a_unit_that_sent_nothing_yet_is_told_so_and_not_that_nothing_is_here(ward, wilma):
    assert "I har ikke henvist nogen endnu" in ward.get(LIST).content.decode()
    make.referral(wilma, state=State.CLOSED)
    assert "Ingen henvisninger her" in ward.get(LIST).content.decode()


def test_whoever_is_on_the_unit_may_pass_on_for_a_colleague_who_is_ill(ward, wilma, birk):
    case = make.referral(birk)
    ward.post(reverse("wards:referral", args=[case.reference]), {"colleague": wilma.pk})
    assert Sender.objects.get(submission=case).contact == wilma


@pytest.mark.parametrize("posted", ["", "0", "ukendt", "stranger", "self"])
def test_a_choice_that_is_none_is_said_plainly(ward, wilma, birk, posted):
    stranger = make.referrer(make.unit("afsnit-9", name="Afsnit 9"))
    case = make.referral(wilma)
    colleague = {"stranger": stranger.pk, "self": wilma.pk}.get(posted, posted)
    page = ward.post(reverse("wards:referral", args=[case.reference]), {"colleague": colleague}).content.decode()
    assert "error-summary" in page
    assert "Fejl:" in page
    assert Sender.objects.get(submission=case).contact == wilma


def test_a_referral_whose_contact_has_left_is_pointed_out(ward, wilma, birk):
    case = make.referral(birk)
    UnitMembership.objects.filter(user=birk).delete()
    assert "Mangler en kontaktperson" in ward.get(LIST).content.decode()
    page = ward.get(reverse("wards:referral", args=[case.reference])).content.decode()
    assert "Ingen lige nu" in page


def test_what_the_units_own_system_sent_stands_in_the_list_too_and_can_get_a_contact(ward, wilma):
    sent_by = SentBy(via=Via.API, unit=make.unit())
    case = make.submission(toys.REFERRAL, sender=sent_by)
    page = ward.get(LIST).content.decode()
    assert case.reference in page
    assert "Sendt fra jeres eget system" in page
    assert "Mangler en kontaktperson" not in page
    url = reverse("wards:referral", args=[case.reference])
    assert "Den, der står i henvisningen" in ward.get(url).content.decode()
    ward.post(url, {"colleague": wilma.pk})
    assert shown(ward.get(f"{LIST}?vis=mine")) == [case.reference]


def test_whoever_is_on_two_units_acts_for_one_at_a_time(ward, wilma):
    other = make.unit("afsnit-9", name="Afsnit 9")
    here = make.referral(wilma)
    assert "Skift til" not in ward.get(LIST).content.decode()
    UnitMembership.objects.create(user=wilma, unit=other)
    there = make.referral(wilma, on=other)
    assert shown(ward.get(LIST)) == [here.reference]
    ward.post("/afdeling/skift/", {"unit": other.pk})
    assert shown(ward.get(LIST)) == [there.reference]
    assert ward.get(f"/afdeling/{here.reference}/").status_code == 404
    UnitMembership.objects.filter(user=wilma, unit=other).delete()
    assert shown(ward.get(LIST)) == [here.reference]


def test_the_door_speaks_english(ward, wilma):
    make.referral(wilma)
    page = ward.get("/en/afdeling/").content.decode()
    assert '<html lang="en">' in page
    assert "Received" in page


def test_the_button_leads_to_the_referral_and_only_there(ward):
    journeys = [url for _area, url in ward.get(LIST).context["journeys"]]
    assert journeys == ["/henvis/udskrivning/"]


def test_a_toy_referral_is_no_case_of_another_kind(ward, wilma):
    make.submission(toys.PLAIN)
    assert Submission.objects.count() == 1
    assert shown(ward.get(f"{LIST}?vis=alle")) == []
