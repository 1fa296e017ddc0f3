"""The words of the law: where a submission stands, what may be done with it, how soon.

Every state has two names: one for staff and one for the public. An area may rename a state for its own kind
(`Kind.state_names`); it may not add one. Reading the list of states is reading the process.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a submission stands. The label is the staff's word; `public_name` is what the applicant is told."""

    SUBMITTED = "submitted", _("Ny")
    CONSENT_CHECK = "consent_check", _("Samtykke skal bekræftes")
    SCREENING = "screening", _("Under vurdering")
    NEEDS_INFO = "needs_info", _("Venter på svar")
    WAITLISTED = "waitlisted", _("På venteliste")
    ACCEPTED = "accepted", _("Sagt ja")
    DECLINED = "declined", _("Afslag")
    WITHDRAWN = "withdrawn", _("Trukket tilbage")
    CONSENT_WITHDRAWN = "consent_withdrawn", _("Samtykke trukket tilbage")
    EXPIRED = "expired", _("Udløbet")
    CLOSED = "closed", _("Afsluttet")

    @property
    def public_name(self) -> Promise:
        """The name that the applicant or referrer is shown."""
        return PUBLIC_NAMES[self]

    @property
    def is_open(self) -> bool:
        """Whether staff still owe it something: it has a due date and stands in the working queue."""
        return self in OPEN_STATES

    @property
    def is_final(self) -> bool:
        """Whether nothing more can be done with it but erasing it."""
        return self in FINAL_STATES

    @property
    def is_taken_back(self) -> bool:
        """Whether the ground for reading it is gone: the person took it back, or its consent has lapsed."""
        return self in TAKEN_BACK


PUBLIC_NAMES: dict[Any, Promise] = {
    State.SUBMITTED: _("Modtaget"),
    State.CONSENT_CHECK: _("Modtaget. Vi taler først med borgeren"),
    State.SCREENING: _("Vi læser den nu"),
    State.NEEDS_INFO: _("Vi mangler noget fra dig"),
    State.WAITLISTED: _("På venteliste"),
    State.ACCEPTED: _("Vi har sagt ja"),
    State.DECLINED: _("Vi har sagt nej"),
    State.WITHDRAWN: _("Trukket tilbage"),
    State.CONSENT_WITHDRAWN: _("Samtykket er trukket tilbage"),
    State.EXPIRED: _("Udløbet"),
    State.CLOSED: _("Afsluttet"),
}

OPEN_STATES = frozenset({State.SUBMITTED, State.CONSENT_CHECK, State.SCREENING, State.NEEDS_INFO})
# What somebody is still at: open, waiting for room, or said yes to and not closed yet.
UNDER_WAY = OPEN_STATES | {State.WAITLISTED, State.ACCEPTED}
TAKEN_BACK = frozenset({State.WITHDRAWN, State.CONSENT_WITHDRAWN, State.EXPIRED})
FINAL_STATES = TAKEN_BACK | {State.CLOSED}


class Action(models.TextChoices):
    """What may be done with a submission. The label is the verb on the button."""

    CLAIM = "claim", _("Tag sagen")
    TAKE_OVER = "take_over", _("Overtag sagen")
    RELEASE = "release", _("Læg sagen tilbage")
    CONFIRM_CONSENT = "confirm_consent", _("Bekræft samtykket")
    ASK = "ask", _("Bed om mere")
    RESUME = "resume", _("Fortsæt vurderingen")
    WAITLIST = "waitlist", _("Sæt på venteliste")
    ACCEPT = "accept", _("Sig ja")
    DECLINE = "decline", _("Giv afslag")
    REOPEN = "reopen", _("Genåbn sagen")
    CLOSE = "close", _("Afslut sagen")
    MERGE = "merge", _("Luk som dublet")
    ASSIGN = "assign", _("Tildel sagen")
    PLACE = "place", _("Giv sagen til et andet hold")
    OFFER = "offer", _("Overdrag til en anden organisation")
    TAKE_BACK = "take_back", _("Tag overdragelsen tilbage")
    TAKE_ON = "take_on", _("Tag imod sagen")
    TURN_DOWN = "turn_down", _("Sig nej til sagen")
    LAPSE = "lapse", _("Overdragelsen er bortfaldet")
    WITHDRAW = "withdraw", _("Træk henvendelsen tilbage")
    WITHDRAW_CONSENT = "withdraw_consent", _("Træk samtykket tilbage")
    EXPIRE = "expire", _("Lad sagen udløbe")


