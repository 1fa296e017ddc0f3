"""What the person takes back: the whole, or one purpose of a consent. Both work on the public side, at once."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from intake.vault import keys

from . import events, process
from .actors import PERSON
from .answers import ANSWERS, ROUTING, not_covered, open_item, read_answers, sealed
from .enums import Action, Fact
from .files import attached
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
    """Take one purpose out of the consent: from now on nobody is shown the answers that rest on it, and a worker
    destroys them.

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
    from .tasks import destroy_forgone  # The tasks destroy it, and this asks them to.

    consent = Consent.objects.get(submission=submission)
    consent.categories = [given for given in consent.categories if given != category]
    consent.is_narrowed = True
    consent.save(update_fields=["categories", "is_narrowed"])
    destroy_forgone.enqueue(str(submission.pk))
    submission.sealed.filter(name__startswith=ROUTING).delete()
    submission.assisting.clear()
    submission.tags = []
    submission.save(update_fields=["tags"])
    events.record(submission, Fact.PURPOSE, PERSON, detail={"purpose": category})


def narrowed() -> list[UUID]:
    """The cases whose answers still hold what rested on a purpose that was taken back."""
    waiting = Consent.objects.filter(is_narrowed=True, submission__erased_at=None)
    return list(waiting.values_list("submission_id", flat=True))


@transaction.atomic
def destroy(submission_id: UUID) -> bool:
    """Seal the answers anew without what rests on a purpose that was taken back, in place of those before.

    For the workers, who may read. Says whether there was anything to do; what fails is done by night. Raises the
    vault's errors, and pydantic.ValidationError if what is left could not be read any more: then nothing is changed.
    """
    submission = locked(submission_id)
    consent = Consent.objects.filter(submission=submission, is_narrowed=True).first()
    if consent is None or submission.erased_at is not None:
        return False
    item = submission.sealed.get(name=ANSWERS)
    payload = open_item(submission, ANSWERS)
    whole = read_answers(submission, item.schema, payload, hidden=frozenset())
    left = whole.without(not_covered(kind_of(submission), consent.categories)).agreed_to(consent.categories)
    type(whole).model_validate_json(kept := left.model_dump_json().encode())
    item.delete()
    submission.recipient = keys.recipient_of(submission_id)
    sealed(submission, ANSWERS, kept, schema=item.schema, is_shared=item.is_shared).save()
    gone = {file.item for file in attached(whole)} - {file.item for file in attached(left)}
    submission.sealed.filter(name__in=gone).delete()
    consent.is_narrowed = False
    consent.save(update_fields=["is_narrowed"])
    return True
