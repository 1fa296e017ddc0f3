# ruff: noqa: E501  (a sentence is not broken where an editor would not break it)
"""An example of a dialogue meeting in Danish. Time, place and people are invented, and the page says so."""

from .pieces import agenda, example_meeting, proposal

EXAMPLE_MEETING = {
    "title": "Eksempel: Betalbare boliger til unge",
    "lead": "Et eksempel på et møde: Tid, sted og program er opdigtet. Sådan vil siden se ud, når vi inviterer politikere, ledere og naboer til at tale om et forslag.",
    **example_meeting(),
    "audience": "open",
    "audience_text": "Alle, der vil være med til at finde boliger, som unge kan betale.",
    "place_name": "Eksempelhuset (stedet kommer)",
    "place_address": "Opdigtet Plads 1, København",
    "directions": "Her vil der stå, hvilken bus eller metro du kan tage, og hvor døren er.",
    "step_free": True,
    "accessible_toilet": True,
    "hearing_loop": True,
    "access_text": "Har du brug for en tolk eller andet? Skriv til os senest ti dage før mødet.",
    "agenda": [
        agenda("16:00", "Velkommen", who="En vært fra DOK", text="Hvem er vi, og hvad vil vi nå?"),
        agenda(
            "16:15",
            "Forslaget på ti minutter",
            who="En koordinator fra BoligMix",
            text="To studerende og en ung med brug for naboer deler bolig. Hvad koster det, og hvem hjælper?",
        ),
        agenda("16:45", "Samtale i små grupper", text="Hvilke boliger kan de unge betale? Hver gruppe finder ét svar."),
        agenda("17:30", "Hvad gør vi nu?", who="Alle", text="Vi skriver ned, hvem der gør hvad og hvornår."),
    ],
    "proposals": [proposal("boligmix")],
    "contact_name": "DOK",
    "contact_email": "dialog@dok.example",
}
