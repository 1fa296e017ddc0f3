# ruff: noqa: E501  (a sentence is not broken where an editor would not break it)
"""What becomes of each proposal, in Danish: the ask, the steps so far, and DOK's answers to the mayor with their sources."""

from .pieces import answered, chart, figure, p, points, source, step

MAYOR = "Socialborgmesteren, 14. september 2016"
READ = "læst november 2026"
INVITED = step("September 2016", "DOK skriver idéprogrammet og inviterer Socialudvalget til en samtale om det.")
LETTERS = (
    source("DOK’s invitation til Socialudvalget", "september 2016"),
    source("Socialborgmesterens svar til DOK", "14. september 2016"),
)

BOLIGMIX = {
    "ask": "Godkend lejligheder til tre unge som kollektive bofællesskaber, og find sammen med boligselskaberne en husleje, de kan betale.",
    "asked_of": "Socialudvalget i Københavns Kommune",
    "status": "dialogue",
    "support_open": True,
    "steps": [
        INVITED,
        step(
            "14. september 2016",
            "Socialborgmesteren svarer, at det sværeste nok bliver at finde boliger, de unge kan betale.",
        ),
        step("November 2026", "DOK regner på spørgsmålet her på siden. Studerende kan søge en plads."),
    ],
    "questions": [
        answered(
            p(
                "I statens ordning med billigere boliger fra 2022 til 2027 er målet en husleje på 3.500 kr. om måneden. Vi har regnet på, hvad seks forskellige unge har tilbage, når den er betalt."
            ),
            chart(
                "Kroner tilbage hver måned, når huslejen er 3.500 kr.",
                "Hvad den unge lever af",
                ["Efter skat", "Tilbage", "Højeste husleje"],
                [
                    ["Kontanthjælp, mindstesats", "5.893", "2.318", "1.690"],
                    ["Kontanthjælp, grundsats og tillæg til enlige", "6.858", "3.283", "3.120"],
                    ["Det samme med ungetillæg, 18 til 24 år", "7.521", "3.946", "3.900"],
                    ["Det samme med ungetillæg, 25 til 29 år", "8.516", "4.941", "5.070"],
                    ["SU alene", "6.376", "2.801", "2.170"],
                    ["SU og et job til 4.000 kr.", "8.731", "5.156", "5.330"],
                ],
                "Vores beregning, november 2026. Satserne er kontanthjælp 2025 og SU 2026; se kilderne under svaret.",
                drawn=2,
                limit=3600,
                limit_label="3.600 kr. skal en enlig have tilbage, når Dragør Kommune regner",
                note="Boligstøtten er 525 kr. og regnet for hver enkelt. El, vand og varme er sat til 600 kr. Skatten er et skøn: 36 procent over fradraget. Kontanthjælpen er regnet frem fra 2024 med 3,6 procent. Højeste husleje er den, der lader 3.600 kr. blive tilbage.",
            ),
            p(
                "Borgmesteren har altså ret. Mindstesatsen rækker ikke, og det gør SU alene heller ikke. Med et ungetillæg eller et job ved siden af går det."
            ),
            p(
                "Boligformen betyder meget. Tre eller fire, der deler en almen familiebolig, kan få boligstøtte hver for sig, hvis kommunen har godkendt den som kollektivt bofællesskab. Ellers regnes de som én husstand. For en lejlighed til 10.500 kr. er det 1.575 kr. mod 1.177 kr. om måneden i alt (vores beregning). Et enkelt lejet værelse giver ingen boligstøtte."
            ),
            points(
                "Vi spørger hver ung, hvad huslejen højst må være, og regner på lejemålet, før nogen skriver under.",
                "Et menneske ser på tallet. Det afgør aldrig noget alene.",
                "Hvad der mangler, vil vi lægge sammen og vise: Det er prisen for at sænke huslejen.",
            ),
            question="Hvilke boliger kan de unge betale?",
            asked_by=MAYOR,
            short="Ved 3.500 kr. om måneden kan unge på mindstesats eller SU alene ikke være med. I et godkendt bofællesskab, og med et tillæg eller et job, kan de.",
            answered="November 2026",
            unsure=[
                "Satserne for kontanthjælp i 2026 har vi ikke fundet endnu. Tabellen bruger 2025.",
                "Om boligstøttens loft på 15 procent også gælder i et bofællesskab, har vi ikke fået bekræftet.",
                "Hvordan Københavns Kommune godkender bofællesskaber i praksis, spørger vi forvaltningen om.",
            ],
            sources=[
                source("borger.dk om boligstøtte i bofællesskaber", READ),
                source("Vejledning nr. 9405 om individuel boligstøtte (socialjura.dk)", "2016"),
                source("Boligstøtteloven, § 24 i (elov.dk)", READ),
                source("Ældre Sagen: sådan beregnes boligstøtte", "14. januar 2026"),
                source("Kontanthjælpens satser (lundsteenwiederquist.dk)", "1. november 2023, niveau 2024"),
                source("Kalundborg Kommune: tillæg til kontanthjælp", "2025"),
                source("SU for udeboende 2026 (beraknare.se, ikke en myndighed)", READ),
                source("Kristeligt Dagblad om huslejen på 3.500 kr.", "august 2022"),
                source("Dragør Kommune: rådighedsbeløb for enlige", READ),
            ],
        ),
    ],
    "sources": [
        *LETTERS,
        source("Hjem til Alle om Bikubenfondens kollegiemodel", READ),
        source("Aalborg Kommune: det nye kontanthjælpssystem fra 1. juli 2025", READ),
    ],
}

