"""What a case has to do with others that the viewer may read: the same, perhaps the same, or linked."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from intake.submissions import linking
from intake.submissions.actors import Actor
from intake.submissions.enums import State
from intake.submissions.kinds import kind_of
from intake.submissions.models import Submission
from intake.submissions.permissions import may_link
from intake.submissions.queue import readable_for

from .reading import Opened, Section


@dataclass(frozen=True)
class Neighbour:
    """Another case in a line."""

    submission: Submission
    kind: Promise | str
    state: Promise | str


@dataclass(frozen=True)
class Others:
    """The other cases. `onward` is the one that this one continues in, `merged` those that continue here."""

    suspected: list[Neighbour]
    linked: list[Neighbour]
    onward: list[Neighbour]
    merged: list[Neighbour]
    may_link: bool


@dataclass(frozen=True)
class Line:
    """One question with the answers of two cases; `is_alike` where both say the same."""

    label: Promise | str
    texts: tuple[str, str]

    @property
    def is_alike(self) -> bool:
        return self.texts[0].strip().casefold() == self.texts[1].strip().casefold()


def others_of(submission: Submission, actor: Actor, opened: Opened | None) -> Others | None:
    """For whoever has opened the case; None for all others: that a person has more cases is theirs to read."""
    if opened is None:
        return None
    onward = readable_for(actor).filter(pk=submission.merged_into_id) if submission.merged_into_id else []
    return Others(
        suspected=_lines(opened.suspected),
        linked=_lines(linking.linked(submission, actor)),
        onward=_lines(onward),
        merged=_lines(linking.merged(submission, actor)),
        may_link=bool(may_link(actor, submission)),
    )


def _lines(cases: object) -> list[Neighbour]:
    return [Neighbour(case, kind_of(case).title, kind_of(case).staff_name(State(case.state))) for case in cases]


def side_by_side(one: list[Section], other: list[Section]) -> list[tuple[Promise | str, list[Line]]]:
    """The answers of two cases, question by question, under the headings of the journeys."""
    parts: dict[str, dict[str, list[str]]] = {}
    for place, sections in enumerate((one, other)):
        for section in sections:
            for label, text in section.rows:
                parts.setdefault(str(section.title), {}).setdefault(str(label), ["", ""])[place] = text
    return [
        (title, [Line(label, (texts[0], texts[1])) for label, texts in lines.items()]) for title, lines in parts.items()
    ]
