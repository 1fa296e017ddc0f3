# ruff: noqa: E501  (a sentence is not broken where an editor would not break it)
"""The organisations, privacy and accessibility, in English."""

from .pieces import h, p, points

CONFIRM = "The organisation corrects this page itself when something has changed."

ORGANISATIONS = {
    "organisations": {
        "title": "Organisations",
        "lead": "Six organisations stand behind DOK. They run shelters, drop-in centres, schools and workshops, and meet people on the city’s margins every day.",
    },
    "arbejde-adler": {
        "title": "Arbejde Adler",
        "lead": "Workshops and housing in Nørrebro, with roots back to 1911.",
        "text": [
            p(
                "Arbejde Adler lives in Thorsgade and runs self-governing institutions. They work for three rights: to work, to a home and to a life."
            ),
            p(CONFIRM),
        ],
        "source": "da.wikipedia.org, Arbejde Adler, read November 2026",
    },
    "kfuk": {
        "title": "KFUK’s sociale arbejde",
        "lead": "Somewhere to go for women who are having a hard time.",
        "text": [
            p(
                "The social work of the Danish YWCA runs, among others, Reden København, Reden International and the Svane groups. It has also had emergency housing for young people."
            ),
            p(CONFIRM),
        ],
        "source": "The organisation’s report for 2014–15",
    },
    "kfum": {
        "title": "KFUM’s sociale arbejde",
        "lead": "Cafés, shelters and advice on debt and law.",
        "text": [
            p(
                "The social work of the Danish YMCA meets people in cafés and shelters, gives advice on debt and law and helps people out of addiction. In 2018 it had 117 places in the country and more than 2,000 volunteers."
            ),
            p(CONFIRM),
        ],
        "source": "kirke.dk, 2018",
    },
    "kirkens-korshaer": {
        "title": "Kirkens Korshær",
        "lead": "Shelters, warm rooms and supported housing for people without a home.",
        "text": [
            p(
                "In Hillerødgade, Kirkens Korshær runs a shelter, supported housing, places for young people and night beds. There are warm rooms around the city, for example Fedtekælderen."
            ),
            p(CONFIRM),
        ],
        "source": "hilleroedgade.kirkenskorshaer.dk and vorfrelserskirke.dk, read November 2026",
    },
    "kofoeds-skole": {
        "title": "Kofoeds Skole",
        "lead": "Help to self-help since 1928.",
        "text": [
            p(
                "Kofoeds Skole has workshops, teaching, counselling and job training. It also has housing for young people and services for Greenlanders."
            ),
            p(CONFIRM),
        ],
        "source": "Kofoeds Skole’s own booklets, 2012",
    },
    "weshelter": {
        "title": "WeShelter",
        "lead": "Shelters and volunteers in Copenhagen. The foundation dates from 1893.",
        "text": [
            p(
                "WeShelter runs, among others, the shelters Kollegiet Gl. Køge Landevej in Valby and RG60 in Nørrebro. Volunteers take part in many of its services."
            ),
            p(CONFIRM),
        ],
        "source": "weshelter.dk, read November 2026",
    },
}

CONTACT = {
    "title": "Contact",
    "lead": "Find the person you need to talk to.",
    "text": [
        h("Is anybody in danger?"),
        p("Call 112. Nobody reads the portal at night, and this is not an emergency line."),
        h("Have you sent us something?"),
        p(
            'Your own page shows how far we have got, and you can write to us there. If you have lost the link, <a href="/en/status/">get a new one</a>. Have your case number ready when you call.'
        ),
        h("Do you work on a ward?"),
        p("Sign in at the foot of the page. There you follow your referrals and see who answers for them."),
        h("Would you like to talk to one of the organisations?"),
        p(
            'Each of them has <a href="/en/organisationer/">a page here</a>. They tell you themselves what they offer, and whom it is for.'
        ),
        h("Are you writing about us, or would you like to meet?"),
        p(
            "A fixed address and a telephone number for press and politicians must stand here before the portal opens to the public."
        ),
    ],
}

