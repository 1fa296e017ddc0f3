import pytest

from intake.journeys.postcodes import DISTRICTS, districts_of, is_ambiguous, town_of


@pytest.mark.parametrize(
    ("postcode", "districts"),
    [
        ("1050", ("indre-by",)),
        ("1499", ("indre-by",)),
        ("1550", ("indre-by", "vesterbro")),
        ("1620", ("vesterbro",)),
        ("1799", ("vesterbro",)),
        ("1900", ()),
        ("2000", ()),
        ("2100", ("oesterbro",)),
        ("2150", ("oesterbro",)),
        ("2200", ("noerrebro",)),
        ("2300", ("amager-oest", "amager-vest")),
        ("2400", ("bispebjerg",)),
        ("2450", ("vesterbro",)),
        ("2500", ("valby",)),
        ("2700", ("broenshoej-husum",)),
        ("2720", ("vanloese",)),
        ("8000", ()),
        ("220", ()),
        ("", ()),
        (None, ()),
    ],
)
def test_a_postcode_lies_in_its_bydel(postcode, districts):
    assert districts_of(postcode) == districts
    assert is_ambiguous(postcode) == (len(districts) == 2)


def test_every_bydel_has_a_postcode():
    reached = {name for number in range(10_000) for name in districts_of(f"{number:04}")}
    assert reached == {slug for slug, _label in DISTRICTS}
    assert len(DISTRICTS) == 10


def test_the_town_is_known_in_copenhagen():
    assert town_of("2200") == "København N"


@pytest.mark.parametrize(
    ("postcode", "town"),
    [
        ("3000", "Helsingør"),
        ("3700", "Rønne"),
        ("5000", "Odense C"),
        ("8000", "Aarhus C"),
        ("8305", "Samsø"),
        ("9990", "Skagen"),
        ("0000", ""),
    ],
)
def test_the_town_is_known_all_over_the_country(postcode, town):
    assert (town_of(postcode), districts_of(postcode)) == (town, ())


@pytest.mark.parametrize(("postcode", "town"), [("2770", "Kastrup"), ("2650", "Hvidovre"), ("2900", "Hellerup")])
def test_the_town_is_known_around_copenhagen_and_has_no_bydel(postcode, town):
    assert (town_of(postcode), districts_of(postcode)) == (town, ())
