"""A visitor's browser, as light as it can be: one kept connection, cookies, the hidden inputs of the page's form."""

from __future__ import annotations

import random
import re
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


@dataclass
class Answer:
    """What came back. `took` is in seconds, from the first byte sent to the last one read."""

    status: int
    location: str
    text: str
    took: float

    @property
    def hidden(self) -> dict[str, str]:
        """What the form of the page carries along."""
        return dict(_HIDDEN.findall(self.text))


class Browser:
    """One visitor at an address of their own; production sees them through a proxy, by https."""

    def __init__(self, connection: HTTPConnection, host: str) -> None:
        self.connection = connection
        self.cookies: dict[str, str] = {}
        address = ".".join(str(random.randrange(1, 255)) for _ in range(4))  # noqa: S311
        self.headers = {
            "Host": host,
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": address,
            "Accept-Language": "da",
            "Origin": f"https://{host}",
        }

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, None)

    def post(self, path: str, inputs: dict[str, str | list[str]]) -> Answer:
        return self._ask("POST", path, urlencode(inputs, doseq=True))

    def _ask(self, method: str, path: str, body: str | None) -> Answer:
        headers = dict(self.headers)
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        text = response.read().decode()
        took = time.perf_counter() - began
        for line in response.headers.get_all("Set-Cookie", ()):
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        location = urlsplit(response.headers.get("Location", "")).path
        return Answer(response.status, location, text, took)
