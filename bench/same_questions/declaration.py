from datetime import date

from intake.journeys import fields
from intake.journeys.declaration import Area, Step, Wording
from intake.journeys.forms import StepForm
from intake.submissions.answers import Answers
from intake.submissions.enums import Urgency
from intake.submissions.kinds import Assessment, Contact, DeclineReason, Kind, Retention
from intake.submissions.workdays import add_workdays

COLOURS = [("red", "Rød"), ("green", "Grøn"), ("blue", "Blå")]
DAYS = [("mon", "Mandag"), ("tue", "Tirsdag"), ("wed", "Onsdag"), ("thu", "Torsdag"), ("fri", "Fredag")]
TOWNS = [("kbh", "København"), ("aar", "Aarhus"), ("ode", "Odense"), ("aal", "Aalborg"), ("esb", "Esbjerg")]


class SameAnswers(Answers):
    """What both sides ask: nine questions, one of each kind that both know."""

    full_name: str
    email: str
    age: int
    colour: str
    days: tuple[str, ...]
    town: str
    starts_on: date
    story: str
    agreed: bool


class SameForm(StepForm):
    full_name = fields.Text("Hvad hedder du?", autocomplete="name")
    email = fields.Email("Din e-mailadresse")
    age = fields.WholeNumber("Din alder", 0, 120)
    colour = fields.Choice("Hvilken farve?", COLOURS)
    days = fields.Many("Hvilke dage?", DAYS)
    town = fields.Select("Hvilken by?", TOWNS)
    starts_on = fields.Day("Hvornår begynder du?")
    story = fields.LongText("Fortæl os om det", max_length=2000)
    agreed = fields.Acknowledge("Jeg har læst det")


AREA = Area(
    kind=Kind(
        name="same",
        prefix="SQ",
        title="De samme spørgsmål",
        answers={1: SameAnswers},
        facts=lambda answers: {"colour": answers.colour},
        contact=lambda answers: Contact(name=answers.full_name, email=answers.email),
        assess=lambda answers, today: Assessment(urgency=Urgency.NORMAL, due_on=add_workdays(today, 5)),
        retention=Retention(declined_days=30, withdrawn_days=30, closed_days=30),
        decline_reasons=(DeclineReason(code="none", label="Nej", letter="Nej."),),
    ),
    letter="C",
    path="bench/spoergsmaal",
    steps=(Step(slug="svar", title="De samme spørgsmål", form=SameForm),),
    wording=Wording(
        invitation="De samme spørgsmål",
        lead="Ni spørgsmål på en side.",
        send="Send",
        received="Vi har fået dine svar",
        next_steps=("Vi læser det.", "Vi skriver til dig."),
    ),
    build=lambda values: SameAnswers(**values),
)
