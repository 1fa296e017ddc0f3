"""A stranger's post is small.

Django's own limit does not count files, and it reads them into temporary files before any view says that it takes none:
anybody could fill the disk. Only the admin takes files, from those who are signed in.
"""

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core.exceptions import RequestDataTooBig


class SmallPostsMiddleware:
    """Refuse a body above `DATA_UPLOAD_MAX_MEMORY_SIZE` before a byte of it is read."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if _length(request) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE and not _may_bring_files(request):
            raise RequestDataTooBig
        return self.get_response(request)


def _length(request):
    """What the request says of itself; the server reads no more than that."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _may_bring_files(request):
    return request.path.startswith("/admin/") and SESSION_KEY in request.session
