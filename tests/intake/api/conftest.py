import pytest

from tests import make

from .partner import System


@pytest.fixture
def system(db):
    return System(make.unit())
