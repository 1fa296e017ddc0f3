"""What people write, and what becomes of it."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from intake.journeys import fields
from intake.journeys.cpr import without_cpr
from intake.journeys.forms import StepForm


def ask(field, **posted):
    """Put one question, `it`, and post an answer to it."""
    form = type("OneQuestion", (StepForm,), {"it": field})
    data = QueryDict(mutable=True)
    for name, value in posted.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return form(data)


def clean(field, **posted):
    form = ask(field, **posted)
    assert form.errors == {}
    return form.cleaned_data["it"]


def error(field, **posted):
    return ask(field, **posted).errors["it"][0]


def shown(form):
    """The question as it stands on the page, with every stretch of white space as one space."""
    return " ".join(form["it"].as_field_group().split())


def day(text):
    parts = [*text.split(), "", "", ""]
    return {"it_day": parts[0], "it_month": parts[1], "it_year": parts[2]}


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        (fields.Text("T"), "Skriv et svar."),
        (fields.Text("T", required_error="Skriv dit navn."), "Skriv dit navn."),
        (fields.LongText("T"), "Skriv et svar."),
        (fields.Choice("T", [("a", "A")]), "Vælg en af mulighederne."),
        (fields.Select("T", [("a", "A")]), "Vælg fra listen."),
        (fields.Many("T", [("a", "A")]), "Vælg mindst én mulighed."),
        (fields.YesNo("T"), "Svar ja eller nej."),
        (fields.Acknowledge("T"), "Sæt flueben for at gå videre."),
        (fields.WholeNumber("T", 1, 37), "Skriv et tal."),
        (fields.Money("T"), "Skriv et beløb i hele kroner."),
        (fields.Day("T"), "Skriv datoen med dag, måned og år."),
        (fields.Month("T"), "Skriv måned og år."),
        (fields.Phone("T"), "Skriv et telefonnummer."),
        (fields.Email("T"), "Skriv en e-mailadresse."),
        (fields.Cvr("T"), "Skriv virksomhedens CVR-nummer med 8 cifre."),
        (fields.PNumber("T"), "Skriv P-nummeret med 10 cifre."),
        (fields.Postcode("T"), "Skriv et postnummer med 4 cifre."),
        (fields.BirthYear("T", 18, 30), "Skriv det år, du er født, med fire cifre."),
    ],
)
def test_every_field_says_what_to_do_when_it_is_empty(field, sentence):
    assert error(field) == sentence


def test_spaces_alone_are_no_answer():
    assert error(fields.Text("T"), it="  \t ") == "Skriv et svar."
    assert error(fields.Money("T"), it="   ") == "Skriv et beløb i hele kroner."
    assert error(fields.Phone("T"), it="   ") == "Skriv et telefonnummer."


@pytest.mark.parametrize(
    ("field", "empty"),
    [
        (fields.Text("T", optional=True), ""),
        (fields.LongText("T", optional=True), ""),
        (fields.Choice("T", [("a", "A")], optional=True), ""),
        (fields.Select("T", [("a", "A")], optional=True), ""),
        (fields.Many("T", [("a", "A")], optional=True), []),
        (fields.YesNo("T", optional=True), None),
        (fields.Acknowledge("T", optional=True), False),
        (fields.WholeNumber("T", 1, 37, optional=True), None),
        (fields.Money("T", optional=True), None),
        (fields.Day("T", optional=True), None),
        (fields.Month("T", optional=True), None),
        (fields.Phone("T", optional=True), ""),
        (fields.Email("T", optional=True), ""),
        (fields.Cvr("T", optional=True), ""),
        (fields.PNumber("T", optional=True), ""),
        (fields.Postcode("T", optional=True), ""),
        (fields.BirthYear("T", 18, 30, optional=True), None),
    ],
)
def test_an_optional_field_may_be_left_empty_and_says_so(field, empty):
    assert clean(field) == empty
    assert "(valgfrit)" in ask(field)["it"].as_field_group()


def test_text_is_stripped_and_keeps_every_letter():
    assert clean(fields.Text("T"), it="  Åse Østergård-Ærø, Łukasz 🌱 ") == "Åse Østergård-Ærø, Łukasz 🌱"


def test_text_that_is_too_long_is_told_by_how_much():
    assert error(fields.Text("T", max_length=5), it="Østers") == ("Skriv højst 5 tegn. Du har skrevet 6.")


def test_a_line_end_counts_as_one_character():
    assert clean(fields.LongText("T", max_length=3), it="a\r\nb") == "a\nb"


@pytest.mark.parametrize("number", ["010203-1234", "0102031234", "Hun er 311299-4321.", "290204 1234", "010203–1234"])
@pytest.mark.parametrize("field", [fields.Text("T"), fields.LongText("T")])
def test_a_cpr_number_is_refused(field, number):
    assert error(field, it=number).startswith(
        "Slet cpr-nummeret. Vi må ikke modtage det, og vi behøver det ikke. Er det"
    )


DIGITS = st.text("0123456789", min_size=10, max_size=10)


@given(DIGITS, st.sampled_from(["", "-", " ", "–"]), st.sampled_from(["", "nr. ", "(", "+45 "]))
def test_nothing_that_may_be_a_cpr_number_is_taken_in_words(digits, separator, before):
    text = f"{before}{digits[:6]}{separator}{digits[6:]}."
    try:
        datetime.strptime(f"{digits[:4]}19{digits[4:6]}", "%d%m%Y")
    except ValueError:
        return
    assert error(fields.Text("T"), it=text).startswith("Slet cpr-nummeret.")
    assert digits[6:] not in without_cpr(text) or digits[6:] in digits[:6]


@given(DIGITS)
def test_a_number_that_only_looks_like_one_is_taken_in_small_groups(digits):
    text = " ".join(digits[start : start + 2] for start in range(0, 10, 2))
    assert clean(fields.Text("T"), it=text) == text


@pytest.mark.parametrize("number", ["+46701234567", "+46 70 123 45 67", "0046701234567", "+4520304050", "+2024123456"])
def test_a_telephone_number_with_its_countrys_code_is_none(number):
    assert clean(fields.LongText("T"), it=f"Ring på {number}.") == f"Ring på {number}."


@pytest.mark.parametrize("text", ["320203-1234", "011303-1234", "290203-1234", "tlf. 12345678", "12345678901234"])
def test_ten_digits_that_are_no_date_are_no_cpr_number(text):
    assert clean(fields.Text("T"), it=text) == text


def test_a_choice_that_was_not_offered_is_refused():
    sentence = "Vælg en af mulighederne på listen."
    assert error(fields.Choice("T", [("a", "A")]), it="b") == sentence
    assert error(fields.Select("T", [("a", "A")]), it="b") == sentence
    assert error(fields.Many("T", [("a", "A")]), it=["a", "b"]) == sentence
    assert error(fields.YesNo("T"), it="maybe") == sentence


def test_choices_give_their_codes():
    assert clean(fields.Choice("T", [("a", "A"), ("b", "B")]), it="b") == "b"
    assert clean(fields.Many("T", [("a", "A"), ("b", "B")]), it=["a", "b"]) == ["a", "b"]
    assert clean(fields.YesNo("T"), it="yes") is True
    assert clean(fields.YesNo("T"), it="no") is False
    assert clean(fields.Acknowledge("T"), it="on") is True


@pytest.mark.parametrize("text", ["3500", "3.500", "3 500", "3.500 kr.", "3500 kr", "kr. 3.500,00", "3500,-", "3,500"])
def test_money_is_read_as_people_write_it(text):
    assert clean(fields.Money("T"), it=text) == 3500


@pytest.mark.parametrize("text", ["3.50", "3500,50", "mange", "-1", "1.2.3", "٣٥٠٠", "1e3", "9" * 5000])
def test_money_that_is_no_whole_amount_is_refused(text):
    assert error(fields.Money("T"), it=text) == "Skriv beløbet i hele kroner, for eksempel 3.500."


def test_bounds_of_numbers_are_allowed_themselves():
    hours = fields.WholeNumber("T", 1, 37, unit="timer om ugen")
    assert clean(hours, it="1") == 1
    assert clean(hours, it="37 timer om ugen") == 37
    assert error(hours, it="0") == "Skriv et tal mellem 1 og 37."
    assert error(hours, it="38") == "Skriv et tal mellem 1 og 37."
    assert error(hours, it="7,5") == "Skriv et helt tal med cifre, for eksempel 12."


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("29 2 2028", date(2028, 2, 29)),
        ("1 1 2027", date(2027, 1, 1)),
        ("01 01 2027", date(2027, 1, 1)),
        ("31. dec. 2026", date(2026, 12, 31)),
        ("5 maj 2027", date(2027, 5, 5)),
        ("5 May 2027", date(2027, 5, 5)),
        ("5 oktober 2027", date(2027, 10, 5)),
    ],
)
def test_a_day_is_read(written, meant):
    assert clean(fields.Day("T"), **day(written)) == meant


def test_a_day_with_spaces_is_read():
    assert clean(fields.Day("T"), it_day=" 1 ", it_month=" 2", it_year="2027 ") == date(2027, 2, 1)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("29 2 2027", "Den dato findes ikke. Tjek dag og måned."),
        ("31 4 2027", "Den dato findes ikke. Tjek dag og måned."),
        ("0 1 2027", "Den dato findes ikke. Tjek dag og måned."),
        ("1 13 2027", "Den dato findes ikke. Tjek dag og måned."),
        ("1 1 27", "Skriv året med fire cifre, for eksempel 2027."),
        ("1 1 0027", "Skriv et år mellem 1900 og 2100."),
        ("x 1 2027", "Skriv datoen med tal, for eksempel 14 1 2027."),
        ("1 x 2027", "Skriv datoen med tal, for eksempel 14 1 2027."),
        ("² 1 2027", "Skriv datoen med tal, for eksempel 14 1 2027."),
    ],
)
def test_a_day_that_does_not_exist_is_refused(written, sentence):
    assert error(fields.Day("T"), **day(written)) == sentence


def test_a_missing_part_of_a_date_is_named():
    assert error(fields.Day("T"), it_day="", it_month="2", it_year="2027") == "Skriv også dagen."
    assert error(fields.Day("T"), it_day="1", it_month="", it_year="2027") == "Skriv også måneden."
    assert error(fields.Day("T"), it_day="1", it_month="2", it_year="") == "Skriv også året."


def test_the_bounds_of_a_day_are_asked_on_the_day():
    today = timezone.localdate
    field = fields.Day("T", not_before=today, not_after=lambda: today() + timedelta(days=1))
    for offset in (0, 1):
        wanted = today() + timedelta(days=offset)
        assert clean(field, **day(f"{wanted:%d %m %Y}")) == wanted
    early, late = today() - timedelta(days=1), today() + timedelta(days=2)
    assert error(field, **day(f"{early:%d %m %Y}")) == f"Skriv en dato fra og med {today():%d.%m.%Y}."
    assert error(field, **day(f"{late:%d %m %Y}")).startswith("Skriv en dato til og med ")


def test_a_month_is_its_first_day_and_the_present_month_is_not_in_the_past():
    field = fields.Month("T", not_before=date(2027, 3, 17))
    assert clean(field, it_month="3", it_year="2027") == date(2027, 3, 1)
    assert error(field, it_month="2", it_year="2027") == "Skriv en dato fra og med marts 2027."


@pytest.mark.parametrize(
    ("written", "kept", "shown"),
    [
        ("20304050", "+4520304050", "20 30 40 50"),
        ("20 30 40 50", "+4520304050", "20 30 40 50"),
        ("+45 20-30-40-50", "+4520304050", "20 30 40 50"),
        ("0045 20304050", "+4520304050", "20 30 40 50"),
        ("+46 70 123 45 67", "+46701234567", "+46 70 123 45 67"),
    ],
)
def test_a_telephone_number_is_kept_as_e164_and_shown_in_pairs(written, kept, shown):
    assert clean(fields.Phone("T"), it=written) == kept
    assert fields.Phone("T").show(kept) == shown


@pytest.mark.parametrize(
    "written", ["1234567", "123456789", "RING HJEM", "20304050 lok. 4", "+", "+999 12345678", "1" * 60]
)
def test_a_telephone_number_that_cannot_be_is_refused(written):
    assert error(fields.Phone("T"), it=written) == (
        "Skriv et telefonnummer med 8 cifre. Er det fra udlandet, så begynd med + og landekoden."
    )


@pytest.mark.parametrize("written", ["åse", "a@b", "a b@c.dk", "@c.dk", "a@.dk"])
def test_an_email_address_that_cannot_be_is_refused(written):
    assert error(fields.Email("T"), it=written) == "Skriv en hel e-mailadresse, for eksempel navn@firma.dk."


@pytest.mark.parametrize(
    "written",
    [
        "a@" + "æ" * 60 + ".dk",
        "a@ا1a.dk",
        "=?utf-8?q?a=0D=0ABcc=3A_b?=@post.example",
        '"a,b"@post.example',
        "søren@post.example",
        "a@localhost",
        "a@[127.0.0.1]",
    ],
)
def test_an_address_that_the_post_would_read_otherwise_is_refused(written):
    assert error(fields.Email("T"), it=written) == "Skriv en hel e-mailadresse, for eksempel navn@firma.dk."


def test_a_domain_with_danish_letters_is_kept():
    assert clean(fields.Email("T"), it="bo@smørrebrød.example") == "bo@smørrebrød.example"


def test_an_email_address_is_kept():
    assert clean(fields.Email("T"), it=" aase@post.example ") == "aase@post.example"


@pytest.mark.parametrize("written", ["00000019", "00000027", "13748136", "13 74 81 36", "DK13748136", "DK-00000019"])
def test_a_cvr_number_with_a_fitting_sum_is_taken(written):
    assert clean(fields.Cvr("T"), it=written) in ("00000019", "00000027", "13748136")


@pytest.mark.parametrize("written", ["00000018", "13748137", "00000000"])
def test_a_cvr_number_with_a_wrong_sum_is_refused(written):
    assert error(fields.Cvr("T"), it=written) == "Tjek cifrene. CVR-nummeret findes ikke."


@pytest.mark.parametrize("written", ["1374813", "137481360", "abcdefgh"])
def test_a_cvr_number_has_eight_digits(written):
    assert error(fields.Cvr("T"), it=written) == "Skriv et CVR-nummer med 8 cifre."


def test_a_p_number_has_ten_digits_and_no_check():
    assert clean(fields.PNumber("T"), it="1003456789") == "1003456789"
    assert error(fields.PNumber("T"), it="100345678") == "Skriv et P-nummer med 10 cifre."


@pytest.mark.parametrize("written", ["220", "22000", "DK-2200", "22OO", "٢٢٠٠"])
def test_a_postcode_has_four_digits(written):
    assert error(fields.Postcode("T"), it=written) == "Skriv et postnummer med 4 cifre, for eksempel 2200."


@pytest.mark.parametrize("written", ["0000", "1049", "2001", "3900", "9999"])
def test_a_postcode_that_does_not_exist_is_refused(written):
    assert error(fields.Postcode("T"), it=written) == "Det postnummer findes ikke i Danmark. Tjek de fire cifre."


def test_a_birth_year_allows_for_the_birthday_that_has_not_been_yet():
    field, this_year = fields.BirthYear("T", 18, 30), timezone.localdate().year
    for year in (this_year - 18, this_year - 31):
        assert clean(field, it=str(year)) == year
    for year in (this_year - 17, this_year - 32):
        assert "Man skal være 18 til 30 år." in error(field, it=str(year))
    assert error(field, it="99") == "Skriv året med fire cifre, for eksempel 2027."


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        (fields.Money("T"), 3500, "3.500 kr."),
        (fields.WholeNumber("T", 1, 37, unit="timer"), 12, "12 timer"),
        (fields.Day("T"), date(2027, 1, 14), "14.01.2027"),
        (fields.Day("T"), "2027-01-14", "14.01.2027"),
        (fields.Month("T"), date(2027, 6, 1), "juni 2027"),
        (fields.YesNo("T"), False, "Nej"),
        (fields.YesNo("T", yes="Ja tak"), True, "Ja tak"),
        (fields.Acknowledge("T"), True, "Ja"),
        (fields.Choice("T", [("a", "Egen bolig")]), "a", "Egen bolig"),
        (fields.Choice("T", [("a", "Egen bolig")]), "taken-off-the-list", "taken-off-the-list"),
        (fields.Many("T", [("a", "Økonomi"), ("b", "Ensomhed")]), ("a", "b"), "Økonomi, Ensomhed"),
        (fields.Cvr("T"), "00000019", "00 00 00 19"),
        (fields.Postcode("T"), "2300", "2300 København S"),
        (fields.Postcode("T"), "8000", "8000 Aarhus C"),
    ],
)
def test_answers_are_shown_in_words(field, value, shown):
    assert field.show(value) == shown


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        (fields.Money("T"), 12500, "12,500 kr."),
        (fields.WholeNumber("T", 0, 9999), 1200, "1,200"),
        (fields.Day("T"), date(2027, 3, 7), "7 March 2027"),
        (fields.Month("T"), date(2027, 6, 1), "June 2027"),
    ],
)
def test_an_english_reader_sees_numbers_and_days_as_english_writes_them(field, value, shown):
    with translation.override("en"):
        assert field.show(value) == shown


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("text", ["12500", "12.500", "12,500", "12 500", "12.500 kr."])
def test_a_number_is_read_in_either_way_of_writing_in_either_language(text, language):
    with translation.override(language):
        assert clean(fields.Money("T"), it=text) == 12500


def test_bounds_and_limits_are_told_in_the_readers_language():
    with translation.override("en"):
        assert "1,000,000" in error(fields.Money("T"), it="2000000")
        assert fields.LongText("T", max_length=1500).limit == "1,500"
        assert "1 March 2027" in error(
            fields.Day("T", not_before=date(2027, 3, 1)), it_day="1", it_month="2", it_year="2027"
        )
    assert fields.LongText("T", max_length=1500).limit == "1.500"


def test_hint_reason_and_error_are_tied_to_the_input():
    form = ask(fields.Text("Navn", hint="Fornavn er nok.", why="Så vi ved, hvem vi ringer til."), it="")
    html = shown(form)
    assert 'aria-describedby="id_it_helptext id_it_why id_it_error"' in html
    assert 'aria-invalid="true"' in html
    for name in ("helptext", "why", "error"):
        assert f'id="id_it_{name}"' in html


def test_a_date_is_a_fieldset_whose_error_leads_to_its_first_input():
    form = ask(fields.Day("Dato", hint="Dag, måned, år."), it_day="x", it_month="1", it_year="2027")
    html = shown(form)
    assert '<fieldset aria-describedby="id_it_helptext id_it_error">' in html
    day = re.search(r'<input[^>]*id="id_it_day"[^>]*>', html)
    assert day
    assert 'value="x"' in day.group()
    assert 'aria-invalid="true"' in day.group()
    assert form["it"].first_id == "id_it_day"


def test_radios_are_a_group_whose_error_leads_to_the_first():
    form = ask(fields.Choice("Farve", [("a", "A"), ("b", "B")]))
    html = shown(form)
    assert 'role="radiogroup" aria-required="true" aria-invalid="true"' in html
    assert form["it"].first_id == "id_it_0"
    assert 'id="id_it_0"' in html


def test_a_screen_reader_is_told_what_must_be_answered_where_it_has_a_word_for_it():
    several = [("a", "A"), ("b", "B")]
    for kind in (fields.Text, fields.Acknowledge, fields.Day, fields.YesNo):
        assert 'aria-required="true"' in shown(ask(kind("T")))
        assert "aria-required" not in shown(ask(kind("T", optional=True)))
    assert 'aria-required="true"' in shown(ask(fields.Select("T", several)))
    assert "aria-required" not in shown(ask(fields.Many("T", several)))


def test_what_was_written_stays_in_the_input_as_it_was():
    html = ask(fields.Money("T"), it='3.500 "kroner" <3').as_p()
    assert "3.500 &quot;kroner&quot; &lt;3" in html
