"""Law 6: nothing that a person writes lies readable anywhere.

Marked answers go in through every door of a running house. Then the raw database, the logs, the mail, the cache and
every file the house has written are searched for the marks, plain and in the disguises that programs put text in.
"""

import base64
import io
import json
import random
import re
import string
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from datetime import date
from typing import Literal, get_args, get_origin
from uuid import uuid4

import psycopg
import pytest
import redis
from hypothesis import given
from hypothesis import strategies as st
from psycopg import sql
from pypdf import PdfReader

from intake.api.examples import example_of
from intake.journeys.declaration import areas as registered
from intake.submissions.answers import Answers
from intake.submissions.files import AttachedFile
from tests import databases
from tests.cases import boligmix, discharge, workfirst
from tests.journeys.walking import PATHS, Desks, errors_on, fill, go_on, row_of, sign_in
from tests.pictures import pdf

pytestmark = [pytest.mark.browser, pytest.mark.either_engine]

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
        return {name for word, name in self.places.items() if stands_in(word, lowered)}


def stands_in(word: str, lowered: bytes) -> bool:
    """Whether a word stands in these bytes, plain or disguised.

    Eight digits stand by chance in the millions of hex digits that a database writes its bytes as: amid those they are
    nothing, and a number that was written in hex has a disguise of its own.
    """
    plain = re.escape(word.encode())
    amid_hex = rb"(?<![0-9a-f]{6})" + plain + rb"|" + plain + rb"(?![0-9a-f]{6})"
    found = re.search(amid_hex, lowered) if word.isdigit() else word.encode() in lowered
    return bool(found) or any(form in lowered for form in disguises(word))


def disguises(word: str) -> Iterator[bytes]:
    """A word as it may stand in a file: hex, UTF-16, base64 at its three offsets, a phone number in pairs."""
    plain = word.encode()
    yield plain.hex().encode()
    yield word.encode("utf-16-le")
    if word.isdigit():
        yield " ".join(word[start : start + 2] for start in range(0, len(word), 2)).encode()
    for offset in range(3):
        coded = base64.b64encode(b"\0" * offset + plain).rstrip(b"=")
        # The characters that also hold bits of what stands before or behind the word are left out, and no more: four
        # characters alone stand by chance in any large file.
        mixed_behind = (offset + len(plain)) % 3 > 0
        yield coded[(0, 2, 3)[offset] : len(coded) - mixed_behind].lower()


# --- What is asked --------------------------------------------------------------------------------


def is_free_text(annotation) -> bool:
    if get_origin(annotation) is Literal:
        return False
    return annotation is str or any(is_free_text(part) for part in get_args(annotation))


def areas():
    """The house's own: a test that ran before in this process may have opened the toy's door."""
    return [area for area in registered() if area.kind.name != "toyloan"]


def free_texts(area) -> set[str]:
    """The answers of a kind that a person writes in their own words, as the first inputs for them are named."""
    fields = area.kind.answers[area.kind.schema].model_fields
    names = {name for name, field in fields.items() if is_free_text(field.annotation)}
    for name, field in fields.items():
        for row in rows_of(field.annotation):
            names |= {f"{name}-0-{of}" for of, inner in row.model_fields.items() if is_free_text(inner.annotation)}
    return names - CODES


