"""Naming a colleague: the rule is that of reading, and the mark goes with the access and with the first look."""

import pytest

from intake.submissions import access, mentions, process, retention
from intake.submissions.actors import actor_for
from intake.submissions.enums import Fact, State
from intake.submissions.lifecycle import Refused
from intake.submissions.models import Mention, Submission
from intake.submissions.permissions import may_read
from portal.accounts.models import Membership, Role, User
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return make.team("egne")


@pytest.fixture
def author(team):
    return make.actor(team)


@pytest.fixture
def colleague(team):
    return make.member(team, first_name="Ib", last_name="Lund")


@pytest.mark.parametrize("owner", ["egne", None])
def test_those_who_can_be_named_are_exactly_those_who_may_read(owner):
    teams = {slug: make.team(slug, central=slug == "central") for slug in ("egne", "hjælper", "fremmed", "central")}
    for of in teams.values():
        for role in Role:
            make.member(of, role)
        make.member(of, is_active=False)
    both = make.member(teams["egne"])
    Membership.objects.create(user=both, team=teams["hjælper"], role=Role.COORDINATOR)
    split = make.member(teams["egne"], Role.INTAKE)
    Membership.objects.create(user=split, team=teams["fremmed"], role=Role.COORDINATOR)
    case = make.submission(team=teams[owner] if owner else None)
    case.assisting.set([teams["hjælper"]])
    helping = access.assisting_teams(case)
    named = list(mentions.readers(case))
    assert len(named) == len(set(named))
    assert set(named) == {person for person in User.objects.all() if may_read(actor_for(person), case, helping)}


def test_the_one_who_is_named_finds_the_case_until_they_open_it(team, author, colleague):
    case = make.submission(team=team)
    process.add_note(case.pk, "Kan du ringe?", author, mentioned=[colleague.pk])
    assert list(mentions.of(actor_for(colleague))) == [case]
    assert not mentions.of(author)
    access.read(case.pk, author)
    assert list(mentions.of(actor_for(colleague))) == [case], "another's look is not theirs"
    access.read(case.pk, actor_for(colleague))
    assert not mentions.of(actor_for(colleague))


def test_the_row_bears_no_word_of_the_note(team, author, colleague):
    case = make.submission(team=team)
    process.add_note(case.pk, "Hemmeligt", author, mentioned=[colleague.pk, colleague.pk])
    process.add_note(case.pk, "Igen", author, mentioned=[colleague.pk])
    (row,) = Mention.objects.values()
    case.refresh_from_db()
    assert row == {"id": row["id"], "submission_id": case.pk, "user_id": colleague.pk, "sequence": case.version}
    assert case.events.filter(what=Fact.NOTE).first().detail == {"mentioned": [colleague.pk]}


def test_nobody_is_named_who_may_not_read_and_the_note_is_not_half_written(team, author):
    case = make.submission(team=team)
    for foreign in (make.member(make.team("fremmede")), make.member(team, Role.INTAKE)):
        with pytest.raises(Refused, match="kan ikke læse sagen"):
            process.add_note(case.pk, "Hej", author, mentioned=[foreign.pk])
    assert not case.events.filter(what=Fact.NOTE).exists()
    assert not Mention.objects.exists()


def test_who_has_lost_the_case_sees_no_mark_of_it(team, author, colleague):
    moved, taken_back = make.submission(team=team), make.submission(team=team)
    for case in (moved, taken_back):
        process.add_note(case.pk, "Hej", author, mentioned=[colleague.pk])
    Submission.objects.filter(pk=moved.pk).update(team=make.team("fremmede"))
    Submission.objects.filter(pk=taken_back.pk).update(state=State.WITHDRAWN)
    assert not mentions.of(actor_for(colleague))
    assert not any(case.names_me for case in mentions.marked(Submission.objects.all(), actor_for(colleague)))


def test_erasing_a_case_takes_the_marks(team, author, colleague):
    case = make.submission(team=team)
    process.add_note(case.pk, "Hej", author, mentioned=[colleague.pk])
    retention.erase(case.pk, "closed")
    assert not Mention.objects.exists()
