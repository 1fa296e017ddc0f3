"""English as in Europe, the month in full: Django's own is American (Nov. 22, 2026, 8:46 a.m.)."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = r"j F Y \a\t H:i"
TIME_FORMAT = "H:i"
