"""Pages of the house itself: a form that came without its token, and what machines ask for."""

from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.vault import ring
from intake.vault.errors import VaultMisconfigured
from portal.addresses import whole
from portal.uploads import without_files

PLAIN = "text/plain; charset=utf-8"
# The forms that strangers fill in: every page of the journeys, and these two.
JOURNEYS, OTHERS = "intake.journeys", ("dialogue.views", "intake.support.views")
TOKEN_FIELD = "csrfmiddlewaretoken"  # noqa: S105  (the name of a field)
# What Django's reasons for a request from somewhere else begin with.
FOREIGN = ("Origin checking", "Referer checking")
CONTACT_GOOD_FOR = timedelta(days=180)


@never_cache
def csrf_failure(request, reason=""):
    """Say in plain words that a form was not accepted, and lose nothing that a person typed in a public form.

    The usual reason is a form that stood open too long, or cookies that are off. The answers come back as hidden fields
    with a fresh token, so that one press sends them again; nothing happens without that press. What came from another
    site is not offered, and nothing of it is stored or logged.
    """
    again = _may_send_again(request, reason)
    posted = [
        (name, value)
        for name, values in (request.POST.lists() if again else ())
        for value in values
        if name != TOKEN_FIELD
    ]
    posted += without_files(request) if again else []
    context = {"again": again, "posted": posted, "had_files": again and bool(request.FILES)}
    page = render(request, "403_csrf.html", context, status=403)
    # The address may be somebody's own: it goes to no other site.
    page["Referrer-Policy"] = "same-origin"
    return page


def _may_send_again(request, reason):
    if reason.startswith(FOREIGN):
        return False
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return False
    module = getattr(view, "view_class", view).__module__
    return module.startswith(JOURNEYS) or module in OTHERS


@require_safe
def healthz(request):
    """Whether the process answers. Asks nothing of the database."""
    return HttpResponse("ok\n", content_type=PLAIN)


@never_cache
@require_safe
def readyz(request):
    """Whether the process can do its work. Says yes or no, and to nobody why not."""
    ready = _database_is_current() and _ring_is_whole()
    return HttpResponse("ready\n" if ready else "not ready\n", content_type=PLAIN, status=200 if ready else 503)


def _database_is_current():
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


def _ring_is_whole():
    try:
        return bool(ring.recipients()) and (settings.DOK_SIDE == "public" or bool(ring.identities()))
    except VaultMisconfigured:
        return False


@require_safe
def security_txt(request):
    """Where to write when one has found a hole (RFC 9116)."""
    expires = (timezone.now() + CONTACT_GOOD_FOR).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {settings.DOK_SECURITY_CONTACT}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: da, en",
        f"Canonical: {whole('/.well-known/security.txt')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)


# The bare address of a journey may be found; its steps hold somebody's half-written answers.
PRIVATE_PATHS = (
    "/admin/",
    "/afdeling/",
    "/konto/",
    "/demo/",
    "/fortsaet/",
    "/status/",
    "/soeg/",
    "/stoet/",
    "/ansoeg/*/*/",
    "/henvis/*/*/",
    "/tilbyd/*/*/",
    "/en/afdeling/",
    "/en/konto/",
    "/en/fortsaet/",
    "/en/status/",
    "/en/soeg/",
    "/en/stoet/",
    "/en/ansoeg/*/*/",
    "/en/henvis/*/*/",
    "/en/tilbyd/*/*/",
)


@require_safe
def robots_txt(request):
    """What search engines leave alone."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE_PATHS), "", f"Sitemap: {whole('/sitemap.xml')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)


def not_here(request):
    """Answer as if there were no such page: on the public side there is no sign-in of any kind."""
    raise Http404
