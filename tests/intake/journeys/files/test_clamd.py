"""A real ClamAV, and those that do not answer."""

import logging
import socket
import threading

import pytest

from intake.journeys.files import clamd as client
from intake.journeys.files.clamd import address_of, scan
from intake.journeys.files.refusals import FileRefused, Reason
from tests.clamd import EICAR, NAME
from tests.pictures import pdf, photo


def refusal(content):
    with pytest.raises(FileRefused) as refused:
        scan(content)
    return refused.value.reason


@pytest.mark.parametrize("content", [EICAR, b"words before " + EICAR, pdf(extra=EICAR), photo(noise=EICAR)])
def test_what_bears_the_signature_is_refused(clamd, content):
    assert refusal(content) is Reason.INFECTED


@pytest.mark.parametrize("content", [pdf(), photo(), b"x" * (8 * 1024 * 1024), b"x" * client.CHUNK])
def test_what_does_not_passes(clamd, content):
    scan(content)


def test_the_log_names_the_signature(clamd, caplog):
    with caplog.at_level(logging.WARNING):
        refusal(EICAR)
    assert NAME in caplog.text


def test_it_starts_in_a_moment(clamd):
    print(f"clamd started in {clamd.seconds:.2f} s")  # noqa: T201
    assert clamd.seconds < 20


@pytest.mark.parametrize("address", ["unix:/nowhere/clamd.ctl", "tcp://127.0.0.1:1", "nonsense"])
def test_a_clamd_that_is_not_there_lets_nothing_pass(settings, address):
    settings.DOK_CLAMD = address
    assert refusal(b"x") is Reason.UNCHECKED


@pytest.fixture
def impostor(settings):
    """Somebody on a port who reads, and says what a test wants."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.DOK_CLAMD = f"tcp://127.0.0.1:{server.getsockname()[1]}"

        def answer(said):
            def serve():
                wire, _address = server.accept()
                with wire:
                    while not wire.recv(65536).endswith(b"\0\0\0\0"):
                        pass
                    wire.sendall(said)

            thread = threading.Thread(target=serve)
            thread.start()
            threads.append(thread)

        threads = []
        yield answer
        for thread in threads:
            thread.join()


@pytest.mark.parametrize(
    "said", [b"", b"stream: ", b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK, said somebody else\0"]
)
def test_an_answer_that_is_no_plain_yes_lets_nothing_pass(impostor, said):
    impostor(said)
    assert refusal(b"some bytes") is Reason.UNCHECKED


def test_a_plain_yes_over_the_net_passes(impostor):
    impostor(b"stream: OK\0")
    scan(b"some bytes")


def test_a_clamd_that_takes_too_long_lets_nothing_pass(settings, monkeypatch):
    monkeypatch.setattr(client, "PATIENCE", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.DOK_CLAMD = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        assert refusal(b"x") is Reason.UNCHECKED


def test_without_an_address_files_pass_unchecked_but_in_production(settings):
    settings.DOK_CLAMD = ""
    scan(EICAR)
    settings.DOK_ENVIRONMENT = "production"
    assert refusal(b"x") is Reason.UNCHECKED


@pytest.mark.parametrize("text", ["", "clamd", "unix:clamd", "tcp://host", "http://host:1", "tcp://host:99999999"])
def test_an_address_that_is_none_is_told_apart(text):
    with pytest.raises(ValueError):
        address_of(text)
