from cms.widgets import JourneySelect


def offered(html):
    return [line.split('value="')[1].split('"')[0] for line in html.splitlines() if "<option" in line]


def test_editors_choose_among_the_open_journeys_or_none(monkeypatch):
    monkeypatch.setattr("cms.widgets.open_journeys", lambda: [Door("garden", "Dyrk en have")])

    assert offered(JourneySelect().render("way_in", "garden")) == ["", "garden"]


def test_a_journey_that_has_closed_stays_chosen(monkeypatch):
    monkeypatch.setattr("cms.widgets.open_journeys", list)

    html = JourneySelect().render("way_in", "garden")

    assert offered(html) == ["", "garden"]
    assert "garden (lukket)" in html
    assert html.index("selected") > html.index('value="garden"')


class Door:
    def __init__(self, name, invitation):
        self.name, self.invitation = name, invitation
