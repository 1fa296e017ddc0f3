"""The editors' screens: who may come, what a spreadsheet becomes, what is sent, what goes home."""

import io
import re
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from cms.models import DialoguePage, MeetingPage
from dialogue.enums import What
from dialogue.models import PERMISSION, GuestList, Invitation, InvitationEvent, InvitationLetter
from dialogue.sealed import Opened
from portal.accounts.invitations import EDITORS
from tests import make
from tests.dialogue import meetings
from tests.dialogue.sheets.test_sheets import GOOD, HEADER, csv_of, xlsx

pytestmark = pytest.mark.django_db


def inviter(**fields):
    person = make.user(**fields)
    person.user_permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"),
        Permission.objects.get(codename="manage_invitations"),
    )
    return person


@pytest.fixture
def editor(client):
    return make.sign_in(client, inviter())


@pytest.fixture
def page():
    return meetings.meeting()


def url(name, page, *further):
    return reverse(f"invitations_{name}", args=[page.pk, *further])


def every_address(page, guest):
    names = ("meeting", "add", "import", "choices", "questions", "attendance", "export")
    kinds = ("invitation", "reminder", "cancellation", "minutes")
    return [
        reverse("invitations"),
        *(url(name, page) for name in names),
        *(url("send", page, kind) for kind in kinds),
        *(url(name, page, guest.pk) for name in ("guest", "edit", "resend", "withdraw")),
    ]


def posted(page, content, name="gaester.xlsx"):
    return {"sheet": SimpleUploadedFile(name, content)}


# --- Who ------------------------------------------------------------------------------------------


def test_editors_have_the_right_from_the_start_and_it_is_one_that_administrators_can_give():
    assert Group.objects.get(name=EDITORS).permissions.filter(codename="manage_invitations").exists()
    editor = make.user()
    editor.groups.add(Group.objects.get(name=EDITORS))
    assert editor.has_perm(PERMISSION)


@pytest.mark.parametrize("who", ["an editor without the right", "a coordinator", "a ward"])
def test_nobody_else_sees_a_guest_list_or_changes_one(client, page, who):
    guest = meetings.invited(page)
    if who == "a coordinator":
        person = make.member(make.team("central", central=True))
    elif who == "a ward":
        person = make.referrer()
    else:
        person = inviter()
        person.user_permissions.remove(Permission.objects.get(codename="manage_invitations"))
    make.sign_in(client, person)
    before = list(Invitation.objects.values())
    for address in every_address(page, guest):
        for response in (client.get(address), client.post(address, {"to": str(guest.pk)})):
            assert response.status_code in (302, 403), address
            assert "Åse" not in response.content.decode()
    assert list(Invitation.objects.values()) == before
    assert not InvitationLetter.objects.exists()
    assert "/admin/invitations/" not in client.get("/admin/").content.decode()


def test_every_screen_opens_for_who_may(editor, page):
    guest = meetings.invited(page)
    for address in every_address(page, guest):
        assert editor.get(address).status_code == 200, address
    assert "/admin/invitations/" in editor.get("/admin/").content.decode()


def test_a_guest_of_another_meeting_is_not_found(editor, page):
    guest = meetings.invited(meetings.meeting())
    for name in ("guest", "edit", "resend", "withdraw"):
        assert editor.get(url(name, page, guest.pk)).status_code == 404
        assert editor.post(url(name, page, guest.pk)).status_code == (405 if name == "guest" else 404)
    assert editor.get(url("guest", page, uuid4())).status_code == 404


def test_a_meeting_is_one_in_all_its_languages(editor, page):
    english = meetings.meeting(title="On apples", language="en", of=page)
    html = editor.get(reverse("invitations")).content.decode()
    assert url("meeting", page) in html
    assert url("meeting", english) not in html
    assert editor.get(url("meeting", english)).status_code == 404


def test_a_danish_page_that_is_made_later_leads_to_the_guests_there_are(editor):
    english = meetings.meeting(title="On apples", language="en")
    meetings.invited(english, name="Åse Bro")
    danish = meetings.meeting(of=english)
    html = editor.get(reverse("invitations")).content.decode()
    assert url("meeting", english) in html
    assert url("meeting", danish) not in html
    assert "Åse Bro" in editor.get(url("meeting", english)).content.decode()


