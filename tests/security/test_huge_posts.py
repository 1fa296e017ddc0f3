"""Nobody fills the disk: a post with a large file is refused before it is read."""

import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests import make

pytestmark = pytest.mark.django_db

ADDRESSES = ["/", "/ansoeg/boligmix/om-dig/", "/konto/login/", "/nowhere/", "/admin/images/multiple/add/"]


@pytest.fixture
def no_temporary_files(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("a stranger's file reached the disk")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)


def large():
    return SimpleUploadedFile("stor.png", b"x" * (3 * 1024 * 1024))


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_strangers_large_file_is_refused_unread(client, address, no_temporary_files):
    assert client.post(address, {"file": large()}).status_code == 400


@pytest.mark.parametrize("length", ["", "-1", "mange", "9" * 30])
def test_a_strange_length_is_answered(client, length):
    assert client.post("/konto/login/", b"", content_type="text/plain", CONTENT_LENGTH=length).status_code in (200, 400)


def test_staff_may_bring_a_large_file_to_the_admin(client):
    make.sign_in(client, make.user(is_superuser=True))
    answer = client.post("/admin/images/multiple/add/", {"title": "Stor", "files[]": large(), "collection": 1})
    assert answer.status_code == 200
