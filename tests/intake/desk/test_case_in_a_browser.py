"""The case's own screens in a real Chromium: axe, a phone's width, and a picture fetched as it is looked at."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from playwright.sync_api import sync_playwright

from intake.discharge.answers import CareContact
from intake.discharge.declaration import KIND as DISCHARGE
from intake.journeys.declaration import area
from intake.submissions import linking, lookup, process
from intake.submissions.actors import actor_for
from intake.submissions.enums import Fact, State
from intake.submissions.files import AttachedFile
from intake.submissions.models import Submission
from intake.workfirst.declaration import KIND as WORKFIRST
from tests import make
from tests.cases import discharge, workfirst
from tests.cases.walking import answers_of
from tests.house import CHROMIUM, FLAGS
from tests.intake.desk.test_in_a_browser import SCREENS, TOO_WIDE, faults_of
from tests.pictures import photo

pytestmark = [pytest.mark.browser, pytest.mark.either_engine, pytest.mark.django_db(transaction=True)]

PICTURE = "file-" + "b" * 32
HELPERS = (
    CareContact(role="bostoette", organisation="Hjemmevejledningen", functions=("bolig", "netvaerk")),
    CareContact(role="frivillig", organisation="Caféen " + "langtord" * 8, functions=("netvaerk",)),
)


def referral(team):
    answers = answers_of(area("discharge"), discharge.CASES[0]).model_copy(
        update={
            "life_areas": ("bolig", "oekonomi"), "care_contacts": HELPERS, "discharge_coordinator": "ved-ikke",
            "citizen_first_name": "Bjørn", "birth_year": 1990,
        }
    )  # fmt: skip
    received = process.receive(kind=DISCHARGE, answers=answers, language="da")
    Submission.objects.filter(pk=received.pk).update(team=team, state=State.SCREENING)
    lookup.index(received.pk)
    return Submission.objects.get(pk=received.pk)


def work_offer(team):
    content = photo()
    picture = AttachedFile(name="Værksted.jpg", media_type="image/jpeg", size=len(content), item=PICTURE)
    answers = answers_of(area("workfirst"), workfirst.CASES[0]).model_copy(update={"files": (picture,)})
    received = process.receive(kind=WORKFIRST, answers=answers, language="da", files={PICTURE: content})
    Submission.objects.filter(pk=received.pk).update(team=team)
    return Submission.objects.get(pk=received.pk)


def in_chromium(server, cookie, act, *, width=1280, scheme="light"):
    """Act on a page; in a thread of its own, since Django refuses the database where Playwright's loop runs."""

    def run():
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            context = chromium.new_context(
                viewport={"width": width, "height": 900}, color_scheme=scheme, locale="da-DK"
            )
            context.add_cookies([{"name": "sessionid", "value": cookie, "url": server}])
            try:
                return act(context.new_page())
            finally:
                chromium.close()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(run).result()


@pytest.mark.parametrize(("width", "scheme"), SCREENS, ids=lambda value: str(value))
def test_axe_finds_nothing_and_nothing_is_cut_off(width, scheme, live_server, coordinator, own_team):
    one, same, linked = (referral(own_team) for _ in range(3))
    colleague = make.member(own_team, first_name="Ib", last_name="Lund")
    linking.link(one.pk, linked.pk, actor_for(coordinator))
    process.add_note(one.pk, "Ring selv", actor_for(colleague), mentioned=[coordinator.pk])
    coordinator.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "change_lettertext"]))
    paths = [
        f"{reverse('queue:index')}?tab=named",
        reverse("queue:case", args=[one.reference]),
        reverse("queue:beside", args=[one.reference, same.reference]),
        f"{reverse('queue:action', args=[one.reference, 'merge'])}?other={same.reference}",
        reverse("queue:action", args=[one.reference, "note"]),
        reverse("letter_texts"),
        reverse("letter_text", args=["declined", "alle", "da"]),
    ]

    def walk(page):
        found = {}
        for path in paths:
            page.goto(live_server.url + path)
            found[path] = faults_of(page), page.evaluate(TOO_WIDE)
        page.get_by_role("textbox", name="Brevet").fill("{{birth_year}}")
        page.get_by_role("button", name="Gem teksten").click()
        page.get_by_role("heading", name="Der mangler noget").wait_for()
        found["errors"] = faults_of(page), page.evaluate(TOO_WIDE)
        return found

    cookie = make.sign_in(Client(), coordinator).cookies["sessionid"].value
    found = in_chromium(live_server.url, cookie, walk, width=width, scheme=scheme)
    assert found == dict.fromkeys([*paths, "errors"], ([], []))


def test_a_picture_is_fetched_and_logged_as_it_is_unfolded_and_not_before(live_server, coordinator, own_team):
    one = work_offer(own_team)
    cookie = make.sign_in(Client(), coordinator).cookies["sessionid"].value
    fetched = []

    def look(page):
        page.on("request", lambda request: fetched.append(request.url) if "/files/" in request.url else None)
        page.goto(live_server.url + reverse("queue:case", args=[one.reference]))
        page.wait_for_load_state("networkidle")
        before = len(fetched)
        page.get_by_text("Se Værksted.jpg").click()
        page.locator(".desk-picture img").evaluate("picture => picture.decode()")
        return before

    assert in_chromium(live_server.url, cookie, look) == 0
    assert one.events.filter(what=Fact.READ, detail__file=1).count() == len(fetched) == 1
