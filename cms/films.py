"""Films in parts: a browser that jumps in a film, or any Safari, asks for a range of its bytes (RFC 9110, 14)."""

import re

from django.http import HttpRequest, HttpResponse

RANGE = re.compile(r"bytes=(\d*)-(\d*)")
# Of a longer part we send the beginning, and the browser asks on (RFC 9110, 15.3.7): no film fills our memory.
LARGEST = 2 * 1024 * 1024  # bytes


def span(asked: str, size: int) -> tuple[int, int] | None:
    """The first and the last byte that a Range header asks for; None where it is none we answer.

    >>> span("bytes=0-", 100), span("bytes=-10", 100), span("bytes=20-29", 100)
    ((0, 99), (90, 99), (20, 29))

    Raises ValueError for a range that begins after the end.
    """
    found = RANGE.fullmatch(asked.strip())
    if not found or found.groups() == ("", ""):
        return None  # Several ranges, or another unit: the whole file is a right answer too.
    first, last = found.groups()
    if not first:
        begin, end = max(size - int(last), 0), size - 1
    else:
        begin, end = int(first), min(int(last), size - 1) if last else size - 1
        if last and int(last) < begin:
            return None
    if begin >= size or (not first and int(last) == 0):
        raise ValueError(asked)
    return begin, end


def serve_part(document, request: HttpRequest) -> HttpResponse | None:
    """Answer a request for a part of a document; None where the whole is asked for."""
    asked = request.headers.get("Range")
    if not asked or request.method != "GET":
        return None
    size = document.file.size
    try:
        part = span(asked, size)
    except ValueError:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    if part is None:
        return None
    begin, end = part[0], min(part[1], part[0] + LARGEST - 1)
    with document.open_file() as film:
        film.seek(begin)
        response = HttpResponse(film.read(end - begin + 1), status=206, content_type=document.content_type)
    response["Content-Range"] = f"bytes {begin}-{end}/{size}"
    response["Content-Disposition"] = document.content_disposition
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    return response
