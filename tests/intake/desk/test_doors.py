"""Every address of the desk against every sort of person. The addresses come from the code, the rules from here."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from intake.desk.steps import CONTACT, LINK, MESSAGE, NOTE, REMIND, RUNG, STEPS, TAGS, TOLD, UNLINK
from intake.desk.viewset import QueueViewSet
from intake.submissions.enums import Action, State
from intake.submissions.kinds import kind_of
from intake.submissions.lifecycle import target_of
from portal.accounts.invitations import EDITORS
from tests import make, toys

pytestmark = [pytest.mark.django_db, pytest.mark.either_engine]

FILE, BESIDE = "file", "beside"
WITHOUT_STATE = (NOTE, MESSAGE, RUNG, CONTACT, TAGS, LINK, UNLINK, TOLD, REMIND)
ACTIONS = [*Action.values, *WITHOUT_STATE]
# Done by the house alone, or on the page of the team that a case is offered to.
NO_STEP = {Action.EXPIRE, Action.LAPSE, Action.TAKE_ON, Action.TURN_DOWN}
FOUND, REDIRECT, FORBIDDEN, MISSING, CONFLICT = 200, 302, 403, 404, 409


def test_every_action_is_a_step_of_the_desk_but_the_one_the_house_keeps_to_itself():
    assert set(STEPS) == set(ACTIONS) - NO_STEP


def test_the_desk_has_these_addresses_and_no_others():
    assert {(pattern.name, str(pattern.pattern)) for pattern in QueueViewSet().get_urlpatterns()} == {
        ("index", ""),
        ("next", "next/"),
        ("figures", "figures/"),
        ("export", "export/"),
        ("mine", "mine/"),
        ("live", "live/"),
        ("saved", "saved/"),
        ("unsave", "saved/<int:view>/delete/"),
        ("bulk", "bulk/"),
        ("bulk_report", "bulk/<uuid:bulk>/"),
        ("offer", "offers/<str:reference>/"),
        ("case", "<str:reference>/"),
        ("file", "<str:reference>/files/<str:item>/"),
        ("take_down", "<str:reference>/reminders/<int:reminder>/"),
        ("live_case", "<str:reference>/live/"),
        ("beside", "<str:reference>/beside/<str:other>/"),
        ("action", "<str:reference>/<str:action>/"),
    }


def browser(person):
    return Client() if person is None else make.sign_in(Client(), person)


def addresses(case):
    yield reverse("queue:index"), None
    yield reverse("queue:case", args=[case.reference]), None
    # A file that is not there: tests/intake/desk/test_files.py has one that is.
    yield reverse("queue:file", args=[case.reference, "file-" + "0" * 32]), FILE
    # A case beside itself: tests/intake/desk/test_others.py has two.
    yield reverse("queue:beside", args=[case.reference, case.reference]), BESIDE
    for action in ACTIONS:
        yield reverse("queue:action", args=[case.reference, action]), action


def expected(who, action, case, *, is_index):
    """What the rules say, told apart from the code that keeps them. The case belongs to the coordinator's team."""
    if who == "anonymous":
        return REDIRECT
    if who in ("editor", "administrator"):
        return MISSING
    if is_index:
        return FOUND
    if who in ("foreign", "intake") or action in (*NO_STEP, BESIDE):
        return MISSING
    if action is None:
        return FOUND
    if who == "data_protection":
        return FORBIDDEN
    return expected_of_a_reader(action, case)


@pytest.mark.parametrize("who", ["foreign", "intake", "data_protection", "editor", "administrator", "anonymous"])
def test_nobody_is_given_a_case_that_is_not_theirs_to_decide(people, own_team, who):
    case = make.submission(team=own_team)
    answer = browser(people[who]).post(reverse("queue:next"))
    assert answer.status_code == (MISSING if who in ("editor", "administrator") else REDIRECT)
    case.refresh_from_db()
    assert case.assignee is None


def expected_of_a_reader(action, case):
    if action == FILE:
        return MISSING
    if action == Action.TAKE_BACK:
        return FORBIDDEN
    if action in WITHOUT_STATE or target_of(Action(action), State(case.state), kind_of(case)):
        return FOUND
    return CONFLICT


@pytest.mark.parametrize(
    "who", ["coordinator", "foreign", "intake", "data_protection", "editor", "administrator", "anonymous"]
)
@pytest.mark.parametrize("kind", [toys.PLAIN, toys.CONSENT], ids=lambda kind: kind.name)
def test_every_address_answers_everybody_as_the_rules_say(who, kind, people, own_team):
    case = make.submission(kind, team=own_team, state=State.SCREENING)
    client = browser(people[who])
    index = reverse("queue:index")
    answers = {url: client.get(url).status_code for url, _action in addresses(case)}
    assert answers == {url: expected(who, action, case, is_index=url == index) for url, action in addresses(case)}


