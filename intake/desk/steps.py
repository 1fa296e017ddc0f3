"""Every step the desk can take, in one table: its form, what it calls, what it says before and after."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from intake.submissions import messages
from intake.submissions.enums import Action
from intake.submissions.letters import LETTER_OF

from . import doing
from .forms import (
    AcceptForm,
    AskForm,
    CloseForm,
    ContactForm,
    DeclineForm,
    MessageForm,
    NoteForm,
    OnlyNoteForm,
    OtherCaseForm,
    PlaceForm,
    StepForm,
)
from .hand_over_forms import AssignForm, OfferForm
from .reminder_forms import RemindForm
from .step import Run, Step
from .tagging import TagsForm

NOTE, MESSAGE, RUNG, CONTACT, TAGS, TOLD = "note", "message", "rung", "contact", "tags", "told"
LINK, UNLINK, REMIND = "link", "unlink", "remind"


_HEEDING = (doing.decide, doing.merge, doing.offer)


def _step(action: Action, form: type[StepForm], run: Run, lead: Any, done: Any, **rest: Any) -> Step:
    return Step(
        code=action.value,
        label=action.label,
        form=form,
        run=run,
        lead=lead,
        done=done,
        action=action,
        letter=LETTER_OF.get(action),
        heeds=run in _HEEDING,
        **rest,
    )


_ALL = (
    _step(
        Action.CLAIM,
        StepForm,
        doing.take,
        _("Du står som koordinator, og de andre kan se, at du er i gang."),
        _("Sagen er din."),
        weight="main",
    ),
    _step(
        Action.TAKE_OVER,
        StepForm,
        doing.take,
        _("Du står som koordinator i stedet for din kollega."),
        _("Du har overtaget sagen."),
    ),
    _step(
        Action.RELEASE,
        StepForm,
        doing.take,
        _("Sagen står som ny igen, og en anden kan tage den."),
        _("Sagen er lagt tilbage."),
    ),
    _step(
        Action.CONFIRM_CONSENT,
        NoteForm,
        doing.decide,
        _("Du har talt med borgeren, som siger ja til, at vi har det, vi fik. Så går vurderingen i gang."),
        _("Samtykket er bekræftet."),
        weight="main",
    ),
    _step(
        Action.ASK,
        AskForm,
        doing.decide,
        _(
            "Sagen venter, til svaret er her. Afsenderen læser dit spørgsmål på sin egen side. "
            "Der går et brev ud om det."
        ),
        _("Sagen venter på svar."),
        send_label=_("Send og vent på svar"),
    ),
    _step(
        Action.RESUME,
        NoteForm,
        doing.decide,
        _("Sagen kommer tilbage under vurdering."),
        _("Sagen er under vurdering igen."),
        weight="main",
    ),
    _step(
        Action.WAITLIST,
        NoteForm,
        doing.decide,
        _("Sagen venter, til der er plads. Der går et brev ud om det."),
        _("Sagen står på venteliste."),
    ),
    _step(
        Action.ACCEPT,
        AcceptForm,
        doing.decide,
        _("Du siger ja på holdets vegne. Der går et brev ud om det."),
        _("Der er sagt ja."),
        weight="main",
    ),
    _step(
        Action.DECLINE,
        DeclineForm,
        doing.decide,
        _("Du siger nej på holdets vegne. Der går et brev ud med begrundelsen."),
        _("Afslaget er givet."),
        weight="grave",
    ),
    _step(
        Action.REOPEN,
        NoteForm,
        doing.decide,
        _("Afslaget falder væk, og sagen kommer tilbage under vurdering. Der går ikke noget brev ud: ring selv."),
        _("Sagen er genåbnet."),
    ),
    _step(
        Action.CLOSE,
        CloseForm,
        doing.decide,
        _("Forløbet er slut. Sagen kan ikke åbnes igen og bliver slettet efter reglerne."),
        _("Sagen er afsluttet."),
    ),
    _step(
        Action.MERGE,
        OtherCaseForm,
        doing.merge,
        _(
            "Den samme har skrevet to gange. Sagen lukker og fortsætter i den anden. Begge kan læses. "
            "Det kan ikke fortrydes. Der går ikke noget brev ud."
        ),
        _("Sagen er lukket og fortsætter i den anden."),
        weight="grave",
    ),
    _step(
        Action.ASSIGN,
        AssignForm,
        doing.assign,
        _("Vælg den kollega på holdet, der skal have sagen. Den, der har færrest åbne sager, står først."),
        _("Sagen er tildelt."),
    ),
    _step(
        Action.OFFER,
        OfferForm,
        doing.offer,
        _(
            "Det andet hold ser kun, at der venter en sag. Den er jeres, til de siger ja, og du kan tage den tilbage. "
            "Siger de ja, kan I ikke se den mere. Personen får besked."
        ),
        _("Sagen er tilbudt. Den er jeres, til de siger ja."),
    ),
    _step(
        Action.TAKE_BACK,
        StepForm,
        doing.take_back,
        _("Det andet hold kan ikke se tilbuddet mere."),
        _("Overdragelsen er taget tilbage."),
    ),
    _step(
        Action.PLACE,
        PlaceForm,
        doing.place,
        _("Det andet hold får sagen som ny. Fristen er den samme. Du kan måske ikke se den bagefter."),
        _("Sagen er givet videre."),
    ),
    _step(
        Action.WITHDRAW,
        NoteForm,
        doing.decide,
        _("Gør det, når den, der skrev, beder om det. Sagen slutter nu og bliver slettet efter reglerne."),
        _("Henvendelsen er trukket tilbage."),
        weight="grave",
    ),
    _step(
        Action.WITHDRAW_CONSENT,
        NoteForm,
        doing.decide,
        _("Gør det, når borgeren tager sit ja tilbage. Vi stopper straks, og sagen bliver slettet til tiden."),
        _("Samtykket gælder ikke mere. Sagen er stoppet."),
        weight="grave",
    ),
    Step(
        code=RUNG,
        label=_("Notér opkald til afdelingen"),
        lead=_(
            "Du har ringet til afdelingen gennem omstillingen, og den kender henvisningen. Dit navn og klokkeslættet "
            "står på sagen."
        ),
        done=_("Du har ringet. Henvisningen er bekræftet."),
        form=NoteForm,
        run=doing.rung,
        action=None,
        heeds=True,
        weight="main",
    ),
    Step(
        code=TOLD,
        label=_("Notér, at personen har fået besked"),
        lead=_("Du har fortalt, hvilken organisation der har sagen nu, hvad I har fået, og hvor man kan spørge."),
        done=_("Det er noteret, at personen har fået besked."),
        form=NoteForm,
        run=doing.told,
        action=None,
        heeds=True,
        weight="main",
    ),
    Step(
        code=CONTACT,
        label=_("Notér kontakt"),
        lead=_("Skriv ned, at du har ringet eller mødt op. Den, der henviste, ser kun, om I har talt sammen."),
        done=_("Kontakten er noteret."),
        form=ContactForm,
        run=doing.contact,
        action=None,
        heeds=True,
    ),
    Step(
        code=LINK,
        label=_("Forbind med en anden sag"),
        lead=_("De to sager peger på hinanden. Det kan fortrydes."),
        done=_("Sagerne er forbundet."),
        form=OtherCaseForm,
        run=doing.link,
        action=None,
    ),
    Step(
        code=UNLINK,
        label=_("Fjern forbindelsen"),
        lead=_("De to sager peger ikke længere på hinanden."),
        done=_("Sagerne er ikke forbundet mere."),
        form=OtherCaseForm,
        run=doing.unlink,
        action=None,
    ),
    Step(
        code=MESSAGE,
        label=_("Skriv til afsenderen"),
        lead=_("Beskeden ligger på afsenderens egen side. Der går et brev ud om, at den er der."),
        done=_("Beskeden er sendt."),
        form=MessageForm,
        run=doing.message,
        action=None,
        heeds=True,
        send_label=_("Send beskeden"),
        letter=messages.LETTER,
    ),
    Step(
        code=TAGS,
        label=_("Sæt mærker"),
        lead=_("Mærker er ord, som holdet finder sagen på i listen. Alle, der ser listen, ser dem."),
        done=_("Mærkerne er gemt."),
        form=TagsForm,
        run=doing.tag,
        action=None,
    ),
    Step(
        code=REMIND,
        label=_("Sæt en påmindelse"),
        lead=_("Den står i listen på dagen. Den går væk af sig selv, når nogen gør det, den minder om."),
        done=_("Påmindelsen er sat."),
        form=RemindForm,
        run=doing.remind,
        action=None,
    ),
    Step(
        code=NOTE,
        label=_("Skriv et notat"),
        lead=_("Notatet kan læses af dem, der kan læse sagen."),
        done=_("Notatet er gemt."),
        form=OnlyNoteForm,
        run=doing.note,
        action=None,
    ),
)

# By its word in the address. The house alone lets a case expire, so that action is no step of the desk.
STEPS: dict[str, Step] = {step.code: step for step in _ALL}
