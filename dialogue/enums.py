"""The words of an invitation: what is answered, what happened, which letters there are."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Response(models.TextChoices):
    """What somebody answers."""

    YES = "ja", _("Ja, jeg kommer")
    MAYBE = "maaske", _("Måske")
    NO = "nej", _("Nej, jeg kan ikke")
    SUBSTITUTE = "stedfortraeder", _("Jeg sender en anden")

    @property
    def is_settled(self) -> bool:
        """Whether nobody needs to ask again."""
        return self is not Response.MAYBE


# A seat is filled: by the guest, or by the one they send.
COMING = (Response.YES, Response.SUBSTITUTE)


class State(models.TextChoices):
    """How far an invitation has come, the last thing first reached counting."""

    ADDED = "added", _("Ikke sendt")
    INVITED = "invited", _("Inviteret")
    OPENED = "opened", _("Har åbnet")
    ANSWERED = "answered", _("Har svaret")
    ATTENDED = "attended", _("Var med")
    MINUTES = "minutes", _("Har fået referat")
    WITHDRAWN = "withdrawn", _("Trukket tilbage")


class What(models.TextChoices):
    """What happened to an invitation or was done with a guest list."""

    ADDED = "added", _("Sat på listen")
    EDITED = "edited", _("Rettet")
    INVITED = "invited", _("Invitationen er sendt")
    OPENED = "opened", _("Siden er åbnet")
    ANSWERED = "answered", _("Har svaret")
    REMINDED = "reminded", _("Påmindelsen er sendt")
    CONFIRMED = "confirmed", _("Bekræftelsen er sendt")
    MOVED = "moved", _("Ny tid eller nyt sted er sendt")
    CANCELLED = "cancelled", _("Aflysningen er sendt")
    REOPENED = "reopened", _("Besked om, at mødet holdes alligevel, er sendt")
    ATTENDED = "attended", _("Var med")
    ABSENT = "absent", _("Var ikke med")
    MINUTES = "minutes", _("Linket til referatet er sendt")
    RENEWED = "renewed", _("Nyt link")
    WITHDRAWN = "withdrawn", _("Trukket tilbage")
    FAILED = "failed", _("Et brev kunne ikke sendes")
    READ = "read", _("Svaret er læst")
    QUESTIONS = "questions", _("Spørgsmålene er læst")
    EXPORTED = "exported", _("Listen er hentet")


class LetterKind(models.TextChoices):
    """The letters."""

    INVITATION = "invitation", _("Invitation")
    REMINDER = "reminder", _("Påmindelse")
    CONFIRMATION = "confirmation", _("Bekræftelse")
    MOVED = "moved", _("Mødet er flyttet")
    CANCELLATION = "cancellation", _("Aflysning")
    REOPENED = "reopened", _("Mødet holdes alligevel")
    MINUTES = "minutes", _("Referat")

    @property
    def what(self) -> What:
        """What has happened when such a letter has left."""
        return {
            LetterKind.INVITATION: What.INVITED,
            LetterKind.REMINDER: What.REMINDED,
            LetterKind.CONFIRMATION: What.CONFIRMED,
            LetterKind.MOVED: What.MOVED,
            LetterKind.CANCELLATION: What.CANCELLED,
            LetterKind.REOPENED: What.REOPENED,
            LetterKind.MINUTES: What.MINUTES,
        }[self]


class LetterStatus(models.TextChoices):
    """Where a letter stands. `DROPPED`: of no use any more before it left."""

    QUEUED = "queued", _("På vej")
    SENT = "sent", _("Sendt")
    FAILED = "failed", _("Kunne ikke sendes")
    DROPPED = "dropped", _("Ikke sendt")
