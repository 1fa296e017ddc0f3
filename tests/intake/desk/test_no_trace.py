"""A case that is not yours leaves no trace: every address of the desk × every role × every organisation × every state.

The addresses come from the code, so a new one is walked from its first day. What the rules allow is told in
test_doors.py; here it is held that a foreign case and one that does not exist are the same to whoever asks.
"""

import re

import pytest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, reverse
from django.utils import timezone

from intake.desk.offers import verdict_on
from intake.desk.steps import STEPS
from intake.desk.tabs import TABS
from intake.desk.viewset import QueueViewSet
from intake.submissions import assigning, lookup, mentions
from intake.submissions.actors import actor_for
from intake.submissions.enums import ReminderReason, State
from intake.submissions.kinds import kind_of
from intake.submissions.lifecycle import target_of
from intake.submissions.models import Reminder
from portal.accounts.models import Membership, Role
from tests import make, toys

# What is asked is Django's and the law's; test_permissions.py holds the scope to the rules on either engine.
pytestmark = [pytest.mark.django_db, pytest.mark.either_engine]

NOBODYS = "TP-0000-0000"
FOUND, FORBIDDEN, MISSING, NOT_THIS_WAY, CONFLICT = 200, 403, 404, 405, 409
# What stands for each part of an address that is not the case itself. An address with a part that is not named here
# fails: whoever adds one says what it may be.
PARTS = {
    "action": [*STEPS, "expire", "nothing"],
    "item": ["file-" + "0" * 32, "answers"],
    "other": [NOBODYS],
    "view": [1],
    "reminder": [1],
    "bulk": ["00000000-0000-4000-8000-000000000000"],
}

ORGANISATION, ANOTHER = "egne", "andre"


def foreigners(own):
    """People to whom a case of the team `own` is foreign, near and far."""
    beside = make.team("nabohold", organisation=own.organisation)
    far = make.team("fremmede", organisation=make.organisation(ANOTHER))
    central = make.team("central", central=True, organisation=make.organisation("vaert"))
    return {
        "coordinator beside": make.member(beside),
        "intake beside": make.member(beside, Role.INTAKE),
        "coordinator of another organisation": make.member(far),
        "intake of another organisation": make.member(far, Role.INTAKE),
        "central coordinator": make.member(central),
        "central intake": make.member(central, Role.INTAKE),
        "administrator": make.user(is_superuser=True, is_staff=True),
        "coordinator in two organisations": in_both(beside, far),
    }


def in_both(one, other):
    """Somebody who decides in a team of either organisation."""
    person = make.member(one)
    Membership.objects.create(user=person, team=other, role=Role.COORDINATOR)
    return person


STRANGERS = (
    "coordinator beside",
    "intake beside",
    "coordinator of another organisation",
    "intake of another organisation",
    "central coordinator",
    "central intake",
    "administrator",
    "coordinator in two organisations",
)


def own_team():
    return make.team("egne", organisation=make.organisation(ORGANISATION))


def parts_of(pattern: URLPattern) -> list[str]:
    return list(pattern.pattern.converters)


def addresses_of(reference: str) -> list[str]:
    """Every address of the desk that names a case."""
    found = []
    for pattern in QueueViewSet().get_urlpatterns():
        parts = parts_of(pattern)
        if "reference" not in parts:
            continue
        choices = [{"reference": reference}]
        for part in set(parts) - {"reference"}:
            choices = [{**chosen, part: value} for chosen in choices for value in PARTS[part]]
        found += [reverse(f"queue:{pattern.name}", kwargs=chosen) for chosen in choices]
    return found


def addresses_of_no_case() -> list[str]:
    patterns = QueueViewSet().get_urlpatterns()
    return [reverse(f"queue:{pattern.name}") for pattern in patterns if not parts_of(pattern)]


def said(response, reference: str) -> tuple[int, str, str]:
    """What an answer tells, whatever number was asked for and whenever."""
    text = response.text.replace(reference, "…") if not response.streaming else "a stream"
    text = re.sub(r"(csrfmiddlewaretoken|csrf_token|CSRF_TOKEN|nonce)[^>]{0,120}", "", text)
    return response.status_code, response.get("Location", "").replace(reference, "…"), text


# A new one, one that is being worked on, one that has ended and one that was taken back. The rest takes a minute.
SOME_STATES = (State.SUBMITTED, State.SCREENING, State.CLOSED, State.CONSENT_WITHDRAWN)


@pytest.mark.parametrize("who", STRANGERS)
def test_a_foreign_case_is_missing_at_every_address(who):
    is_missing_everywhere(who, SOME_STATES)


@pytest.mark.long
@pytest.mark.parametrize("who", STRANGERS)
def test_a_foreign_case_is_missing_at_every_address_in_every_state(who):
    is_missing_everywhere(who, State)


