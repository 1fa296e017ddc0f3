# ruff: noqa: E501  (a sentence is not broken where an editor would not break it)
"""An example of a dialogue meeting in English. Time, place and people are invented, and the page says so."""

from .pieces import agenda, example_meeting, proposal

EXAMPLE_MEETING = {
    "title": "Example: homes that young people can afford",
    "lead": "An example of a meeting: time, place and programme are invented. This is how the page will look when we invite politicians, leaders and neighbours to talk about a proposal.",
    **example_meeting(),
    "audience": "open",
    "audience_text": "Everyone who wants to help find homes that young people can afford.",
    "place_name": "Example House (place to be announced)",
    "place_address": "1 Invented Square, Copenhagen",
    "directions": "Here you will read which bus or metro to take, and where the door is.",
    "step_free": True,
    "accessible_toilet": True,
    "hearing_loop": True,
    "access_text": "Do you need an interpreter or anything else? Write to us at least ten days before the meeting.",
    "agenda": [
        agenda("16:00", "Welcome", who="A host from DOK", text="Who are we, and what do we want to get done?"),
        agenda(
            "16:15",
            "The proposal in ten minutes",
            who="A coordinator from BoligMix",
            text="Two students and a young person who needs neighbours share a home. What does it cost, and who helps?",
        ),
        agenda(
            "16:45", "Talk in small groups", text="Which homes can young people pay for? Each group finds one answer."
        ),
        agenda("17:30", "What do we do now?", who="Everyone", text="We write down who does what, and when."),
    ],
    "proposals": [proposal("boligmix")],
    "contact_name": "DOK",
    "contact_email": "dialog@dok.example",
}
