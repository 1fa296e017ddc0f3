"""Nobody fills the disk: a post with a large file is refused before it is read."""

import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import StopFutureHandlers

from portal.uploads import InMemory
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


@pytest.mark.parametrize("address", ["/tilbyd/arbejde/opgaver/", "/en/tilbyd/arbejde/opgaver/"])
def test_a_step_that_asks_for_files_reads_them_into_memory_alone(client, address, no_temporary_files):
    page = client.post(address, {"files": large(), "tasks_text": "Vi luger ukrudt"})
    assert page.status_code == 200
    assert "Vi luger ukrudt" in page.text
    assert "stor.png" in page.text, "and says what is wrong with it"


@pytest.mark.parametrize("address", ["/tilbyd/arbejde/opgaver/", "/en/tilbyd/arbejde/opgaver/"])
def test_what_is_far_too_much_is_refused_unread_in_plain_words(client, address):
    page = client.post(address, b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=60 * 1024 * 1024)
    assert page.status_code == 413
    assert f'<a href="{address}">' in page.text


def test_of_a_file_that_is_too_large_nothing_is_kept_in_memory(rf):
    handler = InMemory(rf.post("/"), each=10)
    with pytest.raises(StopFutureHandlers):
        handler.new_file("files", "a.pdf", "application/pdf", 0)
    for start in range(0, 30, 5):
        handler.receive_data_chunk(b"x" * 5, start)
    file = handler.file_complete(30)
    assert (file.size, file.read()) == (30, b"x" * 10)


@pytest.mark.parametrize("length", ["", "-1", "mange", "9" * 30])
def test_a_strange_length_is_answered(client, length):
    assert client.post("/konto/login/", b"", content_type="text/plain", CONTENT_LENGTH=length).status_code in (200, 400)


def test_somebody_of_a_ward_brings_nothing_large_to_the_admin(client, no_temporary_files):
    make.sign_in(client, make.referrer())
    assert client.post("/admin/images/multiple/add/", {"file": large()}).status_code == 400


def test_staff_may_bring_a_large_file_to_the_admin(client):
    make.sign_in(client, make.user(is_superuser=True))
    answer = client.post("/admin/images/multiple/add/", {"title": "Stor", "files[]": large(), "collection": 1})
    assert answer.status_code == 200
