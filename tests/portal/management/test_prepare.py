from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Page

from intake.submissions.models import Submission
from portal.accounts.models import Membership, Team

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_house(settings, tmp_path):
    settings.DOK_DEMO_DOORS = True
    settings.STATIC_ROOT = tmp_path / "static"


def prepare():
    told = StringIO()
    call_command("prepare", demo=True, submissions=3, stdout=told)
    return told.getvalue()


def test_a_new_house_gets_teams_pages_people_and_cases():
    assert "Preparing a new house" in prepare()
    assert Team.objects.filter(is_central=True).exists()
    assert Page.objects.filter(slug="ideprogram").exists()
    assert Membership.objects.exists()
    assert Submission.objects.count() == 3


def test_a_second_run_keeps_what_was_done_and_seeds_nothing():
    prepare()
    Team.objects.filter(slug="boligmix").update(name="Et andet navn")
    Team.objects.filter(slug="weshelter-unge").update(is_open=False)
    Page.objects.get(slug="work-first", locale__language_code="da").delete()
    before = list(Submission.objects.order_by("pk").values_list("pk", "state", "version"))

    assert prepare() == ""
    assert Team.objects.get(slug="boligmix").name == "Et andet navn"
    assert not Team.objects.get(slug="weshelter-unge").is_open
    assert not Page.objects.filter(slug="work-first", locale__language_code="da").exists()
    assert list(Submission.objects.order_by("pk").values_list("pk", "state", "version")) == before
