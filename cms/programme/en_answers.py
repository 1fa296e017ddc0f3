# ruff: noqa: E501  (a sentence is not broken where an editor would not break it)
"""What becomes of each proposal, in English: the ask, the steps so far, and DOK's answers to the mayor with their sources."""

from .pieces import answered, chart, figure, p, points, source, step

MAYOR = "The Mayor for Social Affairs, 14 September 2016"
READ = "read November 2026"
INVITED = step(
    "September 2016", "DOK writes the idea programme and invites the Social Affairs Committee to talk about it."
)
LETTERS = (
    source("DOK’s invitation to the Social Affairs Committee", "September 2016"),
    source("The Mayor for Social Affairs’ reply to DOK", "14 September 2016"),
)

BOLIGMIX = {
    "ask": "Approve flats for three young people as shared households, and find with the housing associations a rent they can pay.",
    "asked_of": "The Social Affairs Committee, City of Copenhagen",
    "status": "dialogue",
    "support_open": True,
    "steps": [
        INVITED,
        step(
            "14 September 2016",
            "The mayor replies that the hardest part will probably be to find homes the young can pay for.",
        ),
        step("November 2026", "DOK does the sums on this page. Students can apply for a place."),
    ],
    "questions": [
        answered(
            p(
                "The state’s scheme for cheaper homes from 2022 to 2027 aims at a rent of DKK 3,500 a month. We worked out what six different young people have left when it is paid."
            ),
            chart(
                "Kroner (DKK) left each month when the rent is DKK 3,500",
                "What the young person lives on",
                ["After tax", "Left", "Highest rent"],
                [
                    ["Cash benefit, lowest rate", "5,893", "2,318", "1,690"],
                    ["Cash benefit, basic rate, living alone", "6,858", "3,283", "3,120"],
                    ["The same with the youth supplement, 18 to 24", "7,521", "3,946", "3,900"],
                    ["The same with the youth supplement, 25 to 29", "8,516", "4,941", "5,070"],
                    ["Student grant (SU) alone", "6,376", "2,801", "2,170"],
                    ["SU and a job at DKK 4,000", "8,731", "5,156", "5,330"],
                ],
                "Our calculation, November 2026. Rates: cash benefit 2025, SU 2026; see the sources below the answer.",
                drawn=2,
                limit=3600,
                limit_label="DKK 3,600 is what Dragør Municipality counts on a single person having left",
                note="Housing benefit is DKK 525, worked out for each person. Power, water and heating are set at DKK 600. Tax is an estimate: 36 per cent above the allowance. Cash benefit is brought forward from 2024 by 3.6 per cent. The highest rent is the one that leaves DKK 3,600.",
            ),
            p(
                "So the mayor is right. The lowest rate does not stretch that far, and neither does SU alone. With a youth supplement or a job on the side it works."
            ),
            p(
                "The type of tenancy matters a great deal. Three or four people who share a non-profit family dwelling can each get housing benefit, if the city has approved it as a shared household. Otherwise they count as one household. For a flat at DKK 10,500 that is DKK 1,575 against DKK 1,177 a month in all (our calculation). A single rented room gives no housing benefit."
            ),
            points(
                "We ask each young person for the highest rent they can pay, and do the sums for the flat before anyone signs.",
                "A person looks at the figure. It never decides anything by itself.",
                "What is missing we want to add up and show: that is the price of bringing the rent down.",
            ),
            question="Which homes can the young people pay for?",
            asked_by=MAYOR,
            short="At DKK 3,500 a month, young people on the lowest rate or on SU alone cannot take part. In an approved shared household, with a supplement or a job, they can.",
            answered="November 2026",
            unsure=[
                "We have not yet found the cash benefit rates for 2026. The table uses 2025.",
                "Whether housing benefit’s ceiling of 15 per cent also applies in a shared household has not been confirmed to us.",
                "How the City of Copenhagen approves shared households in practice is something we ask the administration.",
            ],
            sources=[
                source("borger.dk on housing benefit in shared households", READ),
                source("Guidance no. 9405 on individual housing benefit (socialjura.dk)", "2016"),
                source("The Housing Benefit Act, section 24 i (elov.dk)", READ),
                source("DaneAge (Ældre Sagen): how housing benefit is worked out", "14 January 2026"),
                source("Cash benefit rates (lundsteenwiederquist.dk)", "1 November 2023, 2024 level"),
                source("Kalundborg Municipality: supplements to cash benefit", "2025"),
                source("SU for students living away from home 2026 (beraknare.se, not an authority)", READ),
                source("Kristeligt Dagblad on the rent of DKK 3,500", "August 2022"),
                source("Dragør Municipality: disposable income for a single person", READ),
            ],
        ),
    ],
    "sources": [
        *LETTERS,
        source("Hjem til Alle on the Bikuben Foundation’s hall model", READ),
        source("Aalborg Municipality: the new cash benefit system from 1 July 2025", READ),
    ],
}

