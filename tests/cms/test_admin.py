"""Editors see what they write before it is public."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Locale, Page

from cms.models import HomePage, ProposalPage, StandardPage, ThemePage
from portal.accounts.invitations import EDITORS
from tests import make


@pytest.mark.usefixtures("programme")
def test_every_page_can_be_previewed_and_edited(client):
    make.sign_in(client, make.user(is_staff=True, is_superuser=True))

    for page in Page.objects.filter(depth__gt=1, locale__language_code="da"):
        preview = client.get(f"/admin/pages/{page.pk}/view_draft/")
        assert preview.status_code == 200, page
        assert "<h1" in preview.content.decode(), page
        assert client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200, page


@pytest.mark.usefixtures("programme")
def test_a_page_can_be_previewed_before_it_is_saved():
    theme = ThemePage.objects.get(letter="B", locale__language_code="da")
    page = ProposalPage(title="Nyt forslag", slug="nyt-forslag", locale=theme.locale, live=False)
    page.path, page.depth = ThemePage._get_children_path_interval(theme.path)[1], theme.depth + 1

    html = page.make_preview_request().content.decode()

    assert "<h1>Nyt forslag</h1>" in html
    assert '<body data-area="B">' in html
    assert "None" not in html


@pytest.mark.usefixtures("programme")
def test_an_editor_translates_a_page_that_exists_in_one_language(client):
    editor = make.user()
    editor.groups.add(Group.objects.get(name=EDITORS))
    make.sign_in(client, editor)
    home = HomePage.objects.get(locale__language_code="da")
    page = home.add_child(instance=StandardPage(title="Frivillig", slug="frivillig", locale=home.locale))
    english = Locale.objects.get(language_code="en")

    asked = f"/admin/localize/submit/page/{page.pk}/"
    assert asked in client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    client.post(asked, {"locales": [english.pk]})

    translation = page.get_translation(english)
    assert translation.get_parent().specific == home.get_translation(english)
    assert not translation.live


@pytest.mark.usefixtures("programme")
def test_administrators_see_the_languages_of_the_site(client):
    make.sign_in(client, make.user(is_staff=True, is_superuser=True))
    assert client.get("/admin/locales/").status_code == 200
