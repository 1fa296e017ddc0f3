# ruff: noqa: E501  (a sentence is not broken where an editor would not break it)
"""The correspondence of September 2016 in English, retold: the letters themselves are not reprinted."""

from .pieces import letter, p, points, question

INVITATION = letter(
    p(
        "The six organisations introduce themselves and their joint forum. They want to improve life for people on the margins and strengthen their rights: by informing, by political work and by developing their own services. They also want to show what diaconal work means today."
    ),
    p(
        "The letter brings an idea programme on housing, health and employment. It rests on what 20 leaders have seen in their services, and on solutions that a smaller group wrote at a seminar."
    ),
    points(
        "A. BoligMix: different young people share a home.",
        "B. The good discharge: psychiatry and diaconal services work together.",
        "C. Work First: flexible work with social support.",
    ),
    p("DOK asks for a meeting with the committee and an open talk about what the parties can do together."),
    sender="DOK, Diaconal Organisations in Copenhagen",
    recipient="The Social Affairs Committee, City of Copenhagen",
    dated="September 2016",
    title="DOK invites to a dialogue",
    ours=True,
)

REPLY = letter(
    p(
        "The mayor thanks DOK for the invitation. The city and the organisations already work together on much, and he is glad that DOK wants more. The committee itself often returns to the three themes, and he reads the proposals with interest."
    ),
    points(
        "On BoligMix: the city is just now trying to let different young people live together in one of the Bikuben Foundation’s halls, and it has gone well in the Netherlands. The hardest part will probably be to find homes the young can pay for.",
        "On discharge: it sounds like good prevention, and bringing in volunteers makes sense. Whether a coordinator makes a difference can only be known by looking at all of a person’s case workers and support contacts together.",
        "On work: social enterprises are a good way. But they must be real businesses, with a product to sell, and able to pay their own way.",
    ),
    p(
        "He suggests that DOK takes the questions up with the administration, so that the proposals grow stronger. DOK is asked to invite the committee’s members to a meeting itself. He will try to come."
    ),
    sender="Jesper Christensen, Mayor for Social Affairs, City of Copenhagen",
    recipient="DOK",
    dated="14 September 2016",
    title="The mayor replies",
    ours=False,
)

DIALOGUE = {
    "title": "Dialogue",
    "lead": "In September 2016 DOK wrote to the City of Copenhagen. The Mayor for Social Affairs replied. Here are the two letters in brief, and the questions we keep working on.",
    "letters": [INVITATION, REPLY],
    "questions_heading": "Three questions we owe an answer",
    "questions_lead": "The mayor asked about what is difficult. What we know today stands on each proposal. This is how we find the rest.",
    "questions": [
        question(
            question="Which homes can the young people pay for?",
            asked="The hardest part is probably to find homes at a rent they can pay.",
            answer="We ask each student for the highest rent they can pay, and do the sums for the flat before anyone signs. The type of tenancy matters a great deal: three or four people sharing a non-profit family dwelling in an approved shared household can each get housing benefit (source: borger.dk, read November 2026).",
            proposal="boligmix",
        ),
        question(
            question="Does a coordinator make a difference?",
            asked="We will know only when somebody has looked at all of a person’s case workers and support contacts as a whole.",
            answer="Each referral asks whether the citizen has been offered a discharge coordinator, and who else is involved. So we can show the whole picture in figures, with nobody recognisable in them.",
            proposal="discharge",
        ),
        question(
            question="Can the enterprise support itself?",
            asked="It must be a real business that lives by selling something.",
            answer="We begin with employers who have tasks and wages to offer. An enterprise of our own must open its books: what its sales cover, and what grants cover.",
            proposal="workfirst",
        ),
    ],
}
