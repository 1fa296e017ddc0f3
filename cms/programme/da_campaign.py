# ruff: noqa: E501  (a sentence is not broken where an editor would not break it)
"""The campaign for homes that three can pay for, in Danish. Every sum is ours, and says what it was made of."""

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

OUR_SUM = "DOK’s egen beregning, november 2026, efter satser for 2025 (SU: 2026) fra lundsteenwiederquist.dk, kalundborg.dk, aeldresagen.dk og beraknare.se"

STORY = [
    p(
        "Tre unge deler en lejlighed. To af dem læser. Den tredje har haft det svært og har brug for naboer, der siger godmorgen. De har hver sit værelse, hver sin kontrakt og hver sin nøgle. Det er BoligMix."
    ),
    p(
        "Det sværeste er ikke at få dem til at bo sammen. Det sværeste er huslejen. Det skrev socialborgmesteren til os i 2016, og det passer stadig. Så vi har regnet på det."
    ),
    h("Hvad er der tilbage?"),
    p(
        "Vi har taget seks unge med almindelige indtægter og ladet dem betale 3.500 kr. om måneden. Det er den husleje, som staten har sigtet efter i sin ordning for 2022-27. Så har vi set, hvad der er tilbage til mad, tøj, bus og telefon."
    ),
    figure(
        "2.318 kr.",
        "er tilbage om måneden til en ung på den laveste kontanthjælp, når huslejen er 3.500 kr. Én kommune sætter grænsen for et rimeligt liv ved 3.600 kr.",
        "DOK’s egen beregning efter satser for 2025; grænsen: dragoer.dk, læst november 2026",
    ),
    comparison(
        "Seks unge og en husleje på 3.500 kr.",
        ("Kontanthjælp, mindstesats", "5.893", "2.318", "1.690", "1.810"),
        ("Kontanthjælp, grundsats og tillæg til enlige", "6.858", "3.283", "3.120", "380"),
        ("Med ungetillæg, 18 til 24 år", "7.521", "3.946", "3.900", "0"),
        ("Med ungetillæg, 25 til 29 år", "8.516", "4.941", "5.070", "0"),
        ("SU alene", "6.376", "2.801", "2.170", "1.330"),
        ("SU og 4.000 kr. i løn", "8.731", "5.156", "5.330", "0"),
        columns=("Indtægt", "Efter skat", "Tilbage", "Kan betale", "Mangler"),
        note="Kroner om måneden. «Tilbage» er efter husleje, forbrug og boligstøtte. «Kan betale» er den husleje, der lader 3.600 kr. blive tilbage. «Mangler» er forskellen op til 3.500 kr. Vi har regnet med 525 kr. i boligstøtte, 600 kr. til forbrug og 36 % i skat af det, der ligger over 4.300 kr. (SU: 4.508 kr.).",
        source=OUR_SUM,
    ),
    p(
        "To af de seks kan ikke få det til at hænge sammen: den unge på mindstesats og den studerende uden job. En tredje er tæt på. Borgmesteren havde ret. Men hullet har en størrelse, og den er ikke uoverstigelig."
    ),
    h("Tre nøgler, tre husstande"),
    p(
        "Reglerne om boligstøtte betyder mere, end man skulle tro. Lejer du et enkelt værelse, får du ingen. Deler tre en almen familiebolig, og har kommunen godkendt den som kollektivt bofællesskab, får de støtte hver for sig."
    ),
    fact_box(
        "Samme lejlighed, tre svar",
        points(
            "Tre lejede værelser: 0 kr. i boligstøtte.",
            "Én husstand med en husleje på 10.500 kr.: omkring 1.177 kr. i alt.",
            "Et godkendt bofællesskab: omkring 525 kr. til hver, 1.575 kr. i alt.",
        ),
        p(
            "Vi har regnet med, at støtten højst er 15 % af huslejen. Om det loft også gælder i et bofællesskab, er vi ikke sikre på. Gælder det ikke, kan tallet blive et andet."
        ),
        source="Reglerne: borger.dk og aeldresagen.dk, læst november 2026. Tallene: DOK’s egen beregning",
    ),
    invented_voice(
        "Jeg kan godt bo billigt. Jeg kan bare ikke så godt bo alene. Giv mig to, der siger godmorgen, og en husleje, der er til at betale.",
        "En ung, der kunne flytte ind i et BoligMix",
    ),
    h("Det beder vi byen om"),
    points(
        "Kommunen godkender lejligheder til BoligMix som kollektive bofællesskaber, før de tre flytter ind.",
        "Boligorganisationer stiller almindelige familieboliger til rådighed, så vi kan prøve det af.",
        "Kommunen dækker det, som den unge på mindstesats mangler: 1.810 kr. om måneden efter vores beregning.",
    ),
    timeline(
        "Sådan har reglerne flyttet sig",
        moment(
            "2016",
            "DOK foreslår BoligMix",
            "Socialborgmesteren svarer, at det sværeste bliver at finde boliger, de unge kan betale.",
            "Brevene af september 2016",
        ),
        moment(
            "2022",
            "Staten sigter efter 3.500 kr.",
            "Så høj må huslejen helst være om måneden i statens ordning for 2022-27.",
            "kristeligt-dagblad.dk, februar 2022",
        ),
        moment(
            "2025",
            "Uddannelseshjælpen er væk",
            "Fra 1. juli findes der kun kontanthjælp, med tre satser og nogle tillæg.",
            "aalborg.dk og lundsteenwiederquist.dk, 2025",
        ),
        moment(
            "2026",
            "Et midlertidigt tilskud til husleje",
            "Kommuner kan give det i 2026, og det bliver ikke trukket fra i ydelsen. Der er sat 15 mio. kr. af.",
            "bl.dk, december 2025, og opkurser.dk, februar 2026",
        ),
    ),
    go_in(
        "boligmix",
        "Vil du være den, der laver kaffe?",
        "Læser du, og har du plads til en bofælle mere i dit liv? Det tager cirka ti minutter at søge.",
        "Søg BoligMix",
    ),
    faq(
        "Det spørger folk om",
        (
            "Er de studerende gratis hjemmehjælpere?",
            "Nej. De er bofæller, ikke behandlere. De får lavere husleje, og en koordinator er der, når noget bliver svært.",
        ),
        (
            "Skal den unge fortælle, hvad der er galt?",
            "Nej. Vi spørger, hvad den unge gerne vil have hjælp til. Diagnoser spørger vi ikke om.",
        ),
        (
            "Er tallene rigtige for alle?",
            "Nej. De er regnet for en ung uden børn, uden gæld og med en husleje på 3.500 kr. Satserne for kontanthjælp i 2026 har vi ikke fundet, så vi har brugt dem fra 2025.",
        ),
        (
            "Findes det andre steder?",
            "Ja. På udvalgte kollegier er 10 % af værelserne siden 2016 holdt fri til unge, som kommunen henviser. Det skriver Hjem til Alle om Bikubenfondens kollegiemodel.",
        ),
    ),
    go_to(
        "dialogue",
        "Læs, hvad borgmesteren skrev",
        "Brevene fra 2016, fortalt i korte træk, og det, vi arbejder videre med.",
        "Læs brevene",
    ),
]

