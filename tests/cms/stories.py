"""Builders for campaigns, news and what they are told with."""

import json
from datetime import date
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from cms.models import CampaignIndexPage, CampaignPage, CampaignProposal, NewsIndexPage, NewsPage, NewsProposal

GIVEN = {"given_by": "Kanarieperson til en kanariekollega", "covers": "Kanariebrug", "given_on": "2026-11-03"}


def image(size=(1200, 800), **fields):
    """A picture with words for whoever cannot see it."""
    drawn = BytesIO()
    Image.new("RGB", size, "navy").save(drawn, "JPEG")
    fields = {"title": "Gården", "description": "En gård med et træ", **fields}
    return get_image_model().objects.create(file=ContentFile(drawn.getvalue(), "gaarden.jpg"), **fields)


def document(name="film.mp4", content=b"0123456789" * 100):
    return get_document_model().objects.create(title=name, file=ContentFile(content, name))


def in_stream(picture, alt="En gård med et træ"):
    """A picture as a StreamField stores it."""
    return {"image": picture.pk, "decorative": not alt, "alt_text": alt}


def campaign(title="En kampagne", *, language="da", story=(), press=(), about=(), **fields):
    index = CampaignIndexPage.objects.get(locale__language_code=language)
    words = {"story": json.dumps(list(story)), "press": json.dumps(list(press)), "starts_on": date(2020, 1, 1)}
    page = CampaignPage(title=title, locale=index.locale, **{**words, **fields})
    page.proposals = [CampaignProposal(proposal=proposal) for proposal in about]
    return index.add_child(instance=page)


def news(title="En nyhed", *, language="da", body=(), about=(), **fields):
    index = NewsIndexPage.objects.get(locale__language_code=language)
    fields = {"published_on": date(2020, 1, 1), **fields}
    page = NewsPage(title=title, locale=index.locale, body=json.dumps(list(body)), **fields)
    page.proposals = [NewsProposal(proposal=proposal) for proposal in about]
    return index.add_child(instance=page)
