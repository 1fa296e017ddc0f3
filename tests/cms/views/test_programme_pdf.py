"""The address of the printed programme, asked by many while there is none."""

import threading
import time

import pytest
from django.conf import settings as configured
from django.db import connections
from django.test import Client

from cms import printing
from cms.models import PrintedProgramme, ProgrammePage
from portal import paper
from tests.dialogue import meetings
from tests.portal.page_cache.conftest import HOST, pages  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def drawings(monkeypatch):
    """A slow drawing; what was drawn."""
    done = []

    def slowly(template, context, *, amend=str):
        time.sleep(1.5)
        done.append(template)
        return b"%PDF"

    monkeypatch.setattr(paper, "can_be_made", lambda: True)
    monkeypatch.setattr(paper, "pdf", slowly)
    return done


def ask_at_once(clients):
    answers = []

    def ask(client):
        try:
            answers.append(client.get("/ideprogram.pdf", HTTP_HOST=HOST))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=ask, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def signed_in():
    """Whoever has a session is answered by themselves, and not by what is kept."""
    client = Client()
    client.cookies[configured.SESSION_COOKIE_NAME] = "somebody"
    return client


def a_programme():
    home = meetings.dialogue().get_parent()
    home.add_child(instance=ProgrammePage(title="Program", slug="ideprogram", locale=home.locale))


@pytest.mark.parametrize("who", [Client, signed_in], ids=["anybody", "colleagues"])
def test_one_drawing_serves_all_who_ask_meanwhile(who, drawings, pages):  # noqa: F811
    a_programme()

    answers = ask_at_once([who() for _ in range(3)])

    assert [answer.content for answer in answers] == [b"%PDF"] * 3
    assert len(drawings) == 1


def test_after_it_was_withdrawn_again_one_drawing_serves_all(drawings, pages):  # noqa: F811
    a_programme()
    ask_at_once([Client()])
    printing.withdraw("da")
    assert not PrintedProgramme.objects.exists()

    answers = ask_at_once([Client(), signed_in(), Client()])

    assert [answer.content for answer in answers] == [b"%PDF"] * 3
    assert len(drawings) == 2
