"""Two tabs of one browser, at two people's forms: nothing that is typed in one lands in the other."""

import pytest
from django.test import Client

from intake.journeys import drafts
from intake.submissions.models import Draft, Submission

from .browsing import page_of
from .walking import ABOUT, AGREED, WISH

pytestmark = pytest.mark.django_db

ANNA, BO = {**ABOUT, "full_name": "Anna Andersen"}, {**ABOUT, "full_name": "Bo Bertelsen"}


@pytest.fixture
def web(toy):
    return Client()


def url(slug=""):
    return f"/laan/legetoej/{slug}/" if slug else "/laan/legetoej/"


def tab(web, slug):
    return page_of(web.get(url(slug)))


def post(web, page, fields):
    return web.post(page.action, page.with_({name: [text] for name, text in fields.items()}).posted())


def begin_anew(web):
    web.post(url(), {"action": "restart"})


def test_a_tab_of_an_earlier_form_writes_nothing_into_the_open_one(web):
    post(web, tab(web, "om-dig"), ANNA)
    annas = tab(web, "om-dig")
    begin_anew(web)
    post(web, tab(web, "om-dig"), BO)
    before = bytes(Draft.objects.get().blob)
    page = post(web, annas, ANNA)
    assert page.status_code == 200
    assert "Der er en anden formular åben i et andet vindue" in page.text
    assert 'value="Anna Andersen"' in page.text
    assert bytes(Draft.objects.get().blob) == before
    assert tab(web, "om-dig").fields["full_name"] == ["Bo Bertelsen"]


def test_two_fresh_tabs_are_two_forms_and_a_second_press_is_a_choice(web):
    first, second = tab(web, "om-dig"), tab(web, "om-dig")
    post(web, first, ANNA)
    asked = post(web, second, BO)
    assert tab(web, "om-dig").fields["full_name"] == ["Anna Andersen"]
    post(web, page_of(asked), BO)
    assert tab(web, "om-dig").fields["full_name"] == ["Bo Bertelsen"]


def test_a_step_that_the_open_form_has_not_come_to_shows_what_was_typed_and_keeps_none_of_it(web):
    post(web, tab(web, "om-dig"), ANNA)
    annas = tab(web, "oenske")
    begin_anew(web)
    half = dict.fromkeys(ABOUT, "")
    post(web, tab(web, "om-dig"), {**half, "full_name": "Bo"})
    page = post(web, annas, WISH)
    assert "En anden formular er åben" in page.text
    assert any(text in page.text for text in WISH.values())
    [row] = Draft.objects.all()
    assert (
        "oenske" not in drafts.open_with(drafts.PersonalKey.from_secret(web.cookies[_cookie()].value), _area()).written
    )
    assert row.reference == ""


def test_a_check_page_sends_what_it_showed_or_shows_what_has_changed(web):
    for slug, fields in (("om-dig", ANNA), ("oenske", WISH), ("aftale", AGREED)):
        post(web, tab(web, slug), fields)
    checked = tab(web, "gennemse")
    post(web, tab(web, "om-dig"), {**ANNA, "full_name": "Anna Berg"})
    page = web.post(checked.action, checked.posted())
    assert page.status_code == 200
    assert "Dine svar er ændret, siden du åbnede siden." in page.text
    assert not Submission.objects.exists()
    again = page_of(page)
    assert web.post(again.action, again.posted()).url.endswith("/kvittering/")


def test_a_page_that_came_back_with_an_error_is_of_the_form_it_began(web):
    came_back = page_of(post(web, tab(web, "om-dig"), dict.fromkeys(ABOUT, "")))
    assert post(web, came_back, ANNA).status_code == 302


def _area():
    from intake.journeys.declaration import area

    return area("toyloan")


def _cookie():
    return drafts.cookie_of(_area())
