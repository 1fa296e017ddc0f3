"""Where a request comes from: what our own proxy saw, as wide as a neighbourhood, and never an error."""

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from portal.subnets import subnet_of


def came(remote="203.0.113.7", forwarded=None):
    further = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return RequestFactory().get("/", REMOTE_ADDR=remote, **further)


@pytest.mark.parametrize(
    ("address", "subnet"),
    [
        ("203.0.113.7", "203.0.113.0/24"),
        ("2001:db8:12:3456::1", "2001:db8:12:3400::/56"),
        ("::ffff:203.0.113.7", "203.0.113.0/24"),
        ("", ""),
        ("unix:", ""),
    ],
)
def test_an_address_belongs_to_a_subnet(address, subnet):
    assert subnet_of(came(address)) == subnet


@pytest.mark.parametrize(
    ("proxies", "forwarded", "subnet"),
    [
        (0, "198.51.100.1", "203.0.113.0/24"),
        (1, "198.51.100.1", "198.51.100.0/24"),
        (1, "6.6.6.6, 198.51.100.1", "198.51.100.0/24"),
        (2, "6.6.6.6, 198.51.100.1, 10.0.0.1", "198.51.100.0/24"),
        (2, "198.51.100.1", "203.0.113.0/24"),
        (1, None, "203.0.113.0/24"),
        (1, "[2001:db8::1]", "2001:db8::/56"),
        (1, "ikke en adresse", ""),
    ],
)
def test_our_own_proxy_is_believed_and_what_strangers_write_before_it_is_not(settings, proxies, forwarded, subnet):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    assert subnet_of(came(forwarded=forwarded)) == subnet


@given(st.text())
def test_nothing_that_a_stranger_writes_is_an_error(text):
    assert isinstance(subnet_of(came(text)), str)
