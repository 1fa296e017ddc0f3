import pytest

from tests import toys


@pytest.fixture(autouse=True)
def _toy_kinds():
    with toys.toy_kinds():
        yield
