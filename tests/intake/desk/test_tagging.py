"""The words of a case: two who change them at once both get what they asked for."""

import pytest
from django.urls import reverse

from intake.submissions import process
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(own_team):
    return make.submission(team=own_team, tags=["haster", "møbler"])


def address(case):
    return reverse("queue:action", args=[case.reference, "tags"])


def save(client, case, shown, tags):
    form = client.get(address(case)).context["form"] if shown is None else shown
    data = {name: form[name].value() for name in ("seen_version", "shown")}
    return client.post(address(case), {**data, "tags": tags})


def tags_of(case):
    case.refresh_from_db()
    return case.tags


def test_a_word_is_put_on_and_another_taken_off(desk, case):
    save(desk, case, None, "haster, lejlighed")
    assert tags_of(case) == ["haster", "lejlighed"]


def test_what_a_colleague_did_meanwhile_is_neither_undone_nor_done_again(desk, case, own_team):
    shown = desk.get(address(case)).context["form"]
    process.tag(case.pk, ["møbler", "anden-kommune"], make.actor(own_team))
    save(desk, case, shown, "haster, møbler, lejlighed")
    assert tags_of(case) == ["anden-kommune", "lejlighed", "møbler"]


def test_an_empty_field_takes_away_what_stood_there_and_no_more(desk, case, own_team):
    shown = desk.get(address(case)).context["form"]
    process.tag(case.pk, ["haster", "møbler", "ny"], make.actor(own_team))
    save(desk, case, shown, "")
    assert tags_of(case) == ["ny"]


def test_too_many_together_are_shown_together_and_not_saved(desk, case, own_team):
    shown = desk.get(address(case)).context["form"]
    process.tag(case.pk, ["haster", "møbler", "a", "b", "c"], make.actor(own_team))
    told = save(desk, case, shown, "haster, møbler, d, e")
    assert told.status_code == 409
    assert "Sagen får for mange mærker. Fjern et først." in told.text
    assert told.context["form"]["tags"].value() == "a, b, c, d, e, haster, møbler"
    assert tags_of(case) == ["a", "b", "c", "haster", "møbler"]
    save(desk, case, told.context["form"], "a, d, haster")
    assert tags_of(case) == ["a", "d", "haster"]
