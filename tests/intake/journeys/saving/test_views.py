"""Save in one browser, go on in another: through the doors."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from intake.journeys import declaration
from intake.journeys.models import Entrance
from intake.submissions import saved
from intake.submissions.models import Draft, DraftLetter, SavedLink, Submission
from tests import make
from tests.intake.journeys.walking import ABOUT, AGREED, BASE, WISH, at_check, post, text
from tests.saved import code_in, letters, link_in

pytestmark = pytest.mark.usefixtures("toy")

EMAIL = "aase@post.example"
SAVE, SAVED, DELETE, GONE = (f"{BASE}{slug}/" for slug in ("gem", "gemt", "slet", "ryddet"))


def save(client, email=EMAIL, slug="oenske", answers=None):
    """Press «Gem og fortsæt senere» on a step and give an address; returns the link."""
    assert post(client, slug, {**(answers or {}), "gem": "1"}).url == SAVE
    assert client.post(SAVE, {"email": email}).url == SAVED
    return link_in(letters()[-1]["body"])


def come_back(link, client=None):
    """Open the link in another browser and type the code; returns the browser."""
    client = client or Client()
    assert client.post(link, {"send": "1"}).url == link
    response = client.post(link, {"code": code_in(letters()[-1]["body"])})
    assert response.status_code == 302, text(response)
    return client


# --- Saving ---------------------------------------------------------------------------------------


def test_a_half_written_page_is_kept_and_found_on_another_device(client):
    post(client, "om-dig", ABOUT)
    other = come_back(save(client, answers={**WISH, "budget_dkk": "mange penge"}))
    page = text(other.get(f"{BASE}oenske/"))
    assert 'value="mange penge"' in page
    assert 'value="Åse Østergård-Ærø"' in text(other.get(f"{BASE}om-dig/"))


def test_who_comes_back_lands_where_something_is_left_and_is_told_off_for_nothing(client):
    post(client, "om-dig", ABOUT)
    link = save(client, answers={"colour": "blue"})
    other = Client()
    other.post(link, {"send": "1"})
    landed = other.post(link, {"code": code_in(letters()[-1]["body"])}).url
    assert landed == f"{BASE}oenske/?liste=1"
    page = text(other.get(landed))
    assert 'class="error-summary"' not in page
    assert re.search(r'value="blue"[^>]*checked', page)


def test_a_journey_saved_at_its_end_leads_to_the_check_page_and_is_finished_there(client):
    at_check(client)
    assert f'href="{SAVE}"' in text(client.get(f"{BASE}gennemse/"))
    client.post(SAVE, {"email": EMAIL})
    other = come_back(link_in(letters()[-1]["body"]))
    assert other.post(f"{BASE}gennemse/").url == f"{BASE}kvittering/"
    assert Submission.objects.count() == 1


def test_the_first_browser_sees_what_the_second_wrote(client):
    post(client, "om-dig", ABOUT)
    other = come_back(save(client))
    post(other, "om-dig", {**ABOUT, "full_name": "Bo Ægidius"})
    post(client, "oenske", WISH)
    assert 'value="Bo Ægidius"' in text(client.get(f"{BASE}om-dig/"))
    assert 'value="3.500 kr."' in text(other.get(f"{BASE}oenske/"))


def test_the_address_that_was_written_already_is_offered(client):
    at_check(client)
    assert f'value="{EMAIL}"' in text(client.get(SAVE))


def test_an_address_that_is_none_is_refused_and_nothing_is_lost(client):
    post(client, "om-dig", ABOUT)
    page = text(client.post(SAVE, {"email": "forkert@"}))
    assert "Skriv en hel e-mailadresse" in page
    assert 'value="forkert@"' in page
    assert "<title>Fejl: " in page
    assert not SavedLink.objects.exists()


def test_a_robot_gets_no_letter_sent(client):
    post(client, "om-dig", ABOUT)
    assert "Et skjult felt" in text(client.post(SAVE, {"email": EMAIL, "hp_website": "x"}))
    assert not DraftLetter.objects.exists()


def test_an_address_is_not_flooded_and_who_asks_is_told_to_wait(client, settings):
    settings.DOK_LIMITS = {**settings.DOK_LIMITS, "letters": "2/day"}
    post(client, "om-dig", ABOUT)
    for _time in range(2):
        assert client.post(SAVE, {"email": EMAIL}).url == SAVED
    page = text(client.post(SAVE, {"email": EMAIL}))
    assert "Prøv igen i morgen" in page
    assert f'value="{EMAIL}"' in page
    assert SavedLink.objects.count() == 1, "the link before still leads to the draft"


def test_there_is_nothing_to_save_before_anything_is_written(client):
    assert client.get(SAVE).url == BASE
    assert client.post(SAVE, {"email": EMAIL}).url == BASE
    assert not DraftLetter.objects.exists()


def test_pausing_once_more_needs_no_new_link_and_keeps_it_for_the_whole_time_again(client):
    post(client, "om-dig", ABOUT)
    save(client)
    Draft.objects.update(expires_at=timezone.now() + timedelta(hours=1))
    assert post(client, "oenske", {**WISH, "gem": "1"}).url == SAVED
    assert Draft.objects.get().expires_at > timezone.now() + timedelta(days=13)
    assert client.get(SAVE).url == SAVED
    assert DraftLetter.objects.count() == 1


def test_writing_on_does_not_shorten_the_time_of_a_saved_draft(client):
    post(client, "om-dig", ABOUT)
    save(client)
    post(client, "oenske", WISH)
    assert Draft.objects.get().expires_at > timezone.now() + timedelta(days=13)


def test_a_new_link_kills_the_old_one(client):
    post(client, "om-dig", ABOUT)
    old = save(client)
    assert "Det gamle virker ikke mere" in text(client.get(f"{SAVE}?igen=1"))
    client.post(SAVE, {"email": "en.anden@post.example"})
    assert Client().get(old).status_code == 404


def test_a_page_that_ends_the_journey_is_not_saved(client):
    at_check(client)
    assert "Uden aftale intet lån" in text(post(client, "aftale", {"agreed": "no", "gem": "1"}))
    assert not Draft.objects.exists()


def test_the_saved_page_says_until_when_and_that_nothing_is_sent(client):
    post(client, "om-dig", ABOUT)
    save(client)
    page = text(client.get(SAVED))
    assert "Du har ikke sendt noget til os endnu." in page
    assert str((timezone.localdate() + timedelta(days=14)).year) in page


# --- Leaving --------------------------------------------------------------------------------------


def test_clearing_the_computer_takes_the_cookie_and_leaves_the_draft_under_its_link(client):
    post(client, "om-dig", ABOUT)
    link = save(client)
    response = client.post(SAVED)
    assert response.url == f"{GONE}?computer=1"
    assert response.cookies["dok_toyloan"]["max-age"] == 0
    assert "Computeren er ryddet" in text(client.get(response.url))
    assert "Østergård" not in text(client.get(f"{BASE}om-dig/"))
    assert "Østergård" in text(come_back(link).get(f"{BASE}om-dig/"))


def test_a_draft_is_deleted_at_once_with_its_link(client):
    post(client, "om-dig", ABOUT)
    link = save(client)
    assert f'href="{DELETE}"' in text(client.get(SAVED))
    assert Draft.objects.count() == 1, "asked first"
    assert "virker ikke mere bagefter" in text(client.get(DELETE))
    assert client.post(DELETE).url == GONE
    assert (Draft.objects.count(), SavedLink.objects.count(), DraftLetter.objects.count()) == (0, 0, 0)
    assert "Kladden er slettet" in text(client.get(GONE))
    assert Client().get(link).status_code == 404
    assert client.get(f"{BASE}om-dig/").status_code == 200


def test_a_draft_that_is_not_saved_can_be_deleted_from_any_step(client):
    assert DELETE not in text(client.get(f"{BASE}om-dig/"))
    post(client, "om-dig", ABOUT)
    assert f'href="{DELETE}"' in text(client.get(f"{BASE}oenske/"))
    client.post(DELETE)
    assert not Draft.objects.exists()
    assert "dok_toyloan" not in [name for name, morsel in client.cookies.items() if morsel.value]


def test_a_draft_is_deleted_where_the_journey_is_closed(client):
    post(client, "om-dig", ABOUT)
    Entrance.objects.create(kind="toyloan", closes_on=timezone.localdate() - timedelta(days=2))
    assert client.post(DELETE).url == GONE
    assert client.get(GONE).status_code == 200


def test_a_draft_is_deleted_by_its_link(client):
    post(client, "om-dig", ABOUT)
    link = save(client)
    other = Client()
    assert "Vil du slette" in text(other.get(f"{link}slet/"))
    assert Draft.objects.count() == 1
    after = other.post(f"{link}slet/", follow=True)
    assert "Kladden er slettet" in text(after)
    assert BASE not in text(after), "the link alone tells of no form"
    assert "Forlad siden" in text(after), "the way out is there to the last page"
    assert not Draft.objects.exists()
    assert "Dine svar er slettet" in text(client.get(f"{BASE}gennemse/")), "the first browser is told"


def test_sending_ends_the_link_and_tells_nothing(client):
    at_check(client)
    client.post(SAVE, {"email": EMAIL})
    link = link_in(letters()[-1]["body"])
    client.post(f"{BASE}gennemse/")
    gone, never = Client().get(link), Client().get("/fortsaet/" + "q" * 58 + "/")
    assert gone.status_code == never.status_code == 404
    assert "Forlad siden" in text(gone)
    assert text(gone).replace(link, "") == text(never).replace("/fortsaet/" + "q" * 58 + "/", "")
    assert not SavedLink.objects.exists()
    assert Draft.objects.get().expires_at < timezone.now() + timedelta(days=2)
    assert client.get(SAVE).url == client.get(SAVED).url == client.get(DELETE).url == f"{BASE}kvittering/"


# --- Coming back ----------------------------------------------------------------------------------


@pytest.fixture
def link(client):
    post(client, "om-dig", ABOUT)
    found = save(client)
    DraftLetter.objects.all().delete()
    return found


def test_a_look_at_the_link_sends_nothing_and_says_nothing(link):
    """Programs that guard mailboxes follow every link."""
    for _time in range(3):
        page = text(Client().get(link))
    assert not DraftLetter.objects.exists()
    assert "Send mig en kode" in page
    for telling in ("Østergård", EMAIL, "Legetøj", "legetoej"):
        assert telling not in page
    assert "code" not in re.findall(r'name="(\w+)"', page)


@pytest.mark.parametrize("has_quick_exit", [False, True])
def test_the_way_out_of_the_page_does_not_tell_which_form_it_is_about(link, monkeypatch, has_quick_exit):
    toy = declaration.area("toyloan")
    monkeypatch.setitem(declaration._AREAS, "toyloan", replace(toy, quick_exit=has_quick_exit))
    assert "Forlad siden" in text(Client().get(link))


def test_the_code_is_asked_for_once_it_was_sent(link):
    other = Client()
    other.post(link, {"send": "1"})
    page = text(other.get(link))
    main = page[page.index("<main") :]
    assert 'autocomplete="one-time-code"' in main
    assert re.findall(r"<button[^>]*>(.*?)</button>", main)[:2] == ["Fortsæt", "Send en ny kode"]
    assert letters()[0]["to"] == EMAIL


def test_a_code_may_be_typed_with_a_space(link):
    other = Client()
    other.post(link, {"send": "1"})
    code = code_in(letters()[-1]["body"])
    assert other.post(link, {"code": f" {code[:3]} {code[3:]} "}).status_code == 302


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Skriv koden fra mailen."),
        ("12345", "Skriv de seks cifre, der står i mailen."),
        ("abcdef", "Skriv de seks cifre, der står i mailen."),
        ("١٢٣٤٥٦", "Skriv de seks cifre, der står i mailen."),
    ],
)
def test_what_is_no_code_is_told_of_and_costs_no_attempt(link, typed, told):
    other = Client()
    other.post(link, {"send": "1"})
    page = text(other.post(link, {"code": typed}))
    assert told in page
    assert "<title>Fejl: " in page
    assert SavedLink.objects.get().attempts == 0


def test_a_wrong_code_and_a_spent_one_are_told_of(link):
    other = Client()
    other.post(link, {"send": "1"})
    right = code_in(letters()[-1]["body"])
    wrong = f"{(int(right) + 1) % 10**6:06}"
    for _time in range(saved.MOST_ATTEMPTS - 1):
        assert "Koden passer ikke" in text(other.post(link, {"code": wrong}))
    assert "for gammel eller brugt" in text(other.post(link, {"code": wrong}))
    page = text(other.post(link, {"code": right}))
    assert "for gammel eller brugt" in page
    assert "Send en ny kode" in page
    assert not other.cookies.get("dok_toyloan")
    assert come_back(link, other).cookies["dok_toyloan"].value


def test_too_many_codes_are_told_of(link):
    other = Client()
    for _time in range(saved.MOST_CODES_AN_HOUR):
        other.post(link, {"send": "1"})
    refused = other.post(link, {"send": "1"})
    assert refused.status_code == 429
    assert "Vent en time" in text(refused)


def test_the_secret_of_the_link_opens_nothing_as_a_cookie(link):
    other = Client()
    other.cookies["dok_toyloan"] = link.split("/")[-2]
    assert "Østergård" not in text(other.get(f"{BASE}om-dig/"))


def test_a_browser_that_holds_the_draft_goes_straight_on(client, link):
    assert client.get(link).url == f"{BASE}oenske/?liste=1"
    assert not DraftLetter.objects.exists()


def test_a_second_press_with_the_code_goes_on_too(link):
    other = Client()
    other.post(link, {"send": "1"})
    code = code_in(letters()[-1]["body"])
    assert other.post(link, {"code": code}).url == other.post(link, {"code": code}).url


def test_a_link_that_is_too_old_is_as_if_it_never_was(link):
    Draft.objects.update(expires_at=timezone.now())
    page = Client().get(link)
    assert page.status_code == 404
    assert "Her er ikke noget mere" in text(page)


def test_the_cookie_ends_with_the_browser_and_is_for_the_server_alone(link):
    cookie = come_back(link).cookies["dok_toyloan"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"], cookie["domain"]) == (True, "Lax", "", "")


def test_nobody_keeps_a_copy_and_no_other_site_learns_the_link(client, link):
    for address in (link, f"{link}slet/", "/fortsaet/x/"):
        response = Client().get(address)
        assert response["Cache-Control"] == "no-store"
        assert response["X-Robots-Tag"] == "noindex"
        assert response["Referrer-Policy"] == "strict-origin"
    for address in (SAVE, SAVED, DELETE, GONE):
        assert client.get(address)["Cache-Control"] == "no-store"


def test_it_is_said_in_english_too(client):
    post(client, "om-dig", ABOUT)
    client.post(f"/en{SAVE}", {"email": EMAIL})
    link = link_in(letters()[-1]["body"])
    assert link.startswith("/en/fortsaet/")
    other = Client()
    other.post(link, {"send": "1"})
    code = code_in(letters()[-1]["body"])
    assert other.post(link, {"code": code}).url == f"/en{BASE}oenske/?liste=1"


# --- Only with an account -------------------------------------------------------------------------


@pytest.fixture
def with_account_only(toy):
    declaration._AREAS["toyloan"] = replace(toy, saving_needs_account=True)


def test_without_an_account_such_a_journey_is_not_saved_and_goes_on_instead(client, with_account_only):
    assert "Gem og fortsæt senere" not in text(client.get(f"{BASE}om-dig/"))
    assert post(client, "om-dig", {**ABOUT, "gem": "1"}).url == f"{BASE}oenske/"
    assert client.get(SAVE).status_code == client.post(SAVE, {"email": EMAIL}).status_code == 404
    assert client.get(SAVED).url == f"{BASE}oenske/?liste=1"
    assert not SavedLink.objects.exists()
    assert f'href="{DELETE}"' in text(client.get(f"{BASE}oenske/")), "but it can be deleted"


def test_a_ward_with_an_account_saves_its_referral_and_the_link_goes_to_the_account(client, db):
    person = make.referrer(email="kirsten@afsnit.example")
    make.sign_in(client, person)
    first = "/henvis/udskrivning/samtykke/"
    assert "Gem og fortsæt senere" in text(client.get(first))
    assert client.post(first, {"consent": "ja", "gem": "1"}).url == "/henvis/udskrivning/gem/"
    page = text(client.get("/henvis/udskrivning/gem/"))
    assert "kirsten@afsnit.example" in page
    assert 'name="email"' not in page
    assert client.post("/henvis/udskrivning/gem/", {"email": "en.anden@post.example"}).status_code == 302
    (letter,) = letters()
    assert letter["to"] == "kirsten@afsnit.example"
    other = come_back(link_in(letter["body"]))
    assert other.get("/henvis/udskrivning/").status_code == 403, "the link alone shows nothing"
    make.sign_in(other, person)
    assert re.search(r'value="ja"[^>]*checked', text(other.get(first)))


def test_the_referral_is_such_a_journey_and_the_others_are_not(db):
    assert [one.kind.name for one in declaration.areas() if one.saving_needs_account] == ["discharge"]


def test_every_step_that_is_left_keeps_its_answers(client):
    """From the first page, with nothing but a name on it, to the last."""
    link = save(client, slug="om-dig", answers={"full_name": "Åse"})
    other = come_back(link)
    assert 'value="Åse"' in text(other.get(f"{BASE}om-dig/"))
    for slug, answers in (("om-dig", ABOUT), ("oenske", WISH), ("aftale", AGREED)):
        assert post(other, slug, {**answers, "gem": "1"}).url == SAVED
    assert "Jeg vil gerne lege" in text(client.get(f"{BASE}gennemse/"))
