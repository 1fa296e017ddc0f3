"""Each form has a notice of its own, and leads to it."""

import re

import pytest
from django.utils import translation

from intake.journeys.declaration import areas

OURS = ("boligmix", "discharge", "workfirst")


def notices(area):
    """Where the ticks of an area's steps lead to."""
    hints = [str(field.help_text) for step in area.steps for field in step.form.base_fields.values()]
    return [address for hint in hints for address in re.findall(r'href="([^"]*privatliv/[^"]*)"', hint)]


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_tick_of_each_journey_leads_to_its_own_notice(client, programme, language):
    with translation.override(language):
        led = {area.kind.name: notices(area) for area in areas() if area.kind.name in OURS}
    prefix = "" if language == "da" else "/en"
    assert led == {
        "boligmix": [f"{prefix}/privatliv/boligmix/"],
        "discharge": [f"{prefix}/privatliv/udskrivning/"],
        "workfirst": [f"{prefix}/privatliv/arbejde/"],
    }
    for (address,) in led.values():
        html = client.get(address).content.decode()
        assert html.count("<h2") == 6
        assert "datatilsynet.dk" in html
