import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests import make

pytestmark = pytest.mark.django_db


def test_unbroken_chains_are_said_to_be_so(capsys):
    make.submission()
    call_command("verify_events")
    assert capsys.readouterr().out == "1 case(s): every event is as it was written\n"


def test_a_changed_event_is_named_and_the_exit_code_is_one(capsys):
    make.submission()
    broken = make.submission()
    make.disarm_the_log()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE submissions_event SET role = 'x' WHERE submission_id = %s", [_raw(broken.pk)])
    with pytest.raises(CommandError) as stopped:
        call_command("verify_events")
    assert stopped.value.returncode == 1
    assert capsys.readouterr().out == f"{broken.reference}: event 1 was changed\n"


def _raw(key):
    return key if connection.features.has_native_uuid_field else key.hex
