"""Naming a colleague in a note, on the screens."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from intake.submissions import process
from intake.submissions.actors import actor_for
from intake.submissions.enums import Fact, State
from intake.submissions.models import Mention, Submission
from portal.accounts.models import Role
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(own_team):
    return make.member(own_team, first_name="Ib", last_name="Lund")


@pytest.fixture
def case(own_team):
    return make.submission(team=own_team)


def url(case):
    return reverse("queue:action", args=[case.reference, "note"])


def note(client, case, *people, text="Kan du ringe?"):
    typed = {"seen_version": case.version, "note": text, "stage": "send"}
    return client.post(url(case), typed | {"mentioned": [str(person.pk) for person in people]})


def marks(page):
    return re.findall(r'<strong class="desk-news">(.*?)</strong>', page.text)


def numbers(page):
    return {tab.key: number for tab, number, _url in page.context["tabs"]}["named"]


@pytest.mark.parametrize("state", [State.SCREENING, State.ACCEPTED, State.CLOSED])
def test_the_tab_counts_what_it_lists_whatever_has_been_decided(desk, case, colleague, state):
    Submission.objects.filter(pk=case.pk).update(state=state)
    note(desk, case, colleague)
    page = make.sign_in(Client(), colleague).get(reverse("queue:index"), {"tab": "named"})
    assert numbers(page) == len(page.context["rows"]) == 1


def test_a_case_found_by_its_number_bears_the_mark_too(desk, case, colleague):
    note(desk, case, colleague)
    page = make.sign_in(Client(), colleague).get(reverse("queue:index"), {"reference": case.reference})
    assert marks(page) == ["Nævner dig"]


def test_only_those_who_may_read_are_offered_and_not_oneself(desk, case, colleague, own_team):
    make.member(own_team, Role.INTAKE, first_name="Uvedkommende")
    make.member(make.team("fremmede"), first_name="Fremmed")
    choices = desk.get(url(case)).context["form"].fields["mentioned"].choices
    assert choices == [(colleague.pk, "Ib Lund")]


def test_who_has_nobody_to_name_is_not_asked(desk, case):
    assert "mentioned" not in desk.get(url(case)).context["form"].fields


def test_the_named_one_sees_it_in_the_list_and_in_front_until_they_open_the_case(desk, case, colleague):
    note(desk, case, colleague)
    theirs = make.sign_in(Client(), colleague)
    queue, front = reverse("queue:index"), reverse("wagtailadmin_home")
    assert marks(theirs.get(queue)) == ["Nævner dig"]
    assert [row.submission for row in theirs.get(queue, {"tab": "named"}).context["rows"]] == [case]
    assert marks(desk.get(queue)) == []
    opened = theirs.get(reverse("queue:case", args=[case.reference])).text
    assert "Til: Ib Lund" in opened
    assert "Kan du ringe?" in opened
    assert marks(theirs.get(queue)) == []
    assert not theirs.get(queue, {"tab": "named"}).context["rows"]
    assert "En kollega nævner dig" not in theirs.get(front, follow=True).text


def test_the_front_panel_names_the_case_by_its_number(case, colleague, coordinator, rf):
    from intake.desk.panels import QueuePanel

    process.add_note(case.pk, "Hej", actor_for(coordinator), mentioned=[colleague.pk])
    html = QueuePanel(actor_for(colleague)).render_html({"request": rf.get("/")})
    assert case.reference in html


def test_somebody_who_may_not_read_is_refused_and_what_was_typed_stays(desk, case, colleague):
    foreign = make.member(make.team("fremmede"), first_name="Hemmelig")
    page = note(desk, case, colleague, foreign, text="Min <i>tekst</i>")
    assert "kan ikke læse sagen mere" in page.text
    assert "Min &lt;i&gt;tekst&lt;/i&gt;" in page.text
    assert "Hemmelig" not in page.text
    assert not Mention.objects.exists()
    assert not case.events.filter(what=Fact.NOTE).exists()


def test_a_case_that_has_moved_on_is_marked_for_nobody_who_lost_it(desk, case, colleague):
    note(desk, case, colleague)
    central = make.team("central", central=True)
    theirs = make.sign_in(Client(), colleague)
    # As intake of the central team they see that the case exists, and read none of it.
    colleague.memberships.update(team=central, role=Role.INTAKE)
    Submission.objects.filter(pk=case.pk).update(team=central)
    page = theirs.get(reverse("queue:index"), {"tab": "all"})
    assert case.reference in page.text
    assert marks(page) == []
    assert numbers(page) == 0


def test_the_list_asks_as_often_with_many_marks_as_with_one(desk, own_team, coordinator, colleague):
    theirs = make.sign_in(Client(), colleague)

    def queries(number):
        for _ in range(number):
            case = make.submission(team=own_team)
            process.add_note(case.pk, "Hej", actor_for(coordinator), mentioned=[colleague.pk])
        with CaptureQueriesContext(connection) as counted:
            theirs.get(reverse("queue:index"))
        return len(counted)

    assert queries(1) == queries(2) == queries(12)
