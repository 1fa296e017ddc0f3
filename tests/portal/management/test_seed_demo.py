from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from intake.submissions import events
from intake.submissions.answers import open_answers
from intake.submissions.kinds import kinds
from intake.submissions.models import Submission


@pytest.fixture
def ground(db, settings):
    settings.DOK_DEMO_DOORS = True
    call_command("seed_routing", verbosity=0)
    call_command("seed_people", verbosity=0)


def seeded(**options):
    call_command("seed_demo", verbosity=0, **options)
    return sorted(open_answers(case).model_dump_json() for case in Submission.objects.all())


def test_cases_of_every_kind_come_in_several_states_and_are_placed(ground):
    seeded(submissions=36)

    cases = Submission.objects.all()
    assert {case.kind for case in cases} == {kind.name for kind in kinds()}
    assert len(Counter(case.state for case in cases)) >= 4
    assert all(case.team_id and case.routed_at for case in cases)


def test_every_case_has_a_whole_history_that_lies_in_the_past(ground):
    seeded(submissions=24)

    now = timezone.now()
    for case in Submission.objects.all():
        assert events.faults(case) == []
        moments = list(case.events.order_by("sequence").values_list("at", flat=True))
        assert moments == sorted(moments)
        assert case.received_at == moments[0] <= moments[-1] <= now


def test_the_same_seed_gives_the_same_cases_and_another_seed_others(ground):
    def of_seed(seed):
        before = set(Submission.objects.values_list("pk", flat=True))
        call_command("seed_demo", submissions=6, seed=seed, verbosity=0)
        new = Submission.objects.exclude(pk__in=before)
        return sorted(open_answers(case).model_dump_json() for case in new)

    assert of_seed(7) == of_seed(7) != of_seed(8)


def test_nobody_in_them_could_exist(ground):
    cases = seeded(submissions=12)
    assert [text for text in cases if ".example" in text] == cases
    assert len(cases) == 12


def test_it_is_refused_where_the_demo_doors_are_shut(ground, settings):
    settings.DOK_DEMO_DOORS = False
    with pytest.raises(CommandError, match="DOK_DEMO_DOORS"):
        call_command("seed_demo")
