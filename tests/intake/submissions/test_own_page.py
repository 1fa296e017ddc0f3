"""The key of the person's own page: what it opens, what becomes of it, and that no letter on file tells it."""

import json

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import translation

from intake.submissions import letters, messages, own_page, retention
from intake.submissions.answers import open_item
from intake.submissions.enums import State
from intake.submissions.models import Letter, OwnPage
from intake.vault.errors import VaultClosed
from intake.vault.personal import PersonalKey
from intake.vault.sealing import open_sealed
from tests import make
from tests.own_pages import sent

pytestmark = pytest.mark.django_db


def test_the_server_keeps_a_hash_and_the_public_half():
    case = sent()
    page = OwnPage.objects.get(submission=case.submission)
    assert (page.digest, page.recipient) == (case.key.digest, case.key.recipient)
    assert case.key.secret not in str(OwnPage.objects.values().get())


def test_a_secret_finds_its_page_and_another_finds_none():
    case = sent()
    page, key = own_page.find(case.key.secret)
    assert page.submission == case.submission
    assert key.secret == case.key.secret
    assert own_page.find(PersonalKey.new().secret) is None
    assert own_page.find("slet-ikke-en-nøgle") is None


def test_the_link_opens_what_is_shared_and_nothing_else():
    case = sent()
    assert set(own_page.shared_items(case.submission, case.key)) == {"answers"}
    letter = case.submission.sealed.get(name__startswith="letter-")
    with pytest.raises(VaultClosed):
        open_sealed(case.key.identity, case=case.submission.pk, name=letter.name, blob=bytes(letter.blob))


def test_a_referrers_link_does_not_open_what_they_told_of_the_citizen():
    case = sent("discharge")
    assert own_page.shared_items(case.submission, case.key) == {}
    item = case.submission.sealed.get(name="answers")
    with pytest.raises(VaultClosed):
        open_sealed(case.key.identity, case=case.submission.pk, name="answers", blob=bytes(item.blob))


def test_a_letter_on_file_bears_a_mark_and_the_letter_that_goes_bears_the_link():
    case = sent()
    letter = Letter.objects.get(submission=case.submission)
    kept = json.loads(open_item(case.submission, letter.sealed_name))["body"]
    assert letters.LINK_MARK in kept
    assert case.key.secret not in kept
    letters.deliver(letter.pk)
    assert f"http://127.0.0.1:8000{case.url}" in mail.outbox[0].body
    assert letters.LINK_MARK not in mail.outbox[0].body
    assert case.key.secret not in mail.outbox[0].subject


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_address_is_that_of_the_page(language, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://portal.dok.example/"
    with translation.override(language):
        path = reverse("journeys:own", args=["hemmelig"])
    assert own_page.address("hemmelig", language) == f"https://portal.dok.example{path}"


def test_a_new_key_opens_everything_and_the_old_one_nothing():
    case = sent(team=make.team(), state=State.SCREENING)
    messages.answer(case.submission.pk, "Jeg flytter først i maj.")
    before = own_page.shared_items(case.submission, case.key)
    new = PersonalKey.new()
    own_page.reissue(case.submission, new)
    assert own_page.find(case.key.secret) is None
    assert own_page.shared_items(case.submission, new) == before
    with pytest.raises(VaultClosed):
        own_page.shared_items(case.submission, case.key)
    assert open_item(case.submission, own_page.LINK).decode() == new.secret


def test_the_page_goes_when_the_case_is_erased():
    case = sent(state=State.WITHDRAWN)
    retention.erase(case.submission.pk, "withdrawn")
    assert not OwnPage.objects.exists()
    assert own_page.find(case.key.secret) is None