class Fact(models.TextChoices):
    """What an event says happened, beside the actions."""

    RECEIVED = "received", _("Modtaget")
    ROUTED = "routed", _("Fordelt")
    URGENCY = "urgency", _("Hastegrad beregnet")
    READ = "read", _("Læst")
    NOTE = "note", _("Notat")
    TAGGED = "tagged", _("Mærker ændret")
    MESSAGE = "message", _("Besked")
    CONTACT = "contact", _("Kontaktoplysninger rettet")
    PURPOSE = "purpose", _("En del af samtykket er taget tilbage")
    LINK = "link", _("Nyt link til egen side")
    WARD_RUNG = "ward_rung", _("Afdelingen er ringet op")
    REACHED = "reached", _("Kontakt")
    NOT_REACHED = "not_reached", _("Ingen kontakt")
    HANDED_OVER = "handed_over", _("Ny kontaktperson hos afsenderen")
    LINKED = "linked", _("Forbundet med en anden sag")
    UNLINKED = "unlinked", _("Ikke længere forbundet")
    MERGED_IN = "merged_in", _("En dublet er lagt ind her")
    TOLD = "told", _("Personen har fået besked om overdragelsen")
    LETTER_SENT = "letter_sent", _("Brev sendt")
    LETTER_FAILED = "letter_failed", _("Brev kunne ikke sendes")
    TRIED = "tried", _("Vist i en prøve af fordelingen")
    REMINDER_SET = "reminder_set", _("Påmindelse sat")
    REMINDER_DONE = "reminder_done", _("Påmindelse taget ned")
    ESCALATED = "escalated", _("Holdlederen har fået besked")
    ERASED = "erased", _("Slettet")


class ReminderReason(models.TextChoices):
    """Why somebody is reminded: what staff must do, never why. The last seven are the house's own."""

    CALL = "call", _("Ring")
    ASK_AGAIN = "ask_again", _("Spørg igen")
    FOLLOW_UP = "follow_up", _("Følg op")
    DECIDE = "decide", _("Afgør sagen")
    OTHER = "other", _("Se på sagen igen")
    DUE = "due", _("Fristen er nær")
    OVERDUE = "overdue", _("Fristen er gået")
    ANSWER = "answer", _("Svaret er ikke kommet. Spørg igen")
    MESSAGE = "message", _("En besked venter")
    ESCALATED = "escalated", _("Fristen er gået, og ingen har gjort noget")
    TELL = "tell", _("Personen skal have besked om overdragelsen")
    NOT_TAKEN = "not_taken", _("Det andet hold tog ikke imod sagen")

    @classmethod
    def of_staff(cls) -> list[ReminderReason]:
        """Those that a person may choose."""
        return [cls.CALL, cls.ASK_AGAIN, cls.FOLLOW_UP, cls.DECIDE, cls.OTHER]


class Outcome(models.TextChoices):
    """How a case ended, so roughly that it may stand in the clear: what exactly came of it is sealed with the case."""

    REACHED = "reached", _("Det lykkedes")
    OTHER = "other", _("Det blev til noget andet")
    NOT_REACHED = "not_reached", _("Det lykkedes ikke")
    UNKNOWN = "unknown", _("Ukendt")


class Urgency(models.IntegerChoices):
    """How soon somebody must act; a smaller number is sooner, so that the queue sorts by it."""

    ACUTE = 1, _("Akut")
    HIGH = 2, _("Høj")
    NORMAL = 3, _("Normal")
    LOW = 4, _("Lav")


class LetterStatus(models.TextChoices):
    """How far a letter has come."""

    QUEUED = "queued", _("På vej")
    SENT = "sent", _("Sendt")
    FAILED = "failed", _("Kunne ikke sendes")


class Via(models.TextChoices):
    """By which door something came in, and so whether we know who sent it."""

    OPEN = "open", _("Uden konto")
    UNIT = "unit", _("Fra en afdeling med konto")
    API = "api", _("Fra en partners eget system")


class Basis(models.TextChoices):
    """The ground in law on which a case goes to another organisation; DOMAIN §4 knows no other."""

    CONSENT = "consent", _("Borgerens samtykke (GDPR art. 6, stk. 1, a og art. 9, stk. 2, a)")
    PURPOSE = "purpose", _("Det, ansøgningen er sendt for (GDPR art. 6, stk. 1, b)")


class OfferStatus(models.TextChoices):
    """How a hand-over stands."""

    WAITING = "waiting", _("Venter på svar")
    TAKEN_ON = "taken_on", _("Taget imod")
    TURNED_DOWN = "turned_down", _("Sagt nej")
    TAKEN_BACK = "taken_back", _("Taget tilbage")
    LAPSED = "lapsed", _("Bortfaldet")
