"""`manage.py seed_demo`: synthetic cases of every kind, the same ones for the same seed and day.

They go through the real process: received, sealed, routed, claimed, decided. References and keys are random all the
same.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from importlib import import_module
from importlib.util import find_spec
from random import Random
from typing import get_type_hints
from unittest import mock

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from intake.routing.route import route
from intake.submissions import process
from intake.submissions.actors import PERSON, Actor, actor_for
from intake.submissions.enums import Action, Via
from intake.submissions.kinds import Kind, kinds
from intake.submissions.lifecycle import target_of
from intake.submissions.models import Submission
from intake.submissions.permissions import is_unverified
from intake.submissions.senders import ANYBODY, SentBy, note_rung
from portal.accounts.models import Membership, Role, UnitMembership

# How a case goes on after it was received, and how often.
COURSES: dict[tuple[Action, ...], int] = {
    (): 8,
    (Action.CLAIM,): 8,
    (Action.CLAIM, Action.ASK): 3,
    (Action.CLAIM, Action.WAITLIST): 2,
    (Action.CLAIM, Action.ACCEPT): 6,
    (Action.CLAIM, Action.DECLINE): 3,
    (Action.WITHDRAW,): 1,
}
SPREAD_DAYS = 21
# A consent that nobody has confirmed with the citizen lapses within a week; such cases came in lately.
FRESH_DAYS = 2
_QUESTION = "Vi mangler at høre, hvornår det passer at tale sammen."


@dataclass(frozen=True)
class Maker:
    """A kind, and the function of its area that writes answers nobody gave."""

    kind: Kind
    demo: object


class Command(BaseCommand):
    """Seed synthetic cases."""

    help = "Seed synthetic cases of every kind, spread over the last weeks, in several states. Never in production."

    def add_arguments(self, parser):
        parser.add_argument("--submissions", type=int, default=40, help="how many")
        parser.add_argument("--seed", type=int, default=1, help="another seed gives other cases")

    def handle(self, *args, submissions, seed, verbosity, **options):
        if not settings.DOK_DEMO_DOORS:
            raise CommandError("DOK_DEMO_DOORS is off: synthetic cases exist only in development and test.")
        random, made = Random(seed), makers()  # noqa: S311  (not cryptography: it must repeat)
        if not made:
            raise CommandError("No intake is installed, so there is nothing to seed.")
        for number in range(submissions):
            live_through(made[number % len(made)], random)
        if verbosity:
            self.stdout.write(f"{submissions} synthetic cases are in.")


def makers() -> list[Maker]:
    """Find the areas that can write a specimen, by their `demo` module, in the order of the settings."""
    modules = [
        import_module(f"{config.name}.demo")
        for config in apps.get_app_configs()
        if config.name.startswith("intake.") and find_spec(f"{config.name}.demo")
    ]
    by_answers = {kind.answers[kind.schema].__name__: kind for kind in kinds()}
    written = [get_type_hints(module.answers)["return"].__name__ for module in modules]
    return [Maker(by_answers[name], module) for name, module in zip(written, modules, strict=True)]


def live_through(maker: Maker, random: Random) -> Submission:
    """Receive one case on a day of the last weeks and take it through its course, each step on its own day."""
    course = random.choices(list(COURSES), weights=list(COURSES.values()))[0]
    unconfirmed = maker.kind.needs_consent and not course
    received = moment(random, timezone.localdate(), FRESH_DAYS if unconfirmed else SPREAD_DAYS)
    with clock(received):
        typed = maker.demo.answers(random, timezone.localdate(received))
        language = random.choice(["da", "da", "en"])
        sender = sender_of(maker.kind, random)
        submission = process.receive(kind=maker.kind, answers=typed, language=language, sender=sender)
        route(submission.pk)
    for number, action in enumerate(steps(course, maker.kind), start=1):
        with clock(min(received + timedelta(hours=20 * number), timezone.now())):
            act(submission, action, maker.kind, random)
    return Submission.objects.get(pk=submission.pk)


def sender_of(kind: Kind, random: Random) -> SentBy:
    """Where it matters who sends, two of three come from a unit with an account, if there is one."""
    if not kind.verify_sender or random.random() > 2 / 3:
        return ANYBODY
    members = list(UnitMembership.objects.select_related("user", "unit").order_by("pk"))
    if not members:
        return ANYBODY
    member = random.choice(members)
    return SentBy(via=Via.UNIT, unit=member.unit, user=member.user)


def steps(course: tuple[Action, ...], kind: Kind) -> Iterator[Action]:
    """The course's actions; where a citizen's consent is the ground, it is confirmed after the claim."""
    for action in course:
        yield action
        if action == Action.CLAIM and kind.needs_consent:
            yield Action.CONFIRM_CONSENT


def act(submission: Submission, action: Action, kind: Kind, random: Random) -> None:
    """Take one step as a coordinator of the case's team, if it has one, or as the person who sent it in."""
    submission.refresh_from_db()
    actor = PERSON if action == Action.WITHDRAW else coordinator_of(submission)
    if actor is None or target_of(action, submission.state, kind) is None:
        return
    if action == Action.CLAIM:
        process.take(submission.pk, action, actor)
        if is_unverified(submission):
            note_rung(submission.pk, actor)
        return
    process.decide(
        submission.pk,
        action,
        actor,
        note=_QUESTION if action == Action.ASK else "",
        reason=random.choice(kind.decline_reasons).code if action == Action.DECLINE else "",
        checks=tuple(kind.accept_checks) if action == Action.ACCEPT else (),
    )


def coordinator_of(submission: Submission) -> Actor | None:
    """Somebody who may decide the case."""
    held = Membership.objects.filter(team=submission.team_id, role=Role.COORDINATOR).select_related("user").first()
    return actor_for(held.user) if held else None


def moment(random: Random, today: date, days: int) -> datetime:
    """A moment by day within the last `days` days."""
    day = today - timedelta(days=random.randint(1, days))
    clock_time = time(random.randint(8, 17), random.randrange(60))
    return timezone.make_aware(datetime.combine(day, clock_time)).astimezone(UTC)


@contextmanager
def clock(now: datetime) -> Iterator[None]:
    """Let what happens inside happen at another time: a case's events cannot be put back once they are written."""
    with mock.patch.object(timezone, "now", return_value=now):
        yield
