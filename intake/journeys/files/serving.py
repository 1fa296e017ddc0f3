"""Hand a file out, to the one who sent it or to a colleague. Nobody keeps a copy on the way."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from intake.submissions.files import AttachedFile

# Nothing in the file runs, asks or leads anywhere, whatever it is taken for.
_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"
# A browser shows its picture on a page that it makes itself, with a style of its own.
_PICTURE = f"{_POLICY}; img-src 'self'; style-src 'unsafe-inline'"


def serve(file: AttachedFile, content: bytes, *, download: bool) -> HttpResponse:
    """A picture that we drew ourselves may be looked at in the browser; everything else is a download."""
    inline = file.is_picture and not download
    response = HttpResponse(content, content_type=file.media_type)
    response["Content-Disposition"] = content_disposition_header(not inline, file.name)
    response["Content-Security-Policy"] = _PICTURE if inline else _POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