PRESS = [
    press_facts(
        "Kort fortalt",
        "BoligMix: to studerende og en ung, der har brug for støtte, deler en almindelig lejlighed.",
        "Ved en husleje på 3.500 kr. har en ung på mindstesats 2.318 kr. tilbage om måneden (egen beregning, satser for 2025).",
        "I et godkendt kollektivt bofællesskab får de tre boligstøtte hver for sig (borger.dk, læst november 2026).",
        "Forslaget er et af tre i DOK’s idéprogram fra 2016.",
    ),
    press_contact(
        "DOK’s pressekontakt",
        "Navn og telefon skal stå her, før portalen åbner for offentligheden",
        "presse@dok.example",
    ),
    boilerplate(
        "DOK, Diakonale Organisationer i København, er et fælles forum for Arbejde Adler, KFUK’s sociale arbejde, KFUM’s sociale arbejde, Kirkens Korshær, Kofoeds Skole og WeShelter. Organisationerne driver herberger, væresteder, skoler og værksteder i København og har sammen skrevet et idéprogram om bolig, sundhed og beskæftigelse."
    ),
]

CAMPAIGNS = {
    "campaigns": {
        "title": "Kampagner",
        "lead": "Når noget skal flytte sig, siger vi det højt. Her er det, vi taler for lige nu, med tal og kilder.",
    },
    "three-keys": {
        "title": "Tre værelser, tre nøgler",
        "headline": "Tre værelser, tre nøgler",
        "lead": "Tre unge kan dele en lejlighed. Spørgsmålet er, om de kan betale den. Vi har regnet på det, og der mangler mindre, end man tror.",
        "starts_on": date(2026, 11, 23),
        "ends_on": date(2027, 6, 30),
        "letter": "A",
        "drawing": "keys",
        "proposals": [PageRef("boligmix")],
        "story": STORY,
        "press": PRESS,
    },
}
