"""The bench itself: that it runs, and what it says of figures. How fast we are is no test of the suite."""

from bench.submissions import BARE, OURS, THEIRS, Figures, broken_promises
from bench.table import Table


def of(rate, p95):
    return Figures(rate=rate, p50=1.0, p95=p95)


def test_a_round_gives_the_rate_and_the_slow_end_of_whole_visits():
    each = [[0.010, 0.010]] * 95 + [[0.040, 0.060]] * 5
    figures = Figures.of([{"seconds": 2.0, "each": each}] * 3)

    assert figures.rate == 50
    assert round(figures.p50) == 20
    assert 20 < figures.p95 <= 100


def test_whoever_is_slower_or_later_has_broken_the_promise():
    theirs = {THEIRS: of(100, 40.0), BARE: of(500, 1.0)}

    assert broken_promises("the press", {OURS: of(100, 40.0), **theirs}) == []
    assert len(broken_promises("the press", {OURS: of(99, 40.0), **theirs})) == 1
    assert len(broken_promises("the press", {OURS: of(99, 40.1), **theirs})) == 2


def test_a_table_is_read_in_columns():
    printed = Table("Title", "told", ("", "a"), [("ours", "1"), ("theirs", "22")]).printed()

    assert "ours     1\ntheirs  22\n" in printed
