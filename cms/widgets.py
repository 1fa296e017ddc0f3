from django.forms import Select
from django.utils.translation import gettext_lazy as _

from intake.journeys.public import open_journeys


def journey_choices() -> list[tuple[str, str]]:
    """The open journeys by kind. Read when the field is shown: areas register while the house starts."""
    return [("", _("Ingen formular")), *((journey.name, journey.invitation) for journey in open_journeys())]


class JourneySelect(Select):
    """Choose one of the open journeys. One that has closed stays chosen until the editor changes it."""

    def __init__(self, attrs=None):
        super().__init__(attrs, choices=journey_choices)

    def optgroups(self, name, value, attrs=None):
        known = {choice for choice, _label in self.choices}
        closed = [(chosen, _("%s (lukket)") % chosen) for chosen in value if chosen and chosen not in known]
        self.choices = [*self.choices, *closed]
        return super().optgroups(name, value, attrs)
