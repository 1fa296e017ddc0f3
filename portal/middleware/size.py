"""A stranger's post is small.

Django's own limit does not count files, and it reads them into temporary files before any view says that it takes none:
anybody could fill the disk. Files are taken by the admin, from those who may enter it, and by the views that say how
much (`portal.uploads`), into memory.
"""

from django.conf import settings
from django.contrib.auth import get_user
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.shortcuts import render

from portal.middleware.mfa import is_staff
from portal.uploads import InMemory, allowance_at

TOO_LARGE = 413


class SmallPostsMiddleware:
    """Refuse a body above `DATA_UPLOAD_MAX_MEMORY_SIZE`, or above what the view allows, before a byte of it is read.

    Stands behind LocaleMiddleware, which finds addresses of other languages, and before whatever reads a post.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        length = _length(request)
        if length <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return self.get_response(request)
        if request.path.startswith("/api/"):
            return HttpResponse(status=TOO_LARGE)  # To a program the number says it all.
        allowance = allowance_at(request.path_info)
        if allowance is None and _may_bring_files(request):
            return self.get_response(request)
        if allowance is None or not _may_knock(request):
            raise RequestDataTooBig
        if length > allowance.body:
            return render(request, "413.html", status=TOO_LARGE)
        request.upload_handlers = [InMemory(request, allowance.each)]
        return self.get_response(request)


def _length(request):
    """What the request says of itself; the server reads no more than that."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _may_bring_files(request):
    return request.path.startswith("/admin/") and is_staff(get_user(request))


def _may_knock(request):
    """Whether somebody may bring anything to this door: to the admin's, staff alone."""
    return not request.path.startswith("/admin/") or is_staff(get_user(request))
