"""A list of small forms on a step, walked through the doors of the referral."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from intake.discharge.answers import CareContact
from intake.journeys.declaration import area
from intake.submissions.answers import open_answers
from intake.submissions.models import Draft, Submission
from tests.cases import discharge

from .walking import text

pytestmark = pytest.mark.django_db

BASE = "/henvis/udskrivning/"
LIST = f"{BASE}hjaelpere/"
CASE = discharge.CASES[0]
DOCTOR = {"role": "egen-laege", "organisation": "Lægerne på Torvet"}
MENTOR = {"role": "jobkonsulent-mentor", "organisation": "Jobcentret", "name": "Bo Ås", "phone": "12 34 58 99"}


def numbered(*contacts):
    return {f"care_contacts-{number}-{name}": text for number, row in enumerate(contacts) for name, text in row.items()}


def blank():
    return {"role": "", "organisation": "", "name": "", "phone": ""}


@pytest.fixture
def at_the_list(client):
    """Everything before the list is answered."""
    for slug, inputs in CASE.posted(timezone.localdate()).items():
        if slug == "hjaelpere":
            return client
        assert client.post(f"{BASE}{slug}/", inputs).status_code == 302
    raise AssertionError


def page_of(response):
    page = text(response)
    return page[page.index("<main") : page.index("</main>")]


def written(page, name):
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return found and found[1]


def rows(page):
    return len(set(re.findall(r'name="care_contacts-(\d+)-organisation"', page)))


def sent(client):
    assert client.post(f"{BASE}henviser/", CASE.posted(timezone.localdate())["henviser"]).url == f"{BASE}gennemse/"
    assert client.post(f"{BASE}gennemse/").url == f"{BASE}kvittering/"
    return open_answers(Submission.objects.get())


def test_there_is_one_to_write_in_and_nothing_to_take_away(at_the_list):
    page = page_of(at_the_list.get(LIST))
    assert rows(page) == 1
    assert "Person 1" in page
    assert "-remove" not in page


def test_the_list_may_be_left_empty(at_the_list):
    assert at_the_list.post(LIST, numbered(blank())).url == f"{BASE}henviser/"
    assert sent(at_the_list).care_contacts is None


def test_what_is_written_in_the_list_is_among_the_answers_and_on_the_page_that_is_checked(at_the_list):
    assert at_the_list.post(LIST, numbered(DOCTOR, blank(), MENTOR)).url == f"{BASE}henviser/"
    at_the_list.post(f"{BASE}henviser/", CASE.posted(timezone.localdate())["henviser"])
    page = text(at_the_list.get(f"{BASE}gennemse/"))
    assert "Egen læge · Lægerne på Torvet<br>Jobkonsulent eller mentor · Jobcentret · Bo Ås · 12 34 58 99" in page
    assert sent(at_the_list).care_contacts == (
        CareContact(role="egen-laege", organisation="Lægerne på Torvet"),
        CareContact(role="jobkonsulent-mentor", organisation="Jobcentret", name="Bo Ås", phone="+4512345899"),
    )


def test_another_one_is_added_and_nothing_is_lost_or_found_fault_with(at_the_list):
    response = at_the_list.post(
        LIST, {**numbered({"role": "", "organisation": "Kun et sted"}), "care_contacts-add": "1"}
    )
    assert response.url == f"{LIST}?liste=1#id_care_contacts-1"
    page = page_of(at_the_list.get(response.url))
    assert rows(page) == 2
    assert written(page, "care_contacts-0-organisation") == "Kun et sted"
    assert "error-summary" not in page
    assert 'id="id_care_contacts-1" tabindex="-1"' in page


def test_a_reload_adds_no_more(at_the_list):
    address = at_the_list.post(LIST, {**numbered(DOCTOR), "care_contacts-add": "1"}).url
    assert [rows(page_of(at_the_list.get(address))) for _time in range(3)] == [2, 2, 2]


def test_one_is_taken_away_and_the_next_moves_up(at_the_list):
    response = at_the_list.post(LIST, {**numbered(DOCTOR, MENTOR), "care_contacts-remove": "0"})
    assert response.url == f"{LIST}?liste=1#id_care_contacts"
    page = page_of(at_the_list.get(response.url))
    assert rows(page) == 1
    assert written(page, "care_contacts-0-organisation") == "Jobcentret"
    assert "Lægerne" not in page


def test_taking_the_last_one_away_leaves_one_to_write_in(at_the_list):
    at_the_list.post(LIST, {**numbered(DOCTOR), "care_contacts-remove": "0"})
    page = page_of(at_the_list.get(LIST))
    assert (rows(page), written(page, "care_contacts-0-organisation")) == (1, None)
    assert "Lægerne" not in page


@pytest.mark.parametrize("number", ["7", "x", "-1", "²", ""])
def test_taking_away_what_is_not_there_loses_nothing(at_the_list, number):
    at_the_list.post(LIST, {**numbered(DOCTOR, MENTOR), "care_contacts-remove": number})
    page = page_of(at_the_list.get(LIST))
    assert (rows(page), written(page, "care_contacts-1-organisation")) == (2, "Jobcentret")


def test_each_has_its_own_errors_and_the_summary_leads_there(at_the_list):
    wrong = {**MENTOR, "phone": "123", "organisation": ""}
    page = page_of(at_the_list.post(LIST, numbered(DOCTOR, wrong)))
    summary = page[page.index("error-summary") : page.index("</ul>")]
    assert '<a href="#id_care_contacts-1-organisation">Skriv, hvor personen arbejder.</a>' in summary
    assert '<a href="#id_care_contacts-1-phone">' in summary
    assert "care_contacts-0" not in summary
    assert 'id="id_care_contacts-1-organisation_error"' in page
    assert written(page, "care_contacts-1-phone") == "123"


def test_what_was_wrong_is_kept_over_a_reload(at_the_list):
    at_the_list.post(LIST, numbered(DOCTOR, {**MENTOR, "phone": "123"}))
    page = page_of(at_the_list.get(LIST))
    assert written(page, "care_contacts-1-phone") == "123"
    assert "Skriv et telefonnummer med 8 cifre." in page


def test_a_cpr_number_in_the_list_stays_on_the_page_and_goes_nowhere_else(at_the_list):
    row = {**DOCTOR, "name": "Åse 010203-1234"}
    assert "Åse 010203-1234" in page_of(at_the_list.post(LIST, numbered(row)))
    assert "010203" not in page_of(at_the_list.get(LIST))
    at_the_list.post(LIST, {**numbered(row), "care_contacts-add": "1"})
    assert "010203" not in page_of(at_the_list.get(LIST))


def test_there_is_an_end_to_it(at_the_list):
    most = area("discharge").steps[6].form.base_fields["care_contacts"].most
    many = numbered(*[DOCTOR] * most)
    assert at_the_list.post(LIST, {**many, "care_contacts-add": "1"}).url.endswith(f"#id_care_contacts-{most - 1}")
    page = page_of(at_the_list.get(LIST))
    assert rows(page) == most
    assert "care_contacts-add" not in page
    page = page_of(at_the_list.post(LIST, numbered(*[DOCTOR] * (most + 1))))
    assert f"Skriv højst {most}." in page
    assert rows(page) == most + 1


def test_the_enter_key_goes_on(at_the_list):
    page = page_of(at_the_list.post(LIST, numbered(DOCTOR, wrong := {**MENTOR, "phone": "1"})))
    first = re.search(r"<button[^>]*>", page[page.index("<form") :])[0]
    assert 'type="submit"' in first
    assert "name=" not in first
    assert wrong["organisation"] in page


def test_a_change_from_the_check_page_leads_back_to_it(at_the_list):
    at_the_list.post(LIST, numbered(DOCTOR))
    at_the_list.post(f"{BASE}henviser/", CASE.posted(timezone.localdate())["henviser"])
    response = at_the_list.post(f"{LIST}?fra=gennemse", {**numbered(DOCTOR), "care_contacts-add": "1"})
    page = page_of(at_the_list.get(response.url))
    assert f'action="{LIST}?fra=gennemse"' in page
    assert at_the_list.post(f"{LIST}?fra=gennemse", numbered(DOCTOR, MENTOR)).url == f"{BASE}gennemse/"


def test_a_robots_post_changes_no_list(at_the_list):
    at_the_list.post(LIST, numbered(DOCTOR))
    at_the_list.post(LIST, {**numbered(DOCTOR), "care_contacts-remove": "0", "hp_website": "x"})
    assert written(page_of(at_the_list.get(LIST)), "care_contacts-0-organisation") == "Lægerne på Torvet"


def test_a_list_on_a_draft_that_was_sent_leads_to_the_receipt(at_the_list):
    at_the_list.post(LIST, numbered(DOCTOR))
    sent(at_the_list)
    assert at_the_list.post(LIST, {**numbered(DOCTOR), "care_contacts-add": "1"}).url == f"{BASE}kvittering/"


def test_a_lapsed_drafts_list_is_kept_like_any_other_page(at_the_list):
    Draft.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert "Dine svar er slettet" in text(at_the_list.post(LIST, numbered(DOCTOR, MENTOR)))
    assert Draft.objects.filter(expires_at__gt=timezone.now()).count() == 1


def test_one_that_is_taken_away_too_late_is_taken_away_all_the_same(at_the_list):
    Draft.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    at_the_list.post(LIST, {**numbered(DOCTOR, MENTOR), "care_contacts-remove": "0"})
    for slug, inputs in CASE.posted(timezone.localdate()).items():
        if slug == "hjaelpere":
            break
        at_the_list.post(f"{BASE}{slug}/", inputs)
    page = page_of(at_the_list.get(LIST))
    assert (rows(page), written(page, "care_contacts-0-organisation")) == (1, "Jobcentret")


# --- Within the consent ----------------------------------------------------------------------------


def consented(client, *categories):
    for slug, inputs in CASE.posted(timezone.localdate()).items():
        if slug == "omfang":
            inputs = {**inputs, "consent_categories": list(categories)}
        if slug == "stoette" and "support_needs" not in categories:
            continue
        if slug == "hjaelpere":
            return client
        client.post(f"{BASE}{slug}/", inputs)
    raise AssertionError


def test_what_somebody_helps_with_is_asked_only_where_needs_may_be_told(client):
    consented(client, "contact", "discharge_date", "aftercare")
    page = page_of(client.get(LIST))
    assert "care_contacts-0-organisation" in page
    assert "care_contacts-0-functions" not in page
    client.post(LIST, {**numbered(DOCTOR), "care_contacts-0-functions": ["misbrug"]})
    assert sent(client).care_contacts == (CareContact(role="egen-laege", organisation="Lægerne på Torvet"),)


def test_without_a_yes_to_the_arrangements_the_list_is_not_asked(client):
    consented(client, "contact", "discharge_date", "support_needs")
    assert client.get(f"{BASE}henviser/").status_code == 200
    assert client.get(LIST).url == f"{BASE}henviser/"
