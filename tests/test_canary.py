"""Law 6: nothing that a person writes lies readable anywhere.

Marked answers go in through every door of a running house. Then the raw database, the logs, the mail, the cache and
every file the house has written are searched for the marks, plain and in the disguises that programs put text in.
"""

import base64
import random
import string
import urllib.parse
from collections.abc import Iterator
from datetime import date
from typing import Literal, get_args, get_origin

import psycopg
import pytest
import redis
from psycopg import sql

from intake.journeys.declaration import areas
from tests import databases
from tests.cases import boligmix, discharge, workfirst
from tests.journeys.walking import PATHS, Desks, errors_on, fill, go_on, row_of

pytestmark = pytest.mark.browser

# Text, but codes of ours or numbers of public registers, which the forms check.
CODES = {"cvr", "workplace_postcode", "privacy_version", "consent_text_version"}
TYPED_IN = "main form :is(input[type=text], input[type=email], input[type=tel], input:not([type]), textarea)"


@pytest.fixture(scope="module")
def desks(house, browser):
    desks = Desks(house, browser)
    yield desks
    desks.close()


class Marks:
    """Words that nobody has ever written, each with the place it was written in."""

    def __init__(self):
        self.random, self.places = random.SystemRandom(), {}

    def new(self, name):
        """A mark that the field of this name takes."""
        if "phone" in name or name == "p_number":
            length = 10 if name == "p_number" else 8
            word = mark = "".join(self.random.choices("2345679", k=length))
        else:
            word = "kanarie" + "".join(self.random.choices(string.ascii_lowercase, k=12))
            mark = f"{word}@fugl.example" if "email" in name else word
        self.places[word] = name
        return mark

    def found_in(self, haystack: bytes) -> set[str]:
        """The places whose marks stand in these bytes."""
        lowered = haystack.lower()
        return {name for word, name in self.places.items() if any(form in lowered for form in disguises(word))}


def disguises(word: str) -> Iterator[bytes]:
    """A word as it may stand in a file: plain, hex, UTF-16, base64 at its three offsets, a phone number in pairs."""
    plain = word.encode()
    yield plain
    yield plain.hex().encode()
    yield word.encode("utf-16-le")
    if word.isdigit():
        yield " ".join(word[start : start + 2] for start in range(0, len(word), 2)).encode()
    for offset in range(3):
        coded = base64.b64encode(b"\0" * offset + plain)
        # The first and last characters also hold bits of what stands beside the word.
        yield coded[4 if offset else 0 : -4].lower()


# --- What is asked --------------------------------------------------------------------------------


def is_free_text(annotation) -> bool:
    if get_origin(annotation) is Literal:
        return False
    return annotation is str or any(is_free_text(part) for part in get_args(annotation))


def free_texts(area) -> set[str]:
    """The answers of a kind that a person writes in their own words."""
    model = area.kind.answers[area.kind.schema]
    return {name for name, field in model.model_fields.items() if is_free_text(field.annotation)} - CODES


# --- The doors ------------------------------------------------------------------------------------


class Walk:
    """One visitor's way through a journey, who writes marks wherever words are asked for."""

    def __init__(self, page, area, case, marks):
        self.page, self.area, self.case, self.marks = page, area, case, marks
        self.written: dict[str, str] = {}

    def mark(self, name):
        return self.written.setdefault(name, self.marks.new(name))

    def to_the_end(self) -> str:
        """Fill in every step, wrongly first; returns the reference."""
        self.page.goto(f"/{PATHS[self.area.kind.name]}/")
        for slug, fields in self.case.posted(date.today()).items():
            assert self.page.url.rstrip("/").endswith(slug), (self.page.url, errors_on(self.page))
            self.send_wrongly()
            self.step(fields)
        go_on(self.page)
        assert self.page.url.rstrip("/").endswith("/kvittering"), (self.page.url, errors_on(self.page))
        return self.page.locator("main").inner_text()

    def step(self, fields):
        fill(self.page, {name: written for name, written in fields.items() if name not in free_texts(self.area)})
        self.write_marks()
        go_on(self.page)

    def write_marks(self):
        for field in self.page.locator(TYPED_IN).all():
            name = field.get_attribute("name")
            if name in free_texts(self.area):
                field.fill(self.mark(name))

    def send_wrongly(self):
        """Words in every box, numbers and dates too, and nothing chosen: the page comes back with errors."""
        before = self.page.url
        controls = self.page.locator(TYPED_IN).all()
        for field in controls:
            field.fill(self.marks.new("wrong " + field.get_attribute("name").replace("phone", "number")))
        go_on(self.page)
        assert self.page.url == before
        self.page.goto(before)
        # From outside the page, without its token: refused before any form sees it.
        wrong = {"full_name": self.marks.new("without token"), "email": self.marks.new("email without token")}
        assert self.page.request.post(before, form=wrong).status == 403

    def abandon(self):
        """Send the first steps and go away: a draft stays."""
        self.page.goto(f"/{PATHS[self.area.kind.name]}/")
        for fields in list(self.case.posted(date.today()).values())[:-1]:
            self.step(fields)


def knock_at_the_staff_door(page, marks):
    """A stranger tries names and passwords."""
    page.goto("/konto/login/")
    page.fill("[name=login]", marks.new("login email"))
    page.fill("[name=password]", marks.new("password"))
    go_on(page)


