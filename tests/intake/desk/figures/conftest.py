from datetime import datetime, timedelta
from itertools import count
from uuid import uuid4

import pytest
from django.utils import timezone

from intake.submissions.enums import State
from intake.submissions.models import Submission

_numbers = count(1)


def cases(*columns):
    """Spines without anything sealed: figures are counted of nothing else."""
    return Submission.objects.bulk_create([_case(**one) for one in columns])


def _case(kind="toy_plain", state=State.SUBMITTED, received_at=None, **columns):
    received = received_at or timezone.now()
    return Submission(
        id=uuid4(), reference=f"TP-{next(_numbers):08}", kind=kind, state=state, received_at=received, **columns
    )


@pytest.fixture
def at():
    """A moment, so many days and hours after noon on Wednesday the 4th of November 2026."""
    noon = timezone.make_aware(datetime(2026, 11, 4, 12))
    return lambda days=0, hours=0: noon + timedelta(days=days, hours=hours)
