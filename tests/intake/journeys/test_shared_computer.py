"""One computer on a ward, and whoever sits down at it, in any order: two colleagues with accounts, and one without.

Two laws hold whatever is done. Nobody is shown what was written from another's account. Whoever comes back to their
account finds the form they had in hand there, until they send it or sign out.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import count

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from intake.submissions.models import Submission
from tests import make
from tests.cases import discharge

BASE = "/henvis/udskrivning/"
NOBODY = "nobody"
MARK = re.compile(r'name="formular" value="(\w*)"')
FOR_UNIT = re.compile(r'name="afdeling" value="(\d*)"')
STEPS = discharge.CASES[0].posted(date.today())
QUICK = settings(
    max_examples=8, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
)
DEEP = settings(QUICK, max_examples=80, stateful_step_count=40)


class SharedComputer(RuleBasedStateMachine):
    """`forms` is what each has in hand: the form, and the citizen's name in it; each name is written once."""

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.browser, self.who = Client(), NOBODY
        self.forms: dict[str, tuple[int, str]] = {}
        self.names, self.numbers, self.sent, self.open_page = count(), count(), 0, None

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @initialize()
    def hire(self):
        self.people = {name: make.referrer(email=f"{name}@hospital.example") for name in ("wilma", "otto")}

    @rule(who=st.sampled_from(["wilma", "otto"]))
    def sign_in(self, who):
        self.login_runs_out()
        make.sign_in(self.browser, self.people[who])
        self.who = who

    @rule()
    def login_runs_out(self):
        self.browser.cookies.pop("sessionid", None)
        self.who = NOBODY

    @rule()
    def sign_out(self):
        if self.who != NOBODY:
            self.browser.post("/konto/logout/")
            self.forms.pop(self.who, None)
            self.forms.pop(NOBODY, None)
            self.who = NOBODY

    @rule()
    def write_about_a_citizen(self):
        """Open the first pages in turn, and answer them."""
        name = f"Borger{next(self.names):03}"
        for slug in list(STEPS)[:3]:
            self._post(slug, {**STEPS[slug], **({"citizen_first_name": name} if slug == "borger" else {})})
        self._is_in_hand(name)

    @rule()
    def leave_a_page_open(self):
        if form := self._form():
            self.open_page = form[0], self._mark("borger")

    @rule()
    def answer_the_page_that_stood_open(self):
        """It is laid in the form it was shown for, whoever is signed in by now; or that form is gone."""
        if self.open_page is None:
            return
        (form, mark), self.open_page = self.open_page, None
        name = f"Borger{next(self.names):03}"
        answer = {**STEPS["borger"], "citizen_first_name": name, "formular": mark}
        shown = self.browser.post(f"{BASE}borger/", answer, follow=True)
        owner = next((owner for owner, (number, _name) in self.forms.items() if number == form), None)
        if owner is not None and (self._form() or ())[:1] == (form,):
            self._is_in_hand(name)
        elif owner not in (None, NOBODY):
            self.forms[owner] = form, name
            assert shown.status_code == 403

    @rule(who=st.sampled_from(["wilma", "otto"]))
    def answer_when_the_login_has_run_out_and_sign_in_again(self, who):
        self.sign_in(who)
        if who not in self.forms:
            self.write_about_a_citizen()
        self.leave_a_page_open()
        self.login_runs_out()
        self.answer_the_page_that_stood_open()
        self.sign_in(who)

    @rule()
    def send(self):
        name = self._in_hand()
        if name is None:
            return
        for slug in list(STEPS)[3:]:
            self._post(slug, STEPS[slug])
        page = self.browser.get(f"{BASE}gennemse/").content.decode()
        said = {"formular": MARK.search(page)[1], "afdeling": FOR_UNIT.search(page)[1]}
        assert self.browser.post(f"{BASE}gennemse/", said).url == f"{BASE}kvittering/"
        self._is_in_hand(name)
        del self.forms[self.who]
        self.sent += 1
        newest = Submission.objects.latest("received_at").sender
        assert (newest.user.email.partition("@")[0] if newest.user else NOBODY) == self.who
        assert self.browser.get(f"{BASE}kvittering/").status_code == 200
        assert self.browser.get(BASE).status_code == 302  # The next one begins.

    @invariant()
    def everybody_is_shown_their_own_and_nothing_else(self):
        name = self._in_hand()
        for address in ("borger/", "gennemse/", ""):
            shown = self.browser.get(f"{BASE}{address}", follow=True).content.decode()
            others = {other for _number, other in self.forms.values() if other != name}
            assert not [other for other in others if other in shown], (self.who, address)
        if name is not None:
            assert name in self.browser.get(f"{BASE}borger/").content.decode()
        assert Submission.objects.count() == self.sent

    # --- What is known --------------------------------------------------------------------------------------------

    def _in_hand(self) -> str | None:
        """The name that whoever sits here is shown."""
        form = self._form()
        return form and form[1]

    def _form(self) -> tuple[int, str] | None:
        """Their own, else nobody's."""
        return self.forms.get(self.who, self.forms.get(NOBODY))

    def _is_in_hand(self, name: str) -> None:
        """Whoever acts on nobody's form from an account makes it theirs."""
        form = self._form()
        if self.who not in self.forms:
            self.forms.pop(NOBODY, None)
        self.forms[self.who] = (form[0] if form else next(self.numbers)), name

    def _mark(self, slug: str) -> str:
        return MARK.search(self.browser.get(f"{BASE}{slug}/").content.decode())[1]

    def _post(self, slug: str, answers: dict) -> None:
        response = self.browser.post(f"{BASE}{slug}/", {**answers, "formular": self._mark(slug)})
        assert response.status_code == 302, (slug, response.content.decode())


def test_a_shared_computer_shows_everybody_their_own(db):
    run_state_machine_as_test(SharedComputer, settings=QUICK)


@pytest.mark.long
def test_a_shared_computer_shows_everybody_their_own_for_long(db):
    run_state_machine_as_test(SharedComputer, settings=DEEP)
