"""Handing a case over and giving it to a colleague, as the desk's pages do it."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intake.desk.models import SavedView
from intake.desk.parts import chosen
from intake.journeys.declaration import areas
from intake.journeys.summary import summary
from intake.submissions import hand_over, lookup, process, senders
from intake.submissions.actors import actor_for
from intake.submissions.enums import Action, State, Urgency
from intake.submissions.hand_over import PassOn
from intake.submissions.models import Consent, HandOver
from intake.submissions.permissions import is_unverified
from portal.accounts.models import Role
from tests import make
from tests.own_pages import sent

pytestmark = [pytest.mark.django_db, pytest.mark.either_engine]

MISSING, CONFLICT = 404, 409


@pytest.fixture
def other():
    return make.team("other", organisation=make.organisation("andre"))


@pytest.fixture
def receiver(other):
    return make.sign_in(Client(), make.member(other))


@pytest.fixture
def case(own_team):
    return make.submission(team=own_team, state=State.SCREENING)


def url(case, action):
    return reverse("queue:action", args=[case.reference, action])


def offer_page(case):
    return reverse("queue:offer", args=[case.reference])


def offered(case, other, coordinator, **what):
    names = frozenset({"full_name"})
    what = PassOn(answers=names, **what)
    return hand_over.offer(case.pk, other, actor_for(coordinator), basis="purpose", what=what, words="Ring først")


def filled(case, other, **rest):
    return {"seen_version": case.version, "team": other.pk, "basis": "purpose", "note": "", "stage": "send", **rest}


def test_a_coordinator_offers_a_case_and_both_sides_see_that_it_waits(desk, receiver, case, other):
    page = desk.post(url(case, "offer"), filled(case, other, parts=["answers"], whole=["notes"]), follow=True)
    assert "Den er jeres, til de siger ja" in page.content.decode()
    row = HandOver.objects.get()
    assert (row.parts, row.notes, row.messages, row.files) == (["answers"], True, False, False)
    assert "Overdragelse venter på svar" in desk.get(reverse("queue:index")).content.decode()
    waiting = receiver.get(reverse("queue:index")).content.decode()
    assert case.reference in waiting
    assert offer_page(case) in waiting


def test_the_offer_says_kind_urgency_and_date_and_opens_nothing(receiver, case, other, coordinator):
    process.add_note(case.pk, "hemmeligt notat", actor_for(coordinator))
    offered(case, other, coordinator)
    before = case.events.count()
    page = receiver.get(offer_page(case)).content.decode()
    assert "Legetøj toy_plain" in page
    assert str(Urgency(case.urgency).label) in page
    for secret in ("Åse", "aase@post.example", "hemmeligt", "Ring først"):
        assert secret not in page
    assert case.events.count() == before
    assert receiver.get(reverse("queue:case", args=[case.reference])).status_code == MISSING
    for tab in ("teams", "all", "unread", "due"):
        assert not receiver.get(reverse("queue:index"), {"tab": tab}).context["rows"]


def test_saying_yes_leads_to_the_case_with_what_was_passed_on(desk, receiver, case, other, coordinator):
    process.add_note(case.pk, "hemmeligt notat", actor_for(coordinator))
    offered(case, other, coordinator)
    page = receiver.post(offer_page(case), {"answer": "take_on"}, follow=True).content.decode()
    assert "Åse Østergård-Møller" in page
    assert "Ring først" in page
    assert "blå" not in page
    assert "hemmeligt notat" not in page
    assert desk.get(reverse("queue:case", args=[case.reference])).status_code == MISSING
    assert desk.post(url(case, "note"), {"seen_version": 1, "note": "n"}).status_code == MISSING
    assert receiver.get(offer_page(case)).status_code == MISSING
    late = receiver.post(offer_page(case), {"answer": "take_on"}, follow=True)
    assert "Tilbuddet er der ikke mere." in late.content.decode()


def test_a_no_without_a_reason_keeps_what_was_typed(receiver, case, other, coordinator):
    offered(case, other, coordinator)
    page = receiver.post(offer_page(case), {"answer": "turn_down", "seen_version": 1, "note": "Kom igen"})
    assert "Vælg, hvorfor I siger nej." in page.content.decode()
    assert "Kom igen" in page.content.decode()
    said = {"answer": "turn_down", "seen_version": 1, "note": "Kom igen", "reason": "no_room"}
    receiver.post(offer_page(case), said)
    case.refresh_from_db()
    assert case.offered_to is None
    assert receiver.get(offer_page(case)).status_code == MISSING


@pytest.mark.parametrize("who", ["foreign", "intake", "data_protection", "editor", "administrator", "coordinator"])
def test_an_offer_does_not_exist_for_anybody_else(who, people, case, other, coordinator):
    offered(case, other, coordinator)
    client = make.sign_in(Client(), people[who])
    assert client.get(offer_page(case)).status_code == MISSING
    assert client.post(offer_page(case), {"answer": "take_on"}).status_code == MISSING
    case.refresh_from_db()
    assert case.offered_to == other


def test_a_ground_a_team_and_a_part_that_do_not_fit_are_refused_and_the_text_stays(desk, case, own_team):
    sister = make.team("sister")
    answer = desk.post(url(case, "offer"), filled(case, sister, basis="consent", parts=["cpr"], note="Mit notat"))
    page = answer.content.decode()
    for sentence in ("Vælg det hold, der skal tilbydes sagen.", "Vælg hjemlen.", "Mit notat"):
        assert sentence in page
    assert not HandOver.objects.exists()


def test_the_page_of_placing_names_no_team_of_another_organisation(desk, case, other):
    sister = make.team("sister")
    page = desk.get(url(case, "place")).content.decode()
    assert f'value="{sister.pk}"' in page
    assert f'value="{other.pk}"' not in page


def test_the_offers_in_the_queue_cost_the_same_however_many_they_are(
    receiver, own_team, other, coordinator, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counted = []
    for _more in (1, 2):
        for _one in range(_more):
            offered(make.submission(team=own_team, state=State.SCREENING), other, coordinator)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            receiver.get(reverse("queue:index"))
        counted.append(len(queries))
    assert counted[0] == counted[1]


@pytest.mark.parametrize("query", [{"tab": "all"}, {"tab": "unread", "urgency": "1"}], ids=["all", "narrowed"])
def test_an_offer_stands_on_every_list_and_not_beside_what_was_sought(receiver, case, other, coordinator, query):
    offered(case, other, coordinator)
    assert offer_page(case) in receiver.get(reverse("queue:index"), query).text
    assert offer_page(case) not in receiver.post(reverse("queue:index"), {"text": "Dyveke"}).text


def test_whoever_begins_with_a_view_of_their_own_meets_an_offer_there(receiver, case, other, coordinator):
    index = reverse("queue:index")
    person = other.memberships.get().user
    SavedView.objects.create(owner=person, name="Akut", query="tab=all&urgency=1", is_first=True)
    offered(case, other, coordinator)
    assert offer_page(case) in receiver.get(index, follow=True).text


def test_the_picker_says_how_much_everybody_has_in_one_query(desk, case, own_team, coordinator):
    colleague, gone = make.member(own_team, first_name="Signe"), make.member(own_team, is_active=False)
    yesterday = timezone.localdate() - timezone.timedelta(days=1)
    for due in (yesterday, timezone.localdate()):
        make.submission(team=own_team, state=State.SCREENING, assignee=coordinator, due_on=due)
    page = desk.get(url(case, "assign"))
    labels = dict(page.context["form"].fields["person"].choices)
    assert labels[colleague.pk].endswith(": 0 åbne sager")
    assert labels[coordinator.pk].endswith(": 2 åbne sager, 1 over fristen")
    assert gone.pk not in labels
    assert list(labels) == [colleague.pk, coordinator.pk]
    desk.post(url(case, "assign"), {"seen_version": case.version, "person": colleague.pk, "stage": "send"})
    case.refresh_from_db()
    assert case.assignee == colleague
    assert case.events.get(what=Action.ASSIGN).detail == {"to": colleague.pk}


def test_the_picker_counts_what_is_under_way_and_nothing_of_where_the_viewer_is_not(desk, case, own_team, coordinator):
    colleague, elsewhere = make.member(own_team), make.team("fremmede", organisation=make.organisation("fremmede"))
    colleague.memberships.create(team=elsewhere, role=Role.COORDINATOR)
    late = timezone.localdate() - timezone.timedelta(days=1)
    for state in (State.SCREENING, State.WAITLISTED, State.ACCEPTED, State.DECLINED, State.CLOSED):
        make.submission(team=own_team, state=state, assignee=colleague, due_on=late)
    make.submission(team=elsewhere, state=State.SCREENING, assignee=colleague, due_on=late)
    labels = dict(desk.get(url(case, "assign")).context["form"].fields["person"].choices)
    assert labels[colleague.pk].endswith(": 3 åbne sager, 1 over fristen")


def test_a_colleague_who_left_the_team_meanwhile_is_given_nothing(desk, case, own_team):
    colleague = make.member(own_team)
    desk.get(url(case, "assign"))
    colleague.memberships.all().delete()
    page = desk.post(url(case, "assign"), {"seen_version": case.version, "person": colleague.pk, "stage": "send"})
    assert "er der ikke mere" in page.content.decode()
    case.refresh_from_db()
    assert case.assignee is None


REAL = ["boligmix", "discharge", "workfirst"]


def taken_on(kind, receiver, own_team, other, parts=()):
    """A real case, handed over with some of its pages."""
    case, giver = sent(kind, team=own_team, state=State.SCREENING).submission, make.actor(own_team)
    Consent.objects.filter(submission=case).update(confirmed_at=timezone.now())
    if is_unverified(case):
        senders.note_rung(case.pk, giver)
    what = chosen(case, list(parts), [])
    hand_over.offer(case.pk, other, giver, basis=hand_over.basis_for(case), what=what)
    receiver.post(offer_page(case), {"answer": "take_on"})
    lookup.index(case.pk)
    return case


@pytest.mark.parametrize("kind", REAL)
def test_a_real_case_of_which_only_the_contact_goes_along_can_be_opened(kind, receiver, own_team, other):
    one, two = (taken_on(kind, receiver, own_team, other) for _each in range(2))
    page = receiver.get(reverse("queue:case", args=[one.reference]))
    assert page.status_code == 200
    # By their telephone and their mail; of a referral nothing but the sender went along, and wards send many.
    assert page.context["opened"].suspected == ([] if kind == "discharge" else [two])


@pytest.mark.parametrize("kind", ["boligmix", "discharge"])
def test_a_real_case_of_which_one_page_goes_along_shows_that_page(kind, receiver, own_team, other):
    area = {area.kind.name: area for area in areas()}[kind]
    for part in summary(area, sent(kind).answers.model_dump()):
        case = taken_on(kind, receiver, own_team, other, [part.step.slug])
        shown = receiver.get(reverse("queue:case", args=[case.reference])).context["opened"].sections
        assert str(part.step.title) in [str(section.title) for section in shown], part.step.slug
