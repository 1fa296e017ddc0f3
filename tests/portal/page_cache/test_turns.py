"""However many ask at once for a page that is not kept, one makes it."""

import multiprocessing
import threading
import time

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from portal import page_cache
from portal.page_cache.files import PageFiles
from portal.page_cache.shelf import Shelf, shelf
from portal.page_cache.visit import Visit
from portal.urls import urlpatterns as ours

from .conftest import HOST

made = []


@page_cache.kept
def slow(request):
    made.append(threading.get_ident())
    time.sleep(0.2)
    return HttpResponse("the page")


@page_cache.kept
def broken(request):
    made.append(threading.get_ident())
    raise ZeroDivisionError


urlpatterns = [path("langsom/", slow), path("gaar-galt/", broken), *ours]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


def ask_at_once(address, count=8):
    answers, together = [], threading.Barrier(count)

    def ask():
        client = Client(raise_request_exception=False)
        together.wait()
        answers.append(client.get(address, HTTP_HOST=HOST))

    threads = [threading.Thread(target=ask) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_eight_readers_at_once_cost_one_making(pages):
    made.clear()
    answers = ask_at_once("/langsom/")
    assert [answer.content for answer in answers] == [b"the page"] * 8
    assert len(made) == 1


def test_after_a_change_again_one_makes_it(pages):
    made.clear()
    ask_at_once("/langsom/")
    pages.renew()
    ask_at_once("/langsom/")
    assert len(made) == 2


def test_one_that_fails_lets_the_next_one_try_and_keeps_nobody_waiting(pages, kept):
    made.clear()
    began = time.monotonic()
    answers = ask_at_once("/gaar-galt/", count=3)
    assert [answer.status_code for answer in answers] == [500] * 3
    assert time.monotonic() - began < 5
    assert len(made) == 3
    assert kept() == set()


def test_nobody_waits_for_ever_for_one_that_died(pages):
    dead = Visit(pages.version(), f"http {HOST} /langsom/?")
    assert shelf.take_turn(dead.version, dead.key, 30)
    made.clear()
    began = time.monotonic()
    assert Client().get("/langsom/", HTTP_HOST=HOST).content == b"the page"
    assert 0.9 < time.monotonic() - began < 5
    assert len(made) == 1


def test_two_shelves_share_what_is_kept_and_the_turn(pages):
    other = Shelf()
    version = pages.version()
    assert other.version() == version
    assert pages.take_turn(version, "key", 10)
    assert not other.take_turn(version, "key", 10)
    pages.end_turn(version, "key")
    assert other.take_turn(version, "key", 10)
    other.end_turn(version, "key")


def _add(folder, start, won):
    cache = PageFiles(folder, {})
    start.wait()
    won.put(sum(cache.add(f"turn-{number}", 1) for number in range(50)))


@pytest.mark.either_engine
def test_of_processes_that_share_files_one_is_the_first_to_add(tmp_path):
    spawn = multiprocessing.get_context("fork")
    start, won = spawn.Event(), spawn.Queue()
    processes = [spawn.Process(target=_add, args=(str(tmp_path), start, won)) for _ in range(3)]
    for process in processes:
        process.start()
    start.set()
    firsts = [won.get(timeout=60) for _ in processes]
    for process in processes:
        process.join()
    assert sum(firsts) == 50
