"""What draws PDFs: our own files alone, and a start without Pango."""

import subprocess
import sys

import pytest

from portal import paper
from tests.databases import ROOT

needs_pango = pytest.mark.skipif(not paper.can_be_made(), reason="Pango is not here")


@needs_pango
@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/x.png",
        "data:text/css,p{}",
        "file:///etc/hostname",
        f"{paper._STATIC.as_uri()}/../manage.py",
        f"{paper._STATIC.as_uri()}/%2e%2e/manage.py",
        f"file://host{paper._STATIC}/css/paper.css",
    ],
)
def test_a_pdf_is_made_of_our_own_files_alone(address):
    with pytest.raises(ValueError, match="not a file of ours"):
        paper._only_ours().fetch(address)


def test_a_process_that_cannot_load_pango_starts_and_says_so():
    script = """
import cffi

def dlopen(self, name, *flags):
    raise OSError(f"cannot load library '{name}'")

cffi.FFI.dlopen = dlopen
import django

django.setup()
from portal import paper

print(paper.can_be_made())
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stdout == "False\n"
    assert "No PDF on this machine: cannot load library" in done.stderr
