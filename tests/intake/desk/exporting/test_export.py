"""The list as a file: whose cases, which columns, what is logged."""

import csv
import io
import tempfile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from intake.desk.exporting import stream
from intake.desk.exporting.columns import COLUMNS
from intake.submissions import access, contact, process, reminders
from intake.submissions.contact import ContactRules, contact_of
from intake.submissions.contacts import contacts_of
from intake.submissions.enums import ReminderReason, State
from intake.submissions.models import Export, ExportedCase, Submission
from intake.vault import keys
from portal.accounts.models import Role
from tests import make, toys

pytestmark = pytest.mark.django_db

SPINE = [key for key, column in COLUMNS.items() if not column.is_contact]
CONTACT = ["name", "email", "phone"]


def ask(client, query="", **said):
    asked = {"purpose": "planning", "remark": "Styregruppen", "columns": SPINE, "format": "csv", **said}
    return client.post(f"{reverse('queue:export')}{query}", asked)


def rows(answer):
    assert answer.status_code == 200, answer.content
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def references(answer):
    return [row["Sagsnummer"] for row in rows(answer)]


def test_the_file_holds_the_list_as_it_was_narrowed(desk, own_team, coordinator):
    case = make.submission(team=own_team, assignee=coordinator, state=State.SCREENING, urgency=1)
    make.submission(team=own_team, urgency=3)
    make.submission(team=own_team, state=State.CLOSED, urgency=1)
    (line,) = rows(ask(desk, "?urgency=1"))
    received = timezone.localtime(case.received_at)
    assert line == {
        "Sagsnummer": case.reference,
        "Slags": "Legetøj toy_plain",
        "Tilstand": "Under vurdering",
        "Hastegrad": "Akut",
        "Hold": "Egne",
        "Organisation": "Foreningen",
        "Koordinator": "Karen Ågård",
        "Modtaget": f"{received:%d.%m.%Y %H.%M}",
        "Første kontakt": "",
        "Frist": f"{case.due_on:%d.%m.%Y}",
        "Afgjort": "",
        "Afsluttet": "",
    }
    assert len(references(ask(desk, "?urgency=1&tab=all"))) == 2


@pytest.mark.parametrize("tab", ["named", "reminded"])
def test_a_filter_that_a_tab_passes_over_narrows_its_file_as_little(tab, desk, own_team, coordinator):
    ib, case = make.actor(own_team), make.submission(team=own_team, state=State.DECLINED)
    process.add_note(case.pk, "Se her", ib, mentioned=[coordinator.pk])
    day = timezone.localdate()
    reminders.set_reminder(case.pk, ib, on=day, reason=ReminderReason.CALL, owner=coordinator)
    asked = f"?tab={tab}&tag=haster"
    assert case.reference in desk.get(f"{reverse('queue:index')}{asked}").text
    assert references(ask(desk, asked)) == [case.reference]


def test_foreign_cases_leave_no_trace(desk, own_team):
    foreign_team = make.team("fremmede")
    make.submission(team=foreign_team)
    own = make.submission(team=own_team)
    assert references(ask(desk)) == [own.reference]
    page = desk.get(reverse("queue:export"))
    assert page.context["number"] == 1
    # A filter that is not offered is refused in the same words whether there is such a team or not.
    for team in (foreign_team.pk, 987654):
        answer = ask(desk, f"?team={team}")
        assert answer.status_code == 422
        assert "Et af filtrene er ikke rigtigt" in answer.text
    assert Export.objects.count() == 1


def test_a_file_is_logged_with_its_purpose_and_without_a_word_of_its_cases(desk, own_team, coordinator):
    make.submission(team=own_team)
    make.submission(team=own_team)
    answer = ask(desk, "?since=1.11.2026&assignee=nobody")
    export = Export.objects.get()
    assert export.rows == 0, "nothing has left yet"
    rows(answer)
    export.refresh_from_db()
    assert (export.actor, export.role, export.rows) == (coordinator, "coordinator", 2)
    assert (export.purpose, export.remark, export.columns) == ("planning", "Styregruppen", SPINE)
    assert export.criterion == {"tab": "teams", "since": "2026-11-01", "assignee": "nobody"}
    assert not export.with_contact
    assert not ExportedCase.objects.exists()


