"""Papers under test: what they name exists, and what they list is what the code lists."""

import re
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

from intake.submissions.enums import State

ROOT = Path(__file__).resolve().parents[1]
PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
SOURCES = sorted(
    file
    for room in ("portal", "cms", "intake", "dialogue")
    for file in (ROOT / room).rglob("*.py")
    if "migrations" not in file.parts
)
LONGEST_MODULE = 300
NAMES_OF_NOTHING = {"utils", "helpers", "common", "misc"}


def paper_name(paper):
    return paper.relative_to(ROOT).as_posix()


def targets():
    return set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(), re.M))


@pytest.mark.parametrize("paper", PAPERS, ids=paper_name)
def test_links_within_the_house_lead_somewhere(paper):
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", paper.read_text())
    links += re.findall(r'src="(?!https?:)([^"]+)"', paper.read_text())
    assert [link for link in links if not (paper.parent / link).exists()] == []


@pytest.mark.parametrize("paper", PAPERS, ids=paper_name)
def test_every_command_named_exists(paper):
    text = paper.read_text()
    named = set(re.findall(r"manage\.py ([a-z_]+)", text))
    made = set(re.findall(r"(?:`|^\s{4}|^)make ([a-z-]+)", text, re.M))
    assert named - set(get_commands()) == set()
    assert made - targets() == set()


def test_the_readme_names_every_target():
    readme = (ROOT / "README.md").read_text()
    assert {target for target in targets() if f"make {target}" not in readme} == set()


def test_the_architecture_lists_the_states_as_they_are():
    text = (ROOT / "docs" / "architecture.md").read_text()
    rows = re.findall(r"^\| `([a-z_]+)` \| ([^|]+) \| ([^|]+) \| (open|ended|) *\|", text, re.M)
    listed = [(code, staff.strip(), public.strip(), ended) for code, staff, public, ended in rows]
    assert listed == [
        (
            state.value,
            str(state.label),
            str(state.public_name),
            "open" if state.is_open else "ended" if state.is_final else "",
        )
        for state in State
    ]


def test_the_architecture_lists_every_variable_that_the_settings_read():
    settings = "\n".join(file.read_text() for file in (ROOT / "portal" / "settings").glob("*.py"))
    read = set(re.findall(r'env(?:\.\w+)?\(\s*"([A-Z_]+)"', settings)) | {
        "EMAIL_URL",
        "CACHE_URL",
    }  # Read by functions of their own.
    text = (ROOT / "docs" / "architecture.md").read_text()
    assert {name for name in read if f"`{name}`" not in text} == set()


def test_the_architecture_lists_every_command_of_ours_and_every_file_it_names_exists():
    text = (ROOT / "docs" / "architecture.md").read_text()
    ours = {file.stem for file in SOURCES if file.parent.name == "commands" and file.stem != "__init__"}
    assert {name for name in ours if f"`{name}`" not in text} == set()
    named = re.findall(r"`((?:bench|bin|cms|dialogue|intake|portal|static|templates|tests)/[\w./-]+)`", text)
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_publiccode_says_the_version_and_licence_of_the_project():
    public = yaml.safe_load((ROOT / "publiccode.yml").read_text())
    project = (ROOT / "pyproject.toml").read_text()
    assert f'version = "{public["softwareVersion"]}"' in project
    assert f'license = "{public["legal"]["license"]}"' in project
    assert f"## [{public['softwareVersion']}]" in (ROOT / "CHANGELOG.md").read_text()


def test_no_module_is_too_long_to_read():
    long = {file.relative_to(ROOT).as_posix(): len(file.read_text().splitlines()) for file in SOURCES}
    assert {name: lines for name, lines in long.items() if lines > LONGEST_MODULE} == {}


def test_no_module_is_named_for_nothing():
    assert [file for file in SOURCES if NAMES_OF_NOTHING & {*file.parts, file.stem}] == []
