# ruff: noqa: E501  (a sentence is not broken where an editor would not break it)
"""The campaign for homes that three can pay for, in English: it says the same as da_campaign.py, not word by word."""

from datetime import date

from .pieces import PageRef, figure, h, p, points
from .story_pieces import (
    boilerplate,
    comparison,
    fact_box,
    faq,
    go_in,
    go_to,
    invented_voice,
    moment,
    press_contact,
    press_facts,
    timeline,
)

OUR_SUM = "DOK’s own calculation, November 2026, with rates of 2025 (student grant: 2026) from lundsteenwiederquist.dk, kalundborg.dk, aeldresagen.dk and beraknare.se"

STORY = [
    p(
        "Three young people share a flat. Two are students. The third has had a hard time and needs neighbours who say good morning. Each has a room, a contract and a key. That is BoligMix."
    ),
    p(
        "Getting them to live together is not the hard part. The rent is. The mayor for social affairs wrote so in 2016, and it is still true. So we did the sums."
    ),
    h("What is left?"),
    p(
        "We took six young people with ordinary incomes and let each pay DKK 3,500 a month: the rent that the state has aimed at in its scheme for 2022–27. Then we looked at what is left for food, clothes, the bus and a phone."
    ),
    figure(
        "DKK 2,318",
        "a month is what a young person on the lowest benefit has left when the rent is DKK 3,500. One municipality says that a fair life takes 3,600.",
        "DOK’s own calculation with rates of 2025; the limit: dragoer.dk, read November 2026",
    ),
    comparison(
        "Six young people and a rent of DKK 3,500",
        ("Benefit, lowest rate", "5,893", "2,318", "1,690", "1,810"),
        ("Benefit, basic rate, living alone", "6,858", "3,283", "3,120", "380"),
        ("With the youth supplement, age 18 to 24", "7,521", "3,946", "3,900", "0"),
        ("With the youth supplement, age 25 to 29", "8,516", "4,941", "5,070", "0"),
        ("Student grant alone", "6,376", "2,801", "2,170", "1,330"),
        ("Student grant and DKK 4,000 in pay", "8,731", "5,156", "5,330", "0"),
        columns=("Income", "After tax", "Left", "Can pay", "Missing"),
        note="Kroner a month. “Left” is what remains after rent, utilities and housing benefit. “Can pay” is the rent that leaves 3,600. “Missing” is the gap up to 3,500. We assumed 525 in housing benefit, 600 for utilities and 36 % tax on what lies above 4,300 (student grant: 4,508).",
        source=OUR_SUM,
    ),
    p(
        "Two of the six cannot make it work: the one on the lowest rate and the student without a job. A third is close. The mayor was right. But the gap has a size, and it is one that can be closed."
    ),
    h("Three keys, three households"),
    p(
        "The rules on housing benefit matter more than you would think. Rent a single room and you get none. If three share a family flat in social housing, and the city has approved it as a shared household, each gets benefit of their own."
    ),
    fact_box(
        "One flat, three answers",
        points(
            "Three rented rooms: no housing benefit.",
            "One household with a rent of DKK 10,500: about 1,177 in all.",
            "An approved shared household: about 525 each, 1,575 in all.",
        ),
        p(
            "We assumed that the benefit is 15 % of the rent at most. Whether that ceiling also holds in a shared household, we are not sure. If it does not, the sum may be another."
        ),
        source="The rules: borger.dk and aeldresagen.dk, read November 2026. The sums: DOK’s own calculation",
    ),
    invented_voice(
        "I can live cheaply. I am just not so good at living alone. Give me two people who say good morning, and a rent that can be paid.",
        "A young person who might move into a BoligMix",
    ),
    h("What we ask of the city"),
    points(
        "That the city approves flats for BoligMix as shared households before the three move in.",
        "That housing associations offer ordinary family flats, so that we can try it out.",
        "That the city covers what somebody on the lowest rate is missing: DKK 1,810 a month by our calculation.",
    ),
    timeline(
        "How the rules have moved",
        moment(
            "2016",
            "DOK proposes BoligMix",
            "The mayor for social affairs replies that homes the young can pay for will be hardest to find.",
            "The letters of September 2016",
        ),
        moment(
            "2022",
            "The state aims at DKK 3,500",
            "That is the monthly rent to aim at in the state’s scheme for 2022–27.",
            "kristeligt-dagblad.dk, February 2022",
        ),
        moment(
            "2025",
            "The education benefit is gone",
            "From 1 July there is one income support, with three rates and some supplements.",
            "aalborg.dk and lundsteenwiederquist.dk, 2025",
        ),
        moment(
            "2026",
            "A temporary grant towards rent",
            "Municipalities may give it in 2026, and it is not taken off the benefit. DKK 15 million is set aside.",
            "bl.dk, December 2025, and opkurser.dk, February 2026",
        ),
    ),
    go_in(
        "boligmix",
        "Will you be the one who makes coffee?",
        "Are you a student with room for another flatmate in your life? It takes about ten minutes to apply.",
        "Apply to BoligMix",
    ),
    faq(
        "What people ask",
        (
            "Are the students unpaid carers?",
            "No. They are flatmates, not therapists. They pay a lower rent, and a coordinator is there when things get hard.",
        ),
        (
            "Must the young person tell what is wrong?",
            "No. We ask what they would like help with. We do not ask for diagnoses.",
        ),
        (
            "Do the sums fit everybody?",
            "No. They are made for a young person without children, without debt and with a rent of DKK 3,500. We have not found the benefit rates of 2026, so we used those of 2025.",
        ),
        (
            "Is it done elsewhere?",
            "Yes. In selected student halls 10 % of the rooms have since 2016 been kept for young people whom the city refers. So says Hjem til Alle of the Bikuben Foundation’s model.",
        ),
    ),
    go_to(
        "dialogue",
        "Read what the mayor wrote",
        "The letters of 2016, told in brief, and what we are still working on.",
        "Read the letters",
    ),
]

PRESS = [
    press_facts(
        "In brief",
        "BoligMix: two students and a young person who needs support share an ordinary flat.",
        "At a rent of DKK 3,500 somebody on the lowest benefit has 2,318 left a month (own calculation, rates of 2025).",
        "In an approved shared household each of the three gets housing benefit of their own (borger.dk, read November 2026).",
        "The proposal is one of three in DOK’s idea programme of 2016.",
    ),
    press_contact(
        "DOK’s press contact",
        "Name and phone must stand here before the portal opens to the public",
        "presse@dok.example",
    ),
    boilerplate(
        "DOK, Diaconal Organisations in Copenhagen, is a joint forum of Arbejde Adler, KFUK’s sociale arbejde, KFUM’s sociale arbejde, Kirkens Korshær, Kofoeds Skole and WeShelter. They run shelters, drop-in centres, schools and workshops in Copenhagen and together have written an idea programme on housing, health and employment."
    ),
]

CAMPAIGNS = {
    "campaigns": {
        "title": "Campaigns",
        "lead": "When something has to move, we say so aloud. Here is what we argue for now, with numbers and their sources.",
    },
    "three-keys": {
        "title": "Three rooms, three keys",
        "headline": "Three rooms, three keys",
        "lead": "Three young people can share a flat. The question is whether they can pay for it. We did the sums, and less is missing than you would think.",
        "starts_on": date(2026, 11, 23),
        "ends_on": date(2027, 6, 30),
        "letter": "A",
        "drawing": "keys",
        "proposals": [PageRef("boligmix")],
        "story": STORY,
        "press": PRESS,
    },
}
