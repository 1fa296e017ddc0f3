"""Views that are kept: by whom they are seen, and that they give no access."""

import pytest
from django.test import Client
from django.urls import reverse

from intake.desk.models import SavedView
from portal.accounts.models import Role
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.either_engine]

LIST, SAVED = reverse("queue:index"), reverse("queue:saved")
NARROWED = "tab=due&urgency=1&order=oldest&columns=kind&columns=tags"


def save(client, query=NARROWED, **said):
    return client.post(f"{SAVED}?{query}", {"name": "Det haster", "team": "", **said})


def names(client):
    return [view.name for view in client.get(LIST, {"tab": "teams"}).context["views"]]


def test_a_view_is_kept_and_leads_back_to_what_was_seen(desk):
    answer = save(desk, f"{NARROWED}&p=3&reference=TP-0000-0000&unknown=1")
    [view] = SavedView.objects.all()
    assert view.query == NARROWED
    assert answer["Location"] == f"{LIST}?{NARROWED}"
    page = desk.get(f"{LIST}?{view.query}")
    assert page.context["tab"].key == "due"
    assert page.context["heads"] == ["Slags", "Mærker"]
    assert "Det haster" in page.text


def test_ones_own_view_is_ones_own_and_a_shared_one_is_the_teams(desk, own_team):
    save(desk, name="Min egen")
    save(desk, name="Holdets", team=own_team.pk)
    colleague = make.sign_in(Client(), make.member(own_team))
    stranger = make.sign_in(Client(), make.member(make.team("fremmede")))
    assert names(desk) == ["Holdets", "Min egen"]
    assert names(colleague) == ["Holdets"]
    assert names(stranger) == []


def test_a_shared_view_opens_nobodys_name_to_those_who_follow_it(desk, own_team):
    save(desk, "tab=mine&columns=kind&columns=name&columns=contact")
    save(desk, "tab=mine&columns=kind&columns=name&columns=contact", team=own_team.pk)
    own, shared = SavedView.objects.order_by("pk")
    assert own.query == "tab=mine&columns=kind&columns=name&columns=contact"
    assert shared.query == "tab=mine&columns=kind"


def test_a_shared_view_gives_no_access(desk, own_team):
    foreign = make.submission(team=make.team("fremmede"))
    SavedView.objects.create(owner=make.member(own_team), team=own_team, name="Alle", query="tab=all")
    assert foreign.reference not in desk.get(LIST, {"tab": "all"}).text


def test_nobody_shares_with_a_team_that_is_not_theirs(desk):
    answer = save(desk, team=make.team("fremmede").pk)
    assert answer.status_code == 422
    assert "Vælg et af dine egne hold." in answer.text
    assert 'value="Det haster"' in answer.text
    assert not SavedView.objects.exists()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "Skriv et navn, som du kan kende visningen på."),
        ("Ring til 010190-1234", "Et navn må ikke være et nummer"),
        ("ane@post.example", "Et navn må ikke være et nummer"),
    ],
)
def test_a_name_that_cannot_be_is_refused_in_plain_words(desk, name, says):
    answer = save(desk, name=name)
    assert answer.status_code == 422
    assert says in answer.text


def test_the_first_view_is_what_the_list_opens_with_and_there_is_one(desk):
    save(desk, name="Gammel", is_first="on")
    save(desk, "tab=mine", name="Ny", is_first="on")
    assert [view.name for view in SavedView.objects.filter(is_first=True)] == ["Ny"]
    assert desk.get(LIST)["Location"] == f"{LIST}?tab=mine"
    assert desk.get(LIST, {"tab": "teams"}).status_code == 200


def test_who_may_take_a_view_down(desk, own_team):
    mine = SavedView.objects.create(owner=make.member(own_team), name="En kollegas egen")
    shared = SavedView.objects.create(owner=make.member(own_team), team=own_team, name="Holdets")
    intake = make.sign_in(Client(), make.member(own_team, Role.INTAKE))
    assert desk.post(reverse("queue:unsave", args=[mine.pk])).status_code == 404
    assert intake.post(reverse("queue:unsave", args=[shared.pk])).status_code == 404
    assert desk.post(reverse("queue:unsave", args=[shared.pk])).status_code == 302
    assert list(SavedView.objects.all()) == [mine]


def test_there_is_an_end_to_views(desk, coordinator):
    SavedView.objects.bulk_create(SavedView(owner=coordinator, name=str(number)) for number in range(30))
    answer = save(desk)
    assert "Du har 30 visninger. Slet en, du ikke bruger." in answer.text
    assert SavedView.objects.count() == 30


@pytest.mark.parametrize(
    "typed", ["since=Bo+Jensen", "tag=010190-1234", "team=987654", "tab=Bo+Jensen", f"until={'x' * 2000}"]
)
def test_what_the_list_does_not_understand_is_not_kept(desk, typed):
    save(desk, f"urgency=1&{typed}")
    assert SavedView.objects.get().query == "urgency=1"
