# ruff: noqa: E501  (a sentence is not broken where an editor would not break it)
"""The programme in Danish: the facts of DOK's invitation and the mayor's reply of 2016, in sentences of our own."""

from .da_answers import ANSWERS
from .da_campaign import CAMPAIGNS
from .da_dialogue import DIALOGUE
from .da_house import ORGANISATIONS, STANDARD
from .da_meetings import EXAMPLE_MEETING
from .da_news import NEWS
from .da_privacy import NOTICES
from .pieces import PageRef, figure, p, points

HOME = {
    "title": "Diakonale Organisationer i København",
    "headline": "Byen har plads til alle, der bor i den.",
    "lead": "Seks organisationer, tre konkrete forslag. Læs, hvad der skal til, for at flere får et hjem, en god udskrivning og et arbejde i København.",
    "proposals_heading": "Tre døre, tre forslag",
    "band_heading": "Borgmesteren svarede med tre spørgsmål",
    "band_text": "Hvilke boliger kan unge betale? Gør en koordinator en forskel? Kan virksomheden bære sig selv?",
    "band_button": "Læs brevene",
    "band_page": PageRef("dialogue"),
    "ways_heading": "Sådan kan du være med",
    "background_heading": "Hvem står bag?",
    "background": [
        p(
            "DOK er et fælles forum for seks diakonale organisationer i København. Vi vil give byens udsatte borgere bedre vilkår og flere rettigheder. Derfor oplyser vi, taler med politikerne og bliver klogere sammen."
        ),
        figure(
            "20",
            "ledere fra vores sociale tilbud har fortalt, hvad der er sværest for de mennesker, de møder. Det blev til programmet.",
            "DOK’s invitation til Socialudvalget, september 2016",
        ),
    ],
}

PROGRAMME = {
    "title": "Idéprogram",
    "lead": "Tre områder, hvor København kan gøre det bedre, og et konkret forslag til hvert. Forslagene kommer fra dem, der møder problemerne hver dag.",
    "text": [
        p(
            "20 ledere fra vores sociale tilbud beskrev de største problemer, de ser i byen. En mindre gruppe af dem mødtes på et seminar og skrev løsninger ned."
        ),
        p(
            "Ingen af forslagene lykkes for én organisation alene. De kræver nye måder at tænke og arbejde sammen på. De kræver også politiske beslutninger."
        ),
    ],
}

HOUSING = {
    "title": "Bolig",
    "letter": "A",
    "lead": "Et hjem, man har råd til, og naboer, der siger godmorgen. Det er svært at finde for mange unge i København.",
    "text": [
        p(
            "Unge med få penge og et svagt netværk leder længe efter et sted at bo. Når de finder det, er det svært at blive. Studerende leder også. Her begynder vores første forslag."
        )
    ],
}

BOLIGMIX = {
    "title": "BoligMix",
    "headline": "forskellige unge, samme bolig",
    "lead": "To studerende og en ung, der har brug for naboer, deler en almindelig lejlighed. En koordinator hjælper dem i gang og bliver ved.",
    "solution": [
        p(
            "Vi lader studerende med overskud bo sammen med unge, der har haft det svært. De bor i almindelige lejligheder, for eksempel to studerende og én ung, der har brug for støtte."
        ),
        p(
            "De studerende er frivillige forbilleder. De er bofæller, ikke behandlere: De laver mad, spørger, hvordan dagen gik, og viser, hvordan en hverdag hænger sammen."
        ),
        figure(
            "10 %",
            "af værelserne på udvalgte kollegier er siden 2016 holdt fri til unge, som kommunen henviser.",
            "Hjem til Alle om Bikubenfondens kollegiemodel, læst november 2026",
        ),
    ],
    "resources": [
        points(
            "En tværfaglig koordinator fra en af organisationerne finder unge, der passer sammen, og gør de studerende klar til opgaven.",
            "Koordinatoren laver aftaler med boligselskaber og boligforeninger.",
            "De studerende får lavere husleje. Så er det også en god handel at være med.",
        )
    ],
    "results": [
        points(
            "Flere udsatte unge bliver boende i deres eget hjem.",
            "Studerende får et sted at bo og gør deres uddannelse færdig.",
            "Unge, der ellers ikke mødes, bliver naboer.",
        )
    ],
    "problem": [
        points(
            "Udsatte unge har svært ved at finde en bolig og ved at beholde den.",
            "Mange af dem hænger fast i et miljø, der trækker dem ned.",
            "Studerende har også svært ved at finde et sted at bo, og mange falder fra undervejs.",
            "Boligmarkedet deler de unge: de stærke bor for sig, de andre for sig.",
        )
    ],
    "way_in": "boligmix",
    "way_in_heading": "Du læser på en uddannelse",
    "way_in_text": "Søg en plads i et BoligMix. Det tager cirka ti minutter.",
    "way_in_button": "Søg BoligMix",
}

