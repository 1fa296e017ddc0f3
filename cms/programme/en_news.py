# ruff: noqa: E501  (a sentence is not broken where an editor would not break it)
"""The first news, in English: it says the same as da_news.py, not word by word."""

from datetime import date

from .pieces import PageRef, h, p, points
from .story_pieces import go_to

ALL_THREE = [PageRef("boligmix"), PageRef("discharge"), PageRef("workfirst")]

NEWS = {
    "news": {
        "title": "News",
        "lead": "What happens in DOK, and what becomes of the proposals.",
    },
    "programme-published": {
        "title": "The idea programme is open to all",
        "published_on": date(2026, 11, 22),
        "lead": "In 2016 DOK sent an idea programme to the city’s Social Affairs Committee. Now it is here, in Danish and English: three proposals under four headings.",
        "proposals": ALL_THREE,
        "body": [
            p(
                "The programme began with 20 leaders who told of the biggest problems they see in the city. A smaller group wrote down solutions. They became three proposals: BoligMix, The good discharge and Work First."
            ),
            h("How it is built"),
            p("Each proposal stands under the same four headings as in 2016:"),
            points(
                "Proposed solution: what we want to do.",
                "Resources: what it takes.",
                "Results: what should come of it.",
                "The problem: why it is needed.",
            ),
            p(
                "We tell the proposals in shorter sentences than then. Where there is a number, its source stands beside it."
            ),
            go_to("programme", "Read the programme", "Three areas, three proposals.", "Open the idea programme"),
        ],
    },
    "three-questions": {
        "title": "The mayor asked three questions. Here they are",
        "published_on": date(2026, 11, 23),
        "lead": "The mayor for social affairs replied to DOK on 14 September 2016. The letter raised three questions, and we owe them an answer.",
        "proposals": ALL_THREE,
        "body": [
            points(
                "Which homes can young people pay for?",
                "Does a coordinator make a difference?",
                "Can the enterprise support itself?",
            ),
            p(
                "We do not have all the answers. At each question we write what we know, where we know it from, and how we find out the rest."
            ),
            go_to(
                "dialogue",
                "Read the letters",
                "Both letters, told in brief, and the three questions.",
                "Go to the dialogue",
            ),
        ],
    },
    "ways-open": {
        "title": "Three ways in are open",
        "published_on": date(2026, 11, 24),
        "lead": "You can apply for a place in BoligMix, refer a citizen and offer work, straight from the proposals.",
        "proposals": ALL_THREE,
        "body": [
            p(
                "Each proposal now has a way in of its own. The form works on a phone, and you can save it and go on later from another one."
            ),
            h("Who are they for?"),
            points(
                "BoligMix: for you who study.",
                "The good discharge: for you who work in psychiatry and have the citizen’s consent.",
                "Work First: for you who run a business and have a few hours of work.",
            ),
            h("What happens to what you write?"),
            p(
                "We never ask for a CPR number or a diagnosis. Your answers are encrypted when we receive them, and we delete them again within the limits that stand on the privacy page."
            ),
            go_to(
                "privacy",
                "Read about privacy",
                "What we keep, for how long, and what you can ask for.",
                "Open the privacy page",
            ),
        ],
    },
}
