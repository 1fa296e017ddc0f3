# ruff: noqa: E501  (a sentence is not broken where an editor would not break it)
"""The correspondence of September 2016 in Danish, retold: the letters themselves are not reprinted."""

from .pieces import letter, p, points, question

INVITATION = letter(
    p(
        "De seks organisationer præsenterer sig og deres fælles forum. De vil forbedre livet for udsatte borgere og styrke deres rettigheder: med oplysning, med politisk arbejde og ved at udvikle deres egne tilbud. De vil også vise, hvad diakoni er i dag."
    ),
    p(
        "Med brevet følger et idéprogram om bolig, sundhed og beskæftigelse. Det bygger på, hvad 20 ledere har set i deres tilbud, og på løsninger, som en mindre gruppe har skrevet på et seminar."
    ),
    points(
        "A. BoligMix: forskellige unge deler bolig.",
        "B. Den gode udskrivning: psykiatrien og de diakonale tilbud arbejder sammen.",
        "C. Work First: fleksibelt arbejde med social støtte.",
    ),
    p("DOK beder om et møde med Socialudvalget og en åben samtale om, hvad parterne kan gøre sammen."),
    sender="DOK, Diakonale Organisationer i København",
    recipient="Socialudvalget i Københavns Kommune",
    dated="September 2016",
    title="DOK inviterer til dialog",
    ours=True,
)

REPLY = letter(
    p(
        "Borgmesteren takker for invitationen. Kommunen og organisationerne arbejder allerede sammen om meget, og han er glad for, at DOK vil mere. Udvalget vender selv tit tilbage til de tre temaer, og han læser forslagene med interesse."
    ),
    points(
        "Om BoligMix: Kommunen prøver lige nu at lade forskellige unge bo sammen på et af Bikubenfondens kollegier, og det er gået godt i Holland. Det sværeste bliver nok at finde boliger, de unge kan betale.",
        "Om udskrivning: Det lyder som god forebyggelse, og det giver mening at tage frivillige med. Om en koordinator gør en forskel, ved man først, når man ser alle borgerens sagsbehandlere og støttepersoner samlet.",
        "Om arbejde: Socialøkonomiske virksomheder er en god vej. Men de skal være rigtige virksomheder, som har et produkt at sælge og kan klare sig selv økonomisk.",
    ),
    p(
        "Han foreslår, at DOK drøfter spørgsmålene med forvaltningen, så forslagene bliver stærkere. Et møde skal DOK selv invitere udvalgets medlemmer til. Han vil prøve at komme."
    ),
    sender="Socialborgmester Jesper Christensen, Københavns Kommune",
    recipient="DOK",
    dated="14. september 2016",
    title="Borgmesteren svarer",
    ours=False,
)

DIALOGUE = {
    "title": "Dialog",
    "lead": "I september 2016 skrev DOK til Københavns Kommune. Socialborgmesteren svarede. Her er de to breve, fortalt i korte træk, og de spørgsmål, vi arbejder videre med.",
    "letters": [INVITATION, REPLY],
    "questions_heading": "Tre spørgsmål, vi skylder et svar",
    "questions_lead": "Borgmesteren spurgte til det, der er svært. Det, vi ved i dag, står på hvert forslag. Sådan finder vi resten.",
    "questions": [
        question(
            question="Hvilke boliger kan de unge betale?",
            asked="Det sværeste er nok at finde boliger, som er til at betale.",
            answer="Vi spørger hver student, hvad huslejen højst må være, og regner på lejemålet, før nogen skriver under. Lejeformen betyder meget: Tre eller fire, der deler en almen familiebolig i et godkendt bofællesskab, kan få boligstøtte hver for sig (kilde: borger.dk, læst november 2026).",
            proposal="boligmix",
        ),
        question(
            question="Gør en koordinator en forskel?",
            asked="Det ved vi først, når nogen har set på alle borgerens sagsbehandlere og støttepersoner under ét.",
            answer="Vi spørger i hver henvisning, om borgeren er tilbudt en udskrivningskoordinator, og hvem der ellers er om borgeren. Så kan vi vise det samlede billede i tal, uden at nogen kan kendes.",
            proposal="discharge",
        ),
        question(
            question="Kan virksomheden bære sig selv?",
            asked="Den skal være en rigtig virksomhed, som lever af at sælge noget.",
            answer="Vi begynder med arbejdsgivere, der har opgaver og løn. En egen virksomhed skal vise sit regnskab: hvad salget dækker, og hvad tilskud dækker.",
            proposal="workfirst",
        ),
    ],
}
