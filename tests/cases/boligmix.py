"""Eleven students who want to live in BoligMix. All are invented."""

from tests.cases import (
    Case,
    Month,
    birth_year,
    first_day_of_next_year,
    in_days,
    last_day_of_the_year,
    next_leap_day,
)

TEAM = "boligmix"


def _summer(years: int) -> Month:
    return Month(lambda today: today.replace(year=today.year + years, month=6, day=1))


CASES = (
    Case(
        name="Åse, jordemoderstuderende, vil bo hvor som helst",
        team=TEAM,
        steps={
            "uddannelse": {
                "birth_year": birth_year(23),
                "institution": "kp",
                "study_level": "professionsbachelor",
                "study_end": _summer(2),
            },
            "bolig": {"move_in_from": in_days(30), "districts": ["alle"], "max_rent_dkk": "3500"},
            "hverdag": {
                "hours_per_month": "10-16",
                "household_prefs": ["roegfri", "samme-koen-ok"],
                "role_ack": "on",
            },
            "motivation": {
                "motivation": "Jeg er vokset op i et hus fuldt af søskende og savner nogen at spise sammen med.",
                "experience": "Et år på Ærø Efterskole, hvor vi boede fire på værelset.",
            },
            "kontakt": {
                "full_name": "Åse Østergård-Møller",
                "email": "aase.oestergaard@post.example",
                "phone": "12 34 56 01",
                "preferred_contact": "mail",
                "privacy_seen": "on",
            },
        },
    ),
    Case(
        name="Langt navn, husleje med tusindtalspunktum, indflytning 31. december",
        team=TEAM,
        steps={
            "uddannelse": {
                "birth_year": birth_year(27),
                "institution": "ku",
                "study_level": "kandidat",
                "study_end": _summer(1),
            },
            "bolig": {
                "move_in_from": last_day_of_the_year(ahead=1),
                "districts": ["noerrebro", "bispebjerg"],
                "max_rent_dkk": "4.250 kr.",
            },
            "hverdag": {"hours_per_month": "4-9", "role_ack": "on"},
            "motivation": {
                "motivation": "Min mormor boede i kollektiv i 1970’erne. Hun taler om det.\r\n\r\nDet vil jeg prøve.",
            },
            "kontakt": {
                "full_name": "Frederikke Wilhelmine Nørregaard Thygesen Søndergaard-Bjørnholt af Ærøskøbing",
                "email": "fwntsb@post.example",
                "phone": "",
                "preferred_contact": "mail",
                "privacy_seen": "on",
            },
        },
    ),
    Case(
        name="An exchange student from Sweden who writes in English",
        team=TEAM,
        language="en",
        steps={
            "uddannelse": {
                "birth_year": birth_year(25),
                "institution": "dtu",
                "study_level": "kandidat",
                "study_end": _summer(2),
            },
            "bolig": {
                "move_in_from": first_day_of_next_year(),
                "districts": ["oesterbro", "indre-by"],
                "max_rent_dkk": "5000 DKK",
            },
            "hverdag": {"hours_per_month": "17-plus", "household_prefs": ["dyr-ok"], "role_ack": "on"},
            "motivation": {
                "motivation": "I moved here alone in August. I’d like a home where people know each other’s names.",
                "experience": "Two years as a scout leader in Malmö.",
            },
            "kontakt": {
                "full_name": "Björn Åkerström",
                "email": "bjorn@student.example",
                "phone": "+46 70 174 06 05",
                "preferred_contact": "sms",
                "privacy_seen": "on",
            },
        },
    ),
    Case(
        name="Tømrerlærling på et sted uden for listen",
        team=TEAM,
        steps={
            "uddannelse": {
                "birth_year": birth_year(19),
                "institution": "anden",
                "institution_other": "Københavns Møbel- og Træskole",
                "study_level": "eud",
                "study_end": _summer(3),
            },
            "bolig": {"move_in_from": in_days(0), "districts": ["valby"], "max_rent_dkk": "2 800"},
            "hverdag": {
                "hours_per_month": "10-16",
                "household_prefs": ["dyr-ok", "samme-koen-ok"],
                "role_ack": "on",
            },
            "motivation": {
                "motivation": "Jeg kan lave ting i hånden og vil gerne hjælpe med at gøre en bolig til et hjem."
            },
            "kontakt": {
                "full_name": "Mikkel Kjær",
                "email": "",
                "phone": "12345604",
                "preferred_contact": "opkald",
                "privacy_seen": "on",
            },
        },
    ),
    Case(
        name="Den yngste, der netop er fyldt 18",
        team=TEAM,
        steps={
            "uddannelse": {
                "birth_year": birth_year(18),
                "institution": "next",
                "study_level": "eud",
                "study_end": Month(lambda today: today.replace(day=1)),
            },
            "bolig": {"move_in_from": in_days(1), "districts": ["amager-oest", "amager-vest"], "max_rent_dkk": "500"},
            "hverdag": {"hours_per_month": "4-9", "household_prefs": ["stille-hjem"], "role_ack": "on"},
            "motivation": {"motivation": "Jeg vil hjemmefra."},
            "kontakt": {
                "full_name": "Bo Ø",
                "email": "bo.oe@post.example",
                "phone": "+45 12 34 56 05",
                "preferred_contact": "sms",
                "privacy_seen": "on",
            },
        },
    ),
    Case(
        name="Den ældste, der fylder 30 i år",
        team=TEAM,
        steps={
            "uddannelse": {
                "birth_year": birth_year(30),
                "institution": "ruc",
                "study_level": "kandidat",
                "study_end": _summer(1),
            },
            "bolig": {"move_in_from": in_days(90), "districts": ["vesterbro"], "max_rent_dkk": "6.000,-"},
            "hverdag": {
                "hours_per_month": "17-plus",
                "household_prefs": ["roegfri", "ingen-dyr", "stille-hjem", "samme-koen-oenskes"],
                "role_ack": "on",
            },
            "motivation": {
                "motivation": "Jeg har boet alene i seks år. Det er nok nu.",
                "experience": "Frivillig i en lektiecafé i Brønshøj.",
            },
            "kontakt": {
                "full_name": "Thị Hương Nguyễn Sørensen",
                "email": "huong@post.example",
                "phone": "12 34 56 06",
                "preferred_contact": "opkald",
                "privacy_seen": "on",
            },
        },
    ),
    Case(
        name="Skriver præcis så meget, som der er plads til",
        team=TEAM,
        steps={
            "uddannelse": {
                "birth_year": birth_year(22),
                "institution": "itu",
                "study_level": "bachelor",
                "study_end": _summer(2),
            },
            "bolig": {
                "move_in_from": in_days(14),
                "districts": ["broenshoej-husum", "vanloese"],
                "max_rent_dkk": "3.900",
            },
            "hverdag": {"hours_per_month": "10-16", "role_ack": "on"},
            "motivation": {"motivation": "æøåÆØÅ é " * 166 + "æøåæøå", "experience": "ø" * 800},
            "kontakt": {
                "full_name": "Søren Aagaard Ågård",
                "email": "s.aagaard+boligmix@xn--rdgrd-vuad.example",
                "phone": "12-34-56-07",
                "preferred_contact": "mail",
                "privacy_seen": "on",
            },
        },
    ),
    Case(
        name="Bliver færdig i februar i et skudår",
        team=TEAM,
        steps={
            "uddannelse": {
                "birth_year": birth_year(21),
                "institution": "cbs",
                "study_level": "bachelor",
                "study_end": Month(next_leap_day),
            },
            "bolig": {"move_in_from": in_days(60), "districts": ["indre-by"], "max_rent_dkk": "4.000,00 kr."},
            "hverdag": {"hours_per_month": "4-9", "household_prefs": ["dyr-ok"], "role_ack": "on"},
            "motivation": {"motivation": "Jeg læser hele dagen. Om aftenen vil jeg gerne lave mad til mere end én."},
            "kontakt": {
                "full_name": "Jean-François D’Angelo-Hæstrup",
                "email": "jf@post.example",
                "phone": "0033 1 99 00 12 34",
                "preferred_contact": "mail",
                "privacy_seen": "on",
            },
        },
    ),
    Case(
        name="Vil både have hele byen og tre bydele",
        team=TEAM,
        steps={
            "uddannelse": {
                "birth_year": birth_year(24),
                "institution": "sosu-h",
                "study_level": "eud",
                "study_end": _summer(1),
            },
            "bolig": {
                "move_in_from": in_days(7),
                "districts": ["alle", "noerrebro", "valby", "amager-vest"],
                "max_rent_dkk": "3200 kr",
            },
            "hverdag": {"hours_per_month": "10-16", "household_prefs": ["roegfri"], "role_ack": "on"},
            "motivation": {"motivation": "Jeg er god til at være stille sammen med andre."},
            "kontakt": {
                "full_name": "Fatma Yıldız",
                "email": "fatma@post.example",
                "phone": "",
                "preferred_contact": "mail",
                "privacy_seen": "on",
            },
        },
    ),
    Case(
        name="Bruger <skarpe> tegn, «gåseøjne» & emoji",
        team=TEAM,
        steps={
            "uddannelse": {
                "birth_year": birth_year(26),
                "institution": "kongelige-akademi",
                "study_level": "kandidat",
                "study_end": _summer(1),
            },
            "bolig": {"move_in_from": in_days(45), "districts": ["bispebjerg"], "max_rent_dkk": "4.500"},
            "hverdag": {"hours_per_month": "10-16", "role_ack": "on"},
            "motivation": {
                "motivation": "Et hjem > et værelse. «Fællesskab» & ro ☕🌿 {{ alt }}; det er <b>vigtigt</b>.",
            },
            "kontakt": {
                "full_name": "Ida O’Brien & Co",
                "email": "ida.obrien@post.example",
                "phone": "+44 20 7946 0123",
                "preferred_contact": "mail",
                "privacy_seen": "on",
            },
        },
    ),
    Case(
        name="An American student with a phone number only",
        team=TEAM,
        language="en",
        steps={
            "uddannelse": {
                "birth_year": birth_year(20),
                "institution": "anden",
                "institution_other": "A semester abroad with a school on Vesterbro",
                "study_level": "andet",
                "study_end": _summer(1),
            },
            "bolig": {"move_in_from": first_day_of_next_year(), "districts": ["alle"], "max_rent_dkk": "7,500 kr."},
            "hverdag": {"hours_per_month": "4-9", "household_prefs": ["ingen-dyr"], "role_ack": "on"},
            "motivation": {"motivation": "I want to learn Danish at a kitchen table, not from an app."},
            "kontakt": {
                "full_name": "Mary-Kate Abernathy",
                "email": "",
                "phone": "+1 202 555 0134",
                "preferred_contact": "sms",
                "privacy_seen": "on",
            },
        },
    ),
)
