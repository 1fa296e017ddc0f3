"""The demo doors: ready-made people for a developer's machine, let in by the real sign-in.

Their password and their one-time codes are public, so `portal.checks` stops any start with the doors open outside
development and test, `StaffBackend` refuses the people wherever the doors are shut, and a production database that
holds one of them is refused.
"""

import base64
import hashlib
import time
from dataclasses import dataclass

from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.invitations import EDITORS, WRITERS
from portal.accounts.models import Membership, Role, Team, Unit, UnitMembership, User
from portal.accounts.sealed_secrets import SecretUnreadable

PASSWORD = "demo-adgang-til-dok"  # noqa: S105  (public on purpose)


class TeamMissing(Exception):
    """A demo person's team is not there yet."""


@dataclass(frozen=True)
class DemoPerson:
    """One role to try, with everything needed to get in."""

    key: str
    title: Promise | str
    first_name: str
    teams: tuple[tuple[str, Role], ...] = ()
    unit: str = ""
    group: str = ""
    is_administrator: bool = False

    @property
    def email(self) -> str:
        """The address to sign in with."""
        return f"{self.key}@{settings.DOK_DEMO_DOMAIN}"

    @property
    def secret(self) -> str:
        """The TOTP key, the same on every machine, so that a code can be shown without asking the database."""
        return base64.b32encode(hashlib.sha256(f"dok-demo:{self.key}".encode()).digest()[:20]).decode()

    def code(self, now: float | None = None) -> str:
        """The one-time code of this moment (RFC 6238, six digits, 30 seconds)."""
        moment = int(time.time() if now is None else now)
        return format_hotp_value(hotp_value(self.secret, moment // mfa_settings.TOTP_PERIOD))


def _as(role: Role, *slugs: str) -> tuple[tuple[str, Role], ...]:
    return tuple((slug, role) for slug in slugs)


PEOPLE = (
    DemoPerson("redaktoer", _("Redaktør"), "Rie", group=EDITORS),
    DemoPerson("skribent", _("Skribent"), "Signe", group=WRITERS),
    DemoPerson("boligmix", _("Koordinator for BoligMix"), "Bodil", _as(Role.COORDINATOR, "boligmix")),
    DemoPerson(
        "udskrivning",
        _("Koordinator for Den gode udskrivning"),
        "Ulla",
        _as(Role.COORDINATOR, "udskrivning-kirkens-korshaer", "udskrivning-vagt", "central"),
    ),
    DemoPerson(
        "workfirst",
        _("Koordinator for Work First"),
        "Valdemar",
        _as(Role.COORDINATOR, "work-first", "work-first-kofoeds-skole", "work-first-arbejde-adler"),
    ),
    DemoPerson("indgang", _("Central indgang"), "Inge", _as(Role.INTAKE, "central")),
    DemoPerson("databeskyttelse", _("Databeskyttelse"), "Dorte", _as(Role.DATA_PROTECTION, "central")),
    DemoPerson("evaluator", _("Evaluator"), "Eva", _as(Role.EVALUATOR, "central")),
    DemoPerson("afdeling", _("Henviser på en afdeling"), "Wilma", unit="afsnit-12"),
    DemoPerson("kollega", _("Kollega på samme afdeling"), "Birk", unit="afsnit-12"),
    DemoPerson("administrator", _("Administrator"), "Asger", is_administrator=True),
)


def person(key: str) -> DemoPerson:
    """Find a demo person by key. Raises KeyError."""
    return {each.key: each for each in PEOPLE}[key]


def seconds_left(now: float | None = None) -> int:
    """How long the present code is still the present one. It works for another half minute after that."""
    moment = int(time.time() if now is None else now)
    return mfa_settings.TOTP_PERIOD - moment % mfa_settings.TOTP_PERIOD


@transaction.atomic
def seed() -> int:
    """Create the demo people, or put them right; returns how many there are.

    Raises TeamMissing if a team is not there.
    """
    teams = {team.slug: team for team in Team.objects.all()}
    missing = sorted({slug for each in PEOPLE for slug, _role in each.teams} - teams.keys())
    if missing:
        raise TeamMissing(", ".join(missing))
    for each in PEOPLE:
        user = _account(each)
        _second_factor(user, each.secret)
        for slug, role in each.teams:
            Membership.objects.get_or_create(user=user, team=teams[slug], role=role)
        if each.unit:
            UnitMembership.objects.get_or_create(user=user, unit=_unit(each.unit))
        if each.group:
            user.groups.add(Group.objects.get(name=each.group))
    return len(PEOPLE)


def _account(each: DemoPerson) -> User:
    user, _created = User.objects.get_or_create(email=each.email)
    user.first_name, user.last_name = each.first_name, "Demo"
    user.is_active = True
    user.is_staff = user.is_superuser = each.is_administrator
    if not user.check_password(PASSWORD):
        user.set_password(PASSWORD)
    user.save()
    return user


def _unit(slug: str) -> Unit:
    """The invented ward; its number begins as every invented number does."""
    named = {"name": "Afsnit 12", "organisation": "Psykiatrisk Center Eksempel", "phone": "12 34 56 78"}
    return Unit.objects.get_or_create(slug=slug, defaults=named)[0]


def _second_factor(user: User, secret: str) -> None:
    present = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    if present is not None and _opens_to(present, secret):
        return
    Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).delete()
    TOTP.activate(user, secret)


def _opens_to(authenticator: Authenticator, secret: str) -> bool:
    try:
        return decrypt(authenticator.data["secret"]) == secret
    except SecretUnreadable:
        return False


def how_to_get_in(base_url: str) -> str:
    """Write what `make run` shows: every role, its address, the one password, and where the codes are."""
    base = base_url.rstrip("/")
    width = max(len(str(each.title)) for each in PEOPLE)
    lines = [
        f"Portal        {base}/",
        f"Staff         {base}/admin/",
        f"Wards         {base}/afdeling/",
        f"Demo doors    {base}/demo/   (every role with its present one-time code)",
        "",
        f"Password for every demo person: {PASSWORD}",
        *(f"  {each.title!s:<{width}}  {each.email}" for each in PEOPLE),
    ]
    return "\n".join(lines)


@never_cache
@require_safe
def demo_doors(request):
    """Show every role with address, password and present code. Routed only where the demo doors are open."""
    now = time.time()
    people = [{"person": each, "code": each.code(now)} for each in PEOPLE]
    context = {"people": people, "password": PASSWORD, "seconds_left": seconds_left(now)}
    return render(request, "portal/demo.html", context)
