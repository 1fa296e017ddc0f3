"""Pictures are served in the sizes that pages ask for; originals and everything else are not."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tests.cms import stories


def test_a_rendition_is_served_for_a_year(client, db):
    made = stories.image().get_rendition("width-100|format-webp")

    answer = client.get(made.url)

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/webp"
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies
    answer.close()


def test_the_original_with_what_the_camera_wrote_is_not_served(client, db):
    original = stories.image().file.url

    assert original.startswith("/media/original_images/")
    assert client.get(original).status_code == 404


@pytest.mark.parametrize("name", ["findes-ikke.jpg", "..%2Foriginal_images%2Fgaarden.jpg", "side.html", "uden", ".jpg"])
def test_what_is_no_picture_of_ours_is_not_found(client, db, name):
    assert client.get(f"/media/images/{name}").status_code == 404


def test_a_file_of_another_kind_in_the_folder_is_not_served(client, db):
    name = default_storage.save("images/side.html", ContentFile(b"<script>"))
    try:
        assert client.get(f"/media/{name}").status_code == 404
    finally:
        default_storage.delete(name)