DISCHARGE = {
    "ask": "Lad en koordinator følge borgeren fra afdelingen og hjem, og mål sammen med os, om støtten hænger bedre sammen.",
    "asked_of": "Socialudvalget i Københavns Kommune, sammen med psykiatrien i regionen",
    "status": "dialogue",
    "support_open": True,
    "steps": [
        INVITED,
        step(
            "14. september 2016",
            "Socialborgmesteren svarer, at man først ved, om en koordinator gør en forskel, når man ser hele billedet.",
        ),
        step("November 2026", "DOK svarer her på siden. Afdelinger kan henvise en borger, som har sagt ja."),
    ],
    "questions": [
        answered(
            p(
                "Nogle har allerede ret til en koordinator. Får man visse ydelser og bliver udskrevet fra psykiatrien, kan man få en mentor eller en udskrivningskoordinator: op til 3 måneder før udskrivningen og i mindst 6 måneder i alt. Sådan stod reglen i 2019."
            ),
            p(
                "Derfor spørger vi i hver henvisning, om borgeren er tilbudt en koordinator, og om svaret var ja eller nej tak. Så kan vi se, hvem der falder udenfor."
            ),
            p(
                "Derefter tegner vi et kort over støtten. Hvem hjælper borgeren, med hvad, hvor meget, og hvem bestemmer? Kortet deler livet i otte områder: bolig, psykisk helbred, fysisk helbred, økonomi, daglige aktiviteter, netværk, misbrug, og uddannelse eller arbejde."
            ),
            chart(
                "Det vil vi måle: ved start, efter 3 og efter 6 måneder",
                "Tal",
                ["Hvad det viser"],
                [
                    ["Kontakter om borgeren", "Hvor mange borgeren selv skal holde styr på"],
                    ["Områder uden nogen", "Hvor der mangler hjælp"],
                    ["Områder med to eller flere", "Hvor hjælpen måske overlapper"],
                    ["Dage til én navngiven kontakt", "Hvor længe borgeren venter på en, der har tråden"],
                    ["Koordinatorens timer", "Hvad indsatsen koster"],
                ],
                "DOK’s forslag, november 2026. De otte områder er fra CTI-manualen, 2021.",
            ),
            p(
                "Vi sammenligner med borgere, der kun har en udskrivningskoordinator. Det, vi finder, kalder vi sammenhæng, ikke effekt. Uden en kontrolgruppe ved ingen, hvad der ellers var sket."
            ),
            figure(
                "89 %",
                "havde en bolig, da deres CTI-forløb sluttede i hjemløsestrategien 2009-13. Der var ingen kontrolgruppe.",
                "CTI-metodemanualen, sbst.dk, læst november 2026",
            ),
            question="Gør en koordinator en forskel?",
            asked_by=MAYOR,
            short="Det ved vi ikke endnu, og vi lover det ikke. Først tegner vi hele billedet af, hvem der hjælper. Så kan vi måle, om hjælpen hænger bedre sammen.",
            answered="November 2026",
            unsure=[
                "Om retten til mentor og koordinator ser ud som i 2019, efter at reglerne om beskæftigelse er ændret.",
                "Om færre bliver genindlagt. Det kan kun en undersøgelse med kontrolgruppe vise.",
            ],
            sources=[
                source("Region Nordjylland: mentor og udskrivningskoordinator (pri.rn.dk)", "2019"),
                source("Region Hovedstadens Psykiatri om udskrivning og netværksmøder", READ),
                source("CTI-manualen: faser og otte livsområder", "2021"),
                source("Social- og Boligstyrelsen: CTI-metodemanualen (sbst.dk)", READ),
            ],
        ),
    ],
    "sources": [*LETTERS, source("peerstoette.dk om 12 peers i psykiatrien", READ)],
}

