# ruff: noqa: E501  (a sentence is not broken where an editor would not break it)
"""The organisations, privacy and accessibility, in Danish."""

from .pieces import h, p, points

CONFIRM = "Organisationen retter selv siden, når noget er forandret."

ORGANISATIONS = {
    "organisations": {
        "title": "Organisationer",
        "lead": "Seks organisationer står bag DOK. De driver herberger, væresteder, skoler og værksteder, og de møder byens udsatte borgere hver dag.",
    },
    "arbejde-adler": {
        "title": "Arbejde Adler",
        "lead": "Værksteder og boliger på Nørrebro, med rødder tilbage til 1911.",
        "text": [
            p(
                "Arbejde Adler holder til i Thorsgade og driver selvejende institutioner. De arbejder for tre rettigheder: arbejde, hjem og liv."
            ),
            p(CONFIRM),
        ],
        "source": "da.wikipedia.org, Arbejde Adler, læst november 2026",
    },
    "kfuk": {
        "title": "KFUK’s sociale arbejde",
        "lead": "Et sted at gå hen for kvinder, der har det svært.",
        "text": [
            p(
                "KFUK’s sociale arbejde står blandt andet bag Reden i København, Reden International og Svanegrupperne. De har også haft akutboliger til unge."
            ),
            p(CONFIRM),
        ],
        "source": "Organisationens beretning 2014-15",
    },
    "kfum": {
        "title": "KFUM’s sociale arbejde",
        "lead": "Caféer, herberger og rådgivning om gæld og ret.",
        "text": [
            p(
                "KFUM’s sociale arbejde møder mennesker på caféer og herberger, giver råd om gæld og jura og hjælper folk ud af misbrug. I 2018 var der 117 steder i landet og over 2.000 frivillige."
            ),
            p(CONFIRM),
        ],
        "source": "kirke.dk, 2018",
    },
    "kirkens-korshaer": {
        "title": "Kirkens Korshær",
        "lead": "Herberg, varmestuer og botilbud for mennesker uden et hjem.",
        "text": [
            p(
                "På Hillerødgade driver Kirkens Korshær herberg, botilbud, pladser til unge og nødovernatning. Rundt om i byen er der varmestuer, for eksempel Fedtekælderen."
            ),
            p(CONFIRM),
        ],
        "source": "hilleroedgade.kirkenskorshaer.dk og vorfrelserskirke.dk, læst november 2026",
    },
    "kofoeds-skole": {
        "title": "Kofoeds Skole",
        "lead": "Hjælp til selvhjælp siden 1928.",
        "text": [
            p(
                "Kofoeds Skole har værksteder, undervisning, rådgivning og træning til job. Skolen har også boliger til unge og tilbud til grønlændere."
            ),
            p(CONFIRM),
        ],
        "source": "Kofoeds Skoles egne hæfter, 2012",
    },
    "weshelter": {
        "title": "WeShelter",
        "lead": "Herberger og frivillige i København. Fonden er fra 1893.",
        "text": [
            p(
                "WeShelter driver blandt andet herbergerne Kollegiet Gl. Køge Landevej i Valby og RG60 på Nørrebro. Frivillige er med i mange af tilbuddene."
            ),
            p(CONFIRM),
        ],
        "source": "weshelter.dk, læst november 2026",
    },
}

CONTACT = {
    "title": "Kontakt",
    "lead": "Find den, du skal tale med.",
    "text": [
        h("Er der akut fare?"),
        p("Ring 112. Ingen læser portalen om natten, og vi har ingen vagttelefon."),
        h("Har du sendt noget til os?"),
        p(
            'Din egen side viser, hvor langt vi er, og der kan du skrive til os. Er linket væk, så <a href="/status/">få et nyt</a>. Hav dit sagsnummer klar, når du ringer.'
        ),
        h("Arbejder du på en afdeling?"),
        p("Log ind nederst på siden. Her følger du jeres henvisninger og ser, hvem der svarer for dem."),
        h("Vil du tale med en af organisationerne?"),
        p(
            'Hver af dem har <a href="/organisationer/">en side her</a>. De svarer selv på, hvad deres tilbud kan, og hvem der kan bruge dem.'
        ),
        h("Skriver du om os, eller vil du mødes?"),
        p(
            "En fast adresse og et telefonnummer til presse og politikere skal stå her, før portalen åbner for offentligheden."
        ),
    ],
}

