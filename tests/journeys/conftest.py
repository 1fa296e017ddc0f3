import pytest

from tests.journeys.walking import Desks


@pytest.fixture(scope="module")
def desks(house, browser):
    desks = Desks(house, browser)
    yield desks
    desks.close()
