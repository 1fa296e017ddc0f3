"""How the cases stand, by mail in the morning: numbers and a link, no case, and nothing when nothing is to be done.

One person gets at most one such mail a day: the day is written, under a lock and in the same transaction as the letter,
before it goes. A worker that dies meanwhile sends the very same letter again, under the same Message-ID.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import Promise

from intake.submissions import letters, passing_letters
from intake.submissions.actors import Actor, actor_for
from intake.submissions.enums import ReminderReason
from intake.submissions.queue import offered_to, submissions_for
from intake.submissions.reminders import due_for
from intake.submissions.workdays import add_workdays, is_workday
from portal.accounts.models import User
from portal.addresses import whole
from portal.tasks import for_each

from .models import DigestLetter, Rhythm, Stream, Subscriber
from .tabs import DUE, MINE, STALE, TABS, UNREAD, WAITING, counts

# What a mail tells of, and the numbers of it that ask for a deed: without one of these it is not sent.
_TOLD = (UNREAD, MINE, DUE, WAITING, STALE)
_ASKS = (UNREAD, DUE, STALE)
# Yesterday's numbers are of no use.
_KEPT = timedelta(hours=12)


@dataclass(frozen=True)
class Part:
    """One team's numbers: of its tabs, of today's reminders, of what its lead must hear of, of offers."""

    team: str
    tabs: list[tuple[Promise, int]]
    reminders: int
    escalated: int
    offered: int
    asks: bool


def send_all(today: date) -> int:
    """Write the mails of a morning. Returns how many."""
    if not is_workday(today):
        return 0
    wanted = Stream.objects.filter(rhythm__in=_rhythms(today), user__is_active=True)
    users = wanted.order_by("user").values_list("user", flat=True).distinct()
    return for_each(users, lambda user: write_to(user, today))


def _rhythms(today: date) -> list[str]:
    """Who hears weekly hears on Monday, or on the first working day after it."""
    monday = today - timedelta(days=today.weekday())
    return [Rhythm.DAILY, Rhythm.WEEKLY] if add_workdays(monday, 0) == today else [Rhythm.DAILY]


@transaction.atomic
def write_to(user_id: int, today: date) -> bool:
    """Write one person's mail, unless they had it or nothing is to be done; says whether it was written."""
    user = User.objects.get(pk=user_id)
    Subscriber.objects.get_or_create(user=user)
    subscriber = Subscriber.objects.select_for_update().get(user=user)
    if subscriber.sent_on is not None and subscriber.sent_on >= today:
        return False
    subscriber.sent_on = today
    subscriber.save(update_fields=["sent_on"])
    with translation.override(user.language):
        parts = [part for part in _parts(user, today) if part.asks]
        if not parts:
            return False
        links = {"queue": whole(reverse("queue:index")), "mine": whole(reverse("queue:mine"))}
        text = letters.in_two(render_to_string("intake/desk/digest.txt", {"parts": parts, **links}))
    letter = DigestLetter(user=user, expires_at=timezone.now() + _KEPT)
    ROUND.post(letter, {"subject": text.subject, "body": text.body})
    return True


def _parts(user: User, today: date) -> list[Part]:
    """The numbers of the teams one is still in, each from one's own scope."""
    actor = actor_for(user)
    if not actor.meets_cases:
        return []
    streams = Stream.objects.filter(user=user, team__in=actor.roles, rhythm__in=_rhythms(today))
    return [_part(actor, stream.team_id, today) for stream in streams.order_by("team__name", "team")]


def _part(actor: Actor, team: int, today: date) -> Part:
    scope = submissions_for(actor).filter(_of(team, actor))
    numbers = counts(scope, actor)
    due = due_for(actor, today).filter(submission__in=scope.order_by().values("pk"))
    escalated = due.filter(reason=ReminderReason.ESCALATED).count()
    reminders = due.count() - escalated
    offered = offered_to(actor).filter(offered_to=team).count()
    return Part(
        team=actor.team_names[team],
        tabs=[(TABS[key].label, numbers[key]) for key in _TOLD],
        reminders=reminders,
        escalated=escalated,
        offered=offered,
        asks=bool(reminders or escalated or offered or any(numbers[key] for key in _ASKS)),
    )


def _of(team: int, actor: Actor) -> Q:
    """A team's own cases; to the central team belongs what no team has."""
    return Q(team=team) | Q(team=None) if team in actor.central_teams else Q(team=team)


def _send(letter: Any, opened: passing_letters.Opened) -> None:
    """Hand it over, if its reader still works here."""
    user = letter.user
    if user.is_active and actor_for(user).meets_cases:
        letters.hand_over(user.email, opened["subject"], opened["body"], name=f"digest.{letter.pk}")


def _later(letter_id: str, wait: timedelta) -> None:
    from .tasks import deliver_digest

    deliver_digest.using(run_after=timezone.now() + wait if wait else None).enqueue(letter_id)


ROUND = passing_letters.Round(DigestLetter, "digest", _send, _later)
