import pytest
from django.core.exceptions import SuspiciousOperation
from django.template.loader import get_template
from django.views.defaults import bad_request


def test_the_page_for_our_own_faults_needs_nothing_and_speaks_both_languages():
    html = get_template("500.html").render()

    assert "Noget gik galt hos os" in html
    assert "Something went wrong on our side" in html
    assert "ring 112" in html
    assert html.lstrip().startswith("<!doctype html>")


def test_the_page_for_what_we_cannot_read_needs_nothing_and_speaks_both_languages(rf):
    answer = bad_request(rf.get("/"), SuspiciousOperation("hemmeligt"))
    html = answer.content.decode()

    assert answer.status_code == 400
    assert "Vi kunne ikke læse det, din browser sendte" in html
    assert "We could not read what your browser sent" in html
    assert "ring 112" in html
    assert "hemmeligt" not in html
    assert html.lstrip().startswith("<!doctype html>")


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_pages_that_need_nothing_carry_no_inline_code(name):
    html = get_template(name).render()
    assert "style=" not in html
    assert "<script" not in html
