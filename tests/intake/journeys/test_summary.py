from datetime import date

from intake.journeys.declaration import area
from intake.journeys.summary import summary
from tests.toy_area.answers import LoanAnswers
from tests.toy_area.declaration import AREA

TYPED = LoanAnswers(
    full_name="Åse Østergård",
    email="aase@post.example",
    phone="+4520304050",
    wanted_on=date(2027, 1, 14),
    colour="green",
    budget_dkk=3500,
    postcode="2300",
    district="amager-oest",
    shade="Flaskegrøn",
    agreed=True,
)


NOTHING = {"institution_other": "", "email": "", "phone": "", "experience": ""}


def words(values):
    return [(section.step.slug, [(row.label, row.text) for row in section.rows]) for section in summary(AREA, values)]


SHOWN = [
    (
        "om-dig",
        [
            ("Hvad hedder du?", "Åse Østergård"),
            ("Din e-mailadresse", "aase@post.example"),
            ("Dit telefonnummer", "20 30 40 50"),
        ],
    ),
    (
        "oenske",
        [
            ("Hvornår vil du låne det?", "14.01.2027"),
            ("Hvilken farve?", "Grøn"),
            ("Hvad kan du betale?", "3.500 kr."),
            ("Dit postnummer", "2300 København S"),
            ("Hvilken bydel?", "Amager Øst"),
        ],
    ),
    ("groen", [("Hvilken grøn?", "Flaskegrøn")]),
    (
        "aftale",
        [("Siger du ja til at levere det tilbage?", "Ja"), ("Vil du fortælle mere?", ""), ("Har du tegnet det?", "")],
    ),
]


def test_typed_answers_are_told_in_the_order_they_were_asked():
    assert words(TYPED.model_dump()) == SHOWN


def test_answers_out_of_json_read_the_same():
    assert words(TYPED.model_dump(mode="json")) == SHOWN


def test_a_step_that_was_not_asked_is_left_out():
    blue = TYPED.model_copy(update={"colour": "blue", "shade": None, "postcode": "2200", "district": None})
    assert [slug for slug, _rows in words(blue.model_dump())] == ["om-dig", "oenske", "aftale"]


def test_a_question_that_nobody_asked_is_not_told_as_left_open():
    parts = summary(area("boligmix"), NOTHING | {"institution": "ku"})
    told = {row.name for part in parts for row in part.rows}
    assert told == {"institution", "email", "phone", "experience"}, "which way to be reached was left out does matter"
    assert summary(area("workfirst"), {"wage_or_agreement": ""}) == []


def test_a_no_is_an_answer_and_an_empty_text_is_none():
    assert words({"agreed": False, "story": "", "unasked": "x"}) == [
        (
            "aftale",
            [
                ("Siger du ja til at levere det tilbage?", "Nej"),
                ("Vil du fortælle mere?", ""),
            ],
        )
    ]