DISCHARGE = {
    "ask": "Let a coordinator follow the citizen from the ward and home, and measure with us whether support hangs together better.",
    "asked_of": "The Social Affairs Committee, City of Copenhagen, with the region’s psychiatric services",
    "status": "dialogue",
    "support_open": True,
    "steps": [
        INVITED,
        step(
            "14 September 2016",
            "The mayor replies that one knows whether a coordinator makes a difference only when one sees the whole picture.",
        ),
        step("November 2026", "DOK answers on this page. Wards can refer a citizen who has said yes."),
    ],
    "questions": [
        answered(
            p(
                "Some people already have a right to a coordinator. Whoever receives certain benefits and is discharged from psychiatric care may have a mentor or a discharge coordinator: up to 3 months before discharge and for at least 6 months in all. That was the rule in 2019."
            ),
            p(
                "So each referral asks whether the citizen has been offered a coordinator, and whether the answer was yes or no thanks. Then we can see who falls outside."
            ),
            p(
                "After that we draw a map of the support. Who helps the citizen, with what, how much, and who decides? The map divides life into eight areas: housing, mental health, physical health, money, daily activities, network, substance use, and education or work."
            ),
            chart(
                "What we want to measure: at the start, after 3 and after 6 months",
                "Figure",
                ["What it shows"],
                [
                    ["Contacts around the citizen", "How many the citizen must keep track of"],
                    ["Areas with nobody", "Where help is missing"],
                    ["Areas with two or more", "Where help may overlap"],
                    ["Days until one named contact", "How long the citizen waits for somebody who holds the thread"],
                    ["The coordinator’s hours", "What it costs"],
                ],
                "DOK’s proposal, November 2026. The eight areas are those of the CTI manual, 2021.",
            ),
            p(
                "We compare with citizens who have a discharge coordinator only. What we find we call association, not effect. Without a control group nobody knows what would have happened otherwise."
            ),
            figure(
                "89 %",
                "had a home when their CTI support ended in the homelessness strategy of 2009-13. There was no control group.",
                "The CTI method manual, sbst.dk, read November 2026",
            ),
            question="Does a coordinator make a difference?",
            asked_by=MAYOR,
            short="We do not know yet, and we do not promise it. First we draw the whole picture of who helps. Then we can measure whether the help hangs together better.",
            answered="November 2026",
            unsure=[
                "Whether the right to a mentor and coordinator is as it was in 2019, now that the rules on employment have changed.",
                "Whether fewer people are readmitted. Only a study with a control group can show that.",
            ],
            sources=[
                source("North Denmark Region: mentor and discharge coordinator (pri.rn.dk)", "2019"),
                source("Mental Health Services of the Capital Region on discharge and network meetings", READ),
                source("The CTI manual: phases and eight areas of life", "2021"),
                source("National Board of Social Services and Housing: the CTI method manual (sbst.dk)", READ),
            ],
        ),
    ],
    "sources": [*LETTERS, source("peerstoette.dk on 12 peers in psychiatry", READ)],
}

WORKFIRST = {
    "ask": "Make room for jobs of few hours, and help start a social enterprise with three employees.",
    "asked_of": "The Social Affairs Committee, City of Copenhagen",
    "status": "dialogue",
    "support_open": True,
    "steps": [
        INVITED,
        step(
            "14 September 2016",
            "The mayor replies that it must be a real business, with something to sell, and able to pay its own way.",
        ),
        step("November 2026", "DOK answers on this page. Businesses can offer work."),
    ],
    "questions": [
        answered(
            p(
                "We measure it by one figure: how much of wages and other costs do sales cover over the last 12 months? That is the rate of self-coverage. Grants and gifts do not count as sales."
            ),
            chart(
                "Three steps on the way",
                "Sales cover",
                ["What we call the enterprise"],
                [
                    ["100 % or more", "Self-sustaining"],
                    ["75-99 %", "On its way"],
                    ["Less than 75 %", "Dependent on grants"],
                ],
                "DOK’s own proposal, November 2026. The limits are open to debate.",
            ),
            p(
                "We show the figure twice: with and without the wages of the three employees who support the participants. We also show how much of the income is grants and gifts. So everybody can see what is business and what is social work."
            ),
            p(
                "A registered social enterprise must have a social purpose, sell something, be independent of public authorities, act responsibly towards its staff and use its surplus for the purpose. Sales must weigh in its accounts. That is what the mayor asks for too."
            ),
            p(
                "We do not wait for the enterprise. The IPS method begins with the job and brings the support afterwards. In Denmark 60 per cent were in work or education after 18 months, against 47 per cent in the usual services. They had severe mental illness. So the figure does not hold for people in shelters."
            ),
            p(
                "A social exemption card makes the first hours easier. In 2025 one could earn DKK 42,766 without tax, and without losing benefit. The municipality decides who gets the card:"
            ),
            points(
                "The job must be ordinary and without a wage subsidy.",
                "One may have earned at most DKK 10,320 in the last year (2024 level).",
                "One may not have been in education with SU in the last year.",
            ),
            question="Can the enterprise support itself?",
            asked_by=MAYOR,
            short="The accounts must show it, month by month. We call it self-sustaining only when sales cover all wages and all costs.",
            answered="November 2026",
            unsure=[
                "What the enterprise can sell, and how much. It does not exist yet.",
                "We have not found the exemption card’s amount for 2026. The figure here is from 2025.",
            ],
            sources=[
                source("Cabi: registered social enterprises (cabiweb.dk)", READ),
                source("Social Entrepreneurs in Denmark: the demand for sales (socialeentreprenorer.dk)", READ),
                source("Mental Health Services of the Capital Region on IPS", READ),
                source("The Danish Parliament, Employment Committee, appendix 215", "2020-21"),
                source("The Danish legal guide C.A.2.5.2.1.32 (tax.dk)", "2025"),
                source("The Act on social exemption cards (lovguiden.dk)", READ),
            ],
        ),
    ],
    "sources": [*LETTERS, source("City of Copenhagen on small jobs of 5, 15 or 20 hours (kk.dk)", READ)],
}

ANSWERS = {"boligmix": BOLIGMIX, "discharge": DISCHARGE, "workfirst": WORKFIRST}
