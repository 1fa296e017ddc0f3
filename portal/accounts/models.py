"""Who is here: people, the organisations and teams they work in, and what they do there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Create people by e-mail address; there are no user names."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Create a person. Without a password they can sign in only after an invitation or by SSO."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Create an administrator: runs the house, reads no case (see `submissions.queue`)."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """A member of staff. Applicants, referrers and businesses have no account."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail"), unique=True)
    # How often all sessions of this person were ended; a session of an earlier count is over.
    sessions_ended = models.PositiveIntegerField(default=0, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("medarbejder")
        verbose_name_plural = _("medarbejdere")

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def get_session_auth_hash(self) -> str:
        """What a session must bear to be this person's: it changes with the password and with `sessions_ended`."""
        return f"{super().get_session_auth_hash()}.{self.sessions_ended}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same under former secret keys."""
        for earlier in super().get_session_auth_fallback_hash():
            yield f"{earlier}.{self.sessions_ended}"


class Organisation(models.Model):
    """One of the member organisations."""

    slug = models.SlugField(unique=True)
    name = models.CharField(_("navn"), max_length=120)

    class Meta:
        verbose_name = _("medlemsorganisation")
        verbose_name_plural = _("medlemsorganisationer")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A group of colleagues who share one queue.

    A team belongs to an organisation; the central team belongs to the organisation that hosts DOK's desk.
    """

    slug = models.SlugField(unique=True)
    name = models.CharField(_("navn"), max_length=120)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="teams", verbose_name=_("medlemsorganisation")
    )
    is_central = models.BooleanField(
        _("central indgang"),
        default=False,
        help_text=_("Tager imod det, som ingen fordelingsregel passer på."),
    )
    is_open = models.BooleanField(
        _("tager imod"),
        default=True,
        help_text=_("Slå fra ved ferie eller fuldt hus. Så går reglerne holdet forbi."),
    )
    phone = models.CharField(_("telefon"), max_length=20, blank=True)
    alert_email = models.EmailField(
        _("adresse til besked om nye sager"),
        blank=True,
        help_text=_("En fælles postkasse eller en sms-gateway. Beskeden siger intet om sagen."),
    )

    class Meta:
        verbose_name = _("hold")
        verbose_name_plural = _("hold")
        ordering = ("organisation__name", "name")
        constraints = [
            models.UniqueConstraint(fields=["is_central"], condition=models.Q(is_central=True), name="one_central_team")
        ]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What a person does in a team. Editors and administrators are Wagtail groups and see no case."""

    COORDINATOR = "coordinator", _("Koordinator")
    INTAKE = "intake", _("Central indgang")
    DATA_PROTECTION = "data_protection", _("Databeskyttelse")


class Membership(models.Model):
    """A person's role in a team."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("rolle"), max_length=20, choices=Role.choices)

    class Meta:
        verbose_name = _("medlemskab")
        verbose_name_plural = _("medlemskaber")
        ordering = ("team__name", "role")
        constraints = [models.UniqueConstraint(fields=["user", "team", "role"], name="one_role_once")]

    def __str__(self) -> str:
        return f"{self.user} · {self.team} · {self.get_role_display()}"


class Access(models.TextChoices):
    """What an invitation gives: a role in a team, or a place in the house that reads no case."""

    COORDINATOR = Role.COORDINATOR.value, Role.COORDINATOR.label
    INTAKE = Role.INTAKE.value, Role.INTAKE.label
    DATA_PROTECTION = Role.DATA_PROTECTION.value, Role.DATA_PROTECTION.label
    EDITOR = "editor", _("Redaktør")
    ADMINISTRATOR = "administrator", _("Administrator")

    @property
    def role(self) -> Role | None:
        """The role in a team that it means, if it means one."""
        return Role(self.value) if self.value in Role.values else None


class Invitation(models.Model):
    """A way in for one person, once, for a few days. The link's secret is in the letter; here is its hash."""

    email = models.EmailField(_("e-mail"))
    access = models.CharField(_("adgang"), max_length=20, choices=Access.choices)
    team = models.ForeignKey(
        Team,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="invitations",
        verbose_name=_("hold"),
        help_text=_("Kun til koordinator, central indgang og databeskyttelse."),
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        User,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="invitations_sent",
        verbose_name=_("inviteret af"),
    )
    created_at = models.DateTimeField(_("sendt"), auto_now_add=True)
    expires_at = models.DateTimeField(_("udløber"), editable=False)
    accepted_at = models.DateTimeField(_("brugt"), null=True, editable=False)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitationer")
        ordering = ("-created_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(access__in=Role.values, team__isnull=False)
                | (~models.Q(access__in=Role.values) & models.Q(team__isnull=True)),
                name="team_goes_with_a_role",
                violation_error_message=_("Vælg et hold til en rolle på et hold, og intet hold til de andre."),
            )
        ]

    def __str__(self) -> str:
        return self.email
