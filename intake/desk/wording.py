"""Sentences of the desk that depend on where a case stands."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intake.submissions.actors import Actor
from intake.submissions.enums import Action, State
from intake.submissions.kinds import kind_of
from intake.submissions.lifecycle import target_of
from intake.submissions.models import Submission
from intake.submissions.permissions import is_unverified, may

LETTERS: dict[str, Promise] = {
    "received": _("Kvittering"),
    "needs_info": _("Vi mangler noget fra dig"),
    "accepted": _("Ja"),
    "declined": _("Afslag"),
    "waitlisted": _("Venteliste"),
    "message": _("Ny besked"),
    "link": _("Nyt link til egen side"),
    "handed_over": _("Besked til ny kontaktperson"),
    "new_organisation": _("Sagen har fået et nyt hold"),
    "alert": _("Besked til holdet"),
    "escalated": _("Besked til holdlederen"),
}

# What the ground of an erasure is called in the log; the codes are retention's.
GROUNDS: dict[str, Promise] = {
    "declined": _("afslag, slettefristen er gået"),
    "withdrawn": _("trukket tilbage, tiden er gået"),
    "closed": _("afsluttet, slettefristen er gået"),
    "merged": _("dublet, og den anden sag er slettet"),
    "expired": _("samtykket blev ikke bekræftet i tide"),
}

CANNOT_OPEN = _(
    "Svarene kan ikke åbnes lige nu: nøglen mangler eller passer ikke. Der er ikke noget galt med sagen. "
    "Sig det til den, der driver systemet."
)

OFFERED = _("Overdragelse venter på svar")
UNVERIFIED = _("Ubekræftet: ring til afdelingen først")
_RING = _("Find afdelingens nummer gennem hospitalets omstilling, og ring. Notér opkaldet. Så kan du gå videre.")
_TAKE_AND_RING = _("Tag sagen. Find afdelingens nummer gennem hospitalets omstilling, og ring, før du gør mere.")

_NEXT: dict[str, Promise] = {
    State.SUBMITTED: _("Tag sagen, så de andre kan se, at du er i gang."),
    State.CONSENT_CHECK: _("Tal med borgeren, og bekræft samtykket. Før det må vi ikke gå i gang."),
    State.SCREENING: _("Læs svarene, og ring, hvis noget er uklart. Så siger du ja, giver afslag eller beder om mere."),
    State.NEEDS_INFO: _("Vi venter på svar. Fortsæt vurderingen, når du har fået det."),
    State.WAITLISTED: _("Sig ja, når der er plads, eller giv afslag, hvis der ikke bliver det."),
    State.ACCEPTED: _("Følg op på det, I har aftalt. Afslut sagen, når forløbet er slut."),
    State.DECLINED: _("Der er givet afslag. Genåbn sagen, hvis noget har ændret sig."),
}
_OVER = _("Der er ikke mere at gøre. Sagen bliver slettet af sig selv, når slettefristen er gået.")


def news_of(submission: Submission) -> Promise | str:
    """What a new message from the person is called: an answer, if one is waited for."""
    if submission.message_at is None:
        return ""
    return _("Svar modtaget") if submission.state == State.NEEDS_INFO else _("Ny besked")


def mark_of(submission: Submission) -> Promise | str:
    """What must be known of a case before anything else: that nobody knows who sent it."""
    is_waiting = is_unverified(submission) and not State(submission.state).is_final
    return UNVERIFIED if is_waiting and submission.erased_at is None else ""


def offer_of(submission: Submission) -> Promise | str:
    """What a case is called that another organisation has been asked to take on."""
    return OFFERED if submission.offered_to_id else ""


def letter_name(template: str) -> Promise | str:
    """What staff call a letter."""
    return LETTERS.get(template, template)


def next_step(actor: Actor, submission: Submission) -> Promise | str:
    """What is asked of the one who looks."""
    state = State(submission.state)
    if state.is_final or submission.erased_at is not None:
        return _of_the_past(submission)
    if may(Action.TAKE_BACK, actor, submission):
        return _("Sagen er tilbudt et andet sted. Vent på svar, eller tag den tilbage.")
    if not may(Action.CLAIM, actor, submission):
        return _of_a_bystander(actor, submission)
    if submission.assignee_id not in (None, actor.user_id):
        return gettext("%(who)s har sagen. Tal sammen, før du gør noget.") % {"who": submission.assignee}
    if mark_of(submission):
        return _TAKE_AND_RING if state == State.SUBMITTED else _RING
    if submission.message_at is not None:
        return _("Der er svar fra afsenderen. Læs det nedenfor, og gå videre med sagen.")
    return _NEXT[state]


def _of_the_past(submission: Submission) -> Promise:
    if submission.erased_at is not None:
        return _("Sagen er slettet. Kun nummer, datoer og forløb er tilbage.")
    if submission.merged_into_id:
        return _("Sagen er lukket som dublet. Arbejd videre i den anden sag.")
    return _OVER


def _of_a_bystander(actor: Actor, submission: Submission) -> Promise:
    leads_on = target_of(Action.PLACE, State(submission.state), kind_of(submission)) is not None
    if leads_on and may(Action.PLACE, actor, submission):
        return _("Giv sagen til det hold, der skal have den. Det kan du gøre uden at læse svarene.")
    return _("Du kan se, hvor sagen står. Koordinatorerne på sagens hold afgør den.")
