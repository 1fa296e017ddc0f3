"""What happens when somebody wants to support a proposal, confirms it, or takes it back.

The public side only seals what was typed. A worker opens it, and so the page cannot know, nor tell by how long it
takes, whether an address is there already.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from intake.submissions import letters, mailbox, passing_letters
from portal import limits
from portal.prints import prints

from . import links, writing
from .models import Past, Support, SupportLetter

# The words of the form's tick: a new text gets a new version.
TEXT_VERSION = "2026-11"
SIGN, LEAVE = "sign", "leave"


def ask(proposal: UUID, email: str, language: str, *, what: str = SIGN) -> None:
    """Hand what somebody asks for to the workers: a letter to confirm (SIGN) or one that leads out again (LEAVE).

    Says nothing of what comes of it. An address that has had as many letters as a day allows gets none.
    """
    if not (_is_seldom(email) and mailbox.has_room(email, mailbox.SUPPORT)):
        return
    until = timezone.now() + links.confirm_within()
    letter = SupportLetter(proposal=proposal, text_version=TEXT_VERSION, expires_at=until)
    content = {"to": email, "language": language, "what": what, "link": links.new()}
    with transaction.atomic():
        ROUND.post(letter, content)


def _is_seldom(email: str) -> bool:
    """Whether an address was asked for few times today: a stranger must not send it letters of politics all day."""
    return limits.within(settings.DOK_LIMITS["support_letters"], "support letters", email.strip().casefold())


def confirm(link: str) -> Support | links.Dead:
    """Count the support from now on. A second press changes nothing."""
    return _with(link, _confirm)


def withdraw(link: str) -> Support | links.Dead:
    """Forget the support at once, confirmed or not."""
    return _with(link, lambda support: support.delete())


def _with(link: str, act: Callable[[Support], object]) -> Support | links.Dead:
    with transaction.atomic():
        found = links.find(link)
        if isinstance(found, links.Dead):
            return found
        # Locked, and looked at once more: two presses at the same time count once.
        held = Support.objects.select_for_update().filter(pk=found.pk).first()
        if held is None:
            return links.Dead.SPENT
        act(held)
    return held


def _confirm(support: Support) -> None:
    if support.confirmed_at is None:
        support.confirmed_at = timezone.now()
        support.save(update_fields=["confirmed_at"])


# --- The workers' part ----------------------------------------------------------------------------


def _send(letter: SupportLetter, opened: passing_letters.Opened) -> None:
    """Answer what was asked. The link is the same at each attempt, so that two copies of a letter say the same."""
    support = _remember(letter, opened) if opened["what"] == SIGN else _found(letter, opened)
    text = writing.letter(opened["what"], support, letter.proposal, opened["language"], opened["link"])
    if text is not None:
        letters.hand_over(opened["to"], text.subject, text.body, name=f"support.{letter.pk}")


@transaction.atomic
def _remember(letter: SupportLetter, opened: passing_letters.Opened) -> Support:
    """The address's support for the proposal, made now if there is none; its earlier link is worth nothing any more."""
    now, link = timezone.now(), links.digest(opened["link"])
    support = _of(letter.proposal, opened["to"])
    if support is None:
        columns = {"proposal": letter.proposal, "link": link, "text_version": letter.text_version, "asked_at": now}
        return Support.objects.create(mark=_marks(letter.proposal, opened["to"])[0], **columns)
    support.link = link
    if support.confirmed_at is None:
        support.asked_at, support.text_version = now, letter.text_version
    support.save(update_fields=["link", "asked_at", "text_version"])
    return support


@transaction.atomic
def _found(letter: SupportLetter, opened: passing_letters.Opened) -> Support | None:
    """The address's support, under a new link. None if there is none: then no letter goes."""
    support = _of(letter.proposal, opened["to"])
    if support is not None:
        support.link = links.digest(opened["link"])
        support.save(update_fields=["link"])
    return support


def _of(proposal: UUID, email: str) -> Support | None:
    return Support.objects.select_for_update().filter(mark__in=_marks(proposal, email)).first()


def _marks(proposal: UUID, email: str) -> list[str]:
    """The address's print for one proposal, under today's key and under those before it."""
    return prints("intake.support.mark", f"{proposal}\n{email.strip().casefold()}")


def _later(letter_id: str, wait: timedelta) -> None:
    from .tasks import deliver

    deliver.using(run_after=timezone.now() + wait if wait else None).enqueue(letter_id)


ROUND = passing_letters.Round(SupportLetter, "support-letter", _send, _later)


# --- What time does -------------------------------------------------------------------------------


def forget() -> dict[str, int]:
    """Delete what was never confirmed, and of what is a year old all but the number."""
    now = timezone.now()
    never = Support.objects.filter(confirmed_at=None, asked_at__lte=now - links.confirm_within()).delete()[0]
    old = now - timedelta(days=settings.DOK_SUPPORT_KEPT_DAYS)
    past = sum(_let_pass(proposal, old) for proposal in _proposals_with_old(old))
    return {"never confirmed": never, "past": past, "letters": ROUND.sweep()}


def _proposals_with_old(old: datetime) -> list[UUID]:
    return list(Support.objects.filter(confirmed_at__lte=old).order_by().values_list("proposal", flat=True).distinct())


@transaction.atomic
def _let_pass(proposal: UUID, old: datetime) -> int:
    """Turn the old supports of one proposal into a number. The sum that the public sees stays as it was."""
    past, _new = Past.objects.select_for_update().get_or_create(proposal=proposal)
    many = Support.objects.filter(proposal=proposal, confirmed_at__lte=old).delete()[0]
    past.number += many
    past.save(update_fields=["number"])
    return many
