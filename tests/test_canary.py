"""Law 6: nothing that a person writes lies readable anywhere.

Marked answers go in through every door of a running house. Then the raw database, the logs, the mail, the cache and
every file the house has written are searched for the marks, plain and in the disguises that programs put text in.
"""

import io
import json
import re
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
from psycopg import sql
from pypdf import PdfReader

from intake.api.examples import example_of
from intake.journeys.declaration import areas as registered
from intake.submissions.answers import Answers
from intake.submissions.files import AttachedFile
from tests import databases
from tests.cases import boligmix, discharge, workfirst
from tests.journeys.walking import PATHS, Desks, errors_on, fill, go_on, row_of, sign_in
from tests.marks import Marks
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
            for columns, form in _columns_of(connection, table):
                said = sql.SQL("COPY {} ({}) TO STDOUT ({})").format(sql.Identifier(table), columns, form)
                with connection.cursor().copy(said) as rows:
                    dump.extend(bytes(row) for row in rows)
    return b"".join(dump)


def _columns_of(connection, table):
    """A table's columns and how they are written out: all as text, but bytes as they are.

    As text they would be millions of hex digits, among which eight given ones stand by chance now and then.
    """
    known = connection.execute(
        "SELECT column_name, data_type = 'bytea' FROM information_schema.columns"
        " WHERE table_schema = 'public' AND table_name = %s ORDER BY ordinal_position",
        [table],
    ).fetchall()
    for is_bytes, form in ((False, "FORMAT text"), (True, "FORMAT binary")):
        names = [sql.Identifier(name) for name, is_of_bytes in known if is_of_bytes == is_bytes]
        if names:
            yield sql.SQL(", ").join(names), sql.SQL(form)


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
    assert b"age-encryption.org/v1" in database, "we do look through what is sealed"
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
