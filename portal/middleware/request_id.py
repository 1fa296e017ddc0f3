"""A random number per request, so that log lines that belong together can be found without naming anybody."""

import contextvars
import logging
import os
import re

_current = contextvars.ContextVar("request_id", default="-")

# Addresses that are keys: whoever reads them in a log could use them.
_SECRET_PATH = re.compile(
    r"(/(?:fortsaet|status|kalender|stoet/link|dialog/svar|konto/invitation|konto/password/reset/key)/|/konto/sso/[\w-]+/svar/\?)[^/\s\"']+"
)


def new_id():
    """A number that tells nothing."""
    return os.urandom(6).hex()


class RequestIdMiddleware:
    """Give each request a number and return it in `X-Request-ID`."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.id = new_id()
        token = _current.set(request.id)
        try:
            response = self.get_response(request)
        finally:
            _current.reset(token)
        response["X-Request-ID"] = request.id
        return response


class RequestIdFilter(logging.Filter):
    """Put the request's number on every log record."""

    def filter(self, record):
        record.request_id = _current.get()
        return True


class NoSecretsFilter(logging.Filter):
    """Keep secret links out of the log."""

    def filter(self, record):
        message = record.getMessage()
        cleaned = _SECRET_PATH.sub(r"\1…", message)
        if cleaned != message:
            record.msg, record.args = cleaned, ()
        return True
