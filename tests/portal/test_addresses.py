"""Whole addresses begin with the house's own name."""

import pytest

from portal.addresses import whole

pytestmark = pytest.mark.either_engine


@pytest.mark.parametrize("name", ["https://dok.example", "https://dok.example/"])
def test_a_path_stands_behind_the_name_with_one_slash_between(settings, name):
    settings.WAGTAILADMIN_BASE_URL = name
    assert whole("/dialog/") == "https://dok.example/dialog/"
    assert whole() == "https://dok.example"
