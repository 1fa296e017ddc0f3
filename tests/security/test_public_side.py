"""DOK_SIDE=public can write and cannot read: a process that holds recipients alone."""

import json

import pytest

from tests import databases

from .processes import Environment

SEAL_AND_TRY_TO_OPEN = """
import json, uuid
import django
django.setup()
from django.core.management import call_command
call_command("migrate", "vault", verbosity=0, skip_checks=True)
from intake.vault import keys, ring, sealing
from intake.vault.errors import VaultClosed
from intake.vault.models import CaseKey

case = uuid.uuid4()
recipient = keys.create(case)
blob = sealing.seal(recipient, case=case, name="answers", payload="Åse bor på gaden".encode())
row = CaseKey.objects.get(case=case)

def attempt(way):
    try:
        way()
    except VaultClosed:
        return "closed"
    return "OPEN"

ways = {
    "the case's key": lambda: keys.identity_of(case),
    "the wrapped key": lambda: ring.unwrap(bytes(row.wrapped)),
    "rotation": lambda: (CaseKey.objects.update(ring="earlier"), list(keys.rotate())),
    "a key of one's own": lambda: sealing.open_sealed(
        __import__("pyrage").x25519.Identity.generate(), case=case, name="answers", blob=blob
    ),
}
print(json.dumps({
    "ways": {name: attempt(way) for name, way in ways.items()},
    "identities": len(ring.identities()),
    "plain": "Åse".encode() in blob or "Åse".encode() in bytes(row.wrapped),
}))
"""

ASK = """
import json, sys
import portal.wsgi
from django.test import Client
client = Client(headers={"host": "portal.dok.example", "x-forwarded-proto": "https"}, SERVER_NAME="portal.dok.example")
print(json.dumps({address: client.get(address).status_code for address in sys.argv[1:]}))
"""


SERVE_AN_OWN_PAGE = """
import json
import portal.wsgi
from django.test import Client
from intake.submissions import process
from intake.submissions.models import Submission
from intake.vault import keys
from intake.vault.errors import VaultClosed
from intake.vault.personal import PersonalKey
from tests.own_pages import _CASES, answers_of, area

key = PersonalKey.new()
case = process.receive(
    kind=area("boligmix").kind, answers=answers_of(area("boligmix"), _CASES["boligmix"]), language="da", own=key
)
client, url = Client(), f"/status/{key.secret}/"
written = client.post(url, {"text": "Kan I flytte samtalen?"}).status_code
page = client.get(url)
try:
    keys.identity_of(case.pk)
    reads = True
except VaultClosed:
    reads = False
told = {"written": written, "status": page.status_code, "shown": "Kan I flytte samtalen?" in page.text, "reads": reads}
told["withdrawn"] = client.post(f"{url}traek-tilbage/").status_code
told["state"] = Submission.objects.get(pk=case.pk).state
print(json.dumps(told))
"""


SEND_BY_A_SYSTEM = """
import json
from datetime import timedelta
import portal.wsgi
from django.utils import timezone
from intake.vault import keys
from intake.vault.errors import VaultClosed
from intake.submissions.models import Submission
from tests import make
from tests.intake.api.partner import System

system = System(make.unit())
sent = system.post("referrals")
reference = sent.json()["reference"]
try:
    keys.identity_of(Submission.objects.get(reference=reference).pk)
    reads = True
except VaultClosed:
    reads = False
status = system.get(f"referrals/{reference}").json()["status"]
print(json.dumps({"sent": sent.status_code, "status": status, "reads": reads}))
"""


