"""Sealed specimens of every version of every kind's answers, as they lay in the vault when the version was new.

`<kind>-<version>.age` opens with the identity below, which opens nothing else. A specimen is never sealed anew: that it
still opens and validates is the proof that old cases stay readable.

A new version gets its specimen by `python -m tests.intake.specimens KIND` (with DJANGO_SETTINGS_MODULE set).
"""

from pathlib import Path
from uuid import UUID

FOLDER = Path(__file__).parent
CASE = UUID("00000000-0000-4000-8000-000000000001")
IDENTITY = "AGE-SECRET-KEY-1FKYDN8694XRD48PNQGVWQZ0Z3P9KTVQ7SPNHP94CLSTNHAZYSRFQAA2JC7"


def path_of(kind: str, version: int) -> Path:
    return FOLDER / f"{kind}-{version}.age"
