"""Measure, print, and say by the exit code whether the promises hold.

python -m bench                      # everything
python -m bench submissions          # one thing
python -m bench --quick              # few rounds: does it run at all? The figures mean nothing
python -m bench --sqlite             # though a PostgreSQL answers
"""

import argparse
import sys
from importlib import import_module

from .place import Place
from .table import headline

THINGS = ("pages", "uncached", "fresh", "weight", "lighthouse", "submissions", "desk")


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("things", nargs="*", choices=[[], *THINGS], metavar=f"{{{','.join(THINGS)}}}")
    parser.add_argument("--quick", action="store_true", help="few rounds, to see that it runs")
    parser.add_argument("--sqlite", action="store_true", help="on SQLite, though a PostgreSQL answers")
    asked = parser.parse_args()
    broken = []
    with Place(sqlite=asked.sqlite) as place:
        sys.stdout.write(headline(place))
        for name in asked.things or THINGS:
            measured = import_module(f"bench.{name}").measure(place, quick=asked.quick)
            sys.stdout.write(measured.printed())
            broken += measured.broken
    sys.stdout.writelines(f"NOT KEPT: {promise}\n" for promise in broken)
    if not broken:
        sys.stdout.write("Every promise is kept.\n")
    return 0 if asked.quick else bool(broken)


if __name__ == "__main__":
    sys.exit(main())
