"""Editors see what they write before it is public."""

import pytest
from wagtail.models import Page

from tests import make


@pytest.mark.usefixtures("programme")
def test_every_page_can_be_previewed_and_edited(client):
    make.sign_in(client, make.user(is_staff=True, is_superuser=True))

    for page in Page.objects.filter(depth__gt=1, locale__language_code="da"):
        preview = client.get(f"/admin/pages/{page.pk}/view_draft/")
        assert preview.status_code == 200, page
        assert "<h1" in preview.content.decode(), page
        assert client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200, page
