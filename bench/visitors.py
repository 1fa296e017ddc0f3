"""Who comes: each fills in the same nine questions, here or there, and is checked to have come through.

A visitor is three steps: all that comes before the press that sends; that press; and what it leads to. Each yields the
answers it got.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .browser import Answer, Browser

STORY = "Jeg vil gerne i gang igen. Jeg har tid om formiddagen, og jeg bor tæt på. " * 8
_BOTH = {"full_name": "Åse Østergård-Ærø", "email": "aase@post.example", "age": "41", "story": STORY, "agreed": "on"}
OURS = {
    **_BOTH,
    "colour": "green",
    "days": ["mon", "wed"],
    "town": "ode",
    "starts_on_day": "14",
    "starts_on_month": "1",
    "starts_on_year": "2030",
}
WAGTAILS = {**_BOTH, "colour": "Grøn", "days": ["Mandag", "Onsdag"], "town": "Odense", "starts_on": "2030-01-14"}

START = "/bench/spoergsmaal/"


class WentWrong(Exception):
    """A visitor did not come through: the figures would be of something else."""


@dataclass(frozen=True)
class Visitor:
    """`approach` leads to the page with the sending button, `receipt` says what is looked at after it."""

    approach: Callable[[Browser], list[Answer]]
    press: Callable[[Browser, Answer], Answer]
    receipt: Callable[[Browser, Answer], list[Answer]]

    def whole_way(self, browser: Browser) -> list[Answer]:
        way = self.approach(browser)
        sent = self.press(browser, way[-1])
        return [*way, sent, *self.receipt(browser, sent)]


def _expect(answer: Answer, status: int, location: str = "", text: str = "") -> Answer:
    if (answer.status, answer.location) != (status, location) or text not in answer.text:
        raise WentWrong(f"{answer.status} {answer.location or answer.text[-3000:]}")
    return answer


def _our_approach(browser: Browser) -> list[Answer]:
    asked = _expect(browser.get(f"{START}svar/"), 200)
    answered = browser.post(f"{START}svar/", {**asked.hidden, **OURS})
    _expect(answered, 302, f"{START}gennemse/")
    return [asked, answered, _expect(browser.get(f"{START}gennemse/"), 200)]


def _our_press(browser: Browser, page: Answer) -> Answer:
    return _expect(browser.post(f"{START}gennemse/", page.hidden), 302, f"{START}kvittering/")


def _our_receipt(browser: Browser, sent: Answer) -> list[Answer]:
    return [_expect(browser.get(sent.location), 200, text="SQ-")]


def _wagtails(frame: str) -> Visitor:
    address = f"/bench-{frame}/"
    return Visitor(
        approach=lambda browser: [_expect(browser.get(address), 200)],
        press=lambda browser, page: _expect(browser.post(address, {**page.hidden, **WAGTAILS}), 200, text="Tak"),
        receipt=lambda browser, sent: [],
    )


VISITORS = {
    "ours": Visitor(_our_approach, _our_press, _our_receipt),
    "wagtail in our frame": _wagtails("house"),
    "wagtail bare": _wagtails("bare"),
}
