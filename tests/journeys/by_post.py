"""A person who walks a journey by plain HTTP, and tries again when the page does not come."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser

import requests

from tests.cases import Case
from tests.killing.fuse import HEADER

from .walking import PATHS, REFERENCE, prefix

NAMES = {"discharge": ("henviser", "referrer_name", "referrer_email")}
IN_GENERAL = ("kontakt", "full_name", "email")
PATIENCE = 60.0


class Form(HTMLParser):
    """The form of a page: where it leads, and what it carries hidden."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.action, self.hidden = "", {}
        self.feed(page[page.index("<main") :])

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "form" and told.get("method") == "post" and not self.action:
            self.action = told["action"]
        elif tag == "input" and told.get("type") == "hidden":
            self.hidden[told["name"]] = told.get("value") or ""


class Died(Exception):
    """No answer came: the server was gone."""


@dataclass
class Person:
    """One browser, one journey, written as the case says or in a name of their own.

    `seen` is the reference on the receipt, if they got to see one.
    """

    base_url: str
    kind: str
    case: Case
    name: str = ""
    seen: str = ""
    web: requests.Session = field(default_factory=requests.Session)
    page: requests.Response | None = None

    @property
    def start(self) -> str:
        return f"{prefix(self.case.language)}{PATHS[self.kind]}/"

    @property
    def email(self) -> str:
        return f"{self.name.split()[-1]}@post.example"

    def written(self) -> dict[str, dict]:
        """What they write, step by step."""
        steps = self.case.posted(date.today())
        if not self.name:
            return steps
        slug, name, email = NAMES.get(self.kind, IN_GENERAL)
        steps[slug][name] = self.name
        if email in steps[slug]:
            steps[slug][email] = self.email
        return steps

    @property
    def gets_letters(self) -> bool:
        return any(self.email in inputs.values() for inputs in self.written().values())

    def get(self, address: str) -> requests.Response:
        """Open a page. The server may just be coming back."""
        return self._keep(lambda: self.web.get(self.base_url + address, timeout=PATIENCE))

    def press(self, inputs: dict | None = None, *, fuse: str = "") -> requests.Response:
        """Press the button of the page in front of them. Raises Died; the page is still there then."""
        form = Form(self.page.text)
        headers = {HEADER: fuse} if fuse else {}
        return self._keep(
            lambda: self.web.post(
                self.base_url + form.action, data={**form.hidden, **(inputs or {})}, headers=headers, timeout=PATIENCE
            )
        )

    def _keep(self, ask) -> requests.Response:
        try:
            page = ask()
        except requests.ConnectionError:
            raise Died from None
        assert page.status_code == 200, (page.status_code, page.url, page.text[:2000])
        self.page = page
        if page.url.endswith("/kvittering/"):
            self.seen = re.search(REFERENCE, page.text[page.text.index("<main") :])[0]
        return page

    def at(self, slug: str) -> bool:
        return self.page.url.split("?")[0].endswith(f"/{slug}/")

    def send(self) -> str:
        """Walk the journey from its bare address to the receipt; returns the reference."""
        self.get(self.start)
        for slug, inputs in self.written().items():
            assert self.at(slug), (slug, self.page.url, self.page.text)
            self.press(inputs)
        assert self.at("gennemse"), (self.page.url, self.page.text)
        self.press()
        assert self.seen, (self.page.url, self.page.text)
        return self.seen

    def close(self) -> None:
        self.web.close()
