# ruff: noqa: E501  (a sentence is not broken where an editor would not break it)
"""What each form does with what people write in it (GDPR art. 13), in Danish. The common notice is in da_house.py."""

from .pieces import h, p, points

HOST = p(
    "Den medlemsorganisation, der er vært for formularen, er dataansvarlig. Værtens navn og kontakt skal stå her, før formularen åbner for offentligheden."
)
YOUR_RIGHTS = points(
    "Se, hvad vi har om dig, hvem der har læst det, og hvornår. Det kan du selv på din egen side.",
    "Få det rettet, slettet eller udleveret.",
    "Sige nej til, at vi bruger det.",
    "Klage til Datatilsynet på datatilsynet.dk.",
)
SEALED = p(
    "Dine svar bliver krypteret, når vi modtager dem. Vi sælger dem ikke, sender dem ikke ud af EU og bruger dem ikke til statistik om dig. En maskine foreslår, hvilket hold der skal læse dem. Et menneske afgør din sag."
)


def notice(title: str, lead: str, **parts: list) -> dict:
    """A notice under the headings that all of them have."""
    text = [
        h("Hvad bruger vi det til?"),
        *parts["purpose"],
        h("Hvad giver os lov?"),
        *parts["basis"],
        h("Hvem kan se det?"),
        *parts["readers"],
        SEALED,
        h("Hvornår sletter vi det?"),
        *parts["kept"],
        h("Hvad kan du kræve?"),
        YOUR_RIGHTS,
        h("Hvem har ansvaret?"),
        HOST,
    ]
    return {"title": title, "lead": lead, "text": text}


PRIVACY_BOLIGMIX = notice(
    "Privatliv: når du søger BoligMix",
    "Vi bruger dine svar til at finde en bolig og bofæller, der passer til dig. Til intet andet.",
    purpose=[
        p(
            "Vi læser, hvem du er, hvor du vil bo, hvad du kan betale, og hvorfor du vil være med. Så taler vi med dig, før nogen siger ja."
        ),
        p("Vi spørger ikke om helbred. Skriv heller ikke om andres."),
    ],
    basis=[
        p(
            "Du beder os behandle din ansøgning, før en aftale bliver lavet (databeskyttelsesforordningen artikel 6, stk. 1, litra b)."
        )
    ],
    readers=[
        p(
            "Koordinatoren for BoligMix læser din ansøgning. En bofælle får dit fornavn og de praktiske ting, når I begge har sagt ja til at mødes. Boligorganisationen får det, der skal stå i lejekontrakten."
        )
    ],
    kept=[
        points(
            "En kladde: efter et døgn, eller efter 14 dage, hvis du gemmer den.",
            "Får du nej, eller trækker du ansøgningen tilbage: efter 6 måneder.",
            "En afsluttet sag: efter 12 måneder.",
        )
    ],
)

PRIVACY_DISCHARGE = notice(
    "Privatliv: når en borger bliver henvist",
    "Borgeren bestemmer, hvad vi må få at vide. Uden et tydeligt ja stopper formularen, og vi gemmer intet.",
    purpose=[
        p(
            "Vi bruger svarene til at planlægge borgerens støtte omkring udskrivningen: hvem der ringer, hvem der følger med hjem, og hvad der mangler de første dage."
        ),
        p("Vi spørger ikke om diagnose, medicin, journal eller CPR-nummer."),
    ],
    basis=[
        p(
            "Oplysninger om støtte og livsområder kan sige noget om helbred. Dem behandler vi kun med borgerens udtrykkelige samtykke (artikel 6, stk. 1, litra a, og artikel 9, stk. 2, litra a). Afdelingen må give dem videre, når borgeren har sagt ja (sundhedsloven §§ 43 og 44)."
        ),
        points(
            "Samtykket nævner, hvad der bliver givet videre, og hvorfor.",
            "Det gælder højst 12 måneder.",
            "Borgeren kan trække det tilbage på sin side eller i telefonen. Så stopper vi med det samme.",
            "Et nej ændrer ikke borgerens behandling.",
        ),
    ],
    readers=[
        p(
            "Koordinatoren i den organisation, der får henvisningen, læser den. Får en anden organisation sagen, siger vi det til borgeren. Afdelingen kan se, hvor langt sagen er, men ikke, hvad vi skriver."
        )
    ],
    kept=[
        points(
            "En henvisning, som borgeren ikke har bekræftet inden for fem hverdage: natten efter.",
            "Siger vi eller borgeren nej: efter 30 dage.",
            "En afsluttet sag: efter 12 måneder.",
        )
    ],
)

PRIVACY_WORKFIRST = notice(
    "Privatliv: når du tilbyder arbejde",
    "Vi bruger jeres svar til at finde den rette til opgaven og til at ringe til jer.",
    purpose=[
        p(
            "Vi ser, om virksomheden findes, ringer til kontaktpersonen, besøger arbejdspladsen og foreslår en borger. Mentorens navn bruger vi til den første dag."
        )
    ],
    basis=[
        p(
            "I beder os behandle jeres tilbud (artikel 6, stk. 1, litra b og f). CVR-nummeret slår vi op i et offentligt register."
        )
    ],
    readers=[
        p(
            "Koordinatoren for Work First i jeres bydel. En borger får virksomhedens navn, adresse og opgaven at vide. Vi fortæller jer ikke om borgerens helbred."
        )
    ],
    kept=[
        points(
            "Et tilbud, der får nej eller bliver trukket tilbage: efter 6 måneder.",
            "En afsluttet sag: efter 12 måneder.",
            "Filer forsvinder sammen med sagen.",
        )
    ],
)

NOTICES = {
    "privacy-boligmix": PRIVACY_BOLIGMIX,
    "privacy-discharge": PRIVACY_DISCHARGE,
    "privacy-workfirst": PRIVACY_WORKFIRST,
}
