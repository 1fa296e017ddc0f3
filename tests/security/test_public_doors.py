"""The public doors, met by somebody who means harm: every address that holds something of a person."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intake.journeys import drafts, urls
from intake.journeys.declaration import area, areas
from intake.submissions import letters as case_letters
from intake.submissions import saved
from intake.submissions.models import Draft, SavedLink, Submission
from intake.vault.personal import PersonalKey
from tests.cases import boligmix, discharge, workfirst
from tests.cases.walking import as_written
from tests.own_pages import sent
from tests.saved import code_in, letters, link_in

pytestmark = pytest.mark.django_db

CASES = {"boligmix": boligmix.CASES[0], "discharge": discharge.CASES[0], "workfirst": workfirst.CASES[0]}
KINDS = sorted(CASES)
EMAIL = "aase@post.example"
EVIL = "ond.example"


def written(kind, browser=None):
    """A browser in which every step is answered, and nothing is sent."""
    browser = browser or Client()
    for slug, fields in as_written(CASES[kind], timezone.localdate()).items():
        assert browser.post(f"/{area(kind).path}/{slug}/", fields).status_code == 302
    return browser


def pages_of(kind):
    """Every address of a journey."""
    bare = f"/{area(kind).path}/"
    others = ["gennemse", "kvittering", "kvittering/kvittering.pdf", "kvittering/ryd", "gem", "gemt", "slet", "ryddet"]
    steps = [step.slug for step in area(kind).steps]
    return [bare, *(f"{bare}{slug}" + ("" if slug.endswith(".pdf") else "/") for slug in [*others, *steps])]


def pages_behind(secret):
    """Every address that a secret link opens, by the names of the doors themselves."""
    return [
        reverse(f"journeys:{door.name}", kwargs={"secret": secret} | ({"item": "file-0"} if "item" in named else {}))
        for door in (*urls.OWN_PAGE, *urls.RETURN)
        if "secret" in (named := door.pattern.converters)
    ]


def words_of(kind):
    """Whatever was written that nobody else writes."""
    fields = [one for step in as_written(CASES[kind], timezone.localdate()).values() for one in step.values()]
    return [text for texts in fields for text in texts if len(text) > 14 and set(text) & {" ", "@"}]


# --- Copies


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_of_a_journey_is_kept_by_anybody_before_or_after_it_is_sent(kind):
    browser = written(kind)
    for _time in ("written", "sent"):
        for page in pages_of(kind):
            answer = browser.get(page)
            assert answer.status_code == 404 or answer["Cache-Control"] == "no-store", page
            assert answer["Referrer-Policy"] in ("same-origin", "strict-origin"), page
            assert answer["X-Content-Type-Options"] == "nosniff", page
        browser.post(f"/{area(kind).path}/gennemse/")


def test_no_page_behind_a_secret_link_is_kept_by_anybody(client):
    for secret in (sent().key.secret, PersonalKey.new().secret, "x"):
        pages = pages_behind(secret)
        assert len(pages) > 7
        for page in pages:
            answer = client.get(page)
            assert answer.status_code == 404 or answer["Cache-Control"] == "no-store", page


# --- Other people's


@pytest.mark.parametrize("kind", KINDS)
def test_a_reference_a_digest_or_a_key_of_something_else_opens_nobodys_draft_or_case(kind):
    owner, words = written(kind), words_of(kind)
    row, cookie = Draft.objects.get(), drafts.cookie_of(area(kind))
    case, steps = sent(), [f"/{area(kind).path}/{step.slug}/" for step in area(kind).steps]
    assert any(word in owner.get(page).text for page in steps for word in words), "the owner sees them"
    for stolen in (str(row.pk), row.digest, row.recipient, case.key.secret, case.submission.reference):
        thief = Client()
        thief.cookies[cookie] = stolen
        pages = [thief.get(page, follow=True) for page in pages_of(kind)]
        assert not [word for page in pages for word in words if word.encode() in page.content]
    for guessed in (str(row.pk), row.digest, owner.cookies[cookie].value, case.submission.reference, "x"):
        for page in pages_behind(guessed):
            assert Client().get(page).status_code == 404, page


def test_the_draft_of_one_journey_is_none_in_another():
    owner = written("boligmix")
    thief = Client()
    thief.cookies[drafts.cookie_of(area("workfirst"))] = owner.cookies[drafts.cookie_of(area("boligmix"))].value
    assert "Dine svar er slettet" in thief.get(f"/{area('workfirst').path}/gennemse/").text


# --- From other sites


@pytest.mark.parametrize("kind", KINDS)
def test_no_other_site_posts_anything_in_somebodys_name(kind):
    strict = Client(enforce_csrf_checks=True)
    written(kind, browser := Client())
    strict.cookies = browser.cookies
    first = area(kind).steps[0].slug
    for slug in ("", "gennemse/", "kvittering/ryd/", "gem/", "gemt/", "slet/", f"{first}/"):
        page = f"/{area(kind).path}/{slug}"
        assert strict.post(page, {"action": "restart", "email": EMAIL}).status_code == 403, page
        assert strict.post(page, {"action": "restart"}, HTTP_ORIGIN=f"https://{EVIL}").status_code == 403, page
    assert Draft.objects.get().reference == ""
    assert not Submission.objects.exists()
    assert not SavedLink.objects.exists()


@pytest.mark.parametrize("end", [f"?{name}=//{EVIL}" for name in ("fra", "liste", "next", "computer")])
def test_no_address_leads_off_the_site(end):
    browser = written("boligmix")
    bare = f"/{area('boligmix').path}/"
    fields = as_written(CASES["boligmix"], timezone.localdate())["uddannelse"]
    for page in (f"{bare}uddannelse/{end}", f"{bare}{end}", f"{bare}gem/{end}"):
        for answer in (browser.get(page), browser.post(page, {**fields, "email": EMAIL, "action": "resume"})):
            assert EVIL not in answer.get("Location", ""), page


# --- In the post


def test_a_strangers_host_name_stands_in_no_letter_and_no_link(settings):
    settings.ALLOWED_HOSTS = ["*"]
    browser, other = (Client(headers={"host": EVIL, "x-forwarded-host": EVIL}) for _browser in range(2))
    written("boligmix", browser)
    browser.post("/ansoeg/boligmix/gem/", {"email": EMAIL})
    (link,) = letters()
    other.post(link_in(link["body"]), {"send": "1"})
    (code,) = letters()
    assert code_in(code["body"])
    assert EVIL not in f"{link} {code}"
    browser.post("/ansoeg/boligmix/gennemse/")
    for letter in Submission.objects.get().letters.all():
        case_letters.deliver(letter.pk)
    assert len(mail.outbox) == 1
    assert EVIL not in str(mail.outbox[0].message())


@pytest.mark.parametrize(
    "address",
    [
        "aase@post.example\r\nBcc: ond@ond.example",
        "aase@post.example\nSubject: x",
        "aase@post.example, ond@ond.example",
        "aase@post.example;ond@ond.example",
        "<aase@post.example>",
        '"a\r\nBcc: x"@post.example',
        "aase@post.example%0aBcc:ond@ond.example",
    ],
)
def test_no_address_brings_another_reader_or_header_along(address):
    browser = written("boligmix")
    browser.post("/ansoeg/boligmix/gem/", {"email": address})
    browser.post("/status/", {"reference": sent().submission.reference, "email": address})
    readers = [letter["to"] for letter in letters()]
    assert all(re.fullmatch(r"[^\s,;<>]+@[^\s,;<>@]+", to) and "ond" not in to for to in readers)
    contact = f"/ansoeg/boligmix/{area('boligmix').steps[-1].slug}/"
    fields = as_written(CASES["boligmix"], timezone.localdate())["kontakt"]
    assert 'class="error-summary"' in browser.post(contact, {**fields, "email": address}).text


# --- At once


@pytest.mark.django_db(transaction=True)
def test_a_code_that_two_press_at_once_opens_for_one():
    key = PersonalKey.new()
    row = Draft.objects.create(
        kind="boligmix", digest=key.digest, recipient=key.recipient, blob=b"x", expires_at=saved.until()
    )
    saved.save(row.pk, key, EMAIL, "da")
    link, link_key = saved.find(link_in(letters()[0]["body"]).split("/")[-2])
    saved.send_code(link.pk, link_key, "da")
    code, start = code_in(letters()[-1]["body"]), Barrier(6)

    def press(_number):
        try:
            start.wait()
            return saved.use_code(link.pk, link_key, code)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as hands:
        opened = list(hands.map(press, range(6)))
    assert sum(isinstance(one, PersonalKey) for one in opened) == 1
    assert sum(one is saved.No.SPENT for one in opened) == 5


@pytest.mark.django_db(transaction=True)
def test_guesses_at_once_are_all_counted():
    key = PersonalKey.new()
    row = Draft.objects.create(
        kind="boligmix", digest=key.digest, recipient=key.recipient, blob=b"x", expires_at=saved.until()
    )
    saved.save(row.pk, key, EMAIL, "da")
    link, link_key = saved.find(link_in(letters()[0]["body"]).split("/")[-2])
    saved.send_code(link.pk, link_key, "da")
    right, start = code_in(letters()[-1]["body"]), Barrier(8)

    def guess(number):
        try:
            start.wait()
            return saved.use_code(link.pk, link_key, f"{(int(right) + 1 + number) % 10**6:06}")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as hands:
        list(hands.map(guess, range(8)))
    assert SavedLink.objects.get().attempts == saved.MOST_ATTEMPTS
    assert saved.use_code(link.pk, link_key, right) is saved.No.SPENT


# --- Guessing


def test_a_stranger_learns_from_no_answer_whether_a_case_or_an_address_is_known(client):
    case = sent()
    known, unknown = case.submission.reference, sent().submission.reference
    Submission.objects.filter(reference=unknown).update(erased_at=timezone.now())
    answers = {
        client.post("/status/", {"reference": one, "email": to}).text
        for one in (known, unknown)
        for to in (EMAIL, case.answers.email, "en.anden@post.example")
    }
    assert len(answers) == 1


def test_every_area_is_met_here():
    assert set(CASES) == {one.kind.name for one in areas()}
