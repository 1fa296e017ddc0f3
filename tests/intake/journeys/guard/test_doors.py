"""The guard at the journeys' doors: nobody is refused, nothing typed is lost, and a flood writes little."""

import html
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from intake.journeys.declaration import areas
from intake.journeys.guard import clock
from intake.journeys.models import Entrance
from intake.submissions.models import Draft, Submission
from portal import limits
from tests import make
from tests.intake.journeys.test_doors import close
from tests.intake.journeys.walking import ABOUT, AGREED, BASE, WISH, at_check, post, text
from tests.own_pages import sent
from tests.portal.test_limits import DEAD

pytestmark = [pytest.mark.usefixtures("toy"), pytest.mark.either_engine]

FIRST, CHECK, RECEIPT = f"{BASE}om-dig/", f"{BASE}gennemse/", f"{BASE}kvittering/"


def asks(page):
    return page.status_code == 429


def carried(page):
    """What the page that asks would send: hidden fields, as a browser reads them."""
    body = page.content.decode()
    areas = re.findall(r'<textarea name="([^"]*)" hidden>\n(.*?)</textarea>', body, re.S)
    inputs = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', body)
    return {html.unescape(name): html.unescape(value) for name, value in [*areas, *inputs]}


def prove(client, page, solved, **headers):
    """Do the task and press the button."""
    return client.post(
        page.context["action"], {**carried(page), "hp_proof": solved(page.context["challenge"])}, **headers
    )


# --- Suspicion ------------------------------------------------------------------------------------


def test_a_filled_trap_asks_for_a_proof_and_loses_nothing(client, solved):
    page = post(client, "om-dig", {**ABOUT, "hp_website": "http://spam.example"})
    assert asks(page)
    assert "Et skjult felt, som skal være tomt, var udfyldt." in text(page)
    assert "spam.example" not in text(page)
    assert not Draft.objects.exists()
    assert prove(client, page, solved).url == f"{BASE}oenske/"
    assert 'value="Åse Østergård-Ærø"' in text(client.get(FIRST))


def test_a_filled_trap_stops_the_sending_until_there_is_a_proof(client, solved):
    at_check(client)
    page = client.post(CHECK, {"hp_website": "x"})
    assert asks(page)
    assert not Submission.objects.exists()
    assert prove(client, page, solved).url == RECEIPT
    assert Submission.objects.count() == 1


def test_a_page_filled_in_sooner_than_a_person_can_asks_for_a_proof(client, settings, time, solved):
    settings.DOK_QUICKEST = 2.0
    seen = client.get(FIRST)
    stamped = re.search(r'name="hp_seen" value="([^"]*)"', seen.text)[1]
    page = post(client, "om-dig", {**ABOUT, "hp_seen": stamped})
    assert asks(page)
    assert "Det gik hurtigere, end vi regnede med." in text(page)
    time.pass_by(3)
    assert post(client, "om-dig", {**ABOUT, "hp_seen": stamped}).url == f"{BASE}oenske/"


def test_a_page_without_its_time_asks_for_a_proof(client, settings):
    settings.DOK_QUICKEST = 2.0
    assert asks(post(client, "om-dig", ABOUT))


def test_a_page_that_was_answered_before_may_be_sent_on_at_once(client, settings):
    at_check(client)
    settings.DOK_QUICKEST = 2.0
    assert post(client, "om-dig", ABOUT).url == f"{BASE}oenske/"


def test_an_error_put_right_at_once_is_not_too_quick(client, settings, time):
    settings.DOK_QUICKEST = 2.0
    stamped = clock.stamp()
    time.pass_by(5)
    page = post(client, "om-dig", {"hp_seen": stamped})
    assert "Fejl:" in text(page)
    assert f'name="hp_seen" value="{stamped}"' in page.text


def test_the_time_and_the_trap_are_kept_in_no_draft(client):
    from intake.journeys import drafts
    from tests.toy_area.declaration import AREA

    post(client, "om-dig", {**ABOUT, "hp_seen": clock.stamp()})
    request = client.get(FIRST).wsgi_request
    assert not any(name.startswith("hp_") for name in drafts.find(request, AREA).written["om-dig"])


# --- Proofs ---------------------------------------------------------------------------------------


def test_a_proof_that_was_used_is_asked_for_again(client, solved):
    page = post(client, "om-dig", {**ABOUT, "hp_website": "x"})
    answer = {**ABOUT, "hp_website": "x", "hp_proof": solved(page.context["challenge"])}
    assert not asks(post(Client(), "om-dig", answer))
    again = post(Client(), "om-dig", answer)
    assert asks(again)
    assert carried(again)["full_name"] == ABOUT["full_name"]