def test_a_file_that_breaks_off_says_how_far_it_came(desk, own_team, monkeypatch):
    monkeypatch.setattr(stream, "FIRST", 1)
    for _ in range(3):
        make.submission(team=own_team)
    answer = ask(desk)
    next(iter(answer.streaming_content))
    # As a server does when the reader hangs up; closing the whole answer would close the test's own connection too.
    answer._iterator.close()
    assert Export.objects.get().rows == 1


def test_whose_contact_was_taken_out_finds_it_in_the_access_log(desk, own_team, coordinator):
    case = make.submission(team=own_team)
    (line,) = rows(ask(desk, contact=CONTACT, purpose="contact"))
    assert (line["Navn"], line["E-mail"], line["Telefon"]) == ("Åse Østergård-Møller", "aase@post.example", "")
    assert [export.actor for export in access.exports_of(case)] == [coordinator]
    page = desk.get(reverse("queue:case", args=[case.reference]))
    looks = [(str(look.what), look.who, look.details) for look in page.context["course"].looks]
    purpose = "Formål: Skrive eller ringe til dem, det handler om"
    assert ("Navn og kontakt hentet i en fil", "Karen Ågård", [purpose]) in looks
    assert "Styregruppen" not in page.text


def test_the_line_of_the_log_is_there_before_the_file(desk, own_team):
    case = make.submission(team=own_team)
    parts = iter(ask(desk, contact=CONTACT).streaming_content)
    assert access.exports_of(case) == []
    assert "Østergård" in next(parts).decode()
    assert len(access.exports_of(case)) == 1


def test_who_may_not_read_a_case_gets_its_line_with_an_empty_contact(desk, own_team):
    taken_back = make.submission(team=own_team, state=State.WITHDRAWN)
    lines = rows(ask(desk, "?tab=all", contact=CONTACT))
    assert [(line["Sagsnummer"], line["Navn"]) for line in lines] == [(taken_back.reference, "")]
    assert not ExportedCase.objects.exists()


@pytest.mark.parametrize("role", [Role.INTAKE, Role.DATA_PROTECTION])
def test_a_role_that_reads_no_answers_is_offered_no_contact(client, role):
    central = make.team("central", central=True)
    make.submission(team=central)
    browser = make.sign_in(client, make.member(central, role))
    assert "contact" not in browser.get(reverse("queue:export")).context["form"].fields
    (line,) = rows(ask(browser, contact=CONTACT))
    assert "Navn" not in line
    assert ask(browser, columns=["name"]).status_code == 422


def test_what_was_taken_back_while_the_file_was_on_its_way_is_not_opened(desk, own_team, monkeypatch):
    monkeypatch.setattr(stream, "FIRST", 1)
    first, second = (make.submission(team=own_team, urgency=urgency) for urgency in (1, 2))
    parts = iter(ask(desk, contact=CONTACT).streaming_content)
    begun = next(parts)
    Submission.objects.filter(pk=second.pk).update(state=State.WITHDRAWN)
    names = [line.split(";")[-3] for line in b"".join([begun, *parts]).decode("utf-8-sig").splitlines()]
    assert names == ["Navn", "Åse Østergård-Møller", ""]
    assert list(ExportedCase.objects.values_list("submission", flat=True)) == [first.pk]


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"purpose": ""}, "Vælg, hvad du skal bruge sagerne til."),
        ({"remark": " "}, "Skriv med få ord, hvad filen er til."),
        ({"columns": []}, "Vælg mindst en kolonne."),
        ({"format": "pdf"}, "Vælg en af mulighederne."),
        ({"remark": "Om 010190-1234"}, "Skriv ikke numre eller adresser på personer her"),
        ({"remark": "Om aase@post.example"}, "Skriv ikke numre eller adresser på personer her"),
    ],
)
def test_nothing_is_given_or_logged_before_all_is_said(desk, own_team, said, error):
    make.submission(team=own_team)
    answer = ask(desk, **{"remark": "Rapport til bestyrelsen", **said})
    assert answer.status_code == 422
    assert error in answer.text
    if "remark" not in said:
        assert "Rapport til bestyrelsen" in answer.text
    assert not Export.objects.exists()


