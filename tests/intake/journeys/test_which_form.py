"""Two tabs of one browser, at two people's forms: nothing that is typed in one lands in the other."""

import pytest
from django.test import Client

from intake.journeys import drafts
from intake.submissions.models import Draft, DraftLetter, Submission

from .browsing import page_of
from .walking import ABOUT, AGREED, WISH

pytestmark = [pytest.mark.django_db, pytest.mark.either_engine]

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


def test_a_page_that_is_open_while_the_secret_key_is_changed_is_of_the_same_form(web, settings):
    post(web, tab(web, "om-dig"), ANNA)
    annas = tab(web, "om-dig")
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "new-" + "n" * 48
    assert post(web, annas, {**ANNA, "full_name": "Anna Berg"}).status_code == 302
    assert tab(web, "om-dig").fields["full_name"] == ["Anna Berg"]


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


def sent(web, fields):
    for slug, answers in (("om-dig", fields), ("oenske", WISH), ("aftale", AGREED)):
        post(web, tab(web, slug), answers)
    return post(web, tab(web, "gennemse"), {})


@pytest.mark.parametrize(
    ("slug", "button"),
    [("", ("action", "restart")), ("", ("action", "resume")), ("slet", ()), ("gem", ())],
    ids=lambda part: "-".join(part) if isinstance(part, tuple) else part,
)
def test_a_page_about_another_form_deletes_saves_and_leads_to_nothing(web, slug, button):
    post(web, tab(web, "om-dig"), ANNA)
    annas = tab(web, slug)
    begin_anew(web)
    post(web, tab(web, "om-dig"), BO)
    before = Draft.objects.values().get()
    said = annas.posted(*button)
    page = web.post(url(slug), {**said, "email": ["anna@post.example"]} if slug == "gem" else said)
    assert page.status_code == 200
    assert "Der er ikke sket noget med nogen af dem." in page.text
    assert Draft.objects.values().get() == before
    assert not DraftLetter.objects.exists()
    assert slug != "gem" or 'value="anna@post.example"' in page.text
    again = page_of(page, url(slug))
    assert web.post(url(slug), again.posted(*button)).status_code in (302, 200)
    assert "Der er ikke sket noget" not in web.post(url(slug), again.posted(*button)).text


def test_a_computer_is_cleared_of_what_the_page_spoke_of(web):
    sent(web, ANNA)
    annas = tab(web, "kvittering/ryd")
    web.post(url(), {})
    sent(web, BO)
    page = web.post(url("kvittering/ryd"), annas.posted())
    assert "Der er ikke sket noget med nogen af dem." in page.text
    assert _cookie() in web.cookies
    assert web.cookies[_cookie()].value
    assert Submission.objects.count() == 2
    web.post(url("kvittering/ryd"), page_of(page).posted())
    assert not web.cookies[_cookie()].value


def test_a_saved_one_is_not_left_by_a_page_that_spoke_of_another(web):
    post(web, tab(web, "om-dig"), ANNA)
    web.post(url("gem"), {"email": "anna@post.example"})
    annas = tab(web, "gemt")
    begin_anew(web)
    post(web, tab(web, "om-dig"), BO)
    web.post(url("gem"), {"email": "bo@post.example"})
    page = web.post(url("gemt"), annas.posted())
    assert "Der er ikke sket noget med nogen af dem." in page.text
    assert web.cookies[_cookie()].value
