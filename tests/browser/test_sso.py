"""A person of a unit signs in by their employer's login, in a real browser at a real OpenID provider."""

import re

import pytest

from tests.house import free_port, open_house
from tests.journeys.reach import faults
from tests.oidc_server import running
from tests.portal.accounts import people

pytestmark = [pytest.mark.browser, pytest.mark.either_engine]

INVITE = """
from portal.accounts import invitations
from portal.accounts.models import Access, Unit
about = dict(name="Afsnit 12", organisation="Psykiatrisk Center", phone="12345678")
unit, _ = Unit.objects.get_or_create(slug="sso-12", defaults=about)
invitations.prepare(email="{email}", access=Access.UNIT, unit=unit)
"""


@pytest.fixture(scope="module")
def port():
    return free_port()


@pytest.fixture(scope="module")
def region(port):
    with running(f"http://127.0.0.1:{port}/konto/sso/region/svar/") as server:
        yield server


@pytest.fixture(scope="module")
def house(region, port):
    """A house that knows the provider."""
    with open_house("sso", port=port, neighbours=(region.url,), DOK_OIDC=region.configuration()) as house:
        yield house


def sign_in(page, login):
    """Press the button, and log in at the provider."""
    page.get_by_role("button", name="Log ind med Region Test").click()
    page.get_by_label("Bruger").fill(login)
    page.get_by_role("button", name="Log ind").click()


@pytest.mark.parametrize("javascript", [True, False])
def test_an_invited_person_comes_in_by_their_employers_login(house, visit, region, javascript):
    login = f"nina-{javascript}".lower()
    claims = region.knows(login, amr=["pwd", "mfa"], name="Nina Dahl")
    house.manage("shell", "-c", INVITE.format(email=claims["email"]))
    page = visit("/konto/login/", javascript=javascript)
    sign_in(page, login)
    page.wait_for_url(f"{house.base_url}/afdeling/")
    page.get_by_text("Afsnit 12").first.wait_for()
    assert login not in house.log()
    assert not re.search(r"svar/\?[^…]", house.log())


def test_a_person_whose_provider_saw_no_second_factor_makes_one_here(house, visit, region):
    claims = region.knows("mads", amr=["pwd"])
    house.manage("shell", "-c", INVITE.format(email=claims["email"]))
    page = visit("/konto/login/")
    sign_in(page, "mads")
    page.wait_for_url("**/konto/2fa/vaelg/")
    page.get_by_role("heading", name="Vælg din ekstra sikkerhed").wait_for()
    page.get_by_role("link", name="Tilføj en app").click()
    secret = page.locator("[readonly]").input_value()
    page.get_by_label("Engangskode").fill(people.code(secret))
    page.get_by_role("button", name=re.compile("Tilføj|Slå til")).click()
    page.goto("/afdeling/")
    page.get_by_label("Engangskode").fill(people.code(secret, steps=1))
    page.get_by_role("button", name=re.compile("Bekræft|Fortsæt")).click()
    page.wait_for_url(f"{house.base_url}/afdeling/")
    assert faults(page) == []
    page.goto("/konto/sso/")
    page.get_by_text("Du kan logge ind med det.").wait_for()
    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_somebody_uninvited_reads_whom_to_ask_in_both_languages(visit, region, scheme):
    region.knows("ole", amr=["mfa"])
    page = visit("/konto/login/", color_scheme=scheme)
    assert faults(page) == []
    sign_in(page, "ole")
    page.get_by_role("heading", name="Vi har ingen invitation til dig", level=1).wait_for()
    page.locator("section[lang=en] h2").wait_for()
    assert faults(page) == []


def test_somebody_who_stops_at_the_provider_can_begin_again(visit, region):
    page = visit("/konto/login/")
    page.get_by_role("button", name="Log ind med Region Test").click()
    page.get_by_role("button", name="Afbryd").click()
    page.get_by_role("heading", name="Du blev ikke logget ind", level=1).wait_for()
    assert faults(page) == []
    page.get_by_role("link", name="Gå til log ind").click()
    page.get_by_role("button", name="Log ind med Region Test").wait_for()