PRIVACY = {
    "title": "Privatliv",
    "lead": "Vi spørger kun om det, vi skal bruge, forsegler dit svar med det samme og sletter det igen. Her kan du læse hvordan.",
    "text": [
        h("Når du læser siderne"),
        p(
            "Du kan læse alt uden at oplyse noget om dig selv. Vi bruger kun de cookies, som formularer og login ikke kan undvære. Vi måler ikke, hvad du gør, og ingen anden får besked om dit besøg."
        ),
        h("Når du udfylder en formular"),
        points(
            "Du ser på hver side, hvad vi spørger om, og hvorfor.",
            "Vi spørger aldrig om dit CPR-nummer. Skriv det heller ikke i et tekstfelt.",
            "Dine svar bliver krypteret, når vi modtager dem. Kun de medarbejdere, der behandler din sag, kan åbne dem.",
            "Vi skriver ned, hver gang nogen åbner en sag, og hvem det var.",
            "Breve og e-mails fra os gengiver ikke dine svar.",
        ),
        h("Når du støtter et forslag"),
        points(
            "Din støtte kan sige noget om din holdning til politik. Derfor beder vi om dit udtrykkelige samtykke (artikel 9, stk. 2, litra a), og vi viser kun et tal.",
            "Vi sletter din mail, når brevet med linket er sendt. Trykker du ikke på linket inden for 3 dage, sletter vi det hele.",
            "Så længe du tæller med, gemmer vi et aftryk af mailen, som ingen kan læse den ud af. Det sletter vi efter 12 måneder, så kun tallet er tilbage.",
            "Du trækker din støtte tilbage med linket i brevet eller fra forslagets side. Det virker med det samme.",
        ),
        h("Hvad giver os lov?"),
        points(
            "Søger du en plads eller tilbyder arbejde, bruger vi dine oplysninger for at behandle det, du beder om (databeskyttelsesforordningen artikel 6, stk. 1, litra b og f).",
            "En henvisning fra psykiatrien kræver borgerens udtrykkelige samtykke (artikel 6, stk. 1, litra a, og artikel 9, stk. 2, litra a). Uden samtykke stopper formularen, og vi gemmer intet.",
            "Et samtykke gælder højst 12 måneder. Det er lige så let at trække tilbage som at give, og det ændrer ikke borgerens behandling.",
        ),
        h("Hvor længe gemmer vi det?"),
        points(
            "En kladde: 14 dage.",
            "En ansøgning eller et tilbud, der fik nej eller blev trukket tilbage: 6 måneder.",
            "En henvisning, der fik nej eller mistede sit samtykke: 30 dage.",
            "En henvisning, som borgeren ikke har bekræftet inden for fem hverdage: Den slettes natten efter.",
            "En afsluttet sag: 12 måneder.",
            "Når vi sletter, ødelægger vi sagens nøgle. Så kan ingen læse svarene igen.",
            "Sagens nummer, dens datoer og listen over, hvem der har åbnet den, bliver stående. De siger ikke, hvem du er.",
        ),
        h("Hvad kan du kræve?"),
        p(
            "Du kan få at se, hvad vi har om dig, og hvornår det er læst. Du kan få det rettet, slettet eller udleveret, og du kan sige stop. Vi svarer inden for en måned. Er du ikke tilfreds, så klag til Datatilsynet på datatilsynet.dk."
        ),
        h("Hvem har ansvaret?"),
        p(
            "DOK er et forum. Den medlemsorganisation, der er vært for formularerne, er dataansvarlig og har aftaler med de andre. Værtens navn og kontakt skal stå her, før formularerne åbner for offentligheden."
        ),
    ],
}

ACCESSIBILITY = {
    "title": "Tilgængelighed",
    "lead": "Alle skal kunne læse programmet og sende en formular. Her står, hvad vi har prøvet, og hvad vi mangler.",
    "text": [
        h("Hvad gælder erklæringen?"),
        p(
            "Den gælder de offentlige sider og formularer på denne portal. Vi måler os på WCAG 2.1, niveau AA, og den europæiske standard EN 301 549."
        ),
        h("Hvor langt er vi?"),
        p(
            "Vi mener, at siderne lever op til de fleste krav. En uafhængig prøve er ikke lavet endnu, så vi kalder dem delvist tilgængelige."
        ),
        points(
            "Siderne virker uden JavaScript, med tastatur, på en smal skærm og i 400 % zoom.",
            "Farverne er målt i både lyst og mørkt. En farve står aldrig alene om at sige noget.",
            "Formularer siger, hvad der mangler, og fører dig hen til feltet.",
        ),
        h("Hvad mangler?"),
        points(
            "Mennesker, der bruger skærmlæser, har ikke prøvet siderne endnu.",
            "Der er ingen tekst på tegnsprog og ingen oplæsning.",
            "Redaktørernes og medarbejdernes skærme er ikke prøvet lige så grundigt.",
        ),
        h("Hvordan har vi prøvet?"),
        p(
            "Vi har gennemgået siderne selv i november 2026: med tastatur, i tre skærmbredder og med værktøjet axe i en rigtig browser."
        ),
        h("Kan du ikke bruge en side?"),
        p(
            "Sig det til en medarbejder i den organisation, du kender. Så får du hjælp til formularen på en anden måde, og vi retter siden. En fast adresse og et telefonnummer til den slags beskeder skal stå her, før portalen åbner for offentligheden."
        ),
        p("Er siden omfattet af webtilgængelighedsloven, kan du også klage til Digitaliseringsstyrelsen."),
        p("Erklæringen er skrevet i november 2026. Vi ser på den igen mindst en gang om året."),
    ],
}

STANDARD = {"contact": CONTACT, "privacy": PRIVACY, "accessibility": ACCESSIBILITY}
