"""No page is put where nobody would find it."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Page

from cms.addresses import is_free
from cms.models import StandardPage

from . import addresses, editing

pytestmark = pytest.mark.usefixtures("programme")

OWN = ("status", "soeg", "stoet", "feed", "konto", "stil", "api", "admin", "afdeling", "fortsaet", "en", "media")


@pytest.mark.parametrize("slug", OWN)
def test_the_portals_own_addresses_are_taken(slug):
    with pytest.raises(ValidationError) as refused:
        editing.page(slug=slug)
    assert refused.value.message_dict == {
        "slug": [f"Portalen bruger selv adressen /{slug}/, så ingen ville finde siden. Vælg en anden."]
    }


def test_an_address_is_judged_where_the_page_would_stand_and_in_its_language():
    with pytest.raises(ValidationError):
        editing.page(slug="soeg", under=editing.home("en"))
    assert editing.page(slug="stil", under=editing.home("en")).url == "/en/stil/"
    below = StandardPage.objects.get(slug="kontakt", locale__language_code="da")
    assert editing.page(slug="soeg", under=below).url == "/kontakt/soeg/"


def test_every_page_that_there_is_may_stand_where_it_stands():
    taken = [at for at in addresses.ALL if not is_free(at, "en" if at.startswith("/en/") else "da")]
    assert taken == []
    for page in Page.objects.filter(depth__gt=1).specific():
        page.clean()


@pytest.mark.parametrize("action", ["", "action-publish"])
def test_an_editor_who_writes_a_new_page_is_told_at_its_field(client, action):
    editing.colleague(client)
    address = reverse("wagtailadmin_pages:add", args=["cms", "standardpage", editing.home().pk])
    form = editing.form(StandardPage(title="Status", slug="status", lead="Kom."), "<p>Ring.</p>", action=action)

    answer = client.post(address, form)

    assert answer.context["form"].errors["slug"][0].startswith("Portalen bruger selv adressen /status/,")
    assert not StandardPage.objects.filter(title="Status").exists()


def test_an_editor_who_renames_a_page_is_told_once(client):
    editing.colleague(client)
    page = editing.page("<p>Ring til os.</p>")

    answer = client.post(editing.edit(page), editing.form(page, "<p>Ring.</p>", slug="feed", action="action-publish"))

    assert len(answer.context["form"].errors["slug"]) == 1
    page.refresh_from_db()
    assert (page.slug, page.live) == ("frivillig", False)


def test_a_page_is_not_moved_to_where_nobody_would_find_it(client):
    below = StandardPage.objects.get(slug="kontakt", locale__language_code="da")
    page = editing.page(slug="soeg", under=below)
    editing.colleague(client)
    address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, editing.home().pk])

    answer = client.post(address, follow=True)

    assert "Portalen bruger selv adressen /soeg/" in answer.content.decode()
    page.refresh_from_db()
    assert page.get_parent().pk == below.pk