PRIVACY = {
    "title": "Privacy",
    "lead": "We ask only for what we need, seal your answers at once and delete them again. This page tells you how.",
    "text": [
        h("When you read the pages"),
        p(
            "You can read everything without telling us anything about yourself. We use only the cookies that forms and sign-in cannot do without. We do not measure what you do, and nobody else is told of your visit."
        ),
        h("When you fill in a form"),
        points(
            "Each page tells you what we ask for, and why.",
            "We never ask for your CPR number. Please do not write it in a text field either.",
            "Your answers are encrypted when we receive them. Only the staff who handle your case can open them.",
            "We record every time somebody opens a case, and who it was.",
            "Letters and e-mails from us never repeat your answers.",
        ),
        h("When you support a proposal"),
        points(
            "Your support may say something of your political opinion. So we ask for your explicit consent (article 9(2)(a)), and we show a number only.",
            "We delete your e-mail address when the letter with the link has been sent. If you do not press the link within 3 days, we delete it all.",
            "As long as you count, we keep a print of the address, from which nobody can read it. We delete that after 12 months, so that only the number is left.",
            "You take your support back by the link in the letter or from the proposal’s page. It takes effect at once.",
        ),
        h("What allows us to?"),
        points(
            "If you apply for a place or offer work, we use your information to deal with what you ask for (GDPR article 6(1)(b) and (f)).",
            "A referral from psychiatry needs the citizen’s explicit consent (articles 6(1)(a) and 9(2)(a)). Without it the form stops and we keep nothing.",
            "A consent lasts 12 months at most. Withdrawing it is as easy as giving it, and does not change the citizen’s treatment.",
        ),
        h("How long do we keep it?"),
        points(
            "A draft: 14 days.",
            "An application or an offer that was declined or withdrawn: 6 months.",
            "A referral that was declined or lost its consent: 30 days.",
            "A referral that the citizen has not confirmed within five working days: it is deleted the night after.",
            "A closed case: 12 months.",
            "When we delete, we destroy the key of the case. After that nobody can read the answers.",
            "The number of the case, its dates and the list of who has opened it remain. They do not say who you are.",
        ),
        h("What can you demand?"),
        p(
            "You can see what we hold about you and when it was read. You can have it corrected, deleted or handed to you, and you can tell us to stop. We answer within a month. If you are not satisfied, complain to the Danish Data Protection Agency at datatilsynet.dk."
        ),
        h("Who is responsible?"),
        p(
            "DOK is a forum. The member organisation that hosts the forms is the data controller and has agreements with the others. The host’s name and contact must stand here before the forms open to the public."
        ),
    ],
}

ACCESSIBILITY = {
    "title": "Accessibility",
    "lead": "Everybody should be able to read the programme and send a form. This page says what we have tested and what is missing.",
    "text": [
        h("What does this statement cover?"),
        p(
            "It covers the public pages and forms of this portal. We measure ourselves against WCAG 2.1, level AA, and the European standard EN 301 549."
        ),
        h("How far are we?"),
        p(
            "We believe that the pages meet most of the requirements. There has been no independent test yet, so we call them partly accessible."
        ),
        points(
            "The pages work without JavaScript, by keyboard, on a narrow screen and at 400 % zoom.",
            "Colours are measured in light and dark. A colour never says something on its own.",
            "Forms tell you what is missing and take you to the field.",
        ),
        h("What is missing?"),
        points(
            "People who use screen readers have not tested the pages yet.",
            "There is nothing in sign language and no read-aloud version.",
            "The screens for editors and staff have not been tested as thoroughly.",
        ),
        h("How have we tested?"),
        p(
            "We went through the pages ourselves in November 2026: by keyboard, at three screen widths and with the tool axe in a real browser."
        ),
        h("Is there a page you cannot use?"),
        p(
            "Tell a member of staff in the organisation you know. You will get help with the form in another way, and we mend the page. A fixed address and a phone number for such messages must stand here before the portal opens to the public."
        ),
        p(
            "If the page is covered by the Danish web accessibility act, you can also complain to the Agency for Digital Government."
        ),
        p("This statement was written in November 2026. We look at it again at least once a year."),
    ],
}

STANDARD = {"contact": CONTACT, "privacy": PRIVACY, "accessibility": ACCESSIBILITY}
