"""Every page validates: the Nu HTML checker finds neither error nor warning, in either language.

`bin/vnu` gets the checker and a Java for it.
"""

import json
import shutil
import subprocess

import pytest
from django.conf import settings

from . import addresses

pytestmark = [pytest.mark.either_engine, pytest.mark.usefixtures("programme")]
JAR = settings.BASE_DIR / "tests" / "vnu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
JAVA = shutil.which("java")
OTHERS = (
    "/findes-ikke/",
    "/status/",
    "/konto/login/",
    "/konto/password/reset/",
    "/ansoeg/boligmix/",
    "/henvis/udskrivning/",
    "/tilbyd/arbejde/",
)


def every_address():
    return [*addresses.ALL, *OTHERS, *(f"/en{address}" for address in OTHERS)]


@pytest.mark.skipif(not JAVA, reason="no Java on this machine: `bin/vnu` gets one where it may install")
def test_the_checker_finds_nothing(client, tmp_path):
    assert JAR.exists(), "no checker: run bin/vnu"
    names = {}
    for number, address in enumerate(every_address()):
        file = tmp_path / f"{number:03}.html"
        file.write_bytes(client.get(address, follow=True).content)
        names[file.name] = address
    done = subprocess.run(
        [JAVA, "-jar", JAR, "--format", "json", "--exit-zero-always", "--skip-non-html", tmp_path],
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stderr)["messages"]
    told = [(names[one["url"].rpartition("/")[2]], one["message"], one.get("extract", "")) for one in found]
    assert told == []


@pytest.mark.skipif(not JAVA, reason="no Java on this machine")
def test_the_checker_would_find_something(tmp_path):
    (tmp_path / "bad.html").write_text('<!doctype html><html lang="da"><title>x</title><p id="a"><p id="a"><b>')
    done = subprocess.run([JAVA, "-jar", JAR, "--format", "json", "--exit-zero-always", tmp_path], capture_output=True)
    assert len(json.loads(done.stderr)["messages"]) >= 2
