"""Where a request comes from, no more exactly than is needed to count: the neighbourhood, not the house."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# What one subscriber is given: a /24 is a common size for a firm, a /56 what a household gets (RIPE-690).
WIDTHS = {4: 24, 6: 56}


def subnet_of(request: HttpRequest) -> str:
    """Name the subnet that a request comes from, as "192.0.2.0/24"; empty if nobody can tell.

    The address is the one that the outermost proxy of ours saw: whatever stands before it in X-Forwarded-For was
    written by a stranger (settings.ALLAUTH_TRUSTED_PROXY_COUNT, as for the limits on sign-in).
    """
    address = _address(request)
    return str(ip_network((address, WIDTHS[address.version]), strict=False)) if address else ""


def _address(request: HttpRequest) -> IPv4Address | IPv6Address | None:
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    seen = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if proxies else []
    written = seen[-proxies] if proxies and len(seen) >= proxies else ""
    text = written.strip() or request.META.get("REMOTE_ADDR", "")
    try:
        address = ip_address(text.strip("[]"))
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
