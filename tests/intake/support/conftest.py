"""A proposal to stand behind, and the letters that come of it."""

import re
from uuid import UUID

import pytest
from django.core import mail

from intake.support import process, public, tasks

KEY = UUID("00000000-0000-4000-8000-0000000000aa")
OTHER = UUID("00000000-0000-4000-8000-0000000000bb")


class TwoProposals:
    """Words that know two proposals; the second one asks for no support."""

    def every(self):
        return [
            public.Proposal(KEY, "Fuglekasser", "/fuglekasser/", "A", is_open=True),
            public.Proposal(OTHER, "Bænke", "/baenke/", "B", is_open=False),
        ]

    def find(self, name):
        return next((one for one in self.every() if name in (str(one.key), one.title.lower())), None)


@pytest.fixture(autouse=True)
def proposals(monkeypatch):
    monkeypatch.setattr(public, "_words", [TwoProposals()])


def post_waiting():
    """Let the workers send what waits; returns the letters, newest last."""
    tasks.send_waiting.func()
    return mail.outbox


def link_in(letter):
    return re.search(r"/stoet/link/([^/\s]+)/", letter.body)[1]


def signed(email, proposal=KEY, language="da"):
    """Ask, and read the letter; returns its link."""
    process.ask(proposal, email, language)
    return link_in(post_waiting()[-1])