def rows_of(annotation) -> Iterator[type[Answers]]:
    """The small forms of which a list is made. Files are another matter: `lay_files_there`."""
    if isinstance(annotation, type) and issubclass(annotation, Answers) and annotation is not AttachedFile:
        yield annotation
    for part in get_args(annotation):
        yield from rows_of(part)


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
        self.lay_files_there()
        # From outside the page, without its token: refused before any form sees it.
        wrong = {"full_name": self.marks.new("without token"), "email": self.marks.new("email without token")}
        assert self.page.request.post(before, form=wrong).status == 403

    def lay_files_there(self):
        """A file that is kept and one that is refused, where the page takes any."""
        for field in self.page.locator("main form input[type=file]").all():
            field.set_input_files([marked_file(self.marks, kind) for kind in ("pdf", "zip")])
            with self.page.expect_navigation():
                self.page.locator(f"button[name={field.get_attribute('name')}-add]").click()

    def abandon(self):
        """Send the first steps and go away: a draft stays."""
        self.page.goto(f"/{PATHS[self.area.kind.name]}/")
        for fields in list(self.case.posted(date.today()).values())[:-1]:
            self.lay_files_there()
            self.step(fields)

    def save(self, house, other) -> str:
        """Press «Gem og fortsæt senere» on the last step, ask for the code elsewhere, and type it wrongly.

        Returns the link's secret, which lies in its letter and nowhere else.
        """
        self.write_marks()
        self.page.locator("button[name=gem]").click()
        self.page.wait_for_url("**/gem/")
        address = self.marks.new("email of the link")
        self.page.locator("[name=email]").fill(address)
        go_on(self.page)
        link = re.search(r"http\S+/fortsaet/\S+/", house.letters.wait_for(address).get_content())[0]
        other.goto(link)
        go_on(other)
        house.letters.wait_for(address, count=2)
        other.locator("[name=code]").fill(self.marks.new("code"))
        go_on(other)
        return link.rstrip("/").rpartition("/")[2]


def marked_file(marks, kind):
    """A file with a mark in its name and in its bytes, too large for the memory that Django gives a post by itself."""
    name, inside = marks.new(f"name of {kind}"), marks.new(f"inside {kind}").encode()
    body = pdf(extra=inside + b" " * (3 * 1024 * 1024)) if kind.endswith("pdf") else b"PK\x03\x04" + inside
    return {"name": f"{name}.pdf", "mimeType": "application/pdf", "buffer": body}


def knock_at_the_staff_door(page, marks):
    """A stranger tries names and passwords."""
    page.goto("/konto/login/")
    page.fill("[name=login]", marks.new("login email"))
    page.fill("[name=password]", marks.new("password"))
    go_on(page)


def ask_for_more(desk, reference, marks):
    """Claim a case and ask for more, with a note; search for what is no reference."""
    desk.goto("/admin/queue/")
    desk.locator("form.desk-search input[name=text]").fill(marks.new("search"))
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


MAKE_A_TOKEN = """
from datetime import timedelta
from django.utils import timezone
from intake.api import tokens
from intake.api.models import Scope
from portal.accounts.models import Unit, User
unit, _new = Unit.objects.get_or_create(slug="fuglekassen", defaults={"name": "Fuglekassen", "organisation": "Skoven"})
maker = User.objects.filter(is_superuser=True).first() or User.objects.create_user("maker@dok.example")
print(tokens.make(unit, "canary", list(Scope), timezone.now() + timedelta(days=1), made_by=maker)[1])
"""


def visit_the_own_page(page, marks) -> str:
    """Take the receipt as a PDF, write a message, correct how one is reached, ask for a lost link.

    Returns the secret of the link.
    """
    paper = page.request.get(page.get_by_role("link", name="Hent kvitteringen som PDF").get_attribute("href"))
    said = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(paper.body())).pages).encode()
    assert b"BM-" in said, "we do read the PDF"
    assert marks.found_in(said) == set()
    page.get_by_role("link", name="Gå til din egen side").click()
    own = page.url
    page.locator("[name=text]").fill(marks.new("message"))
    go_on(page)
    page.get_by_role("link", name="Ret, hvordan vi må få fat i dig").click()
    page.locator("[name=phone]").fill(marks.new("corrected number"))
    go_on(page)
    assert page.locator(".error-summary").count() == 1
    page.locator("[name=phone]").fill(marks.new("corrected phone"))
    for question in ("may_mail", "may_call", "may_text", "may_voicemail", "may_name_us"):
        page.locator(f"[name={question}][value=yes]").check()
    go_on(page)
    assert "Vi har gemt" in page.locator("main").inner_text(), errors_on(page)
    page.goto("/status/")
    page.locator("[name=reference]").fill("BM-0000-0000")
    page.locator("[name=email]").fill(marks.new("email of a lost link"))
    go_on(page)
    return own.rstrip("/").rpartition("/")[2]