ANSWER_AN_INVITATION = """
import json
import portal.wsgi
from django.test import Client
from dialogue.models import Invitation
from intake.vault import keys
from intake.vault.errors import VaultClosed
from intake.vault.personal import PersonalKey
from tests.dialogue import meetings

key = PersonalKey.new()
PersonalKey.new = classmethod(lambda cls: key)
invitation = meetings.invited(meetings.meeting())
client, url = Client(), f"/dialog/svar/{key.secret}/"
told = meetings.answered(response="maaske", note="hvis jeg kan", needs="En stol", needs_consent="on")
written = client.post(url, told).status_code
page = client.get(url)
invitation = Invitation.objects.select_related("guest_list").get()
reads = []
for case in (invitation.guest_list.case, invitation.guest_list.needs_case):
    try:
        keys.identity_of(case)
        reads.append(True)
    except VaultClosed:
        reads.append(False)
shown = all(said in page.text for said in ("Kære Åse", "hvis jeg kan", "En stol"))
doors = client.get("/admin/invitations/").status_code
print(json.dumps({"written": written, "status": page.status_code, "shown": shown, "reads": reads, "doors": doors}))
"""


@pytest.fixture
def public(tmp_path):
    return Environment(tmp_path, DOK_SIDE="public", DOK_VAULT_IDENTITIES=None, CACHE_URL="locmemcache://")


def test_what_the_public_side_seals_it_cannot_open_in_any_way(public):
    ran = public.python("-c", SEAL_AND_TRY_TO_OPEN)
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert set(told["ways"].values()) == {"closed"}, told
    assert len(told["ways"]) == 4
    assert told["identities"] == 0
    assert told["plain"] is False


def test_the_side_that_reads_opens_what_was_sealed(tmp_path):
    ran = Environment(tmp_path).python("-c", SEAL_AND_TRY_TO_OPEN)
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["ways"]["the case's key"] == "OPEN"
    assert told["ways"]["a key of one's own"] == "closed"


@pytest.fixture
def own_database():
    address = databases.address_of(f"public_{databases.worker_name()}")
    databases.copy(databases.migrated(), address)
    yield address
    databases.drop(address)


def test_the_public_side_has_no_staff_doors(public, own_database):
    public["DATABASE_URL"] = own_database
    public["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    public["DOK_DEMO_DOORS"] = "1"
    doors = [
        "/admin/",
        "/admin/login/",
        "/admin/queue/",
        "/konto/",
        "/konto/videre/",
        "/afdeling/",
        "/en/afdeling/",
        "/konto/login/",
        "/konto/invitation/hemmelig/",
        "/demo/",
        "/_util/login/",
        "/en/_util/login/",
    ]
    ran = public.python("-c", ASK, *doors, "/healthz", "/readyz")
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert {address: told[address] for address in doors} == dict.fromkeys(doors, 404)
    assert (told["/healthz"], told["/readyz"]) == (200, 200)


def test_the_public_side_with_an_identity_does_not_start(tmp_path):
    ran = Environment(tmp_path, DOK_SIDE="public").python("-c", "import portal.wsgi")
    assert ran.returncode != 0
    assert "DOK_VAULT_IDENTITIES is set, and DOK_SIDE=public must not be able to read" in ran.stderr


def test_the_public_side_serves_the_senders_own_page_with_the_senders_own_key(public, own_database):
    public["DATABASE_URL"] = own_database
    public["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    ran = public.python("-c", SERVE_AN_OWN_PAGE)
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == {
        "written": 302,
        "status": 200,
        "shown": True,
        "reads": False,
        "withdrawn": 302,
        "state": "withdrawn",
    }


def test_the_public_side_takes_in_what_a_partners_system_sends(public, own_database):
    public["DATABASE_URL"] = own_database
    public["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    ran = public.python("-c", SEND_BY_A_SYSTEM)
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == {"sent": 201, "status": "received", "reads": False}


def test_the_public_side_takes_an_answer_and_shows_it_by_the_guests_own_key_alone(public, own_database):
    public["DATABASE_URL"] = own_database
    public["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    ran = public.python("-c", ANSWER_AN_INVITATION)
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == {
        "written": 302,
        "status": 200,
        "shown": True,
        "reads": [False, False],
        "doors": 404,
    }
