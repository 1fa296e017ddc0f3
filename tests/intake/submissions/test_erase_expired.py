from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from intake.submissions.enums import State
from tests import make, toys

pytestmark = pytest.mark.django_db

LONG_AGO = timezone.now() - timedelta(days=400)


def test_a_dry_run_names_what_would_go_and_changes_nothing(capsys):
    declined = make.submission(state=State.DECLINED, ended_at=LONG_AGO)
    unconfirmed = make.submission(toys.CONSENT, received_at=LONG_AGO)
    make.submission(state=State.DECLINED)
    call_command("erase_expired", "--dry-run")
    assert capsys.readouterr().out == (f"{unconfirmed.reference} unconfirmed\n{declined.reference} declined\n")
    declined.refresh_from_db()
    unconfirmed.refresh_from_db()
    assert (declined.erased_at, unconfirmed.state) == (None, State.SUBMITTED)


def test_a_real_run_erases_and_counts(capsys):
    declined = make.submission(state=State.DECLINED, ended_at=LONG_AGO)
    make.submission(toys.CONSENT, received_at=LONG_AGO)
    call_command("erase_expired")
    assert capsys.readouterr().out == "expired: 1\nerased: 2\ndrafts: 0\nforgone: 0\n"
    declined.refresh_from_db()
    assert declined.erased_at is not None
