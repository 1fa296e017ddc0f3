"""What is sent becomes a case, once, by the same rules as on the public pages."""

import json
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone

from intake.api.models import Delivery
from intake.api.tasks import KEPT, forget_deliveries
from intake.journeys.models import Entrance
from intake.routing.tasks import route_received
from intake.submissions.answers import open_answers
from intake.submissions.enums import Via
from intake.submissions.models import Consent, Letter, Submission
from intake.submissions.permissions import is_unverified
from portal.accounts.models import Role
from tests import make

from .partner import DOORS, System, example, faults, problem

pytestmark = pytest.mark.django_db

KEY = "8e03978e-40d5-43dd-bc93-6894a57f9324"


def the_case():
    return Submission.objects.get()


@pytest.mark.parametrize("name", DOORS)
def test_what_is_sent_is_sealed_as_it_was_sent(system, name):
    response = system.post(name)
    assert response.status_code == 201
    case = the_case()
    assert response.json() == {
        "reference": case.reference,
        "status": "received",
        "status_url": f"http://127.0.0.1:8000/api/v1/{name}/{case.reference}",
    }
    assert response["Location"] == response.json()["status_url"]
    sent = example(name)
    kept = json.loads(open_answers(case).model_dump_json(exclude_none=True))
    assert kept == {field: value for field, value in sent.items() if field != "language"}
    assert (case.kind, case.language) == (DOORS[name], "da")


def test_a_referral_comes_from_a_unit_we_know_and_rests_on_its_consent(system):
    system.post("referrals")
    case = the_case()
    assert (case.sender.via, case.sender.unit, case.sender.user) == (Via.API, system.unit, None)
    assert not is_unverified(case)
    consent = Consent.objects.get(submission=case)
    assert consent.text_version == example("referrals")["consent_text_version"]
    assert "support_needs" in consent.categories


def test_the_referrer_gets_the_letter_with_the_link_to_the_own_page(system):
    system.post("referrals", example("referrals", language="en"))
    assert Letter.objects.get().template == "received"
    assert the_case().own_page is not None
    assert the_case().language == "en"
    assert mail.outbox == []


def test_without_an_address_there_is_no_letter(system):
    assert system.post("referrals", example("referrals", referrer_email=...)).status_code == 201
    assert not Letter.objects.exists()


def test_it_is_routed_and_the_desk_says_where_it_came_from_and_asks_nobody_to_ring_the_ward(system, client):
    make.team("central", central=True)
    system.post("referrals")
    route_received.call(str(the_case().pk))
    case = the_case()
    assert case.routed_at is not None
    make.sign_in(client, make.member(case.team, Role.COORDINATOR))
    page = client.get(f"/admin/queue/{case.reference}/").content.decode()
    assert "Fra en partners eget system" in page
    assert "desk-unverified" not in page


# --- Status ---------------------------------------------------------------------------------------


def test_the_status_and_nothing_else_comes_back(system):
    reference = system.post("referrals").json()["reference"]
    status = system.get(f"referrals/{reference}").json()
    assert set(status) == {"reference", "status", "received_at", "status_url"}
    assert status["status"] == "received"
    Submission.objects.update(state="screening")
    assert system.get(f"referrals/{reference}").json()["status"] == "accepted"
    for state in ("declined", "consent_withdrawn", "closed"):
        Submission.objects.update(state=state)
        assert system.get(f"referrals/{reference}").json()["status"] == "closed"


def test_the_pages_of_the_list_hold_every_case_once_while_new_ones_come_in(system):
    sent = [system.post("referrals").json()["reference"] for _number in range(7)]
    seen, cursor = [], ""
    while cursor is not None:
        page = system.get(f"referrals?limit=3&cursor={cursor}").json()
        seen += [item["reference"] for item in page["items"]]
        cursor = page["next_cursor"]
        system.post("referrals")
    assert seen == sent[::-1]


@pytest.mark.parametrize("count", [1, 3, 12])
def test_a_list_costs_the_same_however_long_it_is(system, count, django_assert_num_queries):
    for _number in range(count):
        system.post("referrals")
    with django_assert_num_queries(3):  # the token, the cases, how far they have come
        assert len(system.get("referrals").json()["items"]) == count


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=x", "cursor=x", "cursor=%00", "cursor=MSAx"])
def test_a_parameter_that_cannot_be_is_named(system, query):
    response = system.get(f"referrals?{query}")
    assert problem(response) == "invalid"
    assert [one["parameter"] for one in response.json()["errors"]] == [query.partition("=")[0]]


