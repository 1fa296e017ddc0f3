"""What a person does with their hands: fill in a step, go on, sign in. Used by every walk through the house."""

import re
import time
from datetime import date
from urllib.parse import urlsplit

from portal import demo
from tests.house import DESK

REFERENCE = re.compile(r"\b[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
PATHS = {"boligmix": "ansoeg/boligmix", "discharge": "henvis/udskrivning", "workfirst": "tilbyd/arbejde"}


def prefix(language):
    return "/" if language == "da" else f"/{language}/"


def go_on(page):
    """Press the first button of the page's own form."""
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()


def fill(page, fields):
    """Answer a step as a hand does: tick, choose, or write, by what the field is."""
    for name, written in fields.items():
        field = page.locator(f'main [name="{name}"]')
        first = field.first
        kind = first.get_attribute("type")
        if kind in ("radio", "checkbox"):
            for value in written if isinstance(written, list) else [written]:
                chosen = field if value == "on" else page.locator(f'main [name="{name}"][value="{value}"]')
                chosen.check()
        elif first.evaluate("node => node.tagName") == "SELECT":
            first.select_option(written)
        else:
            first.fill(written)


def errors_on(page):
    return page.locator(".error-summary").all_inner_texts()


def write(page, kind, case):
    """Walk a journey from its bare address to the page where the answers are checked."""
    page.goto(f"{prefix(case.language)}{PATHS[kind]}/")
    for slug, fields in case.posted(date.today()).items():
        assert page.url.rstrip("/").endswith(f"/{PATHS[kind]}/{slug}"), (page.url, errors_on(page))
        fill(page, fields)
        go_on(page)
    assert page.url.rstrip("/").endswith("/gennemse"), (page.url, errors_on(page))


def send(page, kind, case):
    """Walk a journey from its bare address to the receipt; returns the reference."""
    write(page, kind, case)
    go_on(page)
    return reference_on(page)


def reference_on(page):
    """The case number on the receipt."""
    assert page.url.rstrip("/").endswith("/kvittering"), page.url
    return REFERENCE.search(page.locator("main").inner_text())[0]


def sign_in(page, house, key, door="/admin/"):
    """Sign in by e-mail, password and one-time code. Asking for a guarded door leads there, and back to it."""
    person = demo.person(key)
    page.goto(door)
    page.fill("[name=login]", person.email)
    page.fill("[name=password]", demo.PASSWORD)
    go_on(page)
    page.fill("[name=code]", house.code_for(person))
    go_on(page)
    assert door in page.url, (page.url, page.locator("main").inner_text())


def come_in(page, house, key, door="/admin/"):
    """Be somebody who is signed in. Whoever came in before in this house is remembered: a fresh code may take 30 s."""
    page.context.add_cookies(house.signed_in.get(key, []))
    page.goto(door)
    # A session that was remembered may have been ended since, as when the person added a passkey.
    if urlsplit(page.url).path != door:
        sign_in(page, house, key, door)
        house.signed_in[key] = page.context.cookies()


class Desks:
    """The signed-in people of one house, each in a browser of their own."""

    def __init__(self, house, browser):
        self.house, self.browser, self.contexts = house, browser, {}

    def of(self, key):
        """A page of this person's signed-in browser."""
        if key not in self.contexts:
            context = self.browser.new_context(base_url=self.house.base_url, viewport=DESK, locale="da-DK")
            context.set_default_timeout(15_000)
            come_in(context.new_page(), self.house, key, "/admin/queue/")
            self.contexts[key] = context
        return self.contexts[key].pages[0]

    def close(self):
        for context in self.contexts.values():
            context.close()


def row_of(page, reference):
    """Look a case up in the queue of the one who is signed in: its row as text, or None if they may not see it."""
    page.goto("/admin/queue/")
    page.locator("form.desk-search input[name=text]").fill(reference)
    page.locator("form.desk-search button").click()
    page.wait_for_load_state()
    row = page.locator("table.desk-list tbody tr").filter(has_text=reference)
    return row.first.inner_text() if row.count() else None


def case_page(page, reference):
    """Ask for a case's page as the one who is signed in, without drawing it: its status and its text."""
    answer = page.request.get(f"/admin/queue/{reference}/")
    return answer.status, answer.text()


def wait_until_placed(page, reference, *, patience=30):
    """Wait until the worker has given the case to a team; `page` is one of somebody who sees every case."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        status, text = case_page(page, reference)
        assert status == 200, (reference, status)
        if "Ikke fordelt" not in text:
            return text
        time.sleep(0.2)
    raise AssertionError(f"{reference} was not placed within {patience} s")