WORKFIRST = {
    "ask": "Gør plads til job på få timer, og vær med til at starte en socialøkonomisk virksomhed med tre ansatte.",
    "asked_of": "Socialudvalget i Københavns Kommune",
    "status": "dialogue",
    "support_open": True,
    "steps": [
        INVITED,
        step(
            "14. september 2016",
            "Socialborgmesteren svarer, at virksomheden skal være ægte, have noget at sælge og kunne bære sig selv.",
        ),
        step("November 2026", "DOK svarer her på siden. Virksomheder kan tilbyde arbejde."),
    ],
    "questions": [
        answered(
            p(
                "Vi måler det med ét tal: Hvor stor en del af løn og andre udgifter dækker salget over de sidste 12 måneder? Det er graden af egen finansiering. Tilskud og gaver tæller ikke som salg."
            ),
            chart(
                "Tre trin på vejen",
                "Salget dækker",
                ["Det kalder vi virksomheden"],
                [
                    ["100 % eller mere", "Selvbærende"],
                    ["75-99 %", "På vej"],
                    ["Under 75 %", "Afhængig af tilskud"],
                ],
                "DOK’s eget forslag, november 2026. Grænserne må gerne diskuteres.",
            ),
            p(
                "Vi viser tallet to gange: med og uden lønnen til de tre ansatte, der støtter deltagerne. Vi viser også, hvor stor en del af indtægten der er tilskud og gaver. Så kan alle se, hvad der er forretning, og hvad der er socialt arbejde."
            ),
            p(
                "En registreret socialøkonomisk virksomhed skal have et socialt formål, sælge noget, være fri af det offentlige, tage ansvar for sine ansatte og bruge overskuddet på formålet. Salget skal fylde godt i regnskabet. Det er samme krav, som borgmesteren stiller."
            ),
            p(
                "Vi venter ikke på virksomheden. Metoden IPS begynder med jobbet og giver støtten bagefter. I Danmark var 60 procent i job eller uddannelse efter 18 måneder mod 47 procent i den vanlige indsats. De havde svære psykiske lidelser. Tallet gælder derfor ikke borgere på herberger."
            ),
            p(
                "Et socialt frikort gør de første timer lettere. I 2025 kunne man tjene 42.766 kr. uden skat, og uden at ydelsen blev sat ned. Kommunen afgør, hvem der får kortet:"
            ),
            points(
                "Jobbet skal være almindeligt og uden løntilskud.",
                "Man må højst have tjent 10.320 kr. det seneste år (niveau 2024).",
                "Man må ikke have været i en uddannelse med SU det seneste år.",
            ),
            question="Kan virksomheden bære sig selv?",
            asked_by=MAYOR,
            short="Det skal regnskabet vise, måned for måned. Vi kalder den først selvbærende, når salget dækker al løn og alle udgifter.",
            answered="November 2026",
            unsure=[
                "Hvad virksomheden kan sælge, og hvor meget. Den findes ikke endnu.",
                "Frikortets beløb for 2026 har vi ikke fundet. Tallet her er fra 2025.",
            ],
            sources=[
                source("Cabi: registreret socialøkonomisk virksomhed (cabiweb.dk)", READ),
                source("Sociale Entreprenører i Danmark: krav om salg (socialeentreprenorer.dk)", READ),
                source("Region Hovedstadens Psykiatri om IPS", READ),
                source("Folketinget, Beskæftigelsesudvalget, bilag 215", "2020-21"),
                source("Den juridiske vejledning C.A.2.5.2.1.32 (tax.dk)", "2025"),
                source("Lov om socialt frikort (lovguiden.dk)", READ),
            ],
        ),
    ],
    "sources": [*LETTERS, source("Københavns Kommune om småjob på 5, 15 eller 20 timer (kk.dk)", READ)],
}

ANSWERS = {"boligmix": BOLIGMIX, "discharge": DISCHARGE, "workfirst": WORKFIRST}