# --- Once -----------------------------------------------------------------------------------------


def test_the_same_key_and_content_give_the_same_case_again(system):
    first, second = system.post("referrals", key=KEY), system.post("referrals", key=KEY)
    assert (first.status_code, first.json()) == (second.status_code, second.json())
    assert "Idempotency-Replayed" not in first
    assert second["Idempotency-Replayed"] == "true"
    assert Submission.objects.count() == Letter.objects.count() == 1


def test_the_order_of_the_fields_and_quotes_around_the_key_say_nothing(system):
    turned = dict(reversed(example("referrals").items()))
    system.post("referrals", key=KEY)
    assert system.post("referrals", json.dumps(turned, indent=2), key=f'"{KEY}"')["Idempotency-Replayed"]


def test_the_same_key_with_other_content_is_refused(system):
    system.post("referrals", key=KEY)
    other = system.post("referrals", example("referrals", citizen_first_name="Bo"), key=KEY)
    assert (other.status_code, problem(other)) == (422, "key-reused")
    assert Submission.objects.count() == 1


def test_a_key_belongs_to_its_unit_and_its_address(system):
    for sender, door in ((system, "referrals"), (system, "work-offers"), (System(make.unit("afsnit-2")), "referrals")):
        assert "Idempotency-Replayed" not in sender.post(door, key=KEY)
    assert Submission.objects.count() == 3


def test_a_second_token_of_the_unit_finds_what_the_first_one_sent(system):
    system.post("referrals", key=KEY)
    assert System(system.unit).post("referrals", key=KEY)["Idempotency-Replayed"]


def test_a_second_try_is_answered_after_the_door_closed_and_after_the_dates_grew_old(system, monkeypatch):
    system.post("referrals", key=KEY)
    content = example("referrals")
    Entrance.objects.create(kind="discharge", closes_on=timezone.localdate() - timedelta(days=1))
    later = timezone.localdate() + timedelta(days=500)
    monkeypatch.setattr(timezone, "localdate", lambda *args: later)
    assert system.post("referrals", content, key=KEY).status_code == 201


def test_what_was_refused_may_be_mended_under_the_same_key(system):
    assert faults(system.post("referrals", example("referrals", birth_year=...), key=KEY))
    assert system.post("referrals", key=KEY).status_code == 201


def test_after_a_week_the_keys_are_forgotten_and_the_same_content_still_makes_no_second_case(system):
    system.post("referrals", key=KEY)
    Delivery.objects.update(received_at=timezone.now() - KEPT - timedelta(seconds=1))
    forget_deliveries.func()
    assert not Delivery.objects.exists()
    assert system.post("referrals", key=KEY).status_code == 201
    assert Submission.objects.count() == 1


@pytest.mark.parametrize("forgotten", [False, True], ids=["at-once", "after-a-week"])
def test_a_new_secret_key_between_two_tries_makes_no_second_case(system, settings, forgotten):
    first = system.post("referrals", key=KEY)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 10, [settings.SECRET_KEY]
    if forgotten:
        Delivery.objects.all().delete()
    assert system.post("referrals", key=KEY).json()["reference"] == first.json()["reference"]
    assert Submission.objects.count() == 1
    if not forgotten:
        assert problem(system.post("referrals", example("referrals", language="en"), key=KEY)) == "key-reused"


def test_only_hashes_made_with_a_key_are_kept(system, settings):
    system.post("referrals", key=KEY)
    row = Delivery.objects.values().get()
    assert KEY not in str(row)
    before = row["body"]
    Delivery.objects.all().delete()
    Submission.objects.update(origin=None)
    settings.SECRET_KEY = "another" * 10
    system.post("referrals", key=KEY)
    assert Delivery.objects.get().body != before


@pytest.mark.parametrize("key", ["", "short", "x" * 129, "æ" * 20, 'a"b' * 10])
def test_without_a_key_that_can_be_one_nothing_is_taken_in(system, key):
    headers = {"Authorization": f"Bearer {system.secret}"} | ({"Idempotency-Key": key} if key else {})
    response = system.client.post("/api/v1/referrals", example("referrals"), "application/json", headers=headers)
    assert (response.status_code, problem(response)) == (400, "key-missing")
    assert not Submission.objects.exists()


