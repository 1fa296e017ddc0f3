"""The own page, through the real client: what it tells, what is done there, what it gives away to nobody."""

import json
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from intake.journeys.declaration import area
from intake.journeys.own_page.consequences import consequences_of
from intake.submissions import access, messages, process
from intake.submissions.contact import rules_of
from intake.submissions.enums import Action, State
from intake.vault.personal import PersonalKey
from tests import make
from tests.own_pages import sent

pytestmark = pytest.mark.django_db

RULES = {"may_mail": "yes", "may_call": "no", "may_text": "yes", "may_voicemail": "no", "may_name_us": "no"}


@pytest.fixture
def team():
    return make.team()


@pytest.fixture
def case(team):
    return sent(team=team, state=State.SCREENING)


# --- What it tells


def test_it_tells_where_the_case_stands_and_what_comes_next(client, case):
    page = client.get(case.url)
    assert case.submission.reference in page.text
    assert "Vi læser din ansøgning og finder tid til en samtale" in page.text
    assert "Efter samtalen får du svar." in page.text


def test_it_tells_the_day_we_answer_by_and_owns_up_to_a_day_that_has_passed(client, team):
    soon = timezone.localdate() + timedelta(days=3)
    assert client.get(sent(due_on=soon).url).context["story"].answer_by == soon
    late = client.get(sent(due_on=date(2026, 1, 2)).url)
    assert (late.context["story"].answer_by, late.context["story"].is_late) == (None, True)
    assert "Vi er bagud." in late.text
    waiting = client.get(sent(due_on=date(2026, 1, 2), state=State.WAITLISTED).url)
    assert not waiting.context["story"].is_late, "a decided case owes nobody an answer"


def test_it_tells_what_happened_when_in_the_words_of_the_public(client, team):
    case, ida = sent(team=team), make.actor(team)
    process.take(case.submission.pk, Action.CLAIM, ida)
    process.take(case.submission.pk, Action.RELEASE, ida)
    process.take(case.submission.pk, Action.CLAIM, ida)
    process.decide(case.submission.pk, Action.WAITLIST, ida)
    told = [str(one.what) for one in client.get(case.url).context["story"].happenings]
    reading = "Vi læser din ansøgning og finder tid til en samtale"
    assert told == ["Modtaget", reading, "Modtaget", reading, "På venteliste"]


def test_it_tells_who_has_read_by_role_and_day_and_never_by_name(client, case, team):
    ida = make.actor(team, first_name="Ida", last_name="Kanariefugl")
    for _time in range(3):
        access.read(case.submission.pk, ida)
    page = client.get(case.url)
    assert [(one.on, str(one.role), one.times) for one in page.context["story"].looks] == [
        (timezone.localdate(), "Koordinator", 3)
    ]
    assert "Kanariefugl" not in page.text
    assert "Ida" not in page.text


def test_it_tells_when_an_ended_case_is_erased(client):
    ended = timezone.now() - timedelta(days=10)
    case = sent(state=State.WITHDRAWN, ended_at=ended)
    kept = timezone.localdate(ended) + timedelta(days=181)
    assert client.get(case.url).context["story"].erased_by == kept


def test_every_page_speaks_english_too(client, case):
    for path in ("", "kontakt/", "traek-tilbage/"):
        assert '<html lang="en">' in client.get(f"/en{case.url}{path}").text


# --- Messages


def test_a_message_is_taken_and_shown_and_a_reload_sends_it_no_second_time(client, case):
    answer = client.post(case.url, {"text": "Jeg flytter først i maj."})
    assert (answer.status_code, answer["Location"]) == (302, f"{case.url}?gjort=besked")
    page = client.get(answer["Location"])
    assert "Vi har fået din besked." in page.text
    assert page.text.count("Jeg flytter først i maj.") == 1


def test_the_same_message_pressed_twice_is_one(client, case):
    for _press in range(3):
        assert client.post(case.url, {"text": "Jeg er flyttet."})["Location"] == f"{case.url}?gjort=besked"
    client.post(case.url, {"text": "Og har fået nyt nummer."})
    assert [message.text for message in client.get(case.url).context["conversation"]] == [
        "Jeg er flyttet.",
        "Og har fået nyt nummer.",
    ]


def test_an_empty_message_is_asked_for_again(client, case):
    page = client.post(case.url, {"text": "  "})
    assert page.context["form"].errors["text"] == ["Skriv en besked."]
    assert "Fejl:" in page.text


