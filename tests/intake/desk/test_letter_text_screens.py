"""The screens of the letters' texts: who may write, what is shown first, what is kept."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from intake.submissions import letter_texts
from intake.submissions.enums import State
from intake.submissions.models import LetterText
from tests import make

pytestmark = pytest.mark.django_db

SUBJECT = "DOK: Svar på {{reference}}"
BODY = "Kære du\n\nDet bliver et nej. {{reason}}\n\n{{call}}\n\n{{greeting}}"


@pytest.fixture
def writer():
    """Somebody who writes letters and works with no case."""
    group = Group.objects.create(name="Breve")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", "change_lettertext"]))
    person = make.user(first_name="Eva", last_name="Lund")
    person.groups.set([group])
    return person


@pytest.fixture
def desk_of_letters(client, writer):
    return make.sign_in(client, writer)


def address(template="declined", scope="alle", language="da"):
    return reverse("letter_text", args=[template, scope, language])


def typed(stage="save", **changed):
    return {"stage": stage, "seen": "0", "subject": SUBJECT, "body": BODY, **changed}


def test_a_writer_of_letters_meets_every_letter_and_no_case(desk_of_letters):
    page = desk_of_letters.get(reverse("letter_texts")).text
    assert page.count(reverse("letter_texts") + "declined/") == 2 * (page.count("received/") // 2)
    assert desk_of_letters.get(reverse("queue:index")).status_code == 404
    assert desk_of_letters.get(address()).context["form"].initial["body"].startswith("Hej\n")


@pytest.mark.parametrize("who", ["coordinator", "intake", "data_protection", "editor"])
def test_nobody_else_reads_or_writes_a_letters_text(who, people, client):
    make.sign_in(client, people[who])
    for answer in (client.get(reverse("letter_texts")), client.get(address()), client.post(address(), typed())):
        assert answer.status_code == 302
        assert answer["Location"] == reverse("wagtailadmin_home")
    assert not LetterText.objects.exists()


@pytest.mark.parametrize("where", [("x", "alle", "da"), ("declined", "x", "da"), ("declined", "alle", "de")])
def test_a_letter_that_is_none_is_not_there(desk_of_letters, where):
    assert desk_of_letters.get(address(*where)).status_code == 404


def test_an_example_with_invented_words_is_shown_and_nothing_is_kept(desk_of_letters):
    page = desk_of_letters.post(address(), typed("preview"))
    assert "DOK: Svar på BM-7K3Q-9F2X" in page.text
    assert "12 34 56 78" in page.context["example"].body
    assert page.context["form"]["body"].value() == BODY
    assert not LetterText.objects.exists()


def test_a_text_that_a_letter_may_not_say_stays_on_the_page_with_the_reason(desk_of_letters):
    page = desk_of_letters.post(address(), typed(body=BODY + "{{citizen_first_name}}<b>"))
    assert "er et svar. Et brev må ikke have svar i sig." in page.text
    assert "{{citizen_first_name}}&lt;b&gt;" in page.text
    assert not LetterText.objects.exists()


def test_what_is_saved_is_what_the_decision_shows_before_it_goes(desk_of_letters, client, coordinator, own_team):
    assert desk_of_letters.post(address(), typed()).status_code == 302
    case = make.submission(team=own_team, state=State.SCREENING)
    make.sign_in(client, coordinator)
    values = {"seen_version": case.version, "reason": "full", "note": ""}
    page = client.post(reverse("queue:action", args=[case.reference, "decline"]), values)
    assert page.context["text"].body.startswith("Kære du\n\nDet bliver et nej. Der er ingen plads lige nu.")


def test_the_second_of_two_is_told_who_was_first_and_keeps_what_they_wrote(desk_of_letters):
    letter_texts.write("", "declined", "da", make.user(first_name="Ib"), subject=SUBJECT, body=BODY)
    mine = BODY.replace("Kære du", "Hej igen")
    page = desk_of_letters.post(address(), typed(body=mine))
    assert page.status_code == 409
    assert "Ib har ændret brevet, mens du skrev" in page.text
    assert page.context["form"]["body"].value() == mine
    again = typed(body=mine, seen=page.context["form"]["seen"].value())
    assert desk_of_letters.post(address(), again).status_code == 302
    assert LetterText.objects.first().body == mine


def test_the_page_tells_who_wrote_what_and_leads_back(desk_of_letters, writer):
    desk_of_letters.post(address(), typed())
    row = LetterText.objects.get()
    page = desk_of_letters.get(address())
    assert "Eva Lund" in page.text
    assert page.context["form"].initial["body"] == BODY
    desk_of_letters.post(address(), {"stage": "default", "seen": row.pk})
    assert [row.is_default for row in LetterText.objects.all()] == [True, False]
    page = desk_of_letters.get(address())
    assert page.context["form"].initial["body"].startswith("Hej\n")
    assert not page.context["is_own"]
    assert desk_of_letters.get(f"{address()}?fra={row.pk}").context["form"].initial["body"] == BODY


def test_a_stale_way_back_takes_nobodys_words_away(desk_of_letters):
    letter_texts.write("", "declined", "da", make.user(), subject=SUBJECT, body=BODY)
    assert desk_of_letters.post(address(), {"stage": "default", "seen": "0"}).status_code == 409
    assert LetterText.objects.count() == 1


def test_a_text_for_all_says_whom_it_does_not_reach(desk_of_letters):
    page = desk_of_letters.get(address("received"))
    assert [str(title) for title in page.context["spared"]] == ["BoligMix", "Den gode udskrivning", "Work First"]
