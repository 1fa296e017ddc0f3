"""What others did with a case since somebody last had it on the screen, in words; and that one hears of it first."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from intake.submissions.actors import PERSON_ROLE, Actor
from intake.submissions.enums import Action, Fact
from intake.submissions.events import PASSIVE
from intake.submissions.lifecycle import Refused
from intake.submissions.models import Event, Submission

_LABELS: dict[str, Any] = {**dict(Action.choices), **dict(Fact.choices)}


def deeds(case: Submission, actor: Actor, since: int, *, but: Collection[str] = ()) -> list[str]:
    """What others did, a sentence each and the first one first; the same by the same person is said once."""
    rows = _others(case, actor, since).exclude(what__in=but).order_by("sequence")
    return list(dict.fromkeys(_sentence(row) for row in rows))


def last_deed(case: Submission, actor: Actor, since: int) -> str:
    """The last thing that others did, or ""."""
    last = _others(case, actor, since).order_by("-sequence").first()
    return _sentence(last) if last else ""


def heed(case: Submission, actor: Actor, since: int) -> None:
    """Refuse what was written without knowing of what others did: the person may have said what changes it.

    Raises Refused, with all of it: whoever goes on has been told.
    """
    if done := deeds(case, actor, since):
        raise Refused(" ".join(done))


def _others(case: Submission, actor: Actor, since: int) -> QuerySet[Event]:
    done = case.events.filter(sequence__gt=since).exclude(what__in=PASSIVE).exclude(actor=actor.user_id)
    return done.select_related("actor")


def _sentence(row: Event) -> str:
    who = _("Afsenderen") if row.role == PERSON_ROLE else row.actor
    label = _LABELS.get(row.what, row.what)
    if who is None:
        return _("Der er sket noget på sagen: %(what)s.") % {"what": label}
    return _("%(who)s har gjort noget på sagen: %(what)s.") % {"who": who, "what": label}
