"""What the person takes back: the whole, or one purpose of a consent. Both work on the public side, at once."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from . import events, process
from .actors import PERSON
from .answers import ROUTING
from .enums import Action, Fact
from .kinds import kind_of
from .lifecycle import Refused, locked
from .models import Consent, Submission
from .permissions import may_write


def withdraw(submission_id: UUID) -> Submission:
    """End the case: with the consent, where it stands on one. Raises Refused."""
    kind = kind_of(Submission.objects.get(pk=submission_id))
    return process.decide(submission_id, Action.WITHDRAW_CONSENT if kind.needs_consent else Action.WITHDRAW, PERSON)


def open_purposes(submission: Submission) -> list[str]:
    """The purposes that were consented to and can be withdrawn alone."""
    given = Consent.objects.filter(submission=submission).values_list("categories", flat=True).first() or []
    return [category for category in kind_of(submission).purposes if category in given]


@transaction.atomic
def withdraw_purpose(submission_id: UUID, category: str) -> None:
    """Take one purpose out of the consent: from now on nobody is shown the answers that rest on it.

    What the routing concluded goes with it: the teams that help, the tags and the reason tell such answers too. So do
    the same answers in the cases that were laid into this one. Raises Refused.
    """
    laid_in = Submission.objects.filter(merged_into=submission_id).values_list("pk", flat=True)
    # In the order of their keys, as whoever lays cases together holds them.
    held = {key: locked(key) for key in sorted((submission_id, *laid_in))}
    submission = held.pop(submission_id)
    verdict = may_write(PERSON, submission)
    if not verdict:
        raise Refused(verdict.reason)
    if category not in open_purposes(submission):
        raise Refused(_("Det er trukket tilbage før."))
    for case in (submission, *held.values()):
        _forgo(case, category)


def _forgo(submission: Submission, category: str) -> None:
    consent = Consent.objects.get(submission=submission)
    consent.categories = [given for given in consent.categories if given != category]
    consent.save(update_fields=["categories"])
    submission.sealed.filter(name__startswith=ROUTING).delete()
    submission.assisting.clear()
    submission.tags = []
    submission.save(update_fields=["tags"])
    events.record(submission, Fact.PURPOSE, PERSON, detail={"purpose": category})