def support_a_proposal(page, house, marks) -> str:
    """Sign wrongly, then rightly, and confirm; ask for the way out with an address that is not there.

    Returns the secret of the link.
    """
    page.goto("/stoet/boligmix/")
    page.locator("[name=email]").fill(marks.new("wrong email of a supporter").replace("@", " "))
    go_on(page)
    address = marks.new("email of a supporter")
    page.locator("[name=email]").fill(address)
    page.locator("[name=consent]").check()
    go_on(page)
    link = re.search(r"http\S+/stoet/link/\S+/", house.letters.wait_for(address).get_content())[0]
    page.goto(link)
    with page.expect_navigation():
        page.locator("button[value=confirm]").click()
    page.goto("/stoet/boligmix/traek-tilbage/")
    page.locator("[name=email]").fill(marks.new("email of nobody who supports"))
    go_on(page)
    return link.rstrip("/").rpartition("/")[2]


def send_by_a_system(house, marks):
    """A partner's system sends each kind: as it should, then with something to mend, then what is no JSON."""
    secret = house.manage("shell", "--no-imports", "--command", MAKE_A_TOKEN).split()[-1]
    references = []
    for area in (area for area in areas() if area.partners):
        address = f"{house.base_url}/api/v1/{area.partners}"
        content = example_of(area)
        if area.kind.name == "workfirst":  # Wage subsidy alone asks for the employees' representative.
            content |= {"form": "loentilskud", "ordinary_staff_count": 5, "small_tasks": [{}]}
        for name in free_texts(area):
            mark = marks.new(f"{name} of a system")
            mark = f"+45{mark}" if "phone" in name else "1034567890" if name == "p_number" else mark
            of, _number, inner = name.partition("-0-")
            if not inner:
                content[name] = mark
            elif content.get(of):
                content[of][0][inner] = mark
        status, answer = post_json(address, secret, json.dumps(content))
        assert status == 201, answer
        references.append(json.loads(answer)["reference"])
        wrong = {name: marks.new(f"wrong {name} of a system") for name in content} | {marks.new("field"): 1}
        for broken in (json.dumps(wrong), json.dumps(content | {"consent": "nej", "form": "nej"}) + marks.new("json")):
            status, answer = post_json(address, secret, broken)
            assert status in (400, 422)
            assert marks.found_in(answer) == set()
        post_json(f"{address}/{references[-1]}", marks.new("token"), "{}")
    return secret, references


def post_json(address, secret, content):
    headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json", "Idempotency-Key": str(uuid4())}
    request = urllib.request.Request(address, content.encode(), headers)
    try:
        with urllib.request.urlopen(request) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read()


def refer_from_a_ward(page, marks) -> bytes:
    """A ward refers somebody and hands the case over; returns what its own pages then show."""
    discharge_area = next(area for area in areas() if area.kind.name == "discharge")
    Walk(page, discharge_area, chosen_case("discharge"), marks).to_the_end()
    page.goto("/afdeling/?vis=alle")
    shown = page.content()
    page.locator(".ward-reference a").first.click()
    page.get_by_label("Hvem skal have den?").select_option(index=1)
    go_on(page)
    return (shown + page.content()).encode()


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
        return b"".join(key + _value(client, key) for key in client.scan_iter(match=f"*{prefix}*"))


def _value(client, key: bytes) -> bytes:
    """All that a key holds; nothing if it went meanwhile. KeyError for a kind of value that nobody here can read."""
    read = {b"string": lambda: [client.get(key) or b""], b"list": lambda: client.lrange(key, 0, -1), b"none": list}
    return b" ".join(read[client.type(key)]())


# --- The tests ------------------------------------------------------------------------------------


