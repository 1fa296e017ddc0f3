"""Each journey in any order, as people use it: forwards, back, from two tabs and two devices, wrongly, too late, twice.

Three laws hold whatever is done. What was typed last on a page is what the page shows again. A journey makes one
submission. The process holds no vault identity from beginning to end, and opens nothing that was sent.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from django.http import HttpResponse
from django.middleware.csrf import _get_new_csrf_string
from django.test import Client, override_settings
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from intake.journeys import drafts
from intake.journeys.declaration import Area, area
from intake.submissions.answers import open_answers
from intake.submissions.models import Draft, DraftLetter, SealedItem, Submission
from intake.vault.errors import VaultError
from intake.vault.personal import PersonalKey
from tests.cases import Case, boligmix, discharge, workfirst
from tests.saved import code_in, letters, link_in

from .browsing import Fields, Page, anyhow, as_they_stand, differing, page_of, rearranged
from .walking import ABOUT, AGREED, WISH

STOPS = {"no_consent.html", "stop.html"}
IDENTITIES = django_settings.DOK_VAULT_IDENTITIES
EMAIL = "hjem@post.example"


class Journey(RuleBasedStateMachine):
    """One area's journey. `expected` is what was typed last on each page of each draft."""

    area: Area
    good: dict[str, Fields]

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.browsers = [Client(enforce_csrf_checks=True)]
        self.expected: dict[UUID, dict[str, Fields]] = {}
        self.tabs: list[tuple[Client, str, Page]] = []
        self.sent = 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    # --- What a person can do -------------------------------------------------------------------------------------

    @rule(data=st.data())
    def look_at_a_step(self, data):
        """Go back, go on by address, reload; the page stays open in a tab."""
        browser = self._any_browser(data)
        slug = data.draw(st.sampled_from([step.slug for step in self.area.steps]), label="step")
        self._open(browser, slug)

    @rule(data=st.data())
    def go_where_something_is_left(self, data):
        browser = self._any_browser(data)
        slug = self._waiting(browser)
        if slug is not None:
            self._answer(browser, slug, self._open(browser, slug), data)

    @precondition(lambda self: self.tabs)
    @rule(data=st.data())
    def answer_in_a_tab_that_stood_open(self, data):
        self._answer(*data.draw(st.sampled_from(self.tabs[-6:]), label="tab"), data)

    @precondition(lambda self: self.tabs)
    @rule(data=st.data())
    def make_a_list_longer_or_shorter(self, data):
        lists = [tab for tab in self.tabs if self._list_buttons(tab[2])]
        if not lists:
            return
        browser, slug, page = lists[-1]
        name, value = data.draw(st.sampled_from(self._list_buttons(page)), label="button")
        filled = page.with_(self._typed(slug, page, data))
        self._posted(browser, slug, filled, name, value)

    @precondition(lambda self: self.tabs)
    @rule(data=st.data())
    def go_back_by_the_button(self, data):
        browser, slug, page = data.draw(st.sampled_from(self.tabs[-6:]), label="tab")
        if ("tilbage", "1") in page.buttons and "?fra=" not in page.action:
            self._posted(browser, slug, page.with_(self._typed(slug, page, data)), "tilbage")

    @rule(data=st.data(), times=st.integers(1, 3))
    def send(self, data, times):
        self._send(self._any_browser(data), times)

    @rule(data=st.data())
    def change_from_the_page_where_answers_are_checked(self, data):
        browser = self._any_browser(data)
        slug = data.draw(st.sampled_from([step.slug for step in self.area.steps]), label="step")
        page = self._open(browser, f"{slug}/?fra=gennemse") if self._waiting(browser) is None else None
        if page is not None:
            response = self._posted(browser, slug, page)
            assert response.status_code == 200 or response.url.startswith(self._url("")), response

    @rule(data=st.data())
    def save_and_come_back_on_another_device(self, data):
        browser = self._any_browser(data)
        slug = self._waiting(browser) or self.area.steps[-1].slug
        page = self._open(browser, slug)
        if page is None or ("gem", "1") not in page.buttons or len(self.browsers) > 2:
            return
        response = self._posted(browser, slug, page.with_(self._typed(slug, page, data)), "gem")
        if response.status_code != 302 or not response.url.endswith("/gem/"):
            return
        asked = page_of(browser.get(response.url))
        browser.post(response.url, asked.with_({"email": [EMAIL]}).posted())
        self.browsers.append(self._come_back())

    @precondition(lambda self: self.tabs)
    @rule(data=st.data())
    def the_token_has_run_out(self, data):
        """The page comes back with the answers in it, and one press sends them."""
        browser, slug, page = data.draw(st.sampled_from(self.tabs[-6:]), label="tab")
        browser.cookies["csrftoken"] = _get_new_csrf_string()
        self._answer(browser, slug, page, data)

    @rule(data=st.data())
    def the_draft_runs_out(self, data):
        if row := self._draft(self._any_browser(data)):
            Draft.objects.filter(pk=row.pk).update(expires_at=timezone.now() - timedelta(seconds=1))

    @rule(data=st.data(), action=st.sampled_from(["resume", "restart"]))
    def come_by_the_bare_address(self, data, action):
        browser = self._any_browser(data)
        page = page_of(browser.get(self._url("")))
        if page is not None:
            assert browser.post(self._url(""), page.posted("action", action)).status_code == 302

    @rule(data=st.data())
    def delete_it(self, data):
        browser = self._any_browser(data)
        if page := page_of(browser.get(self._url("slet"))):
            browser.post(self._url("slet"), page.posted())
            assert self._draft(browser) is None

    @rule(data=st.data())
    def finish(self, data):
        """From wherever one is, good answers lead to the receipt."""
        browser = self._any_browser(data)
        if (row := self._draft(browser)) and row.reference:
            browser.get(self._url(""))
        for slug, fields in self.good.items():
            page = self._open(browser, slug)
            assert page is not None, f"{slug} does not open"
            rows = {name: [""] for name in page.kinds if page.kinds[name] in ("text", "select", "textarea")}
            self._posted(browser, slug, page.with_({**rows, **as_they_stand(fields, page)}))
        assert self._send(browser, 2), "good answers were not taken"

    # --- What must hold -------------------------------------------------------------------------------------------

    def _open(self, browser: Client, slug: str) -> Page | None:
        """Look at a step. If it is shown, it shows what was typed last; if not, it leads to another page of ours."""
        address = self._url(slug)
        response = browser.get(address)
        slug = slug.partition("/")[0]
        row = self._draft(browser)
        if response.status_code == 302:
            assert response.url.startswith(self._url(""))
            return None
        page = page_of(response)
        if page is None or f"/{slug}/" not in page.action:
            return None
        if row is not None and (typed := self.expected.get(row.pk, {}).get(slug)) is not None:
            assert differing(typed, page) == [], (slug, typed, page.fields)
        self.tabs.append((browser, slug, page))
        return page

    def _answer(self, browser: Client, slug: str, page: Page | None, data) -> None:
        if page is not None:
            self._posted(browser, slug, page.with_(self._typed(slug, page, data)))

    def _posted(self, browser: Client, slug: str, page: Page, name: str = "", value: str = "1") -> HttpResponse:
        """Post a step, and note what the draft must hold now."""
        before = self._draft(browser)
        if before is not None and not before.reference and page.marks[drafts.FORM] != [drafts.mark(before.digest)]:
            return self._posted_to_another(browser, before, page, name, value)
        response = browser.post(page.action, page.posted(name, value))
        if response.status_code == 403:
            response = self._send_again(browser, response, page, name, value)
        row = self._draft(browser)
        assert response.status_code in (200, 302), response.status_code
        if before is not None and before.reference:
            assert response.status_code == 302
            assert response.url == self._url("kvittering")
        elif row is not None:
            self.expected.setdefault(row.pk, {})[slug] = rearranged(page.fields, name, value)
        else:
            shown = {template.name.rpartition("/")[2] for template in response.templates}
            assert shown & STOPS, "what was typed is kept, unless the journey ends there"
        return response

    def _posted_to_another(self, browser: Client, open_now: Draft, page: Page, name: str, value: str) -> HttpResponse:
        """A tab that stood at another form writes nothing into the one that is open, and shows what was typed."""
        response = browser.post(page.action, page.posted(name, value))
        if response.status_code == 403:
            response = self._send_again(browser, response, page, name, value)
        assert response.status_code == 200
        assert bytes(Draft.objects.get(pk=open_now.pk).blob) == bytes(open_now.blob)
        again = page_of(response)
        assert again is None or differing(page.fields, again) == []
        return response

    def _send_again(self, browser: Client, refused: HttpResponse, page: Page, name: str, value: str) -> HttpResponse:
        """The page that says that the token has run out holds every answer and the button that was pressed."""
        again = page_of(refused)
        assert again.fields == {**page.fields, **({name: [value]} if name else {})}
        return browser.post(again.action, again.posted())

    def _send(self, browser: Client, times: int) -> bool:
        """Send as often as somebody presses the button; it is sent once."""
        checked = page_of(browser.get(self._url("gennemse")))
        if checked is None or "/gennemse/" not in checked.action:
            return False
        for _press in range(times):
            response = browser.post(checked.action, checked.posted())
        if response.status_code != 302 or not response.url.endswith("/kvittering/"):
            return False
        self.sent += 1
        assert Submission.objects.count() == self.sent
        row = self._draft(browser)
        assert row.reference in browser.get(self._url("kvittering")).content.decode()
        self._is_closed_to_us(Submission.objects.get(reference=row.reference))
        return True

    def _is_closed_to_us(self, submission: Submission) -> None:
        with pytest.raises(VaultError):
            open_answers(submission)
        written = [texts[0] for fields in self.good.values() for texts in fields.values() if len(texts[0]) > 14]
        raw = b"".join(bytes(blob) for model in (Draft, SealedItem, DraftLetter) for blob in _blobs(model))
        assert not [text for text in written if text.encode() in raw]

    def _draft(self, browser: Client) -> Draft | None:
        """The draft that a browser's cookie leads to."""
        cookie = browser.cookies.get(drafts.cookie_of(self.area))
        if cookie is None or not cookie.value:
            return None
        digest = PersonalKey.from_secret(cookie.value).digest
        return Draft.objects.filter(digest=digest, expires_at__gt=timezone.now()).first()

    def _waiting(self, browser: Client) -> str | None:
        """The step that the check page leads back to."""
        response = browser.get(self._url("gennemse"))
        if response.status_code != 302:
            return None
        slug = response.url.rstrip("/").rpartition("/")[2]
        return slug if slug in {step.slug for step in self.area.steps} else None

    def _come_back(self) -> Client:
        with override_settings(DOK_VAULT_IDENTITIES=IDENTITIES):
            link = link_in(letters()[-1]["body"])
        other = Client(enforce_csrf_checks=True)
        other.post(link, page_of(other.get(link), link).posted("send"))
        with override_settings(DOK_VAULT_IDENTITIES=IDENTITIES):
            code = code_in(letters()[-1]["body"])
        asked = page_of(other.get(link), link)
        assert other.post(link, asked.with_({"code": [code]}).posted()).status_code == 302
        return other

    # --- Hands ----------------------------------------------------------------------------------------------------

    def _any_browser(self, data) -> Client:
        return data.draw(st.sampled_from(self.browsers), label="browser") if self.browsers[1:] else self.browsers[0]

    def _typed(self, slug: str, page: Page, data) -> Fields:
        """Fill in a page: well, as it is, or each field in its own way."""
        way = data.draw(st.sampled_from(["well", "well", "as it is", "anyhow"]), label="way")
        if way == "well":
            return {**page.fields, **as_they_stand(self.good.get(slug, {}), page)}
        if way == "as it is":
            return dict(page.fields)
        fields = dict(page.fields)
        for name in data.draw(st.sets(st.sampled_from(sorted(page.kinds))), label="fields"):
            fields[name] = data.draw(anyhow(page, name), label=name)
        return {name: texts for name, texts in fields.items() if texts}

    def _list_buttons(self, page: Page) -> list[tuple[str, str]]:
        return [(name, value) for name, value in page.buttons if name.endswith(("-add", "-remove"))]

    def _url(self, slug: str) -> str:
        return f"/{self.area.path}/{slug}" + ("/" if slug and "?" not in slug else "")