def test_an_empty_list_and_one_without_end_are_no_file(desk, own_team, monkeypatch):
    assert "Der er ingen sager at hente" in ask(desk).text
    monkeypatch.setattr("intake.desk.views.export.MOST", 1)
    for _ in range(2):
        make.submission(team=own_team)
    assert "Der er flere end 100.000 sager" in ask(desk).text
    assert not Export.objects.exists()


def test_a_file_is_kept_by_nobody_and_lies_on_no_disk(desk, own_team, monkeypatch):
    make.submission(team=own_team)
    for name in ("TemporaryFile", "NamedTemporaryFile", "mkstemp", "SpooledTemporaryFile"):
        monkeypatch.setattr(tempfile, name, None)
    answer = ask(desk, format="xlsx", contact=CONTACT)
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"].startswith('attachment; filename="sager-')
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert sheet.cell(2, len(SPINE) + 1).value == "Åse Østergård-Møller"


def test_only_the_site_itself_can_ask_for_a_file(coordinator, own_team):
    make.submission(team=own_team)
    stranger = make.sign_in(Client(enforce_csrf_checks=True), coordinator)
    assert ask(stranger).status_code == 403
    assert stranger.get(reverse("queue:export"), {"purpose": "planning", "remark": "x"}).status_code == 200
    assert not Export.objects.exists()


def test_the_log_is_the_leads_to_read_and_else_ones_own(desk, own_team):
    make.submission(team=own_team)
    rows(ask(desk))
    colleague = make.sign_in(Client(), make.member(own_team))
    lead = make.sign_in(Client(), make.member(make.team("central", central=True), Role.DATA_PROTECTION))
    seen = {
        name: "Styregruppen" in one.get(reverse("queue:export")).text
        for name, one in (("own", desk), ("colleague", colleague), ("lead", lead))
    }
    assert seen == {"own": True, "colleague": False, "lead": True}


@pytest.mark.parametrize("who", ["editor", "administrator", "anonymous"])
def test_nobody_else_finds_it(client, people, who):
    if people[who]:
        make.sign_in(client, people[who])
    assert ask(client).status_code == (404 if people[who] else 302)


def test_many_contacts_are_what_each_one_is(own_team):
    corrected = make.submission(team=own_team)
    contact.correct(corrected.pk, ContactRules(phone="+4512345678", email="ny@post.example"))
    contact.correct(corrected.pk, ContactRules(may_mail=False))
    referrer = make.referrer(first_name="Wilma")
    referred, left = make.referral(by=referrer), make.referral(by=make.referrer())
    left.sender.contact = make.user()
    left.sender.save()
    cases = [corrected, referred, left, make.submission(toys.CONSENT)]
    together = contacts_of(Submission.objects.select_related("sender__unit", "sender__contact"))
    assert together == {case.pk: contact_of(Submission.objects.get(pk=case.pk)) for case in cases}
    assert together[corrected.pk].email == ""
    assert together[corrected.pk].phone == "+4512345678"


def test_a_case_without_a_key_is_passed_over_when_many_are_opened(own_team):
    gone, kept = make.submission(), make.submission()
    keys.shred(gone.pk)
    assert set(contacts_of(Submission.objects.select_related("sender__unit", "sender__contact"))) == {kept.pk}


def test_a_danish_number_stands_as_danes_write_it(desk, own_team):
    case = make.submission(team=own_team)
    contact.correct(case.pk, ContactRules(phone="+4512345678"))
    assert rows(ask(desk, contact=["phone"]))[0]["Telefon"] == "12 34 56 78"
    contact.correct(case.pk, ContactRules(phone="+46701234567"))
    assert rows(ask(desk, contact=["phone"]))[0]["Telefon"] == "'+46701234567"


def test_the_questions_are_as_many_for_fifty_cases_as_for_one(desk, own_team, coordinator):
    asked = {}
    for number in (1, 2, 47):
        for _ in range(number):
            make.submission(team=own_team, assignee=coordinator)
        with CaptureQueriesContext(connection) as questions:
            rows(ask(desk, contact=CONTACT))
        asked[Submission.objects.count()] = len(questions)
    assert len(set(asked.values())) == 1, asked
