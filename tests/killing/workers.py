"""A process that is ready to become a worker: it forks one for each line it reads, so that a death costs no start.

    work -          work off what is due
    work 7          the same, and die right after the seventh write
    elapse          an hour passes: leases run out, and what waits by the clock is due
    audit           say what lies in the database, as one line of JSON

After each it writes a line: `ended`, with the writes there were, or `died`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import timedelta

import django


def main() -> None:
    django.setup()
    orders = {"work": work, "elapse": elapse, "audit": audit}
    for line in sys.stdin:
        name, *rest = line.split()
        _say(_as_a_child(orders[name], *rest))


def _as_a_child(act: Callable, *arguments: str) -> dict:
    """Do something in a process of its own; what it found, or that it died."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        with os.fdopen(write, "w") as pipe:
            json.dump(act(*arguments), pipe)
        sys.stderr.flush()
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return {"died": True}
    if status or not said:
        raise SystemExit(f"a worker failed with status {status}")
    return {"died": False, "found": json.loads(said)}


def _say(what: dict) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def work(order: str) -> list[str]:
    """Do what is due; returns the writes."""
    from portal.management.commands.work import ClockedWorker

    from .fuse import fuse

    with fuse.lit(order) as writes:
        ClockedWorker(interval=0.1).work_off()
    return writes


def elapse() -> int:
    """Let an hour pass for everything that waits."""
    from django.db.models import F
    from django_tasks_db.models import DBTaskResult

    from intake.submissions.models import Letter

    hour = timedelta(hours=1)
    DBTaskResult.objects.filter(status="READY").exclude(run_after=None).update(run_after=F("run_after") - hour)
    return Letter.objects.update(next_attempt_at=F("next_attempt_at") - hour)


def audit() -> dict:
    """Everything the test wants to know, as staff would find it."""
    from intake.submissions.models import Draft, Submission
    from intake.vault import blind
    from intake.vault.models import CaseKey

    cases = Submission.objects.order_by("received_at")
    known = {blind.INDEX, *cases.values_list("pk", flat=True)}
    return {
        "cases": [_case(submission) for submission in cases],
        "drafts": Draft.objects.filter(reference="").count(),
        "keys of nothing": sum(key not in known for key in CaseKey.objects.values_list("case", flat=True)),
    }


def _case(submission) -> dict:
    from intake.submissions import events, own_page
    from intake.submissions.answers import open_answers, open_item
    from intake.submissions.kinds import kind_of

    answers = open_answers(submission)
    secret = open_item(submission, own_page.LINK).decode()
    return {
        "reference": submission.reference,
        "answers": answers.model_dump(mode="json"),
        "name": kind_of(submission).contact(answers).name,
        "is_routed": submission.routed_at is not None,
        "faults": events.faults(submission),
        "own page opens": own_page.find(secret) is not None,
        "letters": [(letter.template, letter.status) for letter in submission.letters.all()],
        "events": list(submission.events.order_by("sequence").values_list("what", flat=True)),
    }


if __name__ == "__main__":
    main()