def test_a_look_makes_no_list_and_no_row(editor, page):
    for name in ("meeting", "add", "import", "choices"):
        assert editor.get(url(name, page)).status_code == 200
    assert not GuestList.objects.exists()


# --- One guest --------------------------------------------------------------------------------------


def test_a_guest_is_added_corrected_and_taken_off(editor, page):
    told = {"name": "Åse Bro", "email": "aase@post.example", "role": "Leder", "organisation": "", "language": "da"}
    assert editor.post(url("add", page), told).status_code == 302
    guest = Invitation.objects.get()
    again = editor.post(url("add", page), told)
    assert "på listen i forvejen" in again.content.decode()
    editor.post(url("edit", page, guest.pk), {**told, "name": "Åse Å. Bro"})
    guest.refresh_from_db()
    assert Opened(guest.guest_list).person(guest).name == "Åse Å. Bro"
    assert "Åse Å. Bro" in editor.get(url("meeting", page)).content.decode()
    editor.post(url("withdraw", page, guest.pk))
    assert not Invitation.objects.exists()


def test_another_address_is_said_to_get_the_invitation_and_the_same_one_is_not(editor, page):
    guest = meetings.invited(page, name="Åse", email="gammel@post.example")
    told = {"name": "Åse", "email": "gammel@post.example", "role": "Leder", "organisation": "", "language": "da"}
    for email, said in (("gammel@post.example", "Det er rettet."), ("ny@post.example", "på vej til den nye adresse")):
        done = editor.post(url("edit", page, guest.pk), {**told, "email": email}, follow=True)
        assert said in done.content.decode()
        assert InvitationLetter.objects.exists() is (email == "ny@post.example")


def test_an_empty_form_says_what_to_do(editor, page):
    html = editor.post(url("add", page), {}).content.decode()
    assert "Skriv et navn." in html
    assert "Skriv en e-mailadresse." in html


def test_what_a_guest_answered_is_shown_and_the_course_says_who_read_it(editor, client, page):
    guest = meetings.invited(page)
    told = meetings.answered(response="maaske", note="måske", questions="Hvor?", needs="En stol", needs_consent="on")
    client.post(meetings.address_of(guest), told)
    html = editor.get(url("guest", page, guest.pk)).content.decode()
    for said in ("Måske", "Hvor?", "En stol"):
        assert said in html
    assert InvitationEvent.objects.filter(invitation=guest, what=What.READ).count() == 1
    assert meetings.secret_of(guest) not in html


def test_nothing_is_sent_or_withdrawn_by_a_look(editor, page):
    guest = meetings.invited(page)
    for name in ("resend", "withdraw"):
        editor.get(url(name, page, guest.pk))
    guest.refresh_from_db()
    assert (guest.withdrawn_at, InvitationLetter.objects.count()) == (None, 0)


# --- Spreadsheets -------------------------------------------------------------------------------------


def test_good_rows_are_imported_and_bad_ones_come_back_with_what_is_wrong(editor, page):
    meetings.invited(page, email="kendt@post.example")
    rows = [GOOD, ["Bo", "ikke en adresse", "=1+1", "", "fransk"], ["Kendt", "kendt@post.example", "", "", ""]]
    looked = editor.post(url("import", page), posted(page, xlsx(HEADER, *rows)))
    html = looked.content.decode()
    assert "1 række kan hentes ind." in html
    assert "2 rækker har fejl." in html
    assert Invitation.objects.count() == 1, "a look saves nothing"
    hidden = looked.context["hidden"]
    done = editor.post(url("import", page), {"step": "import", "rows": hidden["rows"], "bad": hidden["bad"]})
    assert "1 gæst er sat på listen." in done.content.decode()
    assert Invitation.objects.count() == 2
    back = editor.post(url("import", page), {"step": "faults", "bad": done.context["hidden"]["bad"]})
    sheet = load_workbook(io.BytesIO(back.content)).active
    lines = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    assert lines[0] == ["Navn", "E-mail", "Rolle", "Organisation", "Sprog", "Række", "Fejl"]
    assert [line[:2] for line in lines[1:]] == [["Bo", "ikke en adresse"], ["Kendt", "kendt@post.example"]]
    assert lines[1][2] == "'=1+1"
    assert "E-mail: Skriv en hel e-mailadresse" in lines[1][6]
    assert "Rolle: Skriv tekst." in lines[1][6]
    assert "Sprog: Skriv dansk eller engelsk." in lines[1][6]
    assert "Personen er allerede på listen." in lines[2][6]
    # The file that was given back can be brought in again as it is.
    assert len(editor.post(url("import", page), posted(page, back.content)).context["judged"].bad) == 2


