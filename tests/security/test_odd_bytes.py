"""Signs that no keyboard writes: none may bring a page down, on either database."""

import pytest

from intake.journeys.declaration import areas
from tests import make, toys

pytestmark = pytest.mark.django_db

ODD = ["\x00", "a\x00b", "9" * 5000, "\u202e\u2066", "\U0001f9d1\u200d\U0001f9bd", "-1", "99999"]
DESK = [
    "/admin/queue/%00/",
    "/admin/queue/BM%00-7K3Q/claim/",
    "/admin/queue/?reference=%00",
    "/admin/queue/?team=%00&assignee=%00&kind=%00&state=%00&urgency=%00&due=%00&p=%00",
    "/admin/queue/?team=99999999999999999999&assignee=99999999999999999999&p=99999999999999999999",
]
PUBLIC = [
    "/%00/",
    "/%00",
    "/a%00b/",
    "/en/%00/",
    "/?a=%00",
    "/documents/1/%00",
    "/konto/invitation/%00/",
    "/%ed%a0%80/",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_an_odd_address_is_not_found(client, address):
    client.raise_request_exception = False
    assert client.get(address).status_code in (200, 404, 410)


@pytest.mark.parametrize("address", DESK)
def test_an_odd_question_to_the_desk_is_answered(client, address):
    make.sign_in(client, make.member())
    client.raise_request_exception = False
    assert client.get(address).status_code in (200, 404)


@pytest.mark.parametrize("written", ODD)
def test_an_odd_sign_in_is_refused(client, written):
    client.raise_request_exception = False
    for address in ("/konto/login/", "/konto/password/reset/"):
        answer = client.post(address, {"login": written, "email": written, "password": written})
        assert answer.status_code in (200, 302), address
    answer = client.post("/konto/login/", {"login": f"a{written}@dok.example", "password": written})
    assert answer.status_code == 200


@pytest.mark.parametrize("written", ODD)
@pytest.mark.parametrize("area", areas(), ids=lambda area: area.kind.name)
def test_an_odd_answer_is_asked_again(client, area, written):
    client.raise_request_exception = False
    step = area.steps[0]
    names = step.form(values={}).fields
    posted = {name + part: written for name in names for part in ("", "_day", "_month", "_year")}
    answer = client.post(f"/{area.path}/{step.slug}/", posted)
    assert answer.status_code in (200, 302)
    assert client.get(f"/{area.path}/").status_code in (200, 302)


@pytest.mark.parametrize("written", ODD)
def test_an_odd_step_of_the_desk_is_explained(client, written):
    person = make.member()
    with toys.toy_kinds():
        _take_every_step(client, person, written)


def _take_every_step(client, person, written):
    case = make.submission(team=person.memberships.get().team)
    make.sign_in(client, person)
    client.raise_request_exception = False
    for action in ("claim", "place", "decline", "note"):
        posted = {"seen_version": written, "team": written, "reason": written, "note": written, "stage": written}
        answer = client.post(f"/admin/queue/{case.reference}/{action}/", posted)
        assert answer.status_code in (200, 302, 409), action


@pytest.mark.parametrize("written", ODD)
def test_an_odd_post_to_the_list_its_bulk_its_views_or_its_file_is_answered(client, written):
    make.sign_in(client, make.member())
    client.raise_request_exception = False
    every = ("case", "seen", "shown", "deed", "stage", "tags", "text", "p", "name", "team", "purpose", "columns")
    posted = dict.fromkeys(every, written)
    for page, known in (
        ("", {}),
        ("bulk/", {"deed": "tag"}),
        ("bulk/", {"deed": "tag", "stage": "go", "tags": "ord"}),
        ("saved/", {"team": ""}),
        ("saved/?tag=%00&team=%00", {"team": "", "name": "Min"}),
        ("export/?tag=%00&team=%00", {"purpose": "planning", "format": "csv"}),
    ):
        answer = client.post(f"/admin/queue/{page}", {**posted, **known})
        assert answer.status_code in (200, 302, 422), (page, known)