def test_a_question_is_read_and_answered_on_the_page(client, case, team):
    process.decide(case.submission.pk, Action.ASK, make.actor(team), note="Hvornår kan du flytte <nu>?")
    page = client.get(case.url)
    assert "Hvornår kan du flytte &lt;nu&gt;?" in page.text
    assert "Vi mangler noget fra dig" in page.text
    client.post(case.url, {"text": "I maj."})
    assert "Vi har fået dit svar" in client.get(case.url).text


def test_a_message_to_a_case_that_has_ended_is_refused_and_stays_on_the_page(client):
    case = sent(state=State.CLOSED)
    page = client.post(case.url, {"text": "Hallo?"})
    assert (page.status_code, "Sagen er slut." in page.text) == (409, True)


def test_a_form_from_elsewhere_is_refused(case):
    strict = Client(enforce_csrf_checks=True)
    for path in ("", "traek-tilbage/", "kontakt/"):
        assert strict.post(f"{case.url}{path}", {"text": "x"}).status_code == 403
    assert case.fresh().state == State.SCREENING


# --- Withdrawing


def test_the_page_says_what_withdrawing_means_and_a_look_at_it_changes_nothing(client, case):
    page = client.get(f"{case.url}traek-tilbage/")
    assert "Vi sletter det, du har sendt, efter 180 dage." in page.text
    assert case.fresh().state == State.SCREENING


def test_one_press_withdraws(client, case):
    answer = client.post(f"{case.url}traek-tilbage/")
    assert answer["Location"] == f"{case.url}?gjort=traek-tilbage"
    assert case.fresh().state == State.WITHDRAWN
    page = client.get(answer["Location"])
    assert "Trukket tilbage" in page.text
    assert "Send beskeden" not in page.text
    assert "Der er ikke mere at trække tilbage." in client.get(f"{case.url}traek-tilbage/").text


def test_a_second_press_is_told_that_it_is_over(client, case):
    client.post(f"{case.url}traek-tilbage/")
    assert client.post(f"{case.url}traek-tilbage/").status_code == 409


def test_the_consent_to_a_referral_is_withdrawn_whole(client):
    case = sent("discharge", state=State.SCREENING)
    client.post(f"{case.url}traek-tilbage/", {"what": "alt"})
    assert case.fresh().state == State.CONSENT_WITHDRAWN


def test_the_consent_to_a_referral_is_withdrawn_for_one_purpose(client):
    case = sent("discharge", state=State.SCREENING)
    assert "Behov for støtte" in client.get(f"{case.url}traek-tilbage/").text
    client.post(f"{case.url}traek-tilbage/", {"what": "support_needs"})
    assert case.fresh().state == State.SCREENING
    assert "support_needs" not in case.fresh().consent.categories
    assert "Behov for støtte" not in client.get(f"{case.url}traek-tilbage/").text


def test_each_purpose_says_which_answers_go_with_it(client):
    case = sent("discharge", state=State.SCREENING)
    page = client.get(f"{case.url}traek-tilbage/").text
    of_needs, of_aftercare = page.index("Nej til «Behov for støtte»"), page.index("Nej til «Aftaler efter udskrivning»")
    told = {"Hvad har borgeren brug for støtte til?": of_needs, "Hvad hjælper personen med?": of_needs}
    told |= {"Dem, der hjælper": of_aftercare, "Er der lavet en aftale?": of_aftercare}
    for question, place in told.items():
        assert max(at for at in (of_needs, of_aftercare) if at < page.index(question)) == place, question


def test_every_answer_that_a_purpose_covers_has_its_question_on_the_page():
    discharge = area("discharge")
    told = consequences_of(discharge, list(discharge.kind.purposes))
    assert sum(len(one.questions) for one in told) == len(discharge.kind.rests_on)


@pytest.mark.parametrize("what", [{}, {"what": "contact"}])
def test_a_press_without_a_choice_withdraws_nothing(what, client):
    case = sent("discharge", state=State.SCREENING)
    assert client.post(f"{case.url}traek-tilbage/", what).context["form"].errors["what"]
    assert case.fresh().state == State.SCREENING


# --- Contact


def test_how_the_person_may_be_reached_is_kept_and_shown_again(client, case):
    answer = client.post(f"{case.url}kontakt/", {**RULES, "email": "", "phone": "87 65 43 21"})
    assert answer["Location"] == f"{case.url}?gjort=kontakt"
    rules = rules_of(case.submission)
    assert (rules.phone, rules.may_call, rules.may_mail) == ("+4587654321", False, True)
    assert client.get(f"{case.url}kontakt/").context["form"].initial == RULES