def test_pressing_twice_imports_once(editor, page):
    looked = editor.post(url("import", page), posted(page, csv_of(HEADER, GOOD), "gaester.csv"))
    for _time in range(2):
        done = editor.post(url("import", page), {"step": "import", "rows": looked.context["hidden"]["rows"]})
    assert Invitation.objects.count() == 1
    assert done.context["imported"] == 0
    assert "Personen er allerede på listen." in done.content.decode()


@pytest.mark.parametrize("content", [b"", b"\0\1\2", xlsx(HEADER, GOOD)[:500], b"x" * (1024 * 1024 + 1)])
def test_a_file_that_is_no_guest_list_gets_a_clear_message(editor, page, content):
    response = editor.post(url("import", page), posted(page, content))
    assert response.status_code == 200
    assert 'href="#id_sheet"' in response.content.decode()


@pytest.mark.parametrize("step", ["import", "faults"])
def test_a_page_that_somebody_changed_on_its_way_breaks_nothing(editor, page, step):
    response = editor.post(url("import", page), {"step": step, "rows": "[[1", "bad": "nul"})
    assert "Hent filen ind igen." in response.content.decode()


# --- Letters ------------------------------------------------------------------------------------------


def test_what_is_sent_is_what_was_shown(editor, page):
    guest = meetings.invited(page, is_sent=False)
    shown = editor.get(url("send", page, "invitation"))
    html = shown.content.decode()
    assert "Invitation: Møde om æbler" in html
    assert "[link]" in html
    assert meetings.secret_of(guest) not in html
    GuestList.objects.update(words_da="Andre ord.")
    late = editor.post(url("send", page, "invitation"), {"to": str(guest.pk), "seen": shown.context["mark"]})
    assert late.status_code == 409
    assert "Andre ord." in late.content.decode()
    assert not InvitationLetter.objects.exists()
    sent = editor.post(url("send", page, "invitation"), {"to": str(guest.pk), "seen": late.context["mark"]})
    assert sent.status_code == 302
    assert InvitationLetter.objects.count() == 1
    assert "ingen at sende til" in editor.get(url("send", page, "invitation")).content.decode()


def test_nobody_chosen_is_nothing_sent(editor, page):
    meetings.invited(page, is_sent=False)
    response = editor.post(url("send", page, "invitation"), {"to": "ikke et nummer"})
    assert "Vælg mindst én gæst." in response.content.decode()
    assert not InvitationLetter.objects.exists()


@pytest.mark.parametrize(
    ("kind", "why"), [("invitation", "er spurgt i dag"), ("reminder", "er spurgt i dag"), ("cancellation", "på vej")]
)
def test_when_no_letter_goes_the_screen_says_why(editor, page, kind, why):
    guest = meetings.invited(page, is_sent=kind != "invitation")
    if kind == "cancellation":
        meetings.publish(page, is_cancelled=True)
    seen = editor.get(url("send", page, kind)).context["mark"]
    for _helper in range(2):
        done = editor.post(url("send", page, kind), {"to": str(guest.pk), "seen": seen})
    assert done.status_code == 409
    html = done.content.decode()
    assert "Ingen breve er sendt." in html
    assert why in html
    assert "0 breve er på vej" not in html
    assert InvitationLetter.objects.count() == 1


def test_the_editors_own_words_and_days_are_kept(editor, page):
    told = {"words_da": "Kom!", "words_en": "", "answer_by": "24.12.2030", "remind_days": "3"}
    assert editor.post(url("choices", page), told).status_code == 302
    guest_list = GuestList.objects.get()
    assert (guest_list.words_da, guest_list.answer_by.year, guest_list.remind_days) == ("Kom!", 2030, 3)
    wrong = editor.post(url("choices", page), {**told, "answer_by": "i morgen", "remind_days": "61"}).content.decode()
    assert "Skriv dagen" in wrong
    assert "Skriv et tal fra 0 til 60." in wrong


# --- At the meeting -------------------------------------------------------------------------------------


