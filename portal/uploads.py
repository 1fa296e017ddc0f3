"""Strangers' files on their way in: only where a view asks for them, only into memory, only so many bytes."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any, NamedTuple

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers
from django.http import HttpRequest
from django.urls import Resolver404, resolve

MEGABYTE = 1024 * 1024
_MARK = "allowance"


class Allowance(NamedTuple):
    """Bytes: of a whole post, and of each file in it."""

    body: int
    each: int


def brings_up_to(allowance: Callable[..., Allowance | None]) -> Callable[[Any], Any]:
    """Mark a view as one that takes files; `allowance` is called with what the address says, and may say None."""

    def marked(view: Any) -> Any:
        setattr(view, _MARK, allowance)
        return view

    return marked


def allowance_at(path: str) -> Allowance | None:
    """How much may be brought to an address; None where no files are asked for."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    allowance = getattr(match.func, _MARK, None)
    return allowance(**match.kwargs) if allowance else None


def without_files(request: HttpRequest) -> list[tuple[str, str]]:
    """What a page that sends a post on must send in place of its files, which no page can: the press of the button
    that adds files, so that the form comes back and says that they are missing.
    """
    return [(f"{name}-add", "1") for name in request.FILES]


class InMemory(FileUploadHandler):
    """Keep the files of a post in memory: what somebody sends us never lies readable on a disk.

    Django's own handler writes what is large into a temporary file. Of a file above `each` only the length is kept.
    """

    def __init__(self, request: HttpRequest, each: int):
        super().__init__(request)
        self.each = each

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.file = BytesIO()
        raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) <= self.each:
            self.file.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.file.seek(0)
        return InMemoryUploadedFile(
            self.file, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )
