"""What some steps of the desk do, for the table in `steps.py`: a note, and what is between two cases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from intake.submissions import linking, process
from intake.submissions.actors import Actor
from intake.submissions.enums import Action
from intake.submissions.models import Submission


def note(action: Action, submission: Submission, actor: Actor, values: Mapping[str, Any]) -> None:
    process.add_note(submission.pk, values["note"], actor, mentioned=values.get("mentioned", ()))


def merge(action: Action, submission: Submission, actor: Actor, values: Mapping[str, Any]) -> None:
    seen = values["seen_version"]
    linking.merge(submission.pk, values["other"].pk, actor, note=values["note"], seen_version=seen)


def link(action: Action, submission: Submission, actor: Actor, values: Mapping[str, Any]) -> None:
    linking.link(submission.pk, values["other"].pk, actor, note=values["note"])


def unlink(action: Action, submission: Submission, actor: Actor, values: Mapping[str, Any]) -> None:
    linking.unlink(submission.pk, values["other"].pk, actor, note=values["note"])
