from datetime import date

from intake.journeys.declaration import Area, Step, Wording
from intake.submissions.enums import Urgency
from intake.submissions.kinds import Assessment, Contact, DeclineReason, Kind, Retention
from intake.submissions.workdays import add_workdays

from .answers import LoanAnswers
from .forms import AboutYou, Agreement, Shade, Wish


def _assess(answers: LoanAnswers, today: date) -> Assessment:
    return Assessment(urgency=Urgency.NORMAL, due_on=add_workdays(today, 5))


def _build(values) -> LoanAnswers:
    return LoanAnswers(**{name: value for name, value in values.items() if value not in ("", None)})


KIND = Kind(
    name="toyloan",
    prefix="TL",
    title="Legetøj til låns",
    answers={1: LoanAnswers},
    facts=lambda answers: {"colour": answers.colour},
    contact=lambda answers: Contact(name=answers.full_name, email=answers.email, phone=answers.phone or ""),
    assess=_assess,
    retention=Retention(declined_days=30, withdrawn_days=30, closed_days=30),
    decline_reasons=(DeclineReason(code="none", label="Udsolgt", letter="Vi har ikke mere legetøj."),),
)

AREA = Area(
    kind=KIND,
    letter="B",
    path="laan/legetoej",
    steps=(
        Step(slug="om-dig", title="Hvem er du?", form=AboutYou),
        Step(slug="oenske", title="Hvad vil du låne?", form=Wish, lead="Svar, så godt du kan."),
        Step(
            slug="groen",
            title="Hvilken grøn?",
            form=Shade,
            applies=lambda values: values["colour"] == "green",
        ),
        Step(
            slug="aftale",
            title="Vores aftale",
            form=Agreement,
            stop=lambda values: None if values["agreed"] else "toy_area/stop.html",
        ),
    ),
    wording=Wording(
        invitation="Lån et stykke legetøj",
        lead="For alle, der vil lege. Det tager tre minutter.",
        send="Send ønsket",
        received="Vi har fået dit ønske",
        next_steps=("Vi læser det i dag.", "Vi ringer til dig inden for to hverdage."),
    ),
    build=_build,
    quick_exit=True,
    acute_help=True,
)
