# ruff: noqa: E501  (a sentence is not broken where an editor would not break it)
"""The programme in English: it says the same as da.py, not word by word."""

from .en_answers import ANSWERS
from .en_campaign import CAMPAIGNS
from .en_dialogue import DIALOGUE
from .en_house import ORGANISATIONS, STANDARD
from .en_meetings import EXAMPLE_MEETING
from .en_news import NEWS
from .en_privacy import NOTICES
from .pieces import PageRef, figure, p, points

HOME = {
    "title": "Diaconal Organisations in Copenhagen",
    "headline": "This city has room for everyone in it.",
    "lead": "Six organisations, three practical proposals. Read what it takes for more people to get a home, a good discharge from hospital and a job in Copenhagen.",
    "proposals_heading": "Three doors, three proposals",
    "band_heading": "The mayor replied with three questions",
    "band_text": "Which homes can young people pay for? Does a coordinator make a difference? Can the enterprise support itself?",
    "band_button": "Read the letters",
    "band_page": PageRef("dialogue"),
    "ways_heading": "How to take part",
    "background_heading": "Who is behind this?",
    "background": [
        p(
            "DOK is a joint forum of six diaconal organisations in Copenhagen. We want better lives and stronger rights for people whom the city leaves outside. So we inform, talk to politicians and learn from each other."
        ),
        figure(
            "20",
            "leaders of our social services told us what is hardest for the people they meet. That became the programme.",
            "DOK’s invitation to the city’s Social Affairs Committee, September 2016",
        ),
    ],
}

PROGRAMME = {
    "title": "Idea programme",
    "lead": "Three areas where Copenhagen can do better, and one practical proposal for each. They come from those who meet the problems every day.",
    "text": [
        p(
            "20 leaders of our social services described the biggest problems they see in the city. A smaller group of them met at a seminar and wrote down solutions."
        ),
        p(
            "No organisation can carry out any of the proposals alone. They ask for new ways of thinking and of working together. They also ask for political decisions."
        ),
    ],
}

HOUSING = {
    "title": "Housing",
    "letter": "A",
    "lead": "A home you can afford, and neighbours who say good morning. For many young people in Copenhagen that is hard to find.",
    "text": [
        p(
            "Young people with little money and few to lean on search long for somewhere to live. When they find it, staying is hard. Students search too. This is where our first proposal begins."
        )
    ],
}

BOLIGMIX = {
    "title": "BoligMix",
    "headline": "different young people, one home",
    "lead": "Two students and a young person who needs neighbours share an ordinary flat. A coordinator helps them start, and stays.",
    "solution": [
        p(
            "Students with energy to spare live together with young people who have had a hard time. They live in ordinary flats: for example two students and one young person who needs support."
        ),
        p(
            "The students are volunteer role models. They are flatmates, not therapists: they cook, ask how the day went and show how everyday life hangs together."
        ),
        figure(
            "10 %",
            "of the rooms in selected student halls have since 2016 been kept for young people whom the city refers.",
            "Hjem til Alle on the Bikuben Foundation’s hall model, read November 2026",
        ),
    ],
    "resources": [
        points(
            "A coordinator from one of the organisations finds young people who suit each other and prepares the students for the task.",
            "The coordinator makes agreements with housing associations.",
            "The students pay a lower rent, so that joining is also a good deal.",
        )
    ],
    "results": [
        points(
            "More vulnerable young people stay in their own home.",
            "Students get somewhere to live and finish their studies.",
            "Young people who would never meet become neighbours.",
        )
    ],
    "problem": [
        points(
            "Vulnerable young people find it hard to get a home and to keep it.",
            "Many stay caught in company that pulls them down.",
            "Students struggle to find housing too, and many drop out.",
            "The housing market sorts the young: the strong live here, the others there.",
        )
    ],
    "way_in": "boligmix",
    "way_in_heading": "You are a student",
    "way_in_text": "Apply for a place in a BoligMix. It takes about ten minutes.",
    "way_in_button": "Apply to BoligMix",
}

HEALTH = {
    "title": "Health",
    "letter": "B",
    "lead": "Discharge from a psychiatric ward should lead home. Far too often it leads to the street.",
    "text": [
        p(
            "The treatment can be good and the day after can still go wrong. The key is missing, the fridge is empty and nobody rings the bell. Our second proposal is about those days."
        )
    ],
}

