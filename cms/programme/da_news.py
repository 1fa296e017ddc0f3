# ruff: noqa: E501  (a sentence is not broken where an editor would not break it)
"""The first news, in Danish: what the portal itself has brought."""

from datetime import date

from .pieces import PageRef, h, p, points
from .story_pieces import go_to

ALL_THREE = [PageRef("boligmix"), PageRef("discharge"), PageRef("workfirst")]

NEWS = {
    "news": {
        "title": "Nyheder",
        "lead": "Hvad der sker i DOK, og hvad der bliver af forslagene.",
    },
    "programme-published": {
        "title": "Idéprogrammet kan læses af alle",
        "published_on": date(2026, 11, 22),
        "lead": "I 2016 sendte DOK et idéprogram til Socialudvalget. Nu ligger det her, på dansk og engelsk, med tre forslag under fire overskrifter.",
        "proposals": ALL_THREE,
        "body": [
            p(
                "Programmet begyndte med 20 ledere, som fortalte om de største problemer, de ser i byen. En mindre gruppe skrev løsninger ned. Det blev til tre forslag: BoligMix, Den gode udskrivning og Work First."
            ),
            h("Sådan er det bygget op"),
            p("Hvert forslag står under de samme fire overskrifter som i 2016:"),
            points(
                "Løsningsforslag: hvad vi vil gøre.",
                "Ressourcer: hvad det kræver.",
                "Resultater: hvad der skal komme ud af det.",
                "Problemstilling: hvorfor det er nødvendigt.",
            ),
            p(
                "Vi har fortalt forslagene i kortere sætninger end dengang. Hvor der står et tal, står kilden ved siden af."
            ),
            go_to("programme", "Læs programmet", "Tre områder, tre forslag.", "Åbn idéprogrammet"),
        ],
    },
    "three-questions": {
        "title": "Borgmesteren stillede tre spørgsmål. Her finder du dem",
        "published_on": date(2026, 11, 23),
        "lead": "Socialborgmesteren svarede DOK den 14. september 2016. Brevet rejste tre spørgsmål, og dem skylder vi et svar.",
        "proposals": ALL_THREE,
        "body": [
            points(
                "Hvilke boliger kan de unge betale?",
                "Gør en koordinator en forskel?",
                "Kan virksomheden klare sig selv økonomisk?",
            ),
            p(
                "Vi har ikke alle svarene. Ved hvert spørgsmål skriver vi, hvad vi ved, hvor vi ved det fra, og hvordan vi finder resten."
            ),
            go_to(
                "dialogue", "Læs brevene", "Begge breve, fortalt i korte træk, og de tre spørgsmål.", "Gå til dialogen"
            ),
        ],
    },
    "ways-open": {
        "title": "Tre indgange er åbne",
        "published_on": date(2026, 11, 24),
        "lead": "Du kan søge en plads i BoligMix, henvise en borger og tilbyde arbejde, direkte fra forslagene.",
        "proposals": ALL_THREE,
        "body": [
            p(
                "Hvert forslag har nu sin egen indgang. Formularen virker på en telefon, og du kan gemme den og fortsætte senere fra en anden."
            ),
            h("Hvem er de for?"),
            points(
                "BoligMix: for dig, der læser på en uddannelse.",
                "Den gode udskrivning: for dig, der arbejder i psykiatrien og har borgerens samtykke.",
                "Work First: for dig, der har en virksomhed og et par timers arbejde.",
            ),
            h("Hvad sker der med det, du skriver?"),
            p(
                "Vi spørger aldrig om CPR-nummer eller diagnose. Dine svar bliver krypteret, når vi modtager dem, og vi sletter dem igen efter de frister, der står på siden om privatliv."
            ),
            go_to(
                "privacy",
                "Læs om privatliv",
                "Hvad vi gemmer, hvor længe, og hvad du kan kræve.",
                "Åbn siden om privatliv",
            ),
        ],
    },
}