HEALTH = {
    "title": "Sundhed",
    "letter": "B",
    "lead": "En udskrivning fra psykiatrien skal føre hjem. Alt for ofte fører den til gaden.",
    "text": [
        p(
            "Behandlingen kan være god, og dagen efter kan alligevel gå galt. Nøglen mangler, køleskabet er tomt, og ingen ringer på. Vores andet forslag handler om de dage."
        )
    ],
}

DISCHARGE = {
    "title": "Den gode udskrivning",
    "headline": "ingen udskrives til gaden",
    "lead": "En koordinator møder borgeren på afdelingen, følger med hjem og bliver, til hverdagen hænger sammen. Frivillige kommer på besøg.",
    "solution": [
        p(
            "Vi binder tre verdener bedre sammen: behandlingspsykiatrien, socialpsykiatrien og de diakonale organisationers tilbud. Et frivilligt støtteprogram hører med."
        ),
        p(
            "Vi bygger videre på det, der virker. Psykiatrien har allerede ansatte peers, der selv har prøvet at være indlagt. Dem vil vi arbejde tæt sammen med, og vi vil gerne have flere af dem."
        ),
        figure(
            "12",
            "peers støttede patienter i Region Hovedstaden, København, Helsingør og Rudersdal i årene 2015-18.",
            "peerstoette.dk, læst november 2026",
        ),
    ],
    "resources": [
        points(
            "En tværfaglig koordinator støtter og følger borgeren.",
            "Koordinatoren får det offentlige og de diakonale tilbud til at trække i samme retning.",
            "Frivillige er selskab og støtte, i borgerens eget hjem eller på et botilbud.",
        )
    ],
    "results": [
        points(
            "Flere udskrivninger lykkes.",
            "Færre ender på gaden, og færre får tilbagefald.",
            "Borgeren får et netværk, der ikke kun består af fagfolk.",
        )
    ],
    "problem": [
        p(
            "Alt for mange bliver udskrevet til gaden. De diakonale organisationer møder dem først senere, når skaden er sket."
        )
    ],
    "way_in": "discharge",
    "way_in_heading": "Du arbejder i psykiatrien",
    "way_in_text": "Henvis en borger før udskrivningen, med borgerens samtykke. Det tager cirka fem minutter.",
    "way_in_button": "Henvis en borger",
}

WORK = {
    "title": "Beskæftigelse",
    "letter": "C",
    "lead": "Et arbejde giver penge, kolleger og en grund til at stå op. Det skal også gælde dem, der kun kan lidt ad gangen.",
    "text": [
        p(
            "På væresteder og herberger er der mange, som gerne vil arbejde. De kan noget, men ikke otte timer om dagen og ikke uden støtte. Vores tredje forslag begynder med jobbet."
        )
    ],
}

WORKFIRST = {
    "title": "Work First",
    "headline": "et job først, støtten undervejs",
    "lead": "Få timer, rigtige opgaver og en, der er der de første dage. Borgere fra væresteder og herberger får et arbejde, de kan holde til.",
    "solution": [
        p(
            "Vi laver en fleksibel indsats for borgere, som ikke kan arbejde på fuld tid. De kommer fra væresteder og herberger, og den sociale støtte følger med ud på jobbet."
        ),
        p(
            "Vi opretter arbejdspladser, hvor timer og opgaver kan skrues op og ned, og forløb, hvor man kan prøve sig frem."
        ),
        figure(
            "42.766 kr.",
            "må en person med et socialt frikort tjene i 2025 uden at betale skat af dem og uden at få mindre i ydelse.",
            "Den juridiske vejledning C.A.2.5.2.1.32, tax.dk, 2025",
        ),
    ],
    "resources": [
        points(
            "En socialøkonomisk virksomhed med tre lønnede medarbejdere.",
            "De finder deltagerne, tilrettelægger opgaverne, holder trådene samlet og giver støtte.",
            "Frivillige netværkspersoner er med.",
        )
    ],
    "results": [
        points(
            "Flere får mulighed for et almindeligt job.",
            "Dagen får et indhold, der giver mening.",
            "Støtten kommer, før livet bliver sværere.",
        )
    ],
    "problem": [
        points(
            "Socialt udsatte har i praksis ingen adgang til arbejde.",
            "Det, de kan, kommer ikke i spil.",
            "Uden noget at stå op til bliver nedturen dybere.",
        )
    ],
    "way_in": "workfirst",
    "way_in_heading": "Du har en virksomhed",
    "way_in_text": "Tilbyd opgaver på få timer. Formularen tager cirka ti minutter. Vi finder den rette og støtter jer begge.",
    "way_in_button": "Tilbyd arbejde",
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
