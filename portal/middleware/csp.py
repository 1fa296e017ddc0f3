"""One strict policy for every page, and a looser one for Wagtail's admin, which cannot do without inline code."""

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts

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


class PolicyByDoorMiddleware(CSPMiddleware):
    """Choose the policy by the address."""

    def get_policy_parts(self, request, response, report_only=False):
        if report_only:
            return PolicyParts()
        if request.path.startswith("/admin/"):
            return PolicyParts(config=ADMIN)
        return PolicyParts(config=TOTP_SETUP if request.path.startswith("/konto/2fa/totp/") else STRICT)