def is_missing_everywhere(who, states):
    team = own_team()
    client = make.sign_in(Client(), foreigners(team)[who])
    case = make.submission(toys.CONSENT, team=team)
    nobodys = {
        method: [said(getattr(client, method)(url), NOBODYS) for url in addresses_of(NOBODYS)]
        for method in ("get", "post")
    }
    for state in states:
        type(case).objects.filter(pk=case.pk).update(state=state)
        before = case.events.count()
        for method, unknown in nobodys.items():
            foreign = [said(getattr(client, method)(url), case.reference) for url in addresses_of(case.reference)]
            assert {status for status, _to, _text in foreign} <= {MISSING, NOT_THIS_WAY}, state
            assert foreign == unknown, (state, method)
        case.refresh_from_db()
        assert (case.state, case.events.count()) == (state, before)


@pytest.mark.parametrize("who", STRANGERS)
def test_a_foreign_case_shows_in_no_list_number_search_or_message(who):
    team = own_team()
    client = make.sign_in(Client(), foreigners(team)[who])
    search = [{"text": "Dyveke"}, {"text": "dyveke@post.example"}]
    before = [said(client.get(url), NOBODYS) for url in addresses_of_no_case()]
    answers = toys.ToyAnswers(full_name="Dyveke Sjælden", email="dyveke@post.example")
    case = make.submission(answers=answers, team=team, due_on="2020-01-01", tags=["sjaeldent-maerke"])
    lookup.index(case.pk)
    assert [said(client.get(url), NOBODYS) for url in addresses_of_no_case()] == before
    index = reverse("queue:index")
    for text in [*search, {"text": case.reference}]:
        answer = client.post(index, text, follow=True)
        assert f'queue/{case.reference}/"' not in answer.text
        assert "Sjælden" not in answer.text


def all_told(client, person):
    """What the desk tells somebody of all cases together: numbers, the lines of every tab, what is found, a file."""
    index, actor = reverse("queue:index"), actor_for(person)
    asked = {"purpose": "planning", "remark": "Møde", "columns": ["reference", "state"], "format": "csv"}
    lines = {tab: [row.submission.pk for row in client.get(index, {"tab": tab}).context["rows"]] for tab in TABS}
    found = [row.submission.pk for row in client.post(index, {"text": "Dyveke"}).context["rows"]]
    loads = [(load.user, load.open) for load in assigning.loads(assigning.colleagues(actor), actor)]
    file = client.post(f"{reverse('queue:export')}?tab=all", asked)
    return client.get(reverse("queue:live")).json(), lines, found, loads, b"".join(file.streaming_content)


def test_whoever_works_in_two_organisations_meets_what_is_theirs_in_both_and_nothing_beside_it():
    own, answers = own_team(), toys.ToyAnswers(full_name="Dyveke Sjælden", email="dyveke@post.example")
    beside = make.team("nabohold", organisation=own.organisation)
    far = make.team("fremmede", organisation=make.organisation(ANOTHER))
    person = in_both(beside, far)
    client, theirs = make.sign_in(Client(), person), []
    for team in (beside, far):
        case = make.submission(answers=answers, team=team, state=State.SCREENING)
        lookup.index(case.pk)
        theirs.append(case.pk)
    before = all_told(client, person)
    _live, lines, found, _loads, _file = before
    assert set(lines["unread"]) == set(lines["all"]) == set(found) == set(theirs)
    late = {"due_on": "2020-01-01", "message_at": timezone.now(), "assignee": person}
    for team in (own, make.team("tredje", organisation=far.organisation)):
        for state in State:
            foreign = make.submission(answers=answers, team=team, state=state, **late)
            lookup.index(foreign.pk)
            Reminder.objects.create(submission=foreign, reason=ReminderReason.CALL, on="2020-01-01", owner=person)
            mentions.mention(foreign, [person.pk])
    assert all_told(client, person) == before


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("who", ["owner", "helper", "data protection"])
def test_a_case_of_ones_own_answers_at_every_address_as_the_law_says(who, state):
    team, helping = own_team(), make.team("hjaelper", organisation=make.organisation(ANOTHER))
    people = {
        "owner": make.member(team),
        "helper": make.member(helping),
        "data protection": make.member(helping, Role.DATA_PROTECTION),
    }
    case = make.submission(toys.CONSENT, team=team, state=state)
    case.assisting.add(helping)
    client, actor = make.sign_in(Client(), people[who]), actor_for(people[who])
    assert client.get(reverse("queue:case", args=[case.reference])).status_code == FOUND
    for code, step in STEPS.items():
        verdict = verdict_on(step, actor, case)
        led = step.action is None or target_of(step.action, state, kind_of(case))
        expected = FORBIDDEN if not verdict else FOUND if led else CONFLICT
        url = reverse("queue:action", kwargs={"reference": case.reference, "action": code})
        assert client.get(url).status_code == expected, code


def test_an_address_with_an_unknown_part_would_be_seen():
    """The walk above leaves nothing out: each pattern is named, and each of its parts has values."""
    for pattern in QueueViewSet().get_urlpatterns():
        assert pattern.name
        assert set(parts_of(pattern)) <= {"reference", *PARTS}, pattern
    with pytest.raises(NoReverseMatch):
        reverse("queue:nothing")
