# ruff: noqa: E501  (a sentence is not broken where an editor would not break it)
"""What each form does with what people write in it (GDPR art. 13), in English. The common notice is in en_house.py."""

from .pieces import h, p, points

HOST = p(
    "The member organisation that hosts the form is the controller. Its name and contact must stand here before the form opens to the public."
)
YOUR_RIGHTS = points(
    "See what we hold about you, who has read it and when. You can do that yourself on your own page.",
    "Have it corrected, deleted or handed to you.",
    "Object to our use of it.",
    "Complain to Datatilsynet, the Danish data protection agency, at datatilsynet.dk.",
)
SEALED = p(
    "Your answers are encrypted as we receive them. We do not sell them, do not send them out of the EU and make no statistics about you. A machine suggests which team should read them. A person decides your case."
)


def notice(title: str, lead: str, **parts: list) -> dict:
    """A notice under the headings that all of them have."""
    text = [
        h("What do we use it for?"),
        *parts["purpose"],
        h("What allows us to?"),
        *parts["basis"],
        h("Who can see it?"),
        *parts["readers"],
        SEALED,
        h("When do we delete it?"),
        *parts["kept"],
        h("What can you ask of us?"),
        YOUR_RIGHTS,
        h("Who is responsible?"),
        HOST,
    ]
    return {"title": title, "lead": lead, "text": text}


PRIVACY_BOLIGMIX = notice(
    "Privacy: when you apply to BoligMix",
    "We use your answers to find a home and flatmates that suit you. For nothing else.",
    purpose=[
        p(
            "We read who you are, where you want to live, what you can pay and why you want to take part. Then we talk with you before anybody says yes."
        ),
        p("We do not ask about health. Please do not write about other people’s either."),
    ],
    basis=[
        p(
            "You ask us to handle your application before an agreement is made (General Data Protection Regulation, article 6(1)(b))."
        )
    ],
    readers=[
        p(
            "The BoligMix coordinator reads your application. A flatmate gets your first name and the practical things when both of you have agreed to meet. The housing organisation gets what must stand in the lease."
        )
    ],
    kept=[
        points(
            "A draft: after a day, or after 14 days if you save it.",
            "If we say no, or you withdraw the application: after 6 months.",
            "A closed case: after 12 months.",
        )
    ],
)

PRIVACY_DISCHARGE = notice(
    "Privacy: when a citizen is referred",
    "The citizen decides what we may know. Without a clear yes the form stops, and we keep nothing.",
    purpose=[
        p(
            "We use the answers to plan the citizen’s support around the discharge: who calls, who comes along home, and what is missing in the first days."
        ),
        p("We do not ask for a diagnosis, medicine, records or a CPR number."),
    ],
    basis=[
        p(
            "What is said of support and areas of life may tell of health. We handle it only with the citizen’s explicit consent (articles 6(1)(a) and 9(2)(a)). The ward may pass it on once the citizen has said yes (the Danish Health Act, sections 43 and 44)."
        ),
        points(
            "The consent names what is passed on, and why.",
            "It is valid for 12 months at most.",
            "The citizen can withdraw it on their page or by phone. Then we stop at once.",
            "A no does not change the citizen’s treatment.",
        ),
    ],
    readers=[
        p(
            "The coordinator in the organisation that gets the referral reads it. If another organisation takes over, we tell the citizen. The ward can see how far the case has come, not what we write."
        )
    ],
    kept=[
        points(
            "A referral that the citizen has not confirmed within five working days: the following night.",
            "If we or the citizen say no: after 30 days.",
            "A closed case: after 12 months.",
        )
    ],
)

PRIVACY_WORKFIRST = notice(
    "Privacy: when you offer work",
    "We use your answers to find the right person for the job, and to call you.",
    purpose=[
        p(
            "We check that the business exists, call the contact person, visit the workplace and suggest a citizen. The mentor’s name is for the first day."
        )
    ],
    basis=[
        p("You ask us to handle your offer (article 6(1)(b) and (f)). We look the CVR number up in a public register.")
    ],
    readers=[
        p(
            "The Work First coordinator of your district. A citizen is told the name and address of the business, and the task. We do not tell you about the citizen’s health."
        )
    ],
    kept=[
        points(
            "An offer that is declined or withdrawn: after 6 months.",
            "A closed case: after 12 months.",
            "Files go together with the case.",
        )
    ],
)

NOTICES = {
    "privacy-boligmix": PRIVACY_BOLIGMIX,
    "privacy-discharge": PRIVACY_DISCHARGE,
    "privacy-workfirst": PRIVACY_WORKFIRST,
}
