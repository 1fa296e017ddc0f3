"""The demo doors: real sign-in for people without a phone, and shut everywhere else."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import path

from portal import demo
from portal.accounts.models import Membership, User
from portal.urls import urlpatterns as house
from tests import make

urlpatterns = [path("demo/", demo.demo_doors, name="demo_doors"), *house]
pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portal.test_demo")]


@pytest.fixture
def doors_open(settings):
    settings.DOK_DEMO_DOORS = True
    for slug in {slug for person in demo.PEOPLE for slug, _role in person.teams}:
        make.team(slug, central=slug == "central")


@pytest.fixture
def seeded(doors_open):
    call_command("seed_people", stdout=StringIO())


def sign_in(person):
    client = Client()
    client.post("/konto/login/", {"login": person.email, "password": demo.PASSWORD})
    return client, client.post("/konto/2fa/authenticate/", {"code": person.code()})


@pytest.mark.parametrize("key", [person.key for person in demo.PEOPLE])
def test_each_person_gets_in_by_the_real_sign_in_with_the_code_that_is_shown(seeded, key):
    client, response = sign_in(demo.person(key))
    door = "/afdeling/" if demo.person(key).unit else "/admin/"
    assert response["Location"] == door
    inside = client.get(door, follow=True)
    assert inside.status_code == 200
    assert inside.request["PATH_INFO"] in {"/afdeling/", "/admin/", "/admin/queue/", "/admin/queue/figures/"}


def test_the_page_shows_each_role_with_its_present_code(seeded, client):
    page = client.get("/demo/").content.decode()
    assert demo.PASSWORD in page
    for person in demo.PEOPLE:
        assert person.email in page
        assert str(person.title) in page
        assert person.code() in page


def test_codes_are_those_of_any_authenticator_app():
    person = demo.DemoPerson("x", "x", "x")
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    # RFC 6238, appendix B: the ASCII secret 12345678901234567890 at 59 s gives …287082.
    assert format_hotp_value(hotp_value("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", 59 // 30)) == "287082"
    assert person.code(59) == format_hotp_value(hotp_value(person.secret, 1))
    assert demo.seconds_left(59) == 1
    assert demo.seconds_left(60) == 30


def test_seeding_twice_changes_nothing_and_puts_right_what_was_broken(seeded):
    before = list(User.objects.order_by("pk").values_list("email", "is_superuser")), Membership.objects.count()
    broken = User.objects.get(email=demo.person("boligmix").email)
    broken.set_password("noget andet")
    broken.save()
    factor = Authenticator.objects.get(user=broken, type="totp")
    factor.data = {"secret": "closed-by-another-key"}
    factor.save()
    call_command("seed_people", stdout=StringIO())
    after = list(User.objects.order_by("pk").values_list("email", "is_superuser")), Membership.objects.count()
    assert before == after
    assert Authenticator.objects.filter(type="totp").count() == len(demo.PEOPLE)
    assert sign_in(demo.person("boligmix"))[1]["Location"] == "/admin/"


def test_a_missing_team_is_named_with_what_to_do(settings):
    settings.DOK_DEMO_DOORS = True
    make.team("boligmix")
    with pytest.raises(CommandError, match=r"central, udskrivning.*seed_routing"):
        call_command("seed_people")
    assert not User.objects.filter(email__endswith="demo.dok.example").exists()


def test_with_the_doors_shut_nobody_is_seeded_no_code_is_told_and_nobody_gets_in(seeded, settings):
    settings.DOK_DEMO_DOORS = False
    with pytest.raises(CommandError, match="DOK_DEMO_DOORS"):
        call_command("seed_people")
    with pytest.raises(CommandError, match="DOK_DEMO_DOORS"):
        call_command("demo_code", "boligmix")
    for person in demo.PEOPLE:
        client, _response = sign_in(person)
        assert "_auth_user_id" not in client.session


def test_a_session_of_a_demo_person_ends_when_the_doors_are_shut(seeded, settings):
    client, _response = sign_in(demo.person("boligmix"))
    settings.DOK_DEMO_DOORS = False
    assert client.get("/admin/")["Location"].startswith("/konto/login/")


@pytest.mark.urls("portal.urls")
def test_with_the_doors_shut_there_is_no_page(client):
    assert client.get("/demo/").status_code == 404


def test_the_command_prints_the_present_code(doors_open):
    out = StringIO()
    call_command("demo_code", "boligmix", stdout=out)
    assert out.getvalue().strip() in {demo.person("boligmix").code(), demo.person("boligmix").code(0)}


def test_make_run_tells_how_every_role_gets_in():
    text = demo.how_to_get_in("http://127.0.0.1:8123/")
    assert "http://127.0.0.1:8123/demo/" in text
    assert demo.PASSWORD in text
    for person in demo.PEOPLE:
        assert person.email in text
