"""Who helps with what: what nobody helps with, where several do, and nothing without the citizen's yes."""

import pytest
from django.urls import reverse

from intake.discharge.answers import CareContact
from intake.discharge.declaration import KIND
from intake.journeys.declaration import area
from intake.submissions import process, withdrawal
from intake.submissions.enums import State
from intake.submissions.models import Submission
from tests import make
from tests.cases import discharge
from tests.cases.walking import answers_of

pytestmark = pytest.mark.django_db

HELPERS = (
    CareContact(role="bostoette", organisation="Hjemmevejledningen <b>Ærø</b>", functions=("bolig", "netvaerk")),
    CareContact(role="frivillig", organisation="Caféen", functions=("netvaerk",)),
    CareContact(role="egen-laege", organisation="Klinikken"),
)


def case(team, **changed):
    base = answers_of(area("discharge"), discharge.CASES[0])
    answers = base.model_copy(
        update={"life_areas": ("bolig", "oekonomi"), "care_contacts": HELPERS, "discharge_coordinator": "ved-ikke"}
        | changed
    )
    received = process.receive(kind=KIND, answers=answers, language="da")
    Submission.objects.filter(pk=received.pk).update(team=team, state=State.SCREENING)
    return Submission.objects.get(pk=received.pk)


def look(client, one):
    return client.get(reverse("queue:case", args=[one.reference]))


def test_every_life_area_has_a_line_with_who_helps_and_how_many(desk, own_team):
    page = look(desk, case(own_team))
    rows = {str(row.label): row for row in page.context["opened"].map.rows}
    assert len(rows) == 8
    assert rows["Bolig"].helpers == ["Bostøtte eller hjemmevejleder, Hjemmevejledningen <b>Ærø</b>"]
    assert [str(rows[name].cover) for name in ("Økonomi", "Bolig", "Familie, venner og netværk")] == [
        "Ingen", "Én", "Flere",
    ]  # fmt: skip
    assert len({row.sign for row in rows.values()}) == 3, "the shape says it too"
    assert "Hjemmevejledningen &lt;b&gt;Ærø" in page.text


def test_gaps_and_overlaps_are_said_in_words(desk, own_team):
    page = look(desk, case(own_team))
    found = page.context["opened"].map
    assert found.gaps == ["Økonomi"], "a need that nobody meets; what is not needed is no gap"
    assert found.overlaps == ["Familie, venner og netværk"]
    assert found.unsaid == ["Egen læge, Klinikken"]
    for words in ("Ingen hjælper endnu med:", "Flere hjælper med:", "vi ved ikke med hvad:"):
        assert words in page.text


@pytest.mark.parametrize("category", ["support_needs", "aftercare"])
def test_when_a_part_of_the_consent_is_taken_back_the_map_goes(desk, own_team, category):
    one = case(own_team)
    assert look(desk, one).context["opened"].map is not None
    withdrawal.withdraw_purpose(one.pk, category)
    page = look(desk, one)
    assert page.context["opened"].map is None
    assert "Hvem hjælper med hvad?" not in page.text
    if category == "aftercare":
        assert "Caféen" not in page.text


def test_nobody_named_is_a_map_with_gaps_alone(desk, own_team):
    found = look(desk, case(own_team, care_contacts=None)).context["opened"].map
    assert found.gaps == ["Bolig", "Økonomi"]
    assert found.overlaps == []


def test_a_kind_that_does_not_ask_has_no_map(desk, own_team):
    assert look(desk, make.submission(team=own_team)).context["opened"].map is None


def test_the_case_says_by_when_something_is_asked(desk, own_team):
    one = case(own_team)
    assert "Senest " in look(desk, one).text
    Submission.objects.filter(pk=one.pk).update(state=State.CLOSED)
    assert "Senest " not in look(desk, one).text
