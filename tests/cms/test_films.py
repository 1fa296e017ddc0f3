"""A film is sent in the parts that a browser asks for, to those who may see it."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Collection, CollectionViewRestriction

from cms.films import span
from tests.cms import stories

WHOLE = b"0123456789" * 100


@pytest.fixture
def film(db):
    return stories.document(content=WHOLE)


def ask(client, film, part):
    return client.get(film.url, headers={"Range": part})


def body(answer):
    read = b"".join(answer.streaming_content) if answer.streaming else answer.content
    answer.close()
    return read


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [("bytes=0-", 0, 999), ("bytes=10-19", 10, 19), ("bytes=-5", 995, 999), ("bytes=990-5000", 990, 999)],
)
def test_a_part_is_answered_with_its_bytes(client, film, part, first, last):
    answer = ask(client, film, part)

    assert answer.status_code == 206
    assert answer.headers["Content-Range"] == f"bytes {first}-{last}/1000"
    assert answer.headers["Content-Type"] == "video/mp4"
    assert answer.headers["Content-Disposition"].startswith("inline")
    assert body(answer) == WHOLE[first : last + 1]


@pytest.mark.parametrize("part", ["bytes=1000-", "bytes=-0", "bytes=5000-6000"])
def test_a_part_beyond_the_end_is_refused(client, film, part):
    answer = ask(client, film, part)

    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == "bytes */1000"


@pytest.mark.parametrize("part", ["bytes=9-2", "bytes=0-1,5-6", "seconds=1-2", "bytes=-", "nonsens"])
def test_what_we_do_not_understand_gets_the_whole(client, film, part):
    answer = ask(client, film, part)

    assert answer.status_code == 200
    assert body(answer) == WHOLE


def test_captions_are_sent_as_captions(client, db):
    answer = client.get(stories.document("film.vtt", b"WEBVTT\n").url)

    assert answer.headers["Content-Type"] == "text/vtt"
    answer.close()


def test_a_part_of_what_one_may_not_see_is_not_sent(client, film):
    collection = Collection.get_first_root_node().add_child(name="Lukket")
    restriction = CollectionViewRestriction.objects.create(collection=collection, restriction_type="groups")
    restriction.groups.add(Group.objects.create(name="Nogle"))
    film.collection = collection
    film.save()

    assert ask(client, film, "bytes=0-9").status_code == 302


def test_a_span_of_an_empty_file_lies_beyond_its_end():
    with pytest.raises(ValueError):
        span("bytes=0-", 0)


def test_of_a_long_part_the_beginning_is_sent(client, film, monkeypatch):
    monkeypatch.setattr("cms.films.LARGEST", 100)

    answer = ask(client, film, "bytes=50-")

    assert answer.headers["Content-Range"] == "bytes 50-149/1000"
    assert body(answer) == WHOLE[50:150]
