"""Giving a case to another organisation: offered, answered, until then taken back. Each function is one transaction.

The giving team owns the case until the other says yes. Then it is theirs at once, with its state and its date, less
what was not passed on (`passed_on`); the giving team's access ends, and so does that of every team of its organisation
which helped. A team of a third organisation that a rule asked to help goes on, and reads what the new team reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import Team
from portal.tasks import for_each

from . import events, letters, linking, lookup, reminders
from .actors import HOUSE, Actor
from .answers import ROUTING, seal_item, seal_note, uncovered
from .contact import contact_of, rules_of
from .enums import Action, Basis, Fact, OfferStatus, State
from .kinds import kind_of
from .lifecycle import Refused, advance, locked
from .models import Consent, HandOver, Submission
from .passed_on import passed_on
from .permissions import may_write

LETTER = "new_organisation"
# GDPR art. 14: who gets somebody's data from others tells them within a month (DOMAIN §4).
TELL_WITHIN = timedelta(days=30)

TURNED_DOWN: Mapping[str, Promise] = {
    "no_room": _("Vi har ikke plads"),
    "not_ours": _("Det er ikke noget, vi kan hjælpe med"),
    "talk_first": _("Vi vil tale med jer først"),
}
_NO_CONSENT = _("Samtykket gælder ikke mere. Tal med borgeren, før sagen går videre.")
_UNANSWERED = _("Der ligger en besked, som ingen har svaret på. Svar på den, eller giv beskederne med.")


@dataclass(frozen=True, kw_only=True)
class PassOn:
    """What goes with the case: parts of the answers as codes, the names they stand for, and the rest whole or not."""

    parts: tuple[str, ...] = ()
    answers: frozenset[str] = frozenset()
    notes: bool = False
    messages: bool = False
    files: bool = False

    @property
    def codes(self) -> list[str]:
        """All of it as codes, for the event."""
        whole = [name for name in ("notes", "messages", "files") if getattr(self, name)]
        return [*self.parts, *whole]


def basis_for(submission: Submission) -> Basis:
    """The only ground on which a case of its kind may go on."""
    return Basis.CONSENT if kind_of(submission).needs_consent else Basis.PURPOSE


def receivers(submission: Submission) -> Any:
    """The teams that it may be offered to: of another organisation, and open."""
    teams = Team.objects.select_related("organisation").filter(is_open=True)
    return teams.exclude(organisation=_organisation(submission))


@transaction.atomic
def offer(
    submission_id: UUID,
    team: Team,
    actor: Actor,
    *,
    basis: str,
    what: PassOn,
    words: str = "",
    seen_version: int | None = None,
) -> HandOver:
    """Offer a case to a team of another organisation, with sealed `words` to those who take it on.

    Raises Refused: also for a ground that does not fit, a consent that has lapsed, an unanswered message that would not
    go with it, and an answer that the offering team may not read itself.
    """
    submission = locked(submission_id)
    if not receivers(submission).filter(pk=team.pk).exists():
        raise Refused(_("Vælg et hold i en anden organisation, som tager imod."))
    _check_ground(submission, basis)
    _check_answers(submission, what)
    _check_messages(submission, what.messages)
    if actor.user_id is None:
        raise ValueError("only people hand cases over")
    giver = submission.team or Team.objects.get(is_central=True)
    detail = {"team": team.slug, "basis": str(basis), "passed": what.codes}
    offered = advance(
        submission_id, Action.OFFER, actor, seen_version=seen_version, changes={"offered_to": team}, detail=detail
    )
    row = HandOver.objects.create(
        submission=offered,
        from_team=giver,
        to_team=team,
        offered_by_id=actor.user_id,
        basis=basis,
        parts=list(what.parts),
        answers=sorted(what.answers),
        notes=what.notes,
        messages=what.messages,
        files=what.files,
        offered_at=timezone.now(),
        answer_by=timezone.localdate() + timedelta(days=settings.DOK_HANDOVER_DAYS),
    )
    if words:
        seal_item(offered, row.sealed_name, words.encode())
    return row


def take_back(submission_id: UUID, actor: Actor, *, seen_version: int | None = None) -> Submission:
    """Take an offer back before it is answered. Raises Refused."""
    return _end(submission_id, Action.TAKE_BACK, actor, OfferStatus.TAKEN_BACK, seen_version=seen_version)


@transaction.atomic
def turn_down(
    submission_id: UUID, actor: Actor, *, reason: str, note: str = "", seen_version: int | None = None
) -> Submission:
    """Say no, with a code of TURNED_DOWN and a sealed note that the offering team reads. Raises Refused."""
    if reason not in TURNED_DOWN:
        raise Refused(_("Vælg, hvorfor I siger nej."))
    submission = _end(
        submission_id,
        Action.TURN_DOWN,
        actor,
        OfferStatus.TURNED_DOWN,
        seen_version=seen_version,
        detail={"turned_down": reason},
    )
    reminders.remind_of_no(submission)
    if note:
        seal_note(submission, note)
    return submission


@transaction.atomic
def take_on(submission_id: UUID, actor: Actor, *, seen_version: int | None = None) -> Submission:
    """Say yes: the case is the team's from now on, and the giving side's no more. Who says yes has it.

    The person gets a letter where a letter may go; otherwise, and always for a citizen who was referred, the case says
    by when somebody must have told them, and reminds of it in time. Raises Refused, and the vault's errors.
    """
    submission = locked(submission_id)
    row = HandOver.objects.waiting(submission).first()
    if row is not None:
        _check_ground(submission, row.basis)
        _check_messages(submission, row.messages)
    assignee = None if submission.state == State.SUBMITTED else actor.user_id
    changes: dict[str, Any] = {
        "team_id": submission.offered_to_id,
        "offered_to": None,
        "assignee_id": assignee,
        "read_at": None,
        # What the routing concluded tells answers, and says why the case lay where it lies no more.
        "tags": [],
    }
    taken = advance(submission_id, Action.TAKE_ON, actor, seen_version=seen_version, changes=changes)
    if row is None:
        raise Refused(_("Overdragelsen står ikke mere åben."))
    taken.sealed.filter(name__startswith=ROUTING).delete()
    # What it was linked with stayed behind, and neither side may see the other any more.
    linking.forget(taken)
    taken.assisting.remove(*taken.assisting.filter(organisation=row.from_team.organisation_id))
    row.status, row.ended_at, row.until = OfferStatus.TAKEN_ON, timezone.now(), taken.version
    row.tell_by = None if _tell(taken, actor) else timezone.localdate() + TELL_WITHIN
    row.save(update_fields=["status", "ended_at", "until", "tell_by"])
    if (untold := to_tell(taken)) and untold.tell_by:
        reminders.remind_to_tell(taken, untold.tell_by)
    lookup.index(taken.pk)
    return taken


def _tell(submission: Submission, actor: Actor) -> bool:
    """Post the letter, if one may go; says whether it reaches the one whom the data are about."""
    # Read anew: the team it was loaded with is the one that gave it away.
    fresh = Submission.objects.select_related("team", "sender").get(pk=submission.pk)
    contact, rules = contact_of(fresh), rules_of(fresh)
    may_mail = bool(contact.email) and (rules is None or rules.may_mail)
    if may_mail:
        letters.post_if_addressed(fresh, LETTER, contact.email, letters.context_for(fresh, actor))
    return may_mail and not kind_of(fresh).needs_consent


def to_tell(submission: Submission) -> HandOver | None:
    """The hand-over that the person has not been told of yet, if there is one; of several, that which is due first."""
    return HandOver.objects.filter(submission=submission, tell_by__isnull=False).order_by("tell_by").first()


@transaction.atomic
def note_told(submission_id: UUID, actor: Actor, *, note: str = "") -> None:
    """Note that somebody told the person which organisation has their case now. Raises Refused."""
    submission = locked(submission_id)
    verdict = may_write(actor, submission)
    if not verdict:
        raise Refused(verdict.reason)
    if not HandOver.objects.filter(submission=submission, tell_by__isnull=False).update(tell_by=None):
        raise Refused(_("Det er noteret."))
    events.record(submission, Fact.TOLD, actor)
    if note:
        seal_note(submission, note)


def let_lapse(today: date | None = None) -> int:
    """Give back what nobody answered in time. Returns how many."""
    late = HandOver.objects.filter(status=OfferStatus.WAITING, answer_by__lt=today or timezone.localdate())
    return for_each(list(late.values_list("submission_id", flat=True)), _let_lapse)


@transaction.atomic
def _let_lapse(submission_id: UUID) -> bool:
    try:
        reminders.remind_of_no(_end(submission_id, Action.LAPSE, HOUSE, OfferStatus.LAPSED))
    except Refused:
        return False  # Answered or taken back meanwhile.
    return True


@transaction.atomic
def _end(submission_id: UUID, action: Action, actor: Actor, status: OfferStatus, **rest: Any) -> Submission:
    submission = advance(submission_id, action, actor, changes={"offered_to": None}, **rest)
    HandOver.objects.waiting(submission).update(status=status, ended_at=timezone.now())
    return submission


def _organisation(submission: Submission) -> int | None:
    if submission.team is not None:
        return submission.team.organisation_id
    return Team.objects.filter(is_central=True).values_list("organisation_id", flat=True).first()


def _check_ground(submission: Submission, basis: str) -> None:
    if basis != basis_for(submission):
        raise Refused(_("Vælg den hjemmel, der passer til sagen."))
    if basis == Basis.CONSENT:
        consent = Consent.objects.get(submission=submission)
        if consent.withdrawn_at or consent.confirmed_at is None or consent.expires_on < timezone.localdate():
            raise Refused(_NO_CONSENT)


def _check_answers(submission: Submission, what: PassOn) -> None:
    if what.answers & uncovered(submission) or passed_on(submission).withheld(what.answers):
        raise Refused(_("Noget af det, du vil give med, kan ikke gives med mere. Vælg igen."))


def _check_messages(submission: Submission, are_passed_on: bool) -> None:
    if submission.message_at is not None and not are_passed_on:
        raise Refused(_UNANSWERED)
