"""The rows of a guest list. Plain columns say what editors must do; who is invited and what they say lies sealed."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.models import MeetingPage

from .enums import LetterKind, LetterStatus, Response, State, What

PERMISSION = "dialogue.manage_invitations"


class GuestList(models.Model):
    """Everybody who is invited to one meeting, and what editors have decided about the letters.

    It has two key pairs of the vault: `case` for people and answers, `needs_case` for what may tell of health or
    religion, which is destroyed sooner. The meeting's page cannot be deleted while it has a list.
    """

    meeting = models.OneToOneField(MeetingPage, on_delete=models.PROTECT, related_name="guest_list")
    case = models.UUIDField(default=uuid.uuid4, editable=False)
    recipient = models.CharField(max_length=80)
    needs_case = models.UUIDField(null=True, editable=False)
    needs_recipient = models.CharField(max_length=80, blank=True)
    words_da = models.TextField(_("jeres egne ord på dansk"), max_length=1500, blank=True)
    words_en = models.TextField(_("jeres egne ord på engelsk"), max_length=1500, blank=True)
    answer_by = models.DateField(_("svar senest"), null=True, blank=True)
    remind_days = models.PositiveSmallIntegerField(_("påmind så mange dage før"), default=7)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("gæsteliste")
        verbose_name_plural = _("gæstelister")
        default_permissions = ()
        permissions = [("manage_invitations", "Invite people to dialogue meetings and read their answers")]

    def __str__(self) -> str:
        return str(self.meeting_id)


class Told(models.Model):
    """What is said of a meeting: nothing where the time is null. The meeting is public, so it lies in the open."""

    told_starts_at = models.DateTimeField(null=True)
    told_ends_at = models.DateTimeField(null=True)
    told_place = models.CharField(max_length=330, blank=True)
    told_cancelled = models.BooleanField(default=False)

    class Meta:
        abstract = True


class Invitation(Told):
    """One person's invitation. `person`, `answer`, `needs` and `link` are age files; empty bytes are none.

    The secret in the link *is* an age key, as on an applicant's own page: the server finds the row by its `digest`, and
    seals to its public half (`recipient`) what the person may see again. The secret itself lies sealed to the list's
    key (`link`), so that a worker can write it into a letter; no screen opens it. What the guest was last told of the
    meeting is what the last letter said that left; when the meeting is another, they must be told.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    guest_list = models.ForeignKey(GuestList, on_delete=models.CASCADE, related_name="invitations")
    language = models.CharField(_("sprog"), max_length=5, choices=settings.LANGUAGES, default="da")
    person = models.BinaryField()
    # A keyed hash of the address within this list: finds duplicates and tells nobody who it is.
    email_index = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)
    recipient = models.CharField(max_length=80)
    link = models.BinaryField()
    response = models.CharField(_("svar"), max_length=20, choices=Response.choices, blank=True)
    answer = models.BinaryField(default=bytes)
    needs = models.BinaryField(default=bytes)
    attended = models.BooleanField(_("mødt"), null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    # Danish day of the last letter that asks for an answer: none goes twice a day.
    asked_on = models.DateField(null=True)
    minutes_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitationer")
        default_permissions = ()
        ordering = ("created_at", "id")
        constraints = [models.UniqueConstraint(fields=["guest_list", "email_index"], name="one_invitation_per_address")]
        indexes = [models.Index(fields=["guest_list", "created_at", "id"], name="guests_in_order")]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def state(self) -> State:
        """The furthest that it has come."""
        reached = (
            (self.withdrawn_at, State.WITHDRAWN),
            (self.minutes_at, State.MINUTES),
            (self.attended, State.ATTENDED),
            (self.answered_at, State.ANSWERED),
            (self.opened_at, State.OPENED),
            (self.sent_at, State.INVITED),
        )
        return next((state for there, state in reached if there), State.ADDED)

    @property
    def is_unsettled(self) -> bool:
        """Whether an answer is still asked for: none has come, or a «maybe»."""
        return not self.response or not Response(self.response).is_settled


class SpentLink(models.Model):
    """The hash of a link that a newer one has replaced, so that its page can say so."""

    digest = models.CharField(max_length=64, unique=True)
    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="spent_links")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.invitation_id)


class InvitationEvent(models.Model):
    """What happened, in order, and who looked. It bears no words of anybody's."""

    guest_list = models.ForeignKey(GuestList, on_delete=models.CASCADE, related_name="events")
    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, null=True, related_name="events")
    at = models.DateTimeField(auto_now_add=True)
    # Nobody, where the invitee or the house itself did it.
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    what = models.CharField(max_length=20, choices=What.choices)

    class Meta:
        default_permissions = ()
        ordering = ("at", "id")
        indexes = [models.Index(fields=["invitation", "at", "id"], name="invitation_events_in_order")]

    def __str__(self) -> str:
        return f"{self.invitation_id} {self.what}"


class InvitationLetter(Told):
    """A letter on its way. Text and address are sealed to the list's key, and go when the letter has left.

    What it tells of the meeting stays, so that nobody is told the same twice.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=20, choices=LetterKind.choices)
    status = models.CharField(max_length=10, choices=LetterStatus.choices, default=LetterStatus.QUEUED)
    blob = models.BinaryField(default=bytes)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        ordering = ("created_at", "id")
        indexes = [models.Index(fields=["status", "next_attempt_at"], name="invitations_waiting")]

    def __str__(self) -> str:
        return f"{self.invitation_id} {self.kind}"
