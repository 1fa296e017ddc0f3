"""One case on the screen: what is shown to whom, and that every look is written down."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from intake.submissions import letters, process, retention
from intake.submissions.actors import HOUSE, actor_for
from intake.submissions.enums import Action, Fact, State
from intake.vault import keys
from portal.accounts.models import Role
from tests import make, toys

pytestmark = pytest.mark.django_db


def look(client, case):
    return client.get(reverse("queue:case", args=[case.reference]))


def reads(case):
    return case.events.filter(what=Fact.READ).count()


def test_opening_a_case_shows_the_answers_and_writes_one_event_each_time(desk, own_team, coordinator):
    case = make.submission(team=own_team)
    for times in (1, 2):
        assert "Åse Østergård-Møller" in look(desk, case).text
        assert reads(case) == times
    assert set(case.events.filter(what=Fact.READ).values_list("actor", flat=True)) == {coordinator.pk}


def test_the_reader_sees_their_own_look_in_the_log(desk, own_team):
    page = look(desk, make.submission(team=own_team))
    assert [entry.who for entry in page.context["course"].looks] == ["Karen Ågård"]


@pytest.mark.parametrize("role", [Role.INTAKE, Role.DATA_PROTECTION])
def test_who_may_not_read_sees_the_course_and_no_answer_and_is_no_reader(client, role):
    central = make.team("central", central=True)
    case = make.submission(toys.CONSENT, team=central)
    process.add_note(case.pk, "Ringede til Åse", make.actor(central))
    page = look(make.sign_in(client, make.member(central, role)), case)
    assert "Din rolle giver ikke adgang til svarene." in page.text
    for shown in (case.reference, "Adgangslog", "Samtykke", "Notat", "skriftlig"):
        assert shown in page.text
    for hidden in ("Østergård", "Ringede til", "aase@post.example"):
        assert hidden not in page.text
    assert reads(case) == 0


def test_a_case_asks_the_database_as_often_with_many_notes_and_letters_as_with_few(desk, own_team, coordinator):
    def queries(notes):
        case = make.submission(team=own_team)
        for number in range(notes):
            process.add_note(case.pk, f"Notat {number}", actor_for(coordinator))
            letters.post(case, "received", letters.Text("Emne", "Tekst"), "aase@post.example")
        with CaptureQueriesContext(connection) as counted:
            assert f"Notat {notes - 1}" in look(desk, case).text
        return len(counted)

    queries(1)  # The first to compare cases makes the key of the blind index.
    assert queries(1) == queries(3) == queries(20)


def test_a_note_stands_under_its_event(desk, own_team, coordinator):
    case = make.submission(team=own_team)
    process.add_note(case.pk, "Hun vil helst ringes op om aftenen.", actor_for(coordinator))
    page = look(desk, case)
    assert [entry.note for entry in page.context["course"].steps if entry.note] == [
        "Hun vil helst ringes op om aftenen."
    ]
    assert "Hun vil helst ringes op om aftenen." in page.text


def test_a_locked_vault_is_told_plainly_and_nobody_is_said_to_have_read(desk, own_team, settings):
    case = make.submission(team=own_team)
    settings.DOK_VAULT_IDENTITIES = ""
    page = look(desk, case)
    assert page.status_code == 200
    assert "Svarene kan ikke åbnes lige nu" in page.text
    assert reads(case) == 0


def test_a_lost_key_is_told_plainly(desk, own_team):
    case = make.submission(team=own_team)
    keys.shred(case.pk)
    assert "Svarene kan ikke åbnes lige nu" in look(desk, case).text
    assert reads(case) == 0


def test_an_erased_case_is_a_tombstone(desk, own_team):
    case = make.submission(team=own_team, state=State.CLOSED)
    retention.erase(case.pk, "closed")
    page = look(desk, case)
    assert "Sagen er slettet. Kun nummer, datoer og forløb er tilbage." in page.text
    assert "Kvittering for den slettede nøgle" in page.text
    assert page.context["offers"].allowed == []
    assert "Østergård" not in page.text


def test_the_steps_on_offer_are_the_tables_and_the_others_say_why_not(desk, own_team):
    case = make.submission(team=own_team)
    offered = look(desk, case).context["offers"]
    assert [step.code for step in offered.allowed] == [
        *("claim", "assign", "place", "offer", "message", "tags", "remind", "note"),
        *("merge", "withdraw"),
    ]
    assert offered.refused == []


def test_a_team_that_only_assists_reads_and_is_told_that_it_cannot_decide(desk, own_team):
    case = make.submission(team=make.team("fremmede"), state=State.SCREENING)
    case.assisting.set([own_team])
    page = look(desk, case)
    assert "Åse Østergård-Møller" in page.text
    assert [step.code for step in page.context["offers"].allowed] == ["note"]
    assert "Sagen hører til et andet hold." in page.text


def test_the_page_says_what_is_asked_of_the_viewer(desk, own_team):
    assert "Tag sagen, så de andre kan se, at du er i gang." in look(desk, make.submission(team=own_team)).text
    colleague = make.member(own_team, first_name="Ib", last_name="Lund")
    taken = make.submission(team=own_team, state=State.SCREENING, assignee=colleague)
    assert "Ib Lund har sagen." in look(desk, taken).text


def test_without_an_address_the_page_says_whom_to_ring(desk, own_team):
    case = make.submission(answers=toys.ToyAnswers(full_name="Bjørn Kjær"), team=own_team)
    assert "Der er ingen e-mail, så der går ingen breve ud. Ring til Bjørn Kjær" in look(desk, case).text


def test_the_receipt_and_its_way_out_are_shown(desk, own_team):
    page = look(desk, make.submission(team=own_team))
    assert "Kvittering" in page.text
    assert "På vej" in page.text
    assert "Til: aase@post.example" in page.text


def test_the_course_tells_what_happened_in_danish(desk, own_team, coordinator):
    case = make.submission(toys.CONSENT, team=own_team)
    actor = actor_for(coordinator)
    process.take(case.pk, Action.CLAIM, actor)
    process.decide(case.pk, Action.CONFIRM_CONSENT, actor)
    process.decide(case.pk, Action.DECLINE, actor, reason="full")
    case.refresh_from_db()
    page = look(desk, case)
    steps = [(str(entry.what), entry.who, str(entry.state), entry.details) for entry in page.context["course"].steps]
    assert steps == [
        ("Giv afslag", "Karen Ågård", "Afslag", ["Begrundelse: Der er fuldt"]),
        ("Bekræft samtykket", "Karen Ågård", "Under vurdering", [f"Frist: {case.due_on:%d.%m.%Y}"]),
        ("Tag sagen", "Karen Ågård", "Samtykke skal bekræftes", []),
        ("Modtaget", "Afsenderen", "Ny", []),
    ]


def test_every_code_that_an_event_can_bear_has_words(own_team):
    from intake.desk.timeline import course_of
    from intake.submissions import events

    case = make.submission(team=own_team)
    details = [
        ({"team": "egne", "rules_fitted": True}, ["Til: Egne"]),
        ({"urgency": 1, "due_on": "2026-12-24"}, ["Hastegrad: Akut", "Frist: 24.12.2026"]),
        ({"letter": "declined"}, ["Afslag"]),
        ({"checks": ["rung"]}, ["Vi har ringet"]),
        ({"reason": "forgotten"}, ["Begrundelse: forgotten"]),
        (
            {"ground": "closed", "items": 3, "key": "ab12"},
            [
                "Grund: afsluttet, slettefristen er gået",
                "Låste stykker slettet: 3",
                "Kvittering for den slettede nøgle: ab12",
            ],
        ),
    ]
    for detail, _words in details:
        events.record(case, Fact.ROUTED, HOUSE, detail=detail)
    told = [entry.details for entry in course_of(case, {}).steps if entry.who == "Systemet"]
    assert told == [words for _detail, words in reversed(details)]


def test_what_was_taken_back_is_shown_to_nobody_and_the_page_says_why(desk, own_team):
    case = make.submission(team=own_team, state=State.WITHDRAWN)
    page = desk.get(f"/admin/queue/{case.reference}/").content.decode()
    assert "Det er taget tilbage, eller tiden er gået. Så læser ingen det mere." in page
    assert "Åse Østergård-Møller" not in page
    assert not case.events.filter(what=Fact.READ).exists()
