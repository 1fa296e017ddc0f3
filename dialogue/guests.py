"""The guest list: who is put on it, corrected, given a new link, taken off. One transaction each; staff side only."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.models import MeetingPage
from intake.vault import keys
from intake.vault.personal import PersonalKey
from portal.prints import prints

from . import facts, sealed
from .enums import LetterKind, LetterStatus, What
from .models import GuestList, Invitation, InvitationEvent, SpentLink
from .sealed import Opened, Person

if TYPE_CHECKING:
    from portal.accounts.models import User


class AlreadyInvited(Exception):
    """Somebody with this address is on the list."""


@transaction.atomic
def list_of(meeting: MeetingPage) -> GuestList:
    """The guest list of a meeting; a new one gets its keys. All languages of a meeting share the one."""
    page = first_of(meeting)
    MeetingPage.objects.select_for_update().get(pk=page.pk)  # Two people may press at once.
    found = GuestList.objects.filter(meeting=page).first()
    if found is None:
        case = uuid4()
        found = GuestList.objects.create(meeting=page, case=case, recipient=keys.create(case))
    return found


def first_of(meeting: MeetingPage) -> MeetingPage:
    """The page that stands for a meeting in all its languages."""
    pages = MeetingPage.objects.filter(translation_key=meeting.translation_key).select_related("locale")
    lists = GuestList.objects.filter(meeting__translation_key=meeting.translation_key)
    return next(iter(firsts_of(pages, set(lists.values_list("meeting", flat=True)))))


def firsts_of(pages: Iterable[MeetingPage], listed: Container[int]) -> list[MeetingPage]:
    """One page for each meeting, in the order given: the one with a list (`listed`), else the Danish, else the oldest.

    A Danish page that is made after guests were invited must not hide them.
    """
    first: dict[UUID, MeetingPage] = {}

    def rank(page: MeetingPage) -> tuple[bool, bool, int]:
        return (page.pk not in listed, page.locale.language_code != "da", page.pk)

    for page in pages:
        kept = first.setdefault(page.translation_key, page)
        first[page.translation_key] = min(kept, page, key=rank)
    return list(first.values())


def blind_indices(guest_list: GuestList, email: str) -> list[str]:
    """The keyed hashes that an address is known by in one list, and in no other.

    The first is the one to keep; the others were kept under an earlier SECRET_KEY.
    """
    return prints("dialogue.guests", f"{guest_list.case}\n{email.strip().casefold()}")


def known(guest_list: GuestList) -> set[str]:
    """The indices of all who are on the list, less those who may be put there again."""
    return set(guest_list.invitations.filter(withdrawn_at=None).values_list("email_index", flat=True))


def record(invitation: Invitation, what: What, actor: User | None = None) -> None:
    """Remember that something happened."""
    InvitationEvent.objects.create(
        guest_list_id=invitation.guest_list_id, invitation=invitation, actor=actor, what=what
    )


@transaction.atomic
def add(guest_list: GuestList, person: Person, language: str, actor: User | None = None) -> Invitation:
    """Put somebody on the list, with a link of their own that nobody has been sent yet. Raises AlreadyInvited.

    Whose invitation was taken back is put there as one who is new: no earlier link lets them in, and nothing was said.
    """
    withdrawn = _withdrawn(guest_list, person.email)
    invitation = Invitation(guest_list=guest_list, language=language)
    if withdrawn is not None:
        invitation.pk, invitation.created_at = withdrawn.pk, withdrawn.created_at
        SpentLink.objects.create(digest=withdrawn.digest, invitation=withdrawn)
    _index(invitation, person.email)
    _give_link(guest_list, invitation)
    sealed.seal_person(guest_list, invitation, person)
    try:
        with transaction.atomic():
            invitation.save(force_insert=withdrawn is None, force_update=withdrawn is not None)
    except IntegrityError:
        raise AlreadyInvited from None
    record(invitation, What.ADDED, actor)
    return invitation


@transaction.atomic
def correct(pk: UUID, person: Person, language: str, actor: User | None = None) -> Invitation:
    """Write somebody's name, address or language anew. Raises AlreadyInvited.

    Another address: what waits for the old one is not sent, and a link that went there dies, since somebody else may
    read it.
    """
    invitation = locked(pk)
    guest_list = invitation.guest_list
    before = Opened(guest_list).person(invitation).email
    is_elsewhere = before.strip().casefold() != person.email.strip().casefold()
    facts.told_in(invitation, language)
    _index(invitation, person.email)
    sealed.seal_person(guest_list, invitation, person)
    try:
        with transaction.atomic():
            invitation.save(update_fields=["language", "told_place", "email_index", "person"])
    except IntegrityError:
        raise AlreadyInvited from None
    record(invitation, What.EDITED, actor)
    if is_elsewhere and _was_written_to(invitation):
        drop_letters(invitation)
        return renew(pk, actor)
    return invitation


@transaction.atomic
def renew(pk: UUID, actor: User | None = None) -> Invitation:
    """Give somebody a new link. The old one dies, and says so; what they answered is sealed to the new one."""
    invitation = locked(pk)
    guest_list = invitation.guest_list
    opened = Opened(guest_list)
    person, answer, needs = opened.person(invitation), opened.answer(invitation), opened.needs(invitation)
    SpentLink.objects.create(digest=invitation.digest, invitation=invitation)
    _give_link(guest_list, invitation)
    sealed.seal_person(guest_list, invitation, person)
    if invitation.answer:
        sealed.seal_answer(guest_list, invitation, answer)
    sealed.seal_needs(guest_list, invitation, needs)
    invitation.save()
    record(invitation, What.RENEWED, actor)
    return invitation


@transaction.atomic
def withdraw(pk: UUID, actor: User | None = None) -> bool:
    """Take an invitation back: its link dies and what was answered goes. Says whether it stays on the list as such.

    One that was never sent leaves the list at once.
    """
    invitation = locked(pk)
    if not _was_written_to(invitation):
        invitation.delete()
        return False
    invitation.answer, invitation.needs, invitation.response = b"", b"", ""
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["answer", "needs", "response", "withdrawn_at"])
    drop_letters(invitation)
    record(invitation, What.WITHDRAWN, actor)
    return True


def drop_letters(invitation: Invitation, *kinds: LetterKind) -> None:
    """Keep what waits from leaving, of all kinds or of some. The caller holds the invitation."""
    waiting = invitation.letters.filter(status=LetterStatus.QUEUED, kind__in=kinds or LetterKind.values)
    waiting.update(status=LetterStatus.DROPPED, blob=b"", finished_at=timezone.now())


def _was_written_to(invitation: Invitation) -> bool:
    """Whether a letter has gone, or may be going at this moment."""
    return invitation.sent_at is not None or invitation.letters.exists()


@transaction.atomic
def note_attendance(
    guest_list: GuestList, shown: Mapping[UUID, bool], present: Container[UUID], actor: User | None = None
) -> int:
    """Write who came, as a form says that showed these rows, each with its tick or without. Returns how many changed.

    Two may tick at once: what this form left as it was is the other's to say. Who has no mark yet and gets no tick did
    not come.
    """
    changed = 0
    for invitation in guest_list.invitations.select_for_update().filter(withdrawn_at=None, pk__in=list(shown)):
        came = invitation.pk in present
        is_said = came != shown[invitation.pk] or invitation.attended is None
        if is_said and invitation.attended is not came:
            invitation.attended = came
            invitation.save(update_fields=["attended"])
            record(invitation, What.ATTENDED if came else What.ABSENT, actor)
            changed += 1
    return changed


def locked(pk: UUID) -> Invitation:
    """An invitation and its list, both held until the transaction ends. Raises Invitation.DoesNotExist.

    The list has keys that are made and destroyed as guests answer (`sealed.seal_needs`), so it is held first and read
    then. Everybody holds the two in this order, and so never waits for somebody who waits for them.
    """
    ours = Invitation.objects.filter(pk=pk).values("guest_list")
    GuestList.objects.select_for_update(no_key=True).filter(pk__in=ours).first()
    held = Invitation.objects.select_for_update(of=("self",)).select_related("guest_list__meeting")
    return held.get(pk=pk)


def _withdrawn(guest_list: GuestList, email: str) -> Invitation | None:
    """The invitation that was taken back from an address, held; None if there is none."""
    rows = guest_list.invitations.select_for_update().exclude(withdrawn_at=None)
    return rows.filter(email_index__in=blind_indices(guest_list, email)).first()


def _index(invitation: Invitation, email: str) -> None:
    """Write by what an address is found. Raises AlreadyInvited if somebody else on the list has it."""
    guest_list = invitation.guest_list
    invitation.email_index, *earlier = blind_indices(guest_list, email)
    # The row's own constraint sees the present key, also where two write at once.
    if guest_list.invitations.filter(email_index__in=earlier).exclude(pk=invitation.pk).exists():
        raise AlreadyInvited


def _give_link(guest_list: GuestList, invitation: Invitation) -> None:
    key = PersonalKey.new()
    invitation.digest, invitation.recipient = key.digest, key.recipient
    name = sealed.named(sealed.LINK, invitation.pk)
    invitation.link = sealed.seal(guest_list.recipient, guest_list.case, name, key.secret.encode())
