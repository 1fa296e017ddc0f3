from django.template.loader import get_template


def test_the_page_for_our_own_faults_needs_nothing_and_speaks_both_languages():
    html = get_template("500.html").render()

    assert "Noget gik galt hos os" in html
    assert "Something went wrong on our side" in html
    assert "ring 112" in html
    assert html.lstrip().startswith("<!doctype html>")
