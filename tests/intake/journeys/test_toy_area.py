"""A fourth intake is one folder and one line in the settings."""

import subprocess
import sys

import pytest

from tests import databases

pytestmark = pytest.mark.either_engine

WALK = """
import django; django.setup()
from django.test import Client
from intake.journeys.declaration import areas
from intake.routing.route import route, unrouted
from intake.submissions.models import Submission
from intake.submissions.answers import open_answers
from tests.intake.journeys.walking import BASE, at_check

client = Client()
assert client.get(BASE).url == BASE + "om-dig/"
assert at_check(client).post(BASE + "gennemse/").status_code == 302
submission = Submission.objects.get(kind="toyloan")
assert submission.reference in client.get(BASE + "kvittering/").content.decode()
assert unrouted() == [submission.pk]
assert route(submission.pk) is not None
assert open_answers(submission).full_name == "Åse Østergård-Ærø"
print("fourth area:", submission.reference, [area.kind.name for area in areas()][-1])
"""


def test_a_fourth_area_takes_in_cases_with_one_line_of_settings(tmp_path):
    own = databases.address_of(f"{databases.worker_name()}_toy")
    databases.copy(databases.migrated(), own)
    environment = databases.environment(own, tmp_path) | {"DJANGO_SETTINGS_MODULE": "tests.toy_area.settings"}
    done = subprocess.run(
        [sys.executable, "-c", WALK], cwd=databases.ROOT, env=environment, capture_output=True, text=True, check=False
    )
    databases.drop(own)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "fourth area: TL-" in done.stdout
    assert "toyloan" in done.stdout
