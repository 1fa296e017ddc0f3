"""The engine, walked through its doors."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from intake.journeys import declaration, drafts
from intake.submissions import own_page
from intake.submissions.answers import open_answers
from intake.submissions.models import Draft, Submission
from tests import make
from tests.toy_area.declaration import AREA

from .walking import ABOUT, AGREED, BASE, SOON, WISH, at_check, post, text

pytestmark = pytest.mark.usefixtures("toy")


def sent(client: Client) -> Submission:
    assert client.post(f"{BASE}gennemse/").url == f"{BASE}kvittering/"
    return Submission.objects.get()


def back(client: Client, slug: str, fields: dict) -> HttpResponse:
    return client.post(f"{BASE}{slug}/", {**fields, "tilbage": "1"})


def let_drafts_expire():
    Draft.objects.update(expires_at=timezone.now() - timedelta(seconds=1))


# --- From end to end ------------------------------------------------------------------------------


def test_the_bare_address_begins(client):
    response = client.get(BASE)
    assert response.status_code == 302
    assert response.url == f"{BASE}om-dig/"


def test_the_first_page_says_how_long_a_draft_is_kept(client):
    said = "Vi gemmer det, du skriver, i 24 timer, og kun til du lukker browseren."
    assert said in text(client.get(f"{BASE}om-dig/"))
    post(client, "om-dig", ABOUT)
    assert said not in text(client.get(f"{BASE}oenske/"))


def test_a_journey_from_end_to_end(client):
    assert post(client, "om-dig", ABOUT).url == f"{BASE}oenske/"
    assert post(client, "oenske", WISH).url == f"{BASE}aftale/"
    assert post(client, "aftale", AGREED).url == f"{BASE}gennemse/"
    page = text(client.get(f"{BASE}gennemse/"))
    for shown in ("Åse Østergård-Ærø", "20 30 40 50", "3.500 kr.", "Blå", "2200 København N", "Ja"):
        assert shown in page
    submission = sent(client)
    receipt = text(client.get(f"{BASE}kvittering/"))
    for shown in (submission.reference, "Vi har fået dit ønske", "Vi ringer til dig inden for to hverdage."):
        assert shown in receipt
    assert (submission.kind, submission.language) == ("toyloan", "da")
    assert open_answers(submission).model_dump() == {
        "full_name": "Åse Østergård-Ærø",
        "email": "aase@post.example",
        "phone": "+4520304050",
        "wanted_on": SOON,
        "colour": "blue",
        "budget_dkk": 3500,
        "postcode": "2200",
        "district": None,
        "shade": None,
        "agreed": True,
        "story": "Jeg vil gerne lege på Nørrebro.",
        "drawings": (),
    }


def test_an_unknown_step_is_not_found(client):
    assert client.get(f"{BASE}findes-ikke/").status_code == 404


def test_other_methods_are_turned_away(client):
    assert client.put(f"{BASE}om-dig/").status_code == 405


def test_a_form_without_its_token_is_refused():
    assert Client(enforce_csrf_checks=True).post(f"{BASE}om-dig/", ABOUT).status_code == 403
    assert not Draft.objects.exists()


# --- Errors lose nothing --------------------------------------------------------------------------


def test_an_error_is_named_first_on_the_page_and_at_the_field(client):
    page = text(post(client, "om-dig", {**ABOUT, "full_name": ""}))
    assert re.search(r"<title>Fejl: Hvem er du\? ", page)
    assert page.count("Skriv dit navn.") == 2
    assert '<a href="#id_full_name">Skriv dit navn.</a>' in page
    main = page[page.index("<main") :]
    assert main.index('class="error-summary"') < main.index("<h1")
    assert 'value="aase@post.example"' in page


def test_what_was_wrong_is_kept_over_a_reload(client):
    post(client, "om-dig", {**ABOUT, "email": "forkert@"})
    page = text(client.get(f"{BASE}om-dig/"))
    assert 'value="forkert@"' in page
    assert 'value="Åse Østergård-Ærø"' in page


def test_going_back_shows_what_was_written(client):
    at_check(client)
    page = text(client.get(f"{BASE}oenske/"))
    assert 'value="3.500 kr."' in page
    year = re.search(r'<input[^>]*name="wanted_on_year"[^>]*>', page)
    assert year
    assert f'value="{SOON.year}"' in year.group()
    assert re.search(r'value="blue"[^>]*checked', page)


def test_a_later_answer_survives_an_error_in_an_earlier_step(client):
    at_check(client)
    post(client, "om-dig", {**ABOUT, "full_name": ""})
    assert client.get(f"{BASE}aftale/").url == f"{BASE}om-dig/"
    post(client, "om-dig", ABOUT)
    assert client.get(f"{BASE}gennemse/").status_code == 200


def test_a_question_that_hangs_on_the_same_page_is_asked_when_it_is_due(client):
    post(client, "om-dig", ABOUT)
    page = text(post(client, "oenske", {**WISH, "postcode": "2300"}))
    assert "Amager Øst" in page
    assert "Valby" not in page
    assert post(client, "oenske", {**WISH, "postcode": "2300", "district": "amager-vest"}).status_code == 302
    post(client, "aftale", AGREED)
    assert "Amager Vest" in text(client.get(f"{BASE}gennemse/"))


def test_a_cpr_number_stays_on_the_page_and_goes_nowhere_else(client):
    page = text(post(client, "om-dig", {**ABOUT, "full_name": "Åse 010203-1234"}))
    assert "Slet cpr-nummeret" in page
    assert "Åse 010203-1234" in page
    assert "010203" not in text(client.get(f"{BASE}om-dig/"))
    assert 'value="Åse …"' in text(client.get(f"{BASE}om-dig/"))


# --- The order of things --------------------------------------------------------------------------


def test_a_step_opened_ahead_leads_to_the_first_unanswered(client):
    assert client.get(f"{BASE}aftale/").url == f"{BASE}om-dig/"
    post(client, "om-dig", ABOUT)
    assert client.get(f"{BASE}aftale/").url == f"{BASE}oenske/"
    assert client.get(f"{BASE}gennemse/").url == f"{BASE}oenske/"
    assert client.post(f"{BASE}gennemse/").url == f"{BASE}oenske/"
    assert not Submission.objects.exists()


def test_a_step_that_does_not_apply_is_skipped_and_its_answers_dropped(client):
    at_check(client, colour="green")
    assert "Flaskegrøn" in text(client.get(f"{BASE}gennemse/"))
    post(client, "oenske", WISH)
    assert client.get(f"{BASE}groen/").url == f"{BASE}gennemse/"
    assert "Flaskegrøn" not in text(client.get(f"{BASE}gennemse/"))
    assert open_answers(sent(client)).shade is None


def test_the_indicator_counts_the_steps_that_are_asked(client):
    post(client, "om-dig", ABOUT)
    post(client, "oenske", WISH)
    assert "Trin 3 af 3" in text(client.get(f"{BASE}aftale/"))
    post(client, "oenske", {**WISH, "colour": "green"})
    assert "Trin 3 af 4" in text(client.get(f"{BASE}groen/"))


def test_back_leads_to_the_step_before(client):
    post(client, "om-dig", ABOUT)
    post(client, "oenske", WISH)
    assert back(client, "aftale", AGREED).url == f"{BASE}oenske/"
    assert ">Tilbage<" in text(client.get(f"{BASE}aftale/"))
    assert ">Tilbage<" not in text(client.get(f"{BASE}om-dig/"))


def test_back_keeps_what_is_half_written_and_finds_no_fault_with_it(client):
    post(client, "om-dig", ABOUT)
    back(client, "oenske", {**WISH, "budget_dkk": "mange penge"})
    on = post(client, "om-dig", ABOUT)
    page = text(client.get(on.url))
    assert 'value="mange penge"' in page
    assert 'class="error-summary"' not in page
    assert 'value="mange penge"' in text(client.get(f"{BASE}oenske/")), "and it is kept over a reload"


def test_back_from_an_empty_page_leaves_it_unanswered(client):
    post(client, "om-dig", ABOUT)
    assert back(client, "oenske", {}).url == f"{BASE}om-dig/"
    assert 'class="error-summary"' not in text(client.get(f"{BASE}oenske/"))


def test_back_takes_an_answer_away_that_was_wiped_out(client):
    at_check(client)
    back(client, "oenske", {})
    assert client.get(f"{BASE}gennemse/").url == f"{BASE}oenske/"


def test_back_from_a_change_returns_to_the_check_page_with_what_can_be_used(client):
    at_check(client)
    change = f"{BASE}om-dig/?fra=gennemse"
    for name, shown in (("Bo Ægidius", "Bo Ægidius"), ("", "Bo Ægidius")):
        left = client.post(change, {**ABOUT, "full_name": name, "tilbage": "1"})
        assert left.url == f"{BASE}gennemse/"
        assert shown in text(client.get(left.url))


def test_back_asks_nobody_for_a_proof(client, settings):
    post(client, "om-dig", ABOUT)
    settings.DOK_QUICKEST = 60.0
    assert back(client, "oenske", WISH).url == f"{BASE}om-dig/"


def test_back_on_a_draft_that_was_sent_leads_to_the_receipt(client):
    at_check(client)
    client.post(f"{BASE}gennemse/")
    assert back(client, "oenske", WISH).url == f"{BASE}kvittering/"


def test_a_change_from_the_check_page_returns_to_it(client):
    at_check(client)
    change = f"{BASE}om-dig/?fra=gennemse"
    assert f'href="{change}"' in text(client.get(f"{BASE}gennemse/"))
    assert f'action="{change}"' in text(client.get(change))
    wrong = client.post(change, {**ABOUT, "full_name": ""})
    assert f'action="{change}"' in text(wrong)
    assert client.post(change, {**ABOUT, "full_name": "Bo Ægidius"}).url == f"{BASE}gennemse/"
    assert "Bo Ægidius" in text(client.get(f"{BASE}gennemse/"))


def test_a_change_that_opens_a_new_step_leads_there_first(client):
    at_check(client)
    changed = client.post(f"{BASE}oenske/?fra=gennemse", {**WISH, "colour": "green"})
    assert changed.url == f"{BASE}groen/"


def test_a_stop_shows_its_page_and_keeps_nothing(client):
    post(client, "om-dig", ABOUT)
    post(client, "oenske", WISH)
    stopped = post(client, "aftale", {"agreed": "no"})
    assert stopped.status_code == 200
    assert "Uden aftale intet lån" in text(stopped)
    assert stopped.cookies["dok_toyloan"]["max-age"] == 0
    assert not Draft.objects.exists()
    assert not Submission.objects.exists()


# --- Drafts ---------------------------------------------------------------------------------------


def test_a_get_writes_no_draft(client):
    client.get(BASE)
    client.get(f"{BASE}om-dig/")
    assert not Draft.objects.exists()
    assert "dok_toyloan" not in client.cookies


def test_the_cookie_is_for_the_server_alone_and_ends_with_the_browser(client):
    cookie = post(client, "om-dig", ABOUT).cookies["dok_toyloan"]
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert cookie["max-age"] == cookie["expires"] == cookie["secure"] == ""


def test_the_cookie_is_secure_where_the_house_is(client, settings):
    settings.SESSION_COOKIE_SECURE = True
    # The prefix makes the browser take the cookie from this very host alone, by https, for every path.
    cookie = post(client, "om-dig", ABOUT).cookies["__Host-dok_toyloan"]
    assert cookie["secure"] is True
    assert (cookie["path"], cookie["domain"]) == ("/", "")
    taken = client.post(BASE, {"action": "restart"}).cookies["__Host-dok_toyloan"]
    assert (taken.value, taken["max-age"], taken["secure"]) == ("", 0, True)


def test_no_other_cookie_is_set_and_no_session_begins(client):
    at_check(client)
    sent(client)
    client.get(f"{BASE}kvittering/")
    assert set(client.cookies) <= {"dok_toyloan", "csrftoken"}
    assert not Session.objects.exists()


def every_row() -> bytes:
    """All that lies in the database, as bytes."""
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows += [bytes(v) if isinstance(v, memoryview) else str(v).encode() for row in cursor for v in row]
    return b"\0".join(value if isinstance(value, bytes) else b"" for value in rows)


def test_nothing_written_lies_in_the_database_in_clear(client):
    at_check(client)
    secret = client.cookies["dok_toyloan"].value
    draft = every_row()
    sent(client)
    for rows in (draft, every_row()):
        for mark in ("Østergård", "aase@post", "20304050", "20 30 40 50", "lege på", secret):
            assert mark.encode() not in rows
        assert b"toyloan" in rows


def test_the_bare_address_offers_to_go_on_with_a_draft(client):
    post(client, "om-dig", ABOUT)
    page = text(client.get(BASE))
    assert "Du er allerede i gang" in page
    assert page.index("Fortsæt") < page.index("Begynd forfra")
    assert client.post(BASE, {"action": "resume"}).url == f"{BASE}oenske/"
    assert Draft.objects.count() == 1


def test_beginning_anew_deletes_the_draft(client):
    post(client, "om-dig", ABOUT)
    assert client.post(BASE, {"action": "restart"}).url == f"{BASE}om-dig/"
    assert not Draft.objects.exists()
    assert "Østergård" not in text(client.get(f"{BASE}om-dig/"))


def test_a_draft_lives_for_a_day_from_the_last_answer(client):
    post(client, "om-dig", ABOUT)
    Draft.objects.update(expires_at=timezone.now() + timedelta(minutes=1))
    post(client, "oenske", WISH)
    left = Draft.objects.get().expires_at - timezone.now()
    assert timedelta(hours=23, minutes=59) < left <= drafts.LIFETIME


def test_an_expired_draft_is_told_of_and_begun_anew(client):
    at_check(client)
    let_drafts_expire()
    page = text(client.get(f"{BASE}gennemse/"))
    assert "Dine svar er slettet" in page
    assert f'href="{BASE}om-dig/"' in page
    assert client.get(BASE).url == f"{BASE}om-dig/"


def test_an_answer_that_comes_after_the_draft_expired_is_kept(client):
    post(client, "om-dig", ABOUT)
    let_drafts_expire()
    assert "Dine svar er slettet" in text(post(client, "oenske", WISH))
    post(client, "om-dig", ABOUT)
    assert 'value="3.500 kr."' in text(client.get(f"{BASE}oenske/"))


def test_an_answer_from_a_tab_that_another_tab_overtook_is_kept(client):
    at_check(client)
    post(client, "om-dig", {**ABOUT, "full_name": ""})
    assert post(client, "oenske", {**WISH, "budget_dkk": "1.200 kr."}).url == f"{BASE}om-dig/"
    post(client, "om-dig", ABOUT)
    assert 'value="1.200 kr."' in text(client.get(f"{BASE}oenske/"))


def test_an_answer_from_a_browser_that_lost_its_cookie_is_kept(client):
    assert "Dine svar er slettet" in text(
        post(client, "oenske", {**WISH, "postcode": "2300", "district": "amager-vest"})
    )
    post(client, "om-dig", ABOUT)
    page = text(client.get(f"{BASE}oenske/"))
    assert 'value="3.500 kr."' in page
    assert re.search(r'value="amager-vest"[^>]*checked', page), "also what is asked only after another answer"


def test_sending_an_expired_draft_sends_nothing(client):
    at_check(client)
    let_drafts_expire()
    assert "Dine svar er slettet" in text(client.post(f"{BASE}gennemse/"))
    assert not Submission.objects.exists()


@pytest.mark.parametrize("forged", ["", "x", "q" * 58, "'; drop table", "æøå"])
def test_a_forged_cookie_opens_nothing(client, forged):
    at_check(client)
    client.cookies["dok_toyloan"] = forged
    page = text(client.get(f"{BASE}gennemse/"))
    assert "Østergård" not in page
    assert client.get(f"{BASE}om-dig/").status_code == 200


def test_another_persons_draft_stays_closed(client):
    at_check(client)
    other = Client()
    at_check(other, full_name="Bo")
    assert "Østergård" not in text(other.get(f"{BASE}gennemse/"))
    assert Draft.objects.count() == 2


def test_a_draft_moved_to_another_row_does_not_open(client):
    at_check(client)
    other = Client()
    post(other, "om-dig", {**ABOUT, "full_name": "Bo"})
    mine, theirs = Draft.objects.order_by("created_at")
    Draft.objects.filter(pk=theirs.pk).update(blob=mine.blob)
    assert "Østergård" not in text(other.get(f"{BASE}om-dig/"))


def test_changing_the_language_midway_keeps_the_draft(client):
    post(client, "om-dig", ABOUT)
    post(client, "oenske", WISH)
    assert 'value="Åse Østergård-Ærø"' in text(client.get(f"/en{BASE}om-dig/"))
    assert client.post(f"/en{BASE}aftale/", AGREED).url == f"/en{BASE}gennemse/"
    assert client.post(f"/en{BASE}gennemse/").url == f"/en{BASE}kvittering/"
    assert Submission.objects.get().language == "en"


def test_two_tabs_write_in_the_same_draft(client):
    post(client, "om-dig", ABOUT)
    tab = Client()
    tab.cookies = client.cookies
    post(client, "oenske", WISH)
    post(tab, "om-dig", {**ABOUT, "full_name": "Bo Ægidius"})
    post(client, "aftale", AGREED)
    page = text(client.get(f"{BASE}gennemse/"))
    assert "Bo Ægidius" in page
    assert "3.500 kr." in page


# --- Sending once ---------------------------------------------------------------------------------


def test_a_second_send_finds_the_first(client):
    at_check(client)
    first = sent(client)
    assert sent(client) == first
    assert client.get(f"{BASE}gennemse/").url == f"{BASE}kvittering/"
    assert client.get(f"{BASE}om-dig/").url == f"{BASE}kvittering/"
    assert post(client, "om-dig", ABOUT).url == f"{BASE}kvittering/"
    for _reload in range(2):
        assert first.reference in text(client.get(f"{BASE}kvittering/"))


def test_a_sent_draft_holds_nothing_any_more(client):
    at_check(client)
    submission = sent(client)
    draft = Draft.objects.get()
    request = RequestFactory().get(BASE)
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    opened = drafts.find(request, AREA)
    assert (draft.reference, opened.written) == (submission.reference, {})
    page, _key = own_page.find(drafts.own_secret(opened))
    assert page.submission == submission, "only the way to the own page is left, for the receipt to show again"
    assert submission.origin not in (None, draft.digest)


def test_the_bare_address_begins_anew_after_sending(client):
    at_check(client)
    first = sent(client)
    assert client.get(BASE).url == f"{BASE}om-dig/"
    at_check(client)
    client.post(f"{BASE}gennemse/")
    assert Submission.objects.exclude(pk=first.pk).count() == 1


def test_the_receipt_says_when_no_letter_goes_out(client, settings):
    settings.DOK_LIMITS = {**settings.DOK_LIMITS, "letters": "1/day"}
    held_back = "Du får ikke adressen på mail denne gang."
    sent(at_check(client))
    assert held_back not in text(client.get(f"{BASE}kvittering/"))
    other = at_check(Client())
    other.post(f"{BASE}gennemse/")
    receipt = other.get(f"{BASE}kvittering/")
    assert held_back in text(receipt)
    assert "/status/" in receipt.context["own_url"]


def test_there_is_no_receipt_without_sending(client):
    assert client.get(f"{BASE}kvittering/").url == BASE


def test_what_the_whole_refuses_leads_back_to_its_question(client):
    at_check(client, budget_dkk="666")
    page = client.post(f"{BASE}gennemse/")
    assert page.status_code == 200
    assert "Svarene passer ikke sammen" in text(page)
    assert f'action="{BASE}aftale/?fra=gennemse"' in text(page)
    assert not Submission.objects.exists()


def test_a_field_that_the_whole_refuses_is_asked_again(client, toy):
    def without_colour(values):
        return toy.build({**values, "colour": None})

    at_check(client)
    declaration._AREAS["toyloan"] = replace(toy, build=without_colour)
    page = text(client.post(f"{BASE}gennemse/"))
    assert '<a href="#id_colour_0">Tjek svaret. Vi kan ikke bruge det, som det står.</a>' in page
    assert "<title>Fejl: Hvad vil du låne? " in page


# --- Abuse, and what leaves the page ----------------------------------------------------------------


def test_the_honeypot_is_out_of_everybodys_way(client):
    page = text(client.get(f"{BASE}om-dig/"))
    trap = re.search(r'<input type="text" name="hp_website"[^>]*>', page)[0]
    assert 'tabindex="-1"' in trap
    assert 'autocomplete="off"' in trap


def test_nobody_keeps_a_copy(client):
    at_check(client)
    for address in (BASE, f"{BASE}om-dig/", f"{BASE}oenske/", f"{BASE}gennemse/", f"{BASE}kvittering/"):
        response = client.get(address)
        assert response["Cache-Control"] == "no-store"
        assert response["Referrer-Policy"] == "same-origin"
        assert ("X-Robots-Tag" in response) == (address != f"{BASE}om-dig/")


def test_the_quick_way_out_and_112_stand_on_every_step(client):
    at_check(client)
    for slug in ("om-dig", "oenske", "aftale", "gennemse"):
        page = text(client.get(f"{BASE}{slug}/"))
        assert "Er der akut fare, ring 112." in page
        assert re.search(r'<a class="[^"]*quick-exit" href="https://www.dmi.dk/" rel="noreferrer', page)


def test_the_first_submit_button_goes_on_and_there_is_one_form(client):
    page = text(client.get(f"{BASE}om-dig/"))
    main = page[page.index("<main") : page.index("</main>")]
    assert re.findall(r"<button[^>]*>(.*?)</button>", main) == ["Fortsæt", "Gem og fortsæt senere"]
    assert main.count('<form method="post"') == 1


def test_the_receipt_bears_the_telephone_of_the_central_team(client):
    make.team("indgang", central=True, phone="33 00 00 00")
    at_check(client)
    sent(client)
    assert '<a href="tel:+4533000000">33 00 00 00</a>' in text(client.get(f"{BASE}kvittering/"))


def test_a_journey_asks_the_database_little(client, django_assert_max_num_queries):
    at_check(client)
    with django_assert_max_num_queries(4):
        client.get(f"{BASE}oenske/")