def test_questions_are_read_with_names_or_without(editor, client, page):
    guest = meetings.invited(page)
    client.post(meetings.address_of(guest), meetings.answered(questions="Hvor mange æbler?"))
    without = editor.get(url("questions", page)).content.decode()
    assert "Hvor mange æbler?" in without
    assert "Åse" not in without
    assert "Åse" in editor.get(url("questions", page) + "?navne=1").content.decode()
    assert InvitationEvent.objects.filter(what=What.QUESTIONS).count() == 2


def ticks(editor, page):
    """What a browser would post of the rows that are shown, less the boxes."""
    html = editor.get(url("attendance", page)).content.decode()
    return {name: re.findall(rf'name="{name}" value="([^"]+)"', html) for name in ("shown", "ticked")}


def test_who_came_is_ticked_and_counted(editor, page):
    came, _stayed = meetings.invited(page), meetings.invited(page)
    editor.post(url("attendance", page), {**ticks(editor, page), "present": [str(came.pk), "x"]})
    assert list(Invitation.objects.order_by("created_at").values_list("attended", flat=True)) == [True, False]
    assert editor.get(url("meeting", page)).context["counts"].attended == 1


def test_two_helpers_at_the_door_keep_each_others_ticks(editor, page):
    both = [meetings.invited(page), meetings.invited(page)]
    forms = [ticks(editor, page) for _helper in both]
    for form, guest in zip(forms, both, strict=True):
        editor.post(url("attendance", page), {**form, "present": str(guest.pk)})
    assert editor.get(url("meeting", page)).context["counts"].attended == 2
    editor.post(url("attendance", page), ticks(editor, page))
    assert editor.get(url("meeting", page)).context["counts"].attended == 0


def test_the_list_goes_home_without_needs_and_without_formulas(editor, client, page):
    guest = meetings.invited(page, name="Åse Bro", organisation="Huset")
    told = meetings.answered(response="stedfortraeder", substitute_name="+Bo", needs="En stol", needs_consent="on")
    client.post(meetings.address_of(guest), told)
    response = editor.get(url("export", page))
    assert response["Cache-Control"].count("no-store")
    lines = [[cell.value for cell in row] for row in load_workbook(io.BytesIO(response.content)).active.iter_rows()]
    assert lines[1][0] == "Åse Bro"
    assert "'+Bo" in lines[1]
    assert "En stol" not in str(lines)
    assert InvitationEvent.objects.filter(what=What.EXPORTED).count() == 1


def test_a_meeting_with_guests_is_cancelled_and_not_deleted(client, page):
    guest = meetings.invited(page)
    make.sign_in(client, make.user(is_superuser=True, is_staff=True))
    dialogue = DialoguePage.objects.get()
    for doomed in (page, dialogue):
        client.post(reverse("wagtailadmin_pages:delete", args=[doomed.pk]))
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    client.post(f"{bulk}?id={page.pk}&next=/admin/", {"confirm": "true"})
    assert MeetingPage.objects.filter(pk=page.pk).exists()
    assert Invitation.objects.filter(pk=guest.pk).exists()


def test_a_side_that_cannot_open_says_so(editor, page, settings):
    meetings.invited(page)
    settings.DOK_VAULT_IDENTITIES = ""
    response = editor.get(url("meeting", page))
    assert response.status_code == 503
    assert "kan ikke åbnes her" in response.content.decode()


@pytest.mark.parametrize("name", ["meeting", "questions", "attendance", "export", "send"])
def test_a_list_asks_as_much_for_fifty_guests_as_for_one(editor, page, name):
    further = ("invitation",) if name == "send" else ()
    counts, there = {}, 0
    for many in (1, 3, 50):
        for _one in range(many - there):
            meetings.invited(page, is_sent=name != "send")
        there = many
        editor.get(url(name, page, *further))
        with CaptureQueriesContext(connection) as asked:
            editor.get(url(name, page, *further))
        counts[many] = len(asked)
    assert len(set(counts.values())) == 1, counts


def test_the_list_of_meetings_asks_as_much_for_many_as_for_one(editor, page):
    counts = []
    for _more in range(2):
        meetings.invited(page)
        editor.get(reverse("invitations"))
        with CaptureQueriesContext(connection) as asked:
            editor.get(reverse("invitations"))
        counts.append(len(asked))
        for _one in range(4):
            meetings.invited(meetings.meeting())
    assert counts[0] == counts[1]
