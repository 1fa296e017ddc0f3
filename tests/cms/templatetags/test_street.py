"""What is lit in the street is true."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from cms.templatetags.street import Lights, any_is_open, lights_now
from intake.journeys.models import Entrance


def way(letter, *, is_open=True):
    return SimpleNamespace(area_letter=letter, way_in_url="/", door=SimpleNamespace(is_open=is_open))


def meeting(**from_now):
    return SimpleNamespace(starts_at=timezone.now() + timedelta(**from_now))


def test_a_house_is_lit_while_a_form_of_its_area_is_open():
    assert lights_now([way("C"), way("A"), way("B", is_open=False)]).letters == "AC"
    assert lights_now([way("A", is_open=False), way("A")]).letters == "A"
    assert lights_now([]).letters == ""


def test_the_flag_is_up_while_a_campaign_runs():
    assert lights_now([], campaign=SimpleNamespace()).flag
    assert not lights_now([], campaign=None).flag


@pytest.mark.parametrize(
    ("when", "burns"), [({"days": 15}, False), ({"days": 13}, True), ({"hours": 1}, True), ({"hours": -1}, True)]
)
def test_the_lamp_burns_from_a_fortnight_before_a_meeting(when, burns):
    assert lights_now([], meeting=meeting(**when)).lamp is burns
    assert not lights_now([], meeting=None).lamp


@pytest.mark.parametrize(
    ("letters", "said"),
    [
        ("ABC", "Lys i vinduerne: Formularen er åben i A, B og C."),
        ("AC", "Lys i vinduerne: Formularen er åben i A og C."),
        ("B", "Lys i vinduerne: Formularen er åben i B."),
        ("", "Der er mørkt i husene: Formularerne er lukket lige nu."),
    ],
)
def test_the_same_is_said_in_words(letters, said):
    assert Lights(letters).sentences == [said]
    assert Lights(letters, flag=True, lamp=True).sentences == [
        said,
        "Flaget er oppe: En kampagne er i gang.",
        "Lygten er tændt: Der er snart dialogmøde.",
    ]


def test_the_drawing_shows_what_the_words_say():
    drawn = render_to_string("components/street.html", {"lights": Lights("AC", flag=True)})
    assert 'class="street lit-a lit-c flag-up"' in drawn
    assert 'class="street"' in render_to_string("components/street.html", {})


def test_an_areas_drawing_is_lit_by_any_of_its_forms():
    without_a_form = SimpleNamespace(way_in_url=None)
    assert any_is_open([without_a_form, way("A", is_open=False), way("A")])
    assert not any_is_open([without_a_form, way("A", is_open=False)])
    assert not any_is_open(None)


def test_a_closed_form_darkens_its_house_and_its_areas_pages(client, programme, django_capture_on_commit_callbacks):
    assert "lit-b" in client.get("/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        Entrance.objects.create(kind="discharge", closes_on=timezone.localdate() - timedelta(days=1))

    home = client.get("/").content.decode()
    assert 'class="street lit-a lit-c' in home
    assert "lit-b" not in home
    assert "Formularen er åben i A og C." in home
    for address in ("/ideprogram/sundhed/", "/ideprogram/sundhed/den-gode-udskrivning/"):
        assert "drawing-lit" not in client.get(address).content.decode(), address
    assert client.get("/ideprogram/").content.decode().count("drawing-lit") == 2
