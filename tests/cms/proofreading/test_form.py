"""A draft is always kept; what would leave a reader behind is not published, and nothing typed is lost."""

import json

import pytest
from django.urls import reverse
from wagtail.models import TaskState

from cms.models import HomePage, StandardPage
from portal.accounts.invitations import WRITERS
from tests.cms import editing

pytestmark = pytest.mark.usefixtures("programme")

VAGUE = '<p>Kom og bag med os. <a href="https://a.example/">Klik her</a></p>'


def draft(page):
    page.refresh_from_db()
    return str(page.get_latest_revision_as_object().text)


def test_a_draft_with_faults_is_kept(client):
    editing.colleague(client)
    page = editing.page()

    answer = client.post(editing.edit(page), editing.form(page, VAGUE))

    assert answer.status_code == 302
    assert "Klik her" in draft(page)


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_a_page_with_faults_stays_where_it_is_with_everything_typed(client, action):
    editing.colleague(client, WRITERS if action == "action-submit" else "Redaktører")
    page = editing.page()

    answer = client.post(editing.edit(page), editing.form(page, VAGUE, action=action, lead="Noget helt nyt."))
    html = answer.content.decode()

    assert answer.status_code == 200
    assert "Linket «Klik her» siger ikke, hvor det fører hen." in json.dumps(html, ensure_ascii=False)
    assert "Noget helt nyt." in html
    assert "Kom og bag med os." in html
    page.refresh_from_db()
    assert (page.live, page.current_workflow_state) == (False, None)


def test_a_page_without_faults_is_published(client):
    editing.colleague(client)
    page = editing.page()

    client.post(editing.edit(page), editing.form(page, "<p>Ring til os.</p>", action="action-publish"))

    page.refresh_from_db()
    assert page.live


def test_the_draft_shows_its_figure_and_what_to_mend(client):
    editing.colleague(client)
    page = editing.page(VAGUE)

    html = client.get(editing.edit(page)).content.decode()

    assert "Skal rettes, før siden kan udgives" in html
    assert "LIX –" in html


def test_the_list_follows_a_draft_that_saves_itself(client):
    editing.colleague(client)
    page = editing.page("<p>Ring til os.</p>")

    answer = client.post(editing.edit(page), editing.form(page, VAGUE), headers={"Accept": "application/json"}).json()

    assert answer["success"] is True
    assert "Linket «Klik her»" in answer["html"]


def test_several_pages_are_published_together_or_not_at_all(client):
    editing.colleague(client)
    good, bad = editing.page("<p>God.</p>", slug="god"), editing.page(VAGUE, slug="slem", title="Slem side")
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    answer = client.post(f"{address}?id={good.pk}&id={bad.pk}", follow=True)

    assert "«Slem side» er ikke udgivet." in answer.content.decode()
    assert not StandardPage.objects.filter(slug__in=["god", "slem"], live=True).exists()
    client.post(f"{address}?id={good.pk}")
    assert StandardPage.objects.get(slug="god").live


def test_an_editors_yes_from_the_list_passes_proofreading(client):
    page = editing.page("<p>God.</p>")
    writer = editing.colleague(client, WRITERS)
    page.save_revision()
    page.get_workflow().start(page, writer)
    page.text = [("paragraph", VAGUE)]
    page.save_revision()
    state = TaskState.objects.get()
    client.logout()
    editing.colleague(client)
    approve = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])

    answer = client.post(approve, {"comment": ""})
    page.refresh_from_db()
    assert (answer.status_code, page.live) == (302, False)

    page.text = [("paragraph", "<p>God igen.</p>")]
    page.save_revision()
    client.post(approve, {"comment": ""})
    page.refresh_from_db()
    assert page.live


def test_drafts_below_a_page_pass_proofreading_too_when_they_are_published_with_it(client):
    editing.colleague(client)
    above = HomePage.objects.get(locale__language_code="da")
    below = editing.page(VAGUE, under=above, slug="under", title="Under")
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    answer = client.post(f"{address}?id={above.pk}", {"include_descendants": "on"}, follow=True)

    assert "«Under» er ikke udgivet." in answer.content.decode()
    below.refresh_from_db()
    assert not below.live
