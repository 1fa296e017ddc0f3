"""docs/domain.md lists every field of every journey, and whether it must be answered, as the forms have it."""

import re

import pytest

from intake.journeys.declaration import areas
from intake.journeys.fields import Repeated
from tests.databases import ROOT

_HEAD = re.compile(r"^\| [ABC] `(\w+)` \| must \| what \|$")
_ROW = re.compile(r"^\| `([\w.]+)` \| (yes|no|if) \| (.+) \|$")


def listed():
    """The tables of the page: kind → field → whether it must be answered."""
    tables, kind = {}, None
    for line in (ROOT / "docs" / "domain.md").read_text().splitlines():
        if head := _HEAD.match(line):
            kind = tables.setdefault(head[1], {})
        elif row := _ROW.match(line):
            kind[row[1]] = row[2]
    return tables


def asked(area):
    """The fields of the forms in the page's words."""
    for step in area.steps:
        for name, field in step.form.base_fields.items():
            yield name, field
            if isinstance(field, Repeated):
                yield from ((f"{name}.{inner}", of) for inner, of in field.entry.base_fields.items())


@pytest.mark.parametrize("area", areas(), ids=lambda area: area.kind.name)
def test_the_page_lists_what_is_asked_and_whether_it_must_be_answered(area):
    musts = {name: "yes" if field.required else "no" if field.optional else "if" for name, field in asked(area)}
    assert listed()[area.kind.name] == musts


@pytest.mark.parametrize("area", areas(), ids=lambda area: area.kind.name)
def test_what_is_asked_is_what_is_kept(area):
    """Each answer has a question, but for what no page asks: which version of a text was shown."""
    kept = set(area.kind.answers[area.kind.schema].model_fields) - {"privacy_version", "consent_text_version"}
    questions = {name for name, _field in asked(area) if "." not in name}
    assert kept <= questions
    assert questions - kept <= {"consent"}, "a no is not kept"
