"""Days and hours on pages and in letters, where no filter of ours writes them."""

from datetime import UTC, datetime

import pytest
from django.utils import translation
from django.utils.formats import date_format, time_format


@pytest.mark.parametrize(
    ("language", "day", "moment", "hour"),
    [
        ("da", "6. december 2026", "6. december 2026 kl. 08.05", "08.05"),
        ("en", "6 December 2026", "6 December 2026 at 08:05", "08:05"),
    ],
)
def test_a_day_is_written_in_words_and_never_in_american(language, day, moment, hour):
    then = datetime(2026, 12, 6, 8, 5, tzinfo=UTC)
    with translation.override(language):
        assert date_format(then.date()) == day
        assert date_format(then, "DATETIME_FORMAT") == moment
        assert time_format(then.time()) == hour
