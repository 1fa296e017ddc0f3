"""One strict policy for every page, and a looser one for Wagtail's admin, which cannot do without inline code."""

from csp.constants import HEADER, NONE, SELF, UNSAFE_INLINE
from csp.utils import build_policy

STRICT = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "media-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
    "object-src": [NONE],
}
# The page that shows a new TOTP key draws its code as a data: image.
TOTP_SETUP = {**STRICT, "img-src": [SELF, "data:"]}
# No nonce here: a nonce would cancel 'unsafe-inline'.
ADMIN = {
    **STRICT,
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
}


# Each is written out once: no answer has a nonce or an exception of its own.
_STRICT, _TOTP_SETUP, _ADMIN = map(build_policy, (STRICT, TOTP_SETUP, ADMIN))


class PolicyByDoorMiddleware:
    """Choose the policy by the address."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.setdefault(HEADER, _policy_for(request))
        return response


def _policy_for(request):
    if request.path.startswith("/admin/"):
        return _ADMIN
    shown = request.resolver_match and request.resolver_match.view_name
    return _TOTP_SETUP if shown == "mfa_activate_totp" else _STRICT
