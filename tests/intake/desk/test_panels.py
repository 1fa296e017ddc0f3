"""The panel on the admin's front page: its numbers, and its own look, since no other part of that page knows the desk's
sheets.
"""

import re

import pytest
from django.conf import settings

from intake.desk.panels import QueuePanel
from portal import stylesheets
from tests import make


@pytest.mark.django_db
def test_a_team_without_a_case_reads_that_one_is_offered():
    team = make.team()
    actor = make.actor(team)
    assert "Tilbudt til jer" not in QueuePanel(actor).render_html()
    make.submission(team=make.team("andre", organisation=make.organisation("andre")), offered_to=team)
    assert "Tilbudt til jer <b>1</b>" in QueuePanel(actor).render_html()


def test_every_class_on_the_panel_is_styled_by_the_sheets_it_brings():
    template = (settings.BASE_DIR / "templates" / "intake" / "desk" / "panel.html").read_text()
    used = {name for names in re.findall(r'class="([^"]+)"', template) for name in names.split() if "desk" in name}
    brought = "".join(stylesheets.together(sheet) for sheet in sheets())
    assert {name for name in used if not re.search(rf"\.{name}\b", brought)} == set()


def sheets():
    return [sheet for group in QueuePanel(actor=None).media._css.values() for sheet in group]