def test_whoever_presses_too_early_keeps_the_wait_they_began(client, settings, time):
    settings.DOK_PROOF_WAIT = 10
    first = post(client, "om-dig", {**ABOUT, "hp_website": "x"})
    time.pass_by(4)
    early = client.post(FIRST, {**carried(first), "hp_website": "x"})
    assert asks(early)
    assert "Det var lidt for tidligt. Vent 6 sekunder endnu, og tryk igen." in text(early)
    assert early["Retry-After"] == "6"
    time.pass_by(6)
    assert client.post(FIRST, {**carried(early), "hp_website": "x"}).url == f"{BASE}oenske/"
    third = client.post(FIRST, {**carried(early), "hp_website": "x"})
    assert asks(third), "a wait counts once"
    assert "Vent 10 sekunder, og tryk så på knappen." in text(third)


def test_the_way_back_to_the_check_page_is_kept(client, solved):
    at_check(client)
    page = client.post(f"{FIRST}?fra=gennemse", {**ABOUT, "hp_website": "x"})
    assert prove(client, page, solved).url == CHECK


@given(
    name=st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=200),
    story=st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=500),
)
@how(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_typed_comes_along(name, story):
    typed = {"full_name": name, "story": story, "colour": ["blue", "green"], "email": "<b>&amp;\"'"}
    page = post(Client(), "om-dig", {**typed, "hp_website": "x"})
    assert asks(page)
    sent_on = [
        (key, value) for key, values in typed.items() for value in ([values] if isinstance(values, str) else values)
    ]
    assert sorted(page.context["posted"]) == sorted(sent_on)
    # A browser sends a line break as \r\n, whatever it was.
    assert plain(carried(page)["story"]) == plain(story)


def plain(written):
    return written.replace("\r\n", "\n").replace("\r", "\n")


# --- Many -----------------------------------------------------------------------------------------


def walk(number, address, **headers):
    """One person, from the first page to the receipt."""
    client = Client(REMOTE_ADDR=address, **headers)
    at_check(client, full_name=f"Person {number}")
    return client, client.post(CHECK)


FEW = {"begin": "10 per hour", "send": "10 per hour", "begin_all": "900 per hour", "send_all": "900 per hour"}


def test_a_campus_behind_one_address_gets_through_and_nobody_is_refused(limit, solved):
    limit(**FEW)
    proofs = 0
    for number in range(50):
        client = Client(REMOTE_ADDR="192.0.2.77")
        for slug, answers in (("om-dig", ABOUT), ("oenske", WISH), ("aftale", AGREED), ("gennemse", {})):
            answer = post(client, slug, answers)
            if asks(answer):
                proofs += 1
                answer = prove(client, answer, solved)
            assert answer.status_code == 302, number
        assert answer.url == RECEIPT
    assert Submission.objects.count() == 50
    assert proofs == 2 * 40, "a page to begin and a page to send, for those above the limit"


def test_a_robot_from_one_subnet_writes_no_more_than_the_limit(limit):
    limit(**FEW)
    for number in range(60):
        walk(number, f"192.0.2.{number}")
    assert Draft.objects.count() == 10
    assert Submission.objects.count() == 10
    _client, answer = walk(0, "198.51.100.1")
    assert answer.url == RECEIPT, "the neighbours notice nothing"


def test_many_subnets_together_are_load_and_everybody_is_asked(limit):
    limit(begin_all="30 per hour")
    for number in range(60):
        post(Client(REMOTE_ADDR=f"10.{number}.0.1"), "om-dig", ABOUT)
    assert Draft.objects.count() == 30
    page = post(Client(REMOTE_ADDR="198.51.100.1"), "om-dig", ABOUT)
    assert asks(page)
    assert "Mange skriver til os lige nu." in text(page)


def test_a_flood_from_one_subnet_is_not_counted_as_load(limit):
    limit(begin="5 per hour", begin_all="10 per hour")
    for _time in range(50):
        post(Client(REMOTE_ADDR="192.0.2.1"), "om-dig", ABOUT)
    assert not asks(post(Client(REMOTE_ADDR="198.51.100.1"), "om-dig", ABOUT))


def test_one_draft_cannot_be_written_without_end_and_slows_nobody_else_down(client, limit):
    limit(write="10 per hour")
    answers = [asks(post(client, "om-dig", ABOUT)) for _time in range(15)]
    assert answers == [False] * 11 + [True] * 4
    other = Client()
    assert not any(asks(post(other, "om-dig", ABOUT)) for _time in range(5))


def test_who_is_signed_in_is_not_counted(client, limit):
    limit(begin="1 per hour", send="1 per hour")
    client.force_login(make.user())
    for _time in range(3):
        client.cookies.pop("dok_toyloan", None)
        at_check(client)
        assert client.post(CHECK).url == RECEIPT


def test_where_the_subnet_cannot_be_told_nobody_is_blamed(limit):
    limit(begin="1 per hour")
    assert not any(asks(post(Client(REMOTE_ADDR=""), "om-dig", ABOUT)) for _time in range(3))


def test_a_look_is_never_counted(client, limit):
    limit(begin="1 per hour")
    assert {client.get(FIRST).status_code for _time in range(5)} == {200}
    assert not asks(post(client, "om-dig", ABOUT))


def test_a_dead_cache_lets_everybody_through(client, settings, limit):
    limit(begin="1 per hour", send="1 per hour")
    settings.CACHES = {"default": DEAD}
    limits.forget()
    for _time in range(3):
        person = at_check(Client())
        assert person.post(CHECK).url == RECEIPT
    limits.forget()


def test_a_closed_door_asks_too_before_it_keeps(client, solved):
    close()
    page = post(client, "om-dig", {**ABOUT, "hp_website": "x"})
    assert asks(page)
    assert not Draft.objects.exists()
    assert "Det, du har skrevet, er ikke slettet" in text(prove(client, page, solved))


def test_the_page_keeps_no_copy_and_speaks_english_too(client):
    page = client.post(f"/en{FIRST}", {**ABOUT, "hp_website": "x"})
    assert (page["Cache-Control"], page["X-Robots-Tag"]) == ("no-store", "noindex")
    assert '<html lang="en">' in page.text


# --- The own page and the lost link ---------------------------------------------------------------


def test_one_own_page_takes_so_many_messages_before_it_asks(client, limit, solved):
    limit(own="3 per hour")
    case, other = sent(), sent()
    assert [asks(client.post(case.url, {"text": f"Nummer {number}"})) for number in range(4)] == [False] * 3 + [True]
    page = client.post(case.url, {"text": "Den femte.\nOg mere."})
    assert carried(page)["text"] == "Den femte.\nOg mere."
    assert page["Referrer-Policy"] == "strict-origin"
    assert "gjort=besked" in prove(client, page, solved).url
    assert not asks(client.post(other.url, {"text": "Hej"}))


def test_lost_links_are_asked_for_so_often_from_one_subnet(client, limit, solved):
    limit(lost="2 per hour")
    form = {"reference": "BM-7K3Q-9F2X", "email": "aase@post.example"}
    assert [asks(client.post("/status/", form)) for _time in range(3)] == [False, False, True]
    page = client.post("/status/", form)
    assert carried(page)["email"] == "aase@post.example"
    assert page["Cache-Control"] == "no-store"
    assert prove(client, page, solved).status_code == 200


def test_a_robot_at_the_lost_links_meets_the_trap(client, settings):
    form = {"reference": "BM-7K3Q-9F2X", "email": "aase@post.example"}
    assert asks(client.post("/status/", {**form, "hp_website": "x"}))
    settings.DOK_QUICKEST = 2.0
    assert asks(client.post("/status/", form))


# --- Saving for later -----------------------------------------------------------------------------


def test_a_link_goes_to_a_few_addresses_of_a_draft_before_it_asks(client, limit, solved):
    limit(save="2 per hour")
    post(client, "om-dig", ABOUT)
    answers = [asks(client.post(f"{BASE}gem/", {"email": f"nr{number}@post.example"})) for number in range(3)]
    assert answers == [False, False, True]
    page = client.post(f"{BASE}gem/", {"email": "nr4@post.example"})
    assert carried(page)["email"] == "nr4@post.example"
    assert prove(client, page, solved).url == f"{BASE}gemt/"


def test_a_post_with_files_is_not_timed_and_a_trap_says_that_they_must_be_attached_again(client, settings):
    settings.DOK_QUICKEST = 2.0
    paper = SimpleUploadedFile("svar.txt", b"x")
    assert not asks(post(client, "om-dig", {**ABOUT, "paper": paper}))
    page = post(client, "om-dig", {**ABOUT, "paper": SimpleUploadedFile("svar.txt", b"x"), "hp_website": "x"})
    assert "Filer er ikke med. Vedhæft dem igen på næste side." in text(page)


def test_pausing_at_once_is_not_too_quick(client, settings):
    settings.DOK_QUICKEST = 2.0
    assert post(client, "om-dig", {**ABOUT, "gem": "1"}).url == f"{BASE}gem/"


# --- The law: nothing is kept that the guard did not see ------------------------------------------


@pytest.mark.parametrize("area", areas(), ids=lambda area: area.kind.name)
@pytest.mark.parametrize("is_open", [True, False])
def test_no_step_of_any_journey_due_or_not_writes_a_draft_past_the_guard(area, is_open, settings):
    settings.DOK_LIMITS = {**settings.DOK_LIMITS, "begin": "1 per hour"}
    if not is_open:
        yesterday = timezone.localdate() - timedelta(days=1)
        Entrance.objects.update_or_create(kind=area.kind.name, defaults={"closes_on": yesterday})
    slugs = [step.slug for step in area.steps]
    Client().post(f"/{area.path}/{slugs[0]}/", {"anything": "1"})
    begun = Draft.objects.count()
    for slug in slugs:
        for cookies in ({}, {f"dok_{area.kind.name}": "lapsed"}):
            stranger = Client()
            stranger.cookies.load(cookies)
            assert asks(stranger.post(f"/{area.path}/{slug}/", {"anything": "1"})), slug
    assert Draft.objects.count() == begun
