"""The toy area, opened for the tests of the engine beside the real ones."""

from copy import deepcopy
from pathlib import Path

import pytest
from django.urls import clear_url_caches

from intake.journeys import declaration, urls
from intake.submissions import kinds
from tests.toy_area.declaration import AREA


@pytest.fixture
def toy(db, settings):
    """The toy area, with its addresses and its templates."""
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"].append(Path(__file__).parents[2] / "toy_area" / "templates")
    settings.TEMPLATES = templates
    areas, patterns = dict(declaration._AREAS), list(urls.urlpatterns)
    declaration._AREAS[AREA.kind.name] = AREA
    kinds.register(AREA.kind)
    urls.urlpatterns[:] = [*urls.doors(AREA), *patterns]
    clear_url_caches()
    yield AREA
    urls.urlpatterns[:] = patterns
    declaration._AREAS.clear()
    declaration._AREAS.update(areas)
    clear_url_caches()