DISCHARGE = {
    "title": "The good discharge",
    "headline": "nobody is sent to the street",
    "lead": "A coordinator meets the citizen on the ward, comes along home and stays until everyday life works. Volunteers visit.",
    "solution": [
        p(
            "We tie three worlds closer together: psychiatric treatment, social psychiatry and the services of the diaconal organisations. Support from volunteers is part of it."
        ),
        p(
            "We build on what works. Hospitals already employ peers who have been patients themselves. We want to work closely with them, and we want there to be more of them."
        ),
        figure(
            "12",
            "peers supported patients in the Capital Region, Copenhagen, Helsingør and Rudersdal in 2015–18.",
            "peerstoette.dk, read November 2026",
        ),
    ],
    "resources": [
        points(
            "A coordinator supports and follows the citizen.",
            "The coordinator gets public bodies and diaconal services to pull the same way.",
            "Volunteers give company and support, in the citizen’s own home or in supported housing.",
        )
    ],
    "results": [
        points(
            "More discharges go well.",
            "Fewer people end on the street, and fewer relapse.",
            "The citizen gains a network made of more than professionals.",
        )
    ],
    "problem": [
        p(
            "Far too many people are discharged to the street. The diaconal organisations meet them only later, when the harm is done."
        )
    ],
    "way_in": "discharge",
    "way_in_heading": "You work in psychiatry",
    "way_in_text": "Refer a citizen before discharge, with the citizen’s consent. It takes about five minutes.",
    "way_in_button": "Refer a citizen",
}

WORK = {
    "title": "Employment",
    "letter": "C",
    "lead": "Work gives you money, colleagues and a reason to get up. That should also hold for those who can only do a little at a time.",
    "text": [
        p(
            "In drop-in centres and shelters there are many who want to work. They have skills, but not for eight hours a day, and not without support. Our third proposal begins with the job."
        )
    ],
}

WORKFIRST = {
    "title": "Work First",
    "headline": "a job first, support along the way",
    "lead": "Few hours, real tasks and somebody there for the first days. People from shelters and drop-in centres get work they can keep up.",
    "solution": [
        p(
            "We create a flexible scheme for people who cannot work full time. They come from drop-in centres and shelters, and social support comes along to the job."
        ),
        p(
            "We set up jobs whose hours and tasks can be turned up and down, and periods in which people can try things out."
        ),
        figure(
            "DKK 42,766",
            "is what a person with a social exemption card may earn in 2025 without tax and without losing benefits.",
            "The Danish tax authority’s legal guide C.A.2.5.2.1.32, tax.dk, 2025",
        ),
    ],
    "resources": [
        points(
            "A social enterprise with three paid members of staff.",
            "They find the participants, shape the tasks, hold it all together and give support.",
            "Volunteers are part of each participant’s network.",
        )
    ],
    "results": [
        points(
            "More people get a chance of an ordinary job.",
            "The day gets a content that makes sense.",
            "Support arrives before life gets harder.",
        )
    ],
    "problem": [
        points(
            "In practice, people on the margins have no way into work.",
            "What they can do is not put to use.",
            "With nothing to get up for, the fall goes deeper.",
        )
    ],
    "way_in": "workfirst",
    "way_in_heading": "You run a business",
    "way_in_text": "Offer tasks for a few hours a week. The form takes about ten minutes. We find the right person and support you both.",
    "way_in_button": "Offer work",
}

PAGES = {
    "home": HOME,
    "programme": PROGRAMME,
    "housing": HOUSING,
    "boligmix": {**BOLIGMIX, **ANSWERS["boligmix"]},
    "health": HEALTH,
    "discharge": {**DISCHARGE, **ANSWERS["discharge"]},
    "work": WORK,
    "workfirst": {**WORKFIRST, **ANSWERS["workfirst"]},
    "dialogue": DIALOGUE,
    "example-meeting": EXAMPLE_MEETING,
    **ORGANISATIONS,
    **STANDARD,
    **NOTICES,
    **CAMPAIGNS,
    **NEWS,
}
