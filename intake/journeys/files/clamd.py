"""Ask ClamAV whether a file is safe: its daemon's INSTREAM command, over a socket.

No library: the one on PyPI that is free to use is from 2014, the living one is GPL, and the protocol is these few lines
(man clamd, COMMANDS). Nothing is written to a disk here, and clamd holds what it is sent only while it looks.
"""

from __future__ import annotations

import logging
import socket
import struct
from urllib.parse import urlsplit

from django.conf import settings

from .refusals import FileRefused, Reason

CHUNK = 64 * 1024
# Seconds that clamd may take to take a chunk or to answer.
PATIENCE = 20.0
LONGEST_ANSWER = 4096
log = logging.getLogger(__name__)


def scan(content: bytes) -> None:
    """Let a safe file pass. Raises FileRefused: INFECTED, or UNCHECKED when nobody answers.

    Where `DOK_CLAMD` is empty a file passes unchecked, except in production, which takes none then.
    """
    if not settings.DOK_CLAMD:
        if settings.DOK_ENVIRONMENT == "production":
            raise FileRefused(Reason.UNCHECKED)
        return
    try:
        answer = _ask(settings.DOK_CLAMD, content)
    except (OSError, ValueError) as error:
        log.error("clamd did not answer: %s", type(error).__name__)
        raise FileRefused(Reason.UNCHECKED) from None
    if answer.endswith(" FOUND"):
        log.warning("a file was refused: %s", answer)
        raise FileRefused(Reason.INFECTED)
    if answer != "stream: OK":
        log.error("clamd could not look through a file: %s", answer)
        raise FileRefused(Reason.UNCHECKED)


def address_of(text: str) -> str | tuple[str, int]:
    """Read `unix:/run/clamav/clamd.ctl` or `tcp://host:3310`. Raises ValueError."""
    parts = urlsplit(text)
    if parts.scheme == "unix" and parts.path.startswith("/"):
        return parts.path
    if parts.scheme == "tcp" and parts.hostname and parts.port:
        return parts.hostname, parts.port
    raise ValueError("not an address of clamd")


def _ask(text: str, content: bytes) -> str:
    """Send the bytes; return what clamd says of them. Raises OSError, ValueError."""
    with _connected(address_of(text)) as wire:
        wire.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), CHUNK):
            chunk = content[start : start + CHUNK]
            wire.sendall(struct.pack(">I", len(chunk)) + chunk)
        wire.sendall(struct.pack(">I", 0))
        return _answer(wire)


def _connected(address: str | tuple[str, int]) -> socket.socket:
    if isinstance(address, tuple):
        return socket.create_connection(address, PATIENCE)
    wire = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    wire.settimeout(PATIENCE)
    try:
        wire.connect(address)
    except OSError:
        wire.close()
        raise
    return wire


def _answer(wire: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < LONGEST_ANSWER:
        heard = wire.recv(LONGEST_ANSWER)
        if not heard:
            break
        said += heard
    return said.rstrip(b"\0\n").decode(errors="replace")
