"""A real OpenID provider for the tests: tests/oidc/server.mjs in a process of its own.

    def test_a_person_signs_in(provider):
        provider.knows("nina", sub="n-1", email="nina@region.example")

It stands on a free port of 127.0.0.1 and is stopped in any case. `bin/oidc` gets what it needs; without that the tests
that ask for it are skipped, and say so.
"""

import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.request
from contextlib import contextmanager

import pytest

from .databases import ROOT
from .house import free_port

FOLDER = ROOT / "tests" / "oidc"
CLIENT_ID = "dok"
CLIENT_SECRET = "a-secret-of-the-tests-alone-0123456789"
DOMAIN = "region.example"
PATIENCE = 30.0


class OidcServer:
    """What one can tell it and ask of it."""

    def __init__(self, url: str) -> None:
        self.url = url

    def knows(self, login: str, *, amr=(), acr=None, remember=False, **claims) -> dict:
        """Tell it of a person, who signs in by typing `login`; returns the claims."""
        claims = {"sub": f"sub-of-{login}", "email": f"{login}@{DOMAIN}", "email_verified": True, **claims}
        person = {"claims": claims, "amr": list(amr), "remember": remember} | ({"acr": acr} if acr else {})
        request = urllib.request.Request(
            f"{self.url}/people/{login}",
            data=json.dumps(person).encode(),
            method="PUT",
            headers={"Content-Type": "application/json"},
        )
        urllib.request.urlopen(request, timeout=PATIENCE).close()
        return claims

    def configuration(self, **other) -> str:
        """What DOK_OIDC says of it."""
        ours = {
            "id": "region",
            "name": "Region Test",
            "server": self.url,
            "client_id": CLIENT_ID,
            "client_secret": CLIENT_SECRET,
            "domains": [DOMAIN],
            "amr": ["mfa"],
            "acr": ["urn:test:substantial"],
        }
        return json.dumps([{**ours, **other}])


def node() -> str | None:
    """The Node.js that `bin/oidc` found or installed, if the provider is there too."""
    if not (FOLDER / "node_modules" / "oidc-provider").is_dir():
        return None
    return shutil.which("node", path=f"{ROOT / '.tools' / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}")


@contextmanager
def running(*redirects: str):
    """Run a provider whose client may come back to these addresses."""
    program = node()
    if program is None:
        pytest.skip("no Node.js or no oidc-provider here: run bin/oidc once")
    port = free_port()
    environment = os.environ | {"OIDC_PORT": str(port), "OIDC_REDIRECTS": " ".join(redirects)}
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(
            [program, "server.mjs"], cwd=FOLDER, env=environment, stdin=subprocess.DEVNULL, stdout=told, stderr=told
        )
        try:
            _wait_until_open(f"http://127.0.0.1:{port}", process, told)
            yield OidcServer(f"http://127.0.0.1:{port}")
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_until_open(url, process, told):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"{url}/.well-known/openid-configuration", timeout=PATIENCE).close()
            return
        except OSError:
            time.sleep(0.05)
    told.seek(0)
    raise AssertionError(f"the OpenID provider did not open:\n{told.read().decode(errors='replace')}")


@pytest.fixture(scope="session")
def oidc_server():
    """One provider for all tests of a worker that go by Django's test client."""
    with running("http://127.0.0.1:8000/konto/sso/region/svar/") as server:
        yield server


@pytest.fixture
def provider(oidc_server, settings):
    """The provider, and a house that is configured for it."""
    settings.DOK_OIDC = oidc_server.configuration()
    settings.WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
    return oidc_server
