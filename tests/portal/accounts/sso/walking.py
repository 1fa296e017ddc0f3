"""The way of a person from our sign-in page to the provider and back, without a browser."""

import re
from urllib.parse import urljoin, urlsplit

import requests

OURS = "http://127.0.0.1:8000"
HERE = "/konto/sso/region/"
LIMIT = 15


class Person:
    """A browser's memory at the provider."""

    def __init__(self) -> None:
        self.session = requests.Session()

    def go(self, method, address, **options):
        """Follow the provider's redirects; returns its page, or the address at our house that it leads to."""
        for _hop in range(LIMIT):
            if address.startswith(OURS):
                return address
            answer = self.session.request(method, address, allow_redirects=False, timeout=30, **options)
            if not answer.is_redirect:
                answer.raise_for_status()
                return answer
            method, address, options = "GET", urljoin(address, answer.headers["Location"]), {}
        raise AssertionError("the provider leads in circles")

    def answer(self, page, login, *, cancel=False):
        """Fill in the provider's login page; returns the address at our house."""
        action = re.search(r'action="([^"]+)"', page.text)[1]
        typed = {"login": login} | ({"cancel": "1"} if cancel else {})
        return self.go("POST", urljoin(page.url, action), data=typed)


def begin(client, **typed):
    """Press the button of the provider; returns the address that our page leads on to."""
    page = client.post(HERE, typed)
    assert page.status_code == 200, page.content.decode()
    return page.context["address"]


def path_of(address):
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


def come_back(client, login, *, cancel=False, person=None, **typed):
    """Walk to the provider and sign in there; returns the address at our house that the browser would open."""
    person = person or Person()
    page = person.go("GET", begin(client, **typed))
    return path_of(page if isinstance(page, str) else person.answer(page, login, cancel=cancel))


def sign_in(client, login, **options):
    """The whole way; returns our answer to the person who comes back."""
    return client.get(come_back(client, login, **options))