def ask_for_more(desk, reference, marks):
    """Claim a case and ask for more, with a note; search for what is no reference."""
    desk.goto("/admin/queue/")
    desk.locator("form.desk-search input[name=reference]").fill(marks.new("search"))
    desk.locator("form.desk-search button").click()
    desk.wait_for_load_state()
    row_of(desk, reference)
    desk.goto(f"/admin/queue/{reference}/")
    for label in ("Tag sagen", "Bed om mere"):
        button = desk.locator("main, #main").get_by_role("button", name=label, exact=True)
        with desk.expect_navigation():
            (button if button.count() else desk.get_by_role("link", name=label, exact=True)).first.click()
    desk.locator("[name=note]").fill(marks.new("note"))
    for stage in ("preview", "send"):
        buttons = desk.locator(f"button[name=stage][value={stage}]")
        with desk.expect_navigation():
            (buttons if buttons.count() else desk.get_by_role("button", name="Se brevet", exact=True)).first.click()


# --- Where nobody may find them -------------------------------------------------------------------


def database_bytes(house) -> bytes:
    """Everything the database holds: SQLite's files as they lie, or every PostgreSQL table."""
    if not databases.ON_POSTGRES:
        file = databases.sqlite_file(house.address)
        return b"".join(part.read_bytes() for part in sorted(file.parent.glob(f"{file.name}*")))
    dump = []
    with psycopg.connect(house.address) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        for (table,) in tables:
            with connection.cursor().copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))) as rows:
                dump.extend(bytes(row) for row in rows)
    return b"".join(dump)


def sessions(house) -> bytes:
    """What the sessions say, unpacked: they are stored compressed."""
    script = "from django.contrib.sessions.models import Session as S\nfor s in S.objects.all(): print(s.get_decoded())"
    return house.manage("shell", "--no-imports", "--command", script).encode()


def letters(house) -> bytes:
    """Every letter, less the one line that says whom it goes to."""
    lines = [line for _, _, raw in house.letters.received for line in raw.splitlines() if not line.startswith(b"To: ")]
    return b"\n".join(lines)


def files(house) -> bytes:
    """Every file the house has written: logs with their addresses, media, var/, temporary files."""
    return b"".join(file.read_bytes() for file in sorted(house.folder.rglob("*")) if file.is_file())


def cached(house) -> bytes:
    """What the shared cache holds under this house's name; a cache in the process's own memory cannot be asked."""
    address = house.environment.get("CACHE_URL")
    if not address:
        return b""
    prefix = urllib.parse.parse_qs(urllib.parse.urlsplit(address).query)["key_prefix"][0]
    with redis.Redis.from_url(address.partition("?")[0]) as client:
        return b"".join(key + (client.get(key) or b"") for key in client.scan_iter(match=f"*{prefix}*"))


# --- The tests ------------------------------------------------------------------------------------


def chosen_case(kind):
    """A case that is asked everything: only wage subsidy and practice ask for the employees' representative."""
    cases = {"boligmix": boligmix, "discharge": discharge, "workfirst": workfirst}[kind].CASES
    return max(cases, key=lambda case: ("kolleger" in case.steps, len(case.steps)))


def test_nothing_that_anybody_writes_lies_readable_anywhere(house, visit, desks):
    marks, references, written = Marks(), {}, set()
    for area in areas():
        walk = Walk(visit("/", javascript=False), area, chosen_case(area.kind.name), marks)
        references[area.kind.name] = walk.to_the_end().split(f"{area.kind.prefix}-")[1][:9]
        address = walk.written.get("email") or walk.written["referrer_email"]
        house.letters.wait_for(address)
        written |= set(walk.written)
        Walk(visit("/", javascript=False), area, chosen_case(area.kind.name), marks).abandon()
    knock_at_the_staff_door(visit("/", javascript=False), marks)
    ask_for_more(desks.of("boligmix"), f"BM-{references['boligmix']}", marks)
    house.letters.wait_for(
        next(word for word, name in marks.places.items() if name == "email") + "@fugl.example", count=2
    )

    database, log = database_bytes(house), house.log()
    assert all(reference.encode() in database for reference in references.values()), "we do read the database"
    assert "POST /ansoeg/boligmix/" in log, "we do read the log"
    places = {
        "database": database,
        "sessions": sessions(house),
        "letters": letters(house),
        "files": files(house),
        "cache": cached(house),
    }
    assert {place: found for place, said in places.items() if (found := marks.found_in(said))} == {}
    # Whatever is asked in words was marked: a new field is under this test from its first day.
    assert set().union(*map(free_texts, areas())) - written == set()


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param(lambda word: f"GET /?name={word}", id="in an address"),
        pytest.param(lambda word: word.upper(), id="in capitals"),
        pytest.param(lambda word: f'{{"a": "{word}"}}'.encode().hex(), id="as hex"),
        pytest.param(lambda word: base64.b64encode(f"x{word}y".encode()).decode(), id="as base64, one byte in"),
        pytest.param(lambda word: base64.b64encode(f"xx{word}".encode()).decode(), id="as base64, two bytes in"),
        pytest.param(lambda word: base64.urlsafe_b64encode(f"abc{word}".encode()).decode(), id="as base64, three in"),
    ],
)
def test_the_search_finds_a_mark_in_any_disguise(hidden):
    marks = Marks()
    word = marks.new("motivation")
    assert marks.found_in(f"lorem {hidden(word)} ipsum".encode()) == {"motivation"}
    assert marks.found_in(b"lorem ipsum kanarie") == set()


def test_the_search_finds_a_phone_number_in_pairs():
    marks = Marks()
    number = marks.new("phone")
    assert marks.found_in(" ".join(number[at : at + 2] for at in (0, 2, 4, 6)).encode()) == {"phone"}