def _blobs(model):
    return model.objects.values_list("blob", flat=True)


# --- The tests ----------------------------------------------------------------------------------------------------

QUICK = settings(
    max_examples=4, stateful_step_count=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
DEEP = settings(QUICK, max_examples=200, stateful_step_count=50, derandomize=False, print_blob=True)


def answers(case: Case) -> dict[str, Fields]:
    posted = case.posted(timezone.localdate())
    return {
        slug: {name: written if isinstance(written, list) else [written] for name, written in fields.items()}
        for slug, fields in posted.items()
    }


TOY = {"om-dig": ABOUT, "oenske": WISH, "aftale": AGREED}
GOOD = {
    "boligmix": lambda: answers(boligmix.CASES[0]),
    "discharge": lambda: answers(discharge.CASES[0]),
    "workfirst": lambda: answers(max(workfirst.CASES, key=lambda case: len(case.steps))),
    "toyloan": lambda: {slug: {name: [text] for name, text in fields.items()} for slug, fields in TOY.items()},
}


def walk(name: str, depth: settings) -> None:
    machine = type(f"Journey_{name}", (Journey,), {"area": area(name), "good": GOOD[name]()})
    with override_settings(DOK_VAULT_IDENTITIES=""):
        run_state_machine_as_test(machine, settings=depth)


@pytest.mark.parametrize("name", GOOD)
def test_a_journey_holds_in_any_order(toy, name):
    walk(name, QUICK)


@pytest.mark.long
@pytest.mark.parametrize("name", GOOD)
def test_a_journey_holds_in_any_order_for_long(toy, name):
    walk(name, DEEP)
