"""What the bench says of figures of pages. How fast we are is no test of the suite."""

import socket
import threading

import pytest

from bench import fresh, pages, reader, uncached, weight
from bench.chromium import Seen

HOME = "http://localhost:1"


def test_a_page_below_nine_tenths_of_a_bare_view_breaks_the_promise():
    assert pages.broken_promises({pages.BARE: 1000, pages.HOME: 900, pages.PROPOSAL: 2000}) == []
    assert len(pages.broken_promises({pages.BARE: 1000, pages.HOME: 899, pages.PROPOSAL: 899})) == 2


def test_a_page_that_asks_too_often_or_takes_too_long_breaks_the_promise():
    assert uncached.broken_promises({"/": {"questions": 12, "middle": 30.0}}) == []
    assert len(uncached.broken_promises({"/": {"questions": 13, "middle": 30.1}})) == 2


def test_what_is_read_later_than_a_second_breaks_the_promise():
    assert fresh.broken_promises(1.0) == []
    assert len(fresh.broken_promises(1.01)) == 1


@pytest.mark.parametrize(
    ("paint", "weighs", "requests", "broken"),
    [
        (999, 70_000, 10, 0),
        (1000, 70_000, 10, 1),
        (0, 70_000, 10, 1),  # Nothing was painted at all.
        (999, 70_001, 10, 1),
        (999, 70_000, 11, 1),
    ],
)
def test_a_page_that_is_too_heavy_or_too_late_breaks_the_promise(paint, weighs, requests, broken):
    seen = Seen(HOME, paint, [f"{HOME}/x"] * requests, {"Document": 1, "Font": weighs - 1, "Image": 9_999_999})
    assert len(weight.broken_promises("home", seen, HOME)) == broken


def test_a_request_to_a_stranger_breaks_the_promise():
    seen = Seen(HOME, 500, [f"{HOME}/", "https://fonts.example/a.woff2"], {"Document": 1})
    assert weight.broken_promises("home", seen, HOME) == ["home: asks strangers: https://fonts.example/a.woff2"]


def test_the_reader_reads_whole_answers_and_stops_at_a_wrong_one():
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_answer, args=(server,), daemon=True).start()
        side = {"name": "x", "port": server.getsockname()[1], "status": 200, "request": "GET / HTTP/1.1\r\n\r\n"}
        assert reader.round_of(side, requests=5, at_once=1) > 0
        with pytest.raises(SystemExit):
            reader.round_of({**side, "status": 304}, requests=1, at_once=1)


def _answer(server):
    """A server that sends each answer in pieces."""
    for _time in range(2):
        connection, _address = server.accept()
        while connection.recv(1000):
            for piece in (b"HTTP/1.1 200 OK\r\nContent-", b"Length: 6\r\n\r\nabc", b"def"):
                connection.sendall(piece)
        connection.close()
