import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from wagtail.images import get_image_model

from cms.models import DokImage
from portal.accounts.invitations import EDITORS
from tests import make
from tests.cms.drawings import drawn

pytestmark = pytest.mark.usefixtures("db")


def picture(**fields):
    fields = {"title": "DSC_0042", "description": "To naboer på en trappe", **fields}
    return DokImage(file=ContentFile(drawn(), name="trappe.png"), **fields)


def faults(image):
    try:
        image.full_clean(exclude=["file"])
    except ValidationError as error:
        return set(error.message_dict)
    return set()


def test_the_house_has_one_kind_of_image():
    assert get_image_model() is DokImage


def test_an_image_is_not_kept_without_a_description():
    assert faults(picture(description="")) == {"description"}
    assert faults(picture()) == set()


def test_an_image_of_a_person_is_not_kept_without_a_note_of_consent():
    assert faults(picture(shows_people=True, consent="  ")) == {"consent"}
    assert faults(picture(shows_people=True, consent="Skriftligt ja, 1. maj, til kampagnen")) == set()


@pytest.mark.parametrize(
    ("language", "english", "expected"),
    [
        ("da", "Two neighbours", "To naboer på en trappe"),
        ("en", "Two neighbours", "Two neighbours"),
        ("en", "", ""),
    ],
)
def test_the_alternative_text_speaks_the_language_of_the_page(language, english, expected):
    with translation.override(language):
        assert picture(description_en=english).default_alt_text == expected


def test_a_picture_without_words_waits_outside_the_library(client):
    editor = make.user()
    editor.groups.add(Group.objects.get(name=EDITORS))
    make.sign_in(client, editor)

    answer = client.post(
        reverse("wagtailimages:add_multiple"),
        {"files[]": SimpleUploadedFile("trappe.png", drawn(), "image/png"), "title": "trappe"},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )

    assert answer.json()["success"] is True
    assert not DokImage.objects.exists()


def test_no_search_finds_the_note_of_consent():
    assert "consent" not in {field.field_name for field in DokImage.get_search_fields()}
