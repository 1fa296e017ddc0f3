"""No hidden number can be worked out, whoever knows the rule and the sum."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.desk.figures.hiding import SMALL, hidden_in

pytestmark = pytest.mark.either_engine

# Columns of so many cells, with every number up to a limit: all of them are tried.
COLUMNS = [(1, 30), (2, 20), (3, 15), (4, 9)]


def shown(column):
    """What a reader sees: the numbers that are not hidden, and the sum."""
    hidden = hidden_in(dict(enumerate(column)))
    cells = tuple(None if place in hidden else number for place, number in enumerate(column))
    return cells, sum(column) if sum(column) >= SMALL else None


@pytest.mark.parametrize(("width", "most"), COLUMNS)
def test_every_hidden_number_could_be_another_one(width, most):
    columns = defaultdict(list)
    for column in product(range(most + 1), repeat=width):
        columns[shown(column)].append(column)
    for (cells, whole), possible in columns.items():
        for place, cell in enumerate(cells):
            told = cell is None and len({column[place] for column in possible}) == 1
            # Near the limit the others that are possible were not tried.
            assert not told or (whole or 0) > most - 2, (cells, whole, possible)


@given(st.dictionaries(st.integers(), st.integers(0, 60), max_size=60))
def test_no_small_number_is_shown_and_no_hidden_one_stands_alone(column):
    hidden = hidden_in(column)
    assert all(number >= SMALL for key, number in column.items() if key not in hidden)
    if hidden and sum(column.values()) >= SMALL:
        assert len(hidden) > 1
        assert sum(column[key] for key in hidden) >= SMALL


def test_nothing_is_hidden_where_nothing_is_small():
    assert hidden_in({"a": 5, "b": 50}) == frozenset()