# --- The same rules -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "pointer", "words"),
    [
        ({"consent": "nej"}, "/consent", "skemaet"),
        ({"consent_text_version": "1999-01"}, "/consent_text_version", "skemaet"),
        ({"privacy_version": "1999-01"}, "/privacy_version", "skemaet"),
        ({"citizen_contact": "hos 010190-1234"}, "/citizen_contact", "cpr"),
        ({"consent_given_on": "2020-01-01"}, "/consent_given_on", "fra og med"),
        ({"consent_categories": ["contact"]}, "/consent_categories", "Ring til os"),
        ({"birth_year": "1990"}, "/birth_year", "skemaet"),
        ({"language": "sv"}, "/language", "skemaet"),
        ({"consent_expires_on": "86400"}, "/consent_expires_on", "2027-01-14"),
        ({"consent_given_on": "2026-02-30"}, "/consent_given_on", "2027-01-14"),
        ({"privacy_seen": 1}, "/privacy_seen", "skemaet"),
        ({"referrer_phone": "12 34 56 78"}, "/referrer_phone", "form"),
        ({"kanariefugl": "x"}, "", "Slet"),
        ({"files": []}, "", "Slet"),
    ],
)
def test_what_is_to_be_mended_is_named_and_not_repeated(system, changes, pointer, words):
    response = system.post("referrals", example("referrals", **changes))
    found = faults(response)
    assert response.status_code == 422
    assert words in found[pointer]
    for value in (*changes, *map(str, changes.values())):
        assert value in pointer or value not in found[pointer]
    assert not Submission.objects.exists()


def test_an_error_is_told_in_english_where_that_is_asked_for(system):
    response = system.post(
        "referrals", example("referrals", consent_given_on="2020-01-01"), **{"Accept-Language": "en"}
    )
    assert "Write a date" in faults(response)["/consent_given_on"]


def test_an_older_text_that_was_read_aloud_is_good_for_what_it_names(system):
    older = example("referrals", consent_text_version="2026-11", care_contacts=...)
    assert system.post("referrals", older).status_code == 201
    assert open_answers(the_case()).consent_text_version == "2026-11"
    with_helpers = example("referrals", consent_text_version="2026-11") | {
        "care_contacts": [{"role": "andet", "organisation": "Værestedet"}]
    }
    assert problem(system.post("referrals", with_helpers)) == "invalid"


@pytest.mark.parametrize(
    "content",
    [" ", "{", "[]", "null", '"x"', '{"birth_year": NaN}', b"\xff{}", "[" * 100_000, '{"a": ' + "1" * 5000 + "}"],
)
def test_what_is_no_json_object_is_refused(system, content):
    assert problem(system.post("referrals", content)) == "malformed"


def test_half_a_character_is_refused(system):
    assert problem(system.post("referrals", '{"citizen_first_name": "\\ud800"}')) in ("malformed", "invalid")


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_only_json_is_read(system, content_type):
    response = system.post("referrals", content_type=content_type)
    assert (response.status_code, problem(response)) == (415, "unsupported-media-type")


def test_json_with_a_character_set_is_json(system):
    assert system.post("referrals", content_type="application/json; charset=utf-8").status_code == 201


def test_a_closed_door_says_when_it_opens_and_nothing_is_kept(system):
    opens = timezone.localdate() + timedelta(days=10)
    Entrance.objects.create(kind="discharge", opens_on=opens)
    response = system.post("referrals")
    assert (response.status_code, problem(response)) == (409, "closed")
    assert date.fromisoformat(response.json()["opens_on"]) == opens
    assert not Delivery.objects.exists()
    assert system.post("work-offers").status_code == 201


def test_nothing_that_is_sent_reaches_the_log(system, caplog):
    caplog.set_level("DEBUG")
    mark = f"kanarie{uuid4().hex}"
    system.post("referrals", example("referrals", citizen_first_name=mark))
    system.post("referrals", example("referrals", consent=mark))
    system.post("referrals", json.dumps({mark: mark}) + "}")
    system.get(f"referrals?cursor={mark}")
    lines = "\n".join(record.getMessage() + str(record.exc_text) for record in caplog.records)
    assert mark not in lines
    assert system.secret not in lines


def test_a_program_sends_no_files(system):
    assert system.post("work-offers", example("work-offers", files=[])).status_code == 201
    files = [{"name": "a.pdf", "media_type": "application/pdf", "size": 1, "item": "file-" + "0" * 32}]
    assert set(faults(system.post("work-offers", example("work-offers", files=files)))) == {"/files"}
    assert Submission.objects.count() == 1
