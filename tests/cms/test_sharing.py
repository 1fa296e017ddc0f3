"""What a page says of itself where somebody passes it on: every public type, in both languages."""

import io
import re
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from PIL import Image

from . import addresses, stories

ENTRIES = ("/ansoeg/boligmix/", "/henvis/udskrivning/", "/tilbyd/arbejde/")
SHARED = (*addresses.ALL, *ENTRIES, *(f"/en{address}" for address in ENTRIES))
NEEDED = {"title", "description", "type", "url", "locale", "locale:alternate", "image", "image:alt", "site_name"}


def told(client, address):
    html = client.get(address, follow=True).content.decode()
    pairs = re.findall(r'<meta property="og:([\w:]+)" content="([^"]*)">', html)
    assert len(pairs) == len(dict(pairs)), f"{address} says something twice"
    assert html.count('<meta name="twitter:card" content="summary_large_image">') == 1, address
    return {name: unescape(words) for name, words in pairs}


def picture_of(client, told):
    """The picture as whoever is shown the link gets it. In a test, static files lie where the finders look."""
    path = re.sub(r"^https?://[^/]+", "", told["image"])
    if path.startswith(settings.STATIC_URL):
        found = Path(finders.find(path.removeprefix(settings.STATIC_URL)))
        return Image.open(io.BytesIO(found.read_bytes()))
    response = client.get(path)
    assert response.status_code == 200, path
    return Image.open(io.BytesIO(b"".join(response) if response.streaming else response.content))


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_page_says_what_it_is_where_it_is_shared(client, programme, language):
    pictures = {}
    for address in SHARED:
        if address.startswith("/en/") != (language == "en"):
            continue
        about = told(client, address)
        assert {name for name in NEEDED if not about.get(name)} == set(), address
        own, other = ("da_DK", "en_GB") if language == "da" else ("en_GB", "da_DK")
        assert (about["locale"], about["locale:alternate"]) == (own, other), address
        assert re.fullmatch(rf"https?://[^/]+{address}", about["url"]), address
        assert about["image"].startswith("http"), address
        pictures[about["image"]] = about
    assert {picture_of(client, about).size for about in pictures.values()} == {(1200, 630)}


def test_a_page_with_a_picture_of_its_own_is_shared_with_it(client, programme):
    stories.campaign(slug="med-billede", cover=stories.image(), cover_alt="Gården i maj")

    about = told(client, "/kampagner/med-billede/")

    assert "/media/" in about["image"]
    assert about["image:alt"] == "Gården i maj"


def test_a_page_within_a_journey_is_shared_as_its_beginning(client, programme):
    assert client.get("/ansoeg/boligmix/ryddet/").status_code == 200, "it is the page itself, and leads nowhere else"
    assert told(client, "/ansoeg/boligmix/ryddet/")["url"].endswith("/ansoeg/boligmix/")
