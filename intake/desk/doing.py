"""What each step calls when it is taken: the values of its form in, the law's own function below.

All raise Refused, and some the vault's errors.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from intake.submissions import assigning, hand_over, linking, messages, process, progress, reminders, senders
from intake.submissions.actors import Actor
from intake.submissions.enums import Action
from intake.submissions.models import Submission

from .forms import REACHED
from .tagging import retag

Values = Mapping[str, Any]


def take(action: Action, submission: Submission, actor: Actor, values: Values) -> None:
    process.take(submission.pk, action, actor, seen_version=values["seen_version"])


def decide(action: Action, submission: Submission, actor: Actor, values: Values) -> None:
    process.decide(
        submission.pk,
        action,
        actor,
        seen_version=values["seen_version"],
        note=values.get("note", ""),
        reason=values.get("reason", ""),
        checks=tuple(values.get("checks", ())),
        outcome=values.get("outcome", ""),
    )


def place(action: Action, submission: Submission, actor: Actor, values: Values) -> None:
    process.place(submission.pk, values["team"], actor, note=values["note"], seen_version=values["seen_version"])


def assign(action: Action, submission: Submission, actor: Actor, values: Values) -> None:
    assigning.assign(submission.pk, values["person"], actor, seen_version=values["seen_version"])


def offer(action: Action, submission: Submission, actor: Actor, values: Values) -> None:
    hand_over.offer(
        submission.pk,
        values["team"],
        actor,
        basis=values["basis"],
        what=values["what"],
        words=values["note"],
        seen_version=values["seen_version"],
    )


def take_back(action: Action, submission: Submission, actor: Actor, values: Values) -> None:
    hand_over.take_back(submission.pk, actor, seen_version=values["seen_version"])


def told(action: Action, submission: Submission, actor: Actor, values: Values) -> None:
    hand_over.note_told(submission.pk, actor, note=values["note"])


def note(action: Action, submission: Submission, actor: Actor, values: Values) -> None:
    process.add_note(submission.pk, values["note"], actor, mentioned=values.get("mentioned", ()))


def merge(action: Action, submission: Submission, actor: Actor, values: Values) -> None:
    seen = values["seen_version"]
    linking.merge(submission.pk, values["other"].pk, actor, note=values["note"], seen_version=seen)


def link(action: Action, submission: Submission, actor: Actor, values: Values) -> None:
    linking.link(submission.pk, values["other"].pk, actor, note=values["note"])


def unlink(action: Action, submission: Submission, actor: Actor, values: Values) -> None:
    linking.unlink(submission.pk, values["other"].pk, actor, note=values["note"])


def tag(action: Action, submission: Submission, actor: Actor, values: Values) -> None:
    retag(submission.pk, actor, shown=values["shown"], wanted=values["tags"])


def remind(action: Action, submission: Submission, actor: Actor, values: Values) -> None:
    reminders.set_reminder(
        submission.pk,
        actor,
        on=values["on"],
        reason=values["remind"],
        owner=values["owner"],
        note=values["note"],
    )


def message(action: Action, submission: Submission, actor: Actor, values: Values) -> None:
    messages.write(submission.pk, values["note"], actor)


def rung(action: Action, submission: Submission, actor: Actor, values: Values) -> None:
    senders.note_rung(submission.pk, actor, note=values["note"])


def contact(action: Action, submission: Submission, actor: Actor, values: Values) -> None:
    reached = values["reached"] == REACHED
    progress.note_contact(submission.pk, actor, reached=reached, on=values["on"], note=values["note"])
