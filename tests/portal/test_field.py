"""A question on a page says what it was given, letter by letter, and nothing of it becomes markup."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from portal.field import written

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)


def question(*, label="Navn", error="", why="", kind="text", grouped=False, **ask):
    known = {"layout": "text", "optional": False, "required": True, "unit": "", "limit": 0, "why": why, **ask}
    return SimpleNamespace(
        field=SimpleNamespace(widget=SimpleNamespace(input_type=kind), **known),
        errors=[error] if error else [],
        label=label,
        auto_id="id_it",
        id_for_label="id_it",
        help_text="",
        use_fieldset=grouped,
        aria_describedby="id_it_why" if why else "",
    )


class Question(SimpleNamespace):
    def __str__(self):
        return SafeString('<input id="id_it">')


def parsed(**said):
    return BeautifulSoup(written(Question(**vars(question(**said)))), "html.parser")


@given(label=words, error=words, why=words)
@pytest.mark.parametrize(("kind", "grouped"), [("text", False), ("checkbox", False), ("radio", True)])
def test_whatever_words_are_shown_as_words(kind, grouped, label, error, why):
    page = parsed(label=label, error=error, why=why, kind=kind, grouped=grouped)
    assert page.find("legend" if grouped else "label").get_text() == label
    assert page.find(id="id_it_why").get_text() == why
    assert page.find(id="id_it_error").get_text() == f"Fejl: {error}"
    allowed = {"div", "label", "legend", "fieldset", "p", "span", "input"}
    assert {tag.name for tag in page.find_all()} <= allowed


def test_a_group_of_radios_says_that_it_is_needed_and_wrong():
    group = parsed(kind="radio", grouped=True, error="Vælg en.", why="Fordi").find("fieldset")
    assert group.attrs == {
        "aria-describedby": "id_it_why",
        "role": "radiogroup",
        "aria-required": "true",
        "aria-invalid": "true",
    }


def test_a_tick_has_its_label_beside_it_and_no_other():
    page = parsed(kind="checkbox")
    assert len(page.find_all("label")) == 1
    assert page.find(class_="choice-card").find("input")["id"] == "id_it"


def test_a_limit_and_a_unit_and_an_answer_that_is_not_needed_are_told():
    page = parsed(limit="1.000", unit="kr.", optional=True)
    assert page.find(id="id_it_count").get_text().startswith("Højst 1.000 tegn.")
    assert page.find(class_="field-unit").get_text() == "kr."
    assert page.find("label").get_text() == "Navn (valgfrit)"
