"""Danish: the hour after «kl.», with a dot (22. november 2026 kl. 08.46)."""

DATETIME_FORMAT = r"j. F Y \k\l. H.i"
TIME_FORMAT = "H.i"
