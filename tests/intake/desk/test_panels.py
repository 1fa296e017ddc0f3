"""The panel on the admin's front page brings its own look: no other part of that page knows the desk's sheets."""

import re

from django.conf import settings

from intake.desk.panels import QueuePanel
from portal import stylesheets


def test_every_class_on_the_panel_is_styled_by_the_sheets_it_brings():
    template = (settings.BASE_DIR / "templates" / "intake" / "desk" / "panel.html").read_text()
    used = {name for names in re.findall(r'class="([^"]+)"', template) for name in names.split() if "desk" in name}
    brought = "".join(stylesheets.together(sheet) for sheet in sheets())
    assert {name for name in used if not re.search(rf"\.{name}\b", brought)} == set()


def sheets():
    return [sheet for group in QueuePanel(actor=None).media._css.values() for sheet in group]