def chosen_case(kind):
    """A case that is asked everything: only wage subsidy and practice ask for the employees' representative."""
    cases = {"boligmix": boligmix, "discharge": discharge, "workfirst": workfirst}[kind].CASES
    return max(cases, key=lambda case: ("kolleger" in case.steps, len(case.steps)))


@given(before=st.binary(max_size=40), behind=st.binary(max_size=40), length=st.sampled_from([8, 10]))
def test_a_mark_is_found_in_whatever_it_is_packed_and_one_that_nobody_wrote_is_not(before, behind, length):
    marks = Marks()
    marks.new("phone" if length == 8 else "p_number")
    (word,) = marks.places
    packed = before + word.encode() + behind
    assert marks.found_in(packed) == marks.found_in(base64.b64encode(packed)) == set(marks.places.values())
    assert marks.found_in(packed.hex().encode()) == set(marks.places.values())
    assert all(len(form) >= 8 for form in disguises(word))


def test_nothing_that_anybody_writes_lies_readable_anywhere(house, visit, desks):
    marks, references, written, links = Marks(), {}, set(), []
    for area in areas():
        walk = Walk(visit("/", javascript=False), area, chosen_case(area.kind.name), marks)
        references[area.kind.name] = walk.to_the_end().split(f"{area.kind.prefix}-")[1][:9]
        address = walk.written.get("email") or walk.written["referrer_email"]
        house.letters.wait_for(address)
        written |= set(walk.written)
        if area.kind.name == "boligmix":
            links.append(visit_the_own_page(walk.page, marks))
        begun = Walk(visit("/", javascript=False), area, chosen_case(area.kind.name), marks)
        begun.abandon()
        if not area.saving_needs_account:
            links.append(begun.save(house, visit("/", javascript=False)))
    links.append(support_a_proposal(visit("/", javascript=False), house, marks))
    secret, by_system = send_by_a_system(house, marks)
    on_the_ward = visit("/", javascript=False)
    sign_in(on_the_ward, house, "afdeling", "/afdeling/")
    seen_by_the_ward = refer_from_a_ward(on_the_ward, marks)
    assert b"GU-" in seen_by_the_ward, "we do read the ward's pages"
    knock_at_the_staff_door(visit("/", javascript=False), marks)
    ask_for_more(desks.of("boligmix"), f"BM-{references['boligmix']}", marks)
    house.letters.wait_for(
        next(word for word, name in marks.places.items() if name == "email") + "@fugl.example", count=2
    )

    database, log = database_bytes(house), house.log()
    assert all(reference.encode() in database for reference in references.values()), "we do read the database"
    assert all(reference.encode() in database for reference in by_system)
    assert "POST /ansoeg/boligmix/" in log, "we do read the log"
    assert "POST /api/v1/referrals" in log
    marks.places[secret] = "the token itself"
    assert {"name of pdf", "inside pdf"} <= set(marks.places.values()), "a file was sent"
    places = {
        "database": database,
        "sessions": sessions(house),
        "letters": letters(house),
        "files": files(house),
        "cache": cached(house),
        "the ward's own pages": seen_by_the_ward,
    }
    assert {place: found for place, said in places.items() if (found := marks.found_in(said))} == {}
    assert len(links) == 4
    assert not [link for link in links for said in ("database", "files", "cache") if link.encode() in places[said]]
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


def test_the_search_passes_over_digits_amid_hex_and_finds_them_beside_anything_else():
    marks = Marks()
    number = marks.new("phone")
    assert marks.found_in(f"\\x00ffa0{number}9bc0de01".encode()) == set()
    for said in (f"+45{number}", f'"{number}"', f"45{number}", f"\\x00ffa0{number}", f"{number}00ffa0", number):
        assert marks.found_in(said.encode()) == {"phone"}, said


def test_the_search_finds_a_phone_number_in_pairs():
    marks = Marks()
    number = marks.new("phone")
    assert marks.found_in(" ".join(number[at : at + 2] for at in (0, 2, 4, 6)).encode()) == {"phone"}