def test_every_rule_is_answered(client, case):
    page = client.post(f"{case.url}kontakt/", {})
    assert set(page.context["form"].errors) == set(RULES)


# --- Data


def test_the_data_holds_what_was_sent_and_written(client, case):
    messages.answer(case.submission.pk, "Jeg flytter først i maj.")
    client.post(f"{case.url}kontakt/", RULES)
    told = json.loads(client.get(f"{case.url}data.json").content)
    assert told["reference"] == case.submission.reference
    assert told["answers"] == case.answers.model_dump(mode="json")
    assert [(one["from"], one["text"]) for one in told["messages"]] == [("you", "Jeg flytter først i maj.")]
    assert told["contact"]["may_call"] is False
    text = client.get(f"{case.url}data.txt")
    assert text["Content-Disposition"] == f'attachment; filename="{case.submission.reference}.txt"'
    for words in (case.answers.full_name, "Jeg flytter først i maj.", "Må vi ringe? Nej", "Sådan er det gået"):
        assert words in text.text


def test_a_referrers_data_holds_nothing_of_what_they_told_of_the_citizen(client):
    case = sent("discharge")
    told = client.get(f"{case.url}data.json").text + client.get(f"{case.url}data.txt").text + client.get(case.url).text
    assert json.loads(client.get(f"{case.url}data.json").content)["answers"] is None
    assert case.answers.citizen_first_name not in told


# --- A lost link


def test_a_new_link_is_asked_for_and_the_answer_is_always_the_same(client, case):
    def answer(reference, email):
        page = client.post("/status/", {"reference": reference, "email": email})
        return page.status_code, page.text

    fits = answer(case.submission.reference.lower(), case.answers.email)
    assert fits == answer(case.submission.reference, "en.anden@post.example")
    assert fits == answer("BM-0000-0000", "en.anden@post.example")
    assert [answer(case.submission.reference, case.answers.email) for _time in range(9)] == [fits] * 9
    assert fits[0] == 200
    assert case.answers.email not in str(list(DBTaskResult.objects.values()))


def test_a_number_that_is_none_is_asked_for_again(client):
    page = client.post("/status/", {"reference": "hej", "email": "aase@post.example"})
    assert page.context["form"].errors["reference"] == ["Tjek nummeret. Det er to bogstaver og otte tegn."]


def test_a_page_that_knows_no_case_has_the_quick_way_out_and_does_not_tell_for_whom(client):
    for page in (client.get("/status/x/"), client.get("/status/")):
        assert "Forlad siden" in page.text
        assert "Den gode udskrivning" not in page.text


@pytest.mark.parametrize("path", ["", "traek-tilbage/", "kontakt/", "data.json", "data.txt"])
def test_a_link_that_opens_nothing_says_so_and_leads_to_a_new_one(client, path, case):
    for secret in (PersonalKey.new().secret, "hemmelig", "a" * 300):
        page = client.get(f"/status/{secret}/{path}")
        assert page.status_code == 404
        assert "Linket virker ikke" in page.text
        assert 'href="/status/"' in page.text


# --- What it gives away to nobody


@pytest.mark.parametrize("path", ["", "traek-tilbage/", "kontakt/", "data.json", "data.txt"])
def test_nobody_keeps_a_copy_and_the_next_site_learns_no_address(client, path, case):
    page = client.get(f"{case.url}{path}")
    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store"
    assert page["X-Robots-Tag"] == "noindex"
    assert page["Referrer-Policy"] == "strict-origin"
    assert "sessionid" not in page.cookies


def test_the_public_side_serves_every_page_without_being_able_to_read(client, settings, case):
    settings.DOK_VAULT_IDENTITIES = ""
    assert client.post(case.url, {"text": "Jeg flytter først i maj."}).status_code == 302
    assert client.post(f"{case.url}kontakt/", RULES).status_code == 302
    assert "Jeg flytter først i maj." in client.get(case.url).text
    assert case.answers.full_name in client.get(f"{case.url}data.txt").text
    assert client.post(f"{case.url}traek-tilbage/").status_code == 302
    assert case.fresh().state == State.WITHDRAWN


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_turned_away(method, client, case):
    assert getattr(client, method)(case.url).status_code == 405


def test_a_message_to_a_link_that_has_died_stands_on_the_page_that_says_so(client):
    page = client.post(f"/status/{PersonalKey.new().secret}/", {"text": "Jeg er <b>flyttet</b>."})
    assert page.status_code == 404
    assert "Din besked er ikke sendt" in page.text
    assert "Jeg er &lt;b&gt;flyttet&lt;/b&gt;." in page.text