@pytest.mark.parametrize("who", ["foreign", "intake", "data_protection", "editor", "administrator", "anonymous"])
@pytest.mark.parametrize("action", ACTIONS)
def test_nobody_but_the_owners_changes_anything_by_posting(who, action, people, own_team):
    case = make.submission(toys.CONSENT, team=own_team, state=State.SCREENING)
    before = list(case.events.values_list("what", flat=True))
    data = {"seen_version": case.version, "note": "n", "reason": "full", "team": own_team.pk, "stage": "send"}
    response = browser(people[who]).post(reverse("queue:action", args=[case.reference, action]), data)
    assert response.status_code in {REDIRECT, FORBIDDEN, MISSING}
    case.refresh_from_db()
    assert (case.state, list(case.events.values_list("what", flat=True))) == (State.SCREENING, before)
    assert (response.status_code == REDIRECT) == (who == "anonymous")


@pytest.mark.parametrize("action", ACTIONS)
def test_a_get_changes_nothing(action, desk, own_team):
    case = make.submission(toys.CONSENT, team=own_team, state=State.SCREENING)
    desk.get(reverse("queue:action", args=[case.reference, action]))
    before = case.version
    case.refresh_from_db()
    assert (case.state, case.version) == (State.SCREENING, before)


def test_a_post_without_the_token_of_the_form_is_refused(coordinator, own_team):
    case = make.submission(team=own_team, state=State.SCREENING)
    client = make.sign_in(Client(enforce_csrf_checks=True), coordinator)
    response = client.post(reverse("queue:action", args=[case.reference, "release"]), {"seen_version": 1})
    assert response.status_code == FORBIDDEN
    case.refresh_from_db()
    assert case.state == State.SCREENING


def test_the_central_intake_places_what_is_the_centrals_and_reads_nothing(people):
    case = make.submission(team=make.team("central", central=True))
    client = browser(people["intake"])
    page = client.get(reverse("queue:case", args=[case.reference]))
    assert page.status_code == FOUND
    assert "Åse Østergård-Møller" not in page.text
    assert "Din rolle giver ikke adgang til svarene." in page.text
    answers = {
        action: client.get(reverse("queue:action", args=[case.reference, action])).status_code for action in STEPS
    }
    assert answers == {action: FOUND if action == Action.PLACE else FORBIDDEN for action in STEPS}


@pytest.mark.parametrize("who", ["coordinator", "intake", "data_protection"])
def test_whoever_only_works_with_cases_begins_at_the_queue(who, people):
    assert browser(people[who]).get(reverse("wagtailadmin_home"))["Location"] == reverse("queue:index")


@pytest.mark.parametrize("who", ["editor", "administrator"])
def test_whoever_works_with_pages_meets_the_front_page_and_no_queue(who, people):
    page = browser(people[who]).get(reverse("wagtailadmin_home"))
    assert page.status_code == FOUND
    assert reverse("queue:index") not in page.text


def test_whoever_does_both_meets_the_front_page_with_the_way_to_the_queue(coordinator):
    coordinator.groups.add(Group.objects.get(name=EDITORS))
    root = Page.get_first_root_node()
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.get_or_create(group=Group.objects.get(name=EDITORS), page=root, permission=change)
    page = browser(coordinator).get(reverse("wagtailadmin_home"))
    assert page.status_code == FOUND
    assert "Gå til sagerne" in page.text


def test_the_front_page_is_shut_to_strangers(client):
    assert client.get(reverse("wagtailadmin_home"))["Location"].startswith(reverse("account_login"))


def test_the_central_intake_is_told_that_only_a_coordinator_decides(people):
    case = make.submission(team=make.team("central", central=True))
    page = browser(people["intake"]).get(reverse("queue:case", args=[case.reference]))
    assert "Det kan kun en koordinator på sagens hold." in page.text
    assert "Sagen hører til et andet hold." not in page.text


def test_the_central_intake_is_not_asked_to_place_what_can_no_longer_be_placed(people):
    case = make.submission(team=make.team("central", central=True), state=State.NEEDS_INFO)
    page = browser(people["intake"]).get(reverse("queue:case", args=[case.reference]))
    assert "Giv sagen til det hold" not in page.text
    assert "Koordinatorerne på sagens hold afgør den." in page.text


def test_the_queue_stands_first_in_the_menu(coordinator, rf):
    from wagtail.admin.menu import admin_menu

    request = rf.get("/admin/")
    request.user = coordinator
    shown = sorted(admin_menu.menu_items_for_request(request), key=lambda item: item.order)
    assert str(shown[0].label) == "Sager"
    assert shown[0].icon_name
