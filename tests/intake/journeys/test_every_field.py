"""Every field of every area: what a browser fills in, which keys a phone shows, and why we ask."""

import pytest
from django import forms

from intake.journeys.declaration import areas
from intake.journeys.fields import Repeated

# https://html.spec.whatwg.org/#autofill: the tokens that our questions may carry.
TOKENS = {"name", "email", "tel", "organization", "address-line1", "postal-code", "bday-year", "off"}
# The ones that a browser may answer, since they are about the one who writes.
FILLED_IN = {
    "boligmix": {"birth_year": "bday-year", "full_name": "name", "email": "email", "phone": "tel"},
    "discharge": {
        "referrer_name": "name",
        "referrer_unit": "organization",
        "referrer_phone": "tel",
        "referrer_email": "email",
    },
    "workfirst": {
        "company_name": "organization",
        "workplace_address": "address-line1",
        "workplace_postcode": "postal-code",
        "full_name": "name",
        "email": "email",
        "phone": "tel",
    },
}
KEYS = {"Phone": "tel", "Email": "email", "WholeNumber": "numeric", "Money": "numeric", "BirthYear": "numeric"}
KEYS |= {"Cvr": "numeric", "PNumber": "numeric", "Postcode": "numeric", "Text": "text", "LongText": "text"}


def every_field():
    for area in areas():
        for step in area.steps:
            for name, asked in step.form.base_fields.items():
                yield area.kind.name, name, asked
                if isinstance(asked, Repeated):
                    yield from ((area.kind.name, f"{name}.{one}", of) for one, of in asked.entry.base_fields.items())


FIELDS = [pytest.param(*field, id=f"{field[0]}: {field[1]}") for field in every_field()]
WRITTEN = [param for param in FIELDS if isinstance(param.values[2].widget, (forms.TextInput, forms.Textarea))]


def test_the_areas_ask_something():
    assert len(FIELDS) > 60
    assert len(WRITTEN) > 25


@pytest.mark.parametrize(("kind", "name", "asked"), WRITTEN)
def test_a_browser_fills_in_what_is_about_its_owner_and_nothing_else(kind, name, asked):
    token = asked.widget.attrs["autocomplete"]
    assert token in TOKENS
    assert token == FILLED_IN[kind].get(name, "off")


@pytest.mark.parametrize(("kind", "name", "asked"), WRITTEN)
def test_a_phone_shows_the_keys_that_the_answer_is_written_with(kind, name, asked):
    assert asked.widget.attrs["inputmode"] == KEYS[type(asked).__name__]


@pytest.mark.parametrize(("kind", "name", "asked"), FIELDS)
def test_a_field_says_why_we_ask(kind, name, asked):
    assert asked.why


@pytest.mark.parametrize(("kind", "name", "asked"), FIELDS)
def test_a_field_that_may_stand_open_says_so(kind, name, asked):
    """Required and «(valgfrit)» exclude each other; what hangs on another answer is neither."""
    assert not (asked.required and asked.optional)
    if not asked.required and not asked.optional:
        assert name in {
            "institution_other", "email", "phone", "consent_witness", "expected_discharge_date", "wage_or_agreement",
        }  # fmt: skip


@pytest.mark.parametrize("area", areas(), ids=lambda area: area.kind.name)
def test_a_page_marks_what_may_stand_open(area):
    for step in area.steps:
        page = step.form(values={"consent_categories": ["support_needs"]}).as_div()
        marks = sum(
            field.optional + sum(of.optional for of in field.entry.base_fields.values())
            if isinstance(field, Repeated)
            else field.optional
            for field in step.form.base_fields.values()
        )
        assert page.count("(valgfrit)") == marks, step.slug
