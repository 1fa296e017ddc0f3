"""Eleven businesses that offer work. All are invented; their CVR numbers have valid check digits, and no owner."""

from tests.cases import Case, On, first_day_of_next_year, in_days, last_day_of_the_year, next_leap_day

KOFOED, ADLER, CENTRAL = "work-first-kofoeds-skole", "work-first-arbejde-adler", "work-first"

CASES = (
    Case(
        name="Gartneri på Amager Øst, få timer",
        team=KOFOED,
        steps={
            "opgaver": {
                "tasks": ["groenne-omraader"],
                "tasks_text": "Luge, vande og plante om. Man begynder med ét bed.",
                "physical_demands": ["ude-i-al-slags-vejr", "staar-og-gaar"],
                "accommodations": "Man kan gå hjem, når man har brug for det.",
                "mentor_name": "Jørgen Åberg",
            },
            "smaa-opgaver": {
                "small_tasks-0-what": "Vande krukkerne",
                "small_tasks-0-hours_week": "2",
            },
            "tid": {"hours_week": "5", "schedule": "Tirsdag og torsdag kl. 9-11.30", "start_date": in_days(14)},
            "ansaettelse": {
                "form": "ordinaere-timer",
                "wage_or_agreement": "152,50 kr. i timen",
                "insured_ack": "on",
            },
            "virksomhed": {
                "company_name": "Ærtebjerg Gartneri ApS",
                "cvr": "00000019",
                "workplace_address": "Øresundsvej 999",
                "workplace_postcode": "2300",
            },
            "bydel": {"district": "amager-oest"},
            "kontakt": {
                "full_name": "Grethe Ærtebjerg",
                "email": "grethe@aertebjerg.example",
                "phone": "12 34 57 01",
                "preferred_contact": "opkald",
                "privacy_seen": "on",
            },
        },
    ),
    Case(
        name="Café på Amager Vest, frikort",
        team=KOFOED,
        steps={
            "opgaver": {"tasks": ["koekken-cafe", "rengoering"], "physical_demands": ["kunder", "travlt"]},
            "smaa-opgaver": {},
            "tid": {"hours_week": "1", "schedule": "Lørdag kl. 8-9", "start_date": first_day_of_next_year()},
            "ansaettelse": {
                "form": "socialt-frikort",
                "wage_or_agreement": "Overenskomsten for hotel og restauration",
                "insured_ack": "on",
            },
            "virksomhed": {
                "company_name": "Den Glade Æbleskive",
                "cvr": "00 00 00 27",
                "workplace_address": "Islands Brygge 999, st. tv.",
                "workplace_postcode": "2300",
            },
            "bydel": {"district": "amager-vest"},
            "kontakt": {
                "full_name": "Yasmin Öztürk",
                "email": "yasmin@aebleskive.example",
                "phone": "",
                "preferred_contact": "mail",
                "privacy_seen": "on",
            },
        },
    ),
    Case(
        name="Cykelværksted på Nørrebro, løntilskud",
        team=ADLER,
        steps={
            "opgaver": {"tasks": ["haandvaerk"], "tasks_text": "Lappe, rense kæder og sætte lygter på."},
            "smaa-opgaver": {},
            "tid": {
                "hours_week": "37",
                "schedule": "Mandag til fredag kl. 8-16",
                "start_date": in_days(0),
                "end_date": in_days(180),
            },
            "ansaettelse": {
                "form": "loentilskud",
                "wage_or_agreement": "Industriens Overenskomst",
                "insured_ack": "on",
            },
            "kolleger": {"ordinary_staff_count": "12", "employee_rep": "Ulla Grønnegård"},
            "virksomhed": {
                "company_name": "Kæde & Krank I/S",
                "cvr": "DK00000035",
                "p_number": "1000000001",
                "workplace_address": "Griffenfeldsgade 999",
                "workplace_postcode": "2200",
            },
            "kontakt": {
                "full_name": "Malthe Sigurd Højbjerg-Nørskov",
                "email": "malthe@kaedekrank.example",
                "phone": "12345703",
                "preferred_contact": "sms",
                "privacy_seen": "on",
            },
        },
    ),
    Case(
        name="Lager i Bispebjerg, praktik uden løn",
        team=ADLER,
        steps={
            "opgaver": {
                "tasks": ["lager"],
                "physical_demands": ["tunge-loeft", "stoej"],
                "accommodations": "Høreværn og en fast makker.",
            },
            "smaa-opgaver": {"small_tasks-0-what": "Ærter & <bønner>"},
            "tid": {
                "hours_week": "15 timer",
                "schedule": "Aftales",
                "start_date": in_days(3),
                "end_date": in_days(31),
            },
            "ansaettelse": {"form": "praktik", "wage_or_agreement": "", "insured_ack": "on"},
            "kolleger": {"ordinary_staff_count": "1.250", "employee_rep": "Åge Bæk"},
            "virksomhed": {
                "company_name": "Nordvest Pak og Post A/S",
                "cvr": "0000 0043",
                "workplace_address": "Rentemestervej 999",
                "workplace_postcode": "2400",
            },
            "kontakt": {
                "full_name": "Bodil Bæk",
                "email": "bodil@nordvestpak.example",
                "phone": "12 34 57 04",
                "preferred_contact": "opkald",
                "privacy_seen": "on",
            },
        },
    ),
    Case(
        name="Kontor i Indre By",
        team=CENTRAL,
        steps={
            "opgaver": {"tasks": ["kontor-it"], "tasks_text": "Scanne gamle mapper. Ingen telefon at passe."},
            "smaa-opgaver": {},
            "tid": {"hours_week": "8", "schedule": "Onsdage", "start_date": last_day_of_the_year(ahead=1)},
            "ansaettelse": {
                "form": "fleksjob",
                "wage_or_agreement": "HK’s overenskomst for kontor",
                "insured_ack": "on",
            },
            "virksomhed": {
                "company_name": "Advokaterne Sø, Å & Fjord",
                "cvr": "00000051",
                "workplace_address": "Store Kongensgade 999, 3. sal",
                "workplace_postcode": "1264",
            },
            "kontakt": {
                "full_name": "Annelise Sø",
                "email": "as@soeaafjord.example",
                "phone": "+45 12345705",
                "preferred_contact": "mail",
                "privacy_seen": "on",
            },
        },
    ),
    Case(
        name="Butik i et 15xx-postnummer, hvor bydelen er åben",
        team=CENTRAL,
        steps={
            "opgaver": {"tasks": ["butik", "lager"], "physical_demands": ["kunder"]},
            "smaa-opgaver": {},
            "tid": {"hours_week": "10", "schedule": "Eftermiddage", "start_date": in_days(21)},
            "ansaettelse": {"form": "ordinaere-timer", "wage_or_agreement": "148 kr.", "insured_ack": "on"},
            "virksomhed": {
                "company_name": "Genbrug på Hjørnet",
                "cvr": "00000078",
                "workplace_address": "Istedgade 999",
                "workplace_postcode": "1550",
            },
            "bydel": {"district": "vesterbro"},
            "kontakt": {
                "full_name": "Kurt Ågesen",
                "email": "",
                "phone": "12 34 57 06",
                "preferred_contact": "opkald",
                "privacy_seen": "on",
            },
        },
    ),
    Case(
        name="A coffee roaster in Valby that writes in English, until a leap day",
        team=CENTRAL,
        language="en",
        steps={
            "opgaver": {
                "tasks": ["andet"],
                "tasks_text": "Packing beans and fixing labels. We speak English at work.",
                "physical_demands": ["staar-og-gaar", "stoev-og-kemi"],
                "mentor_name": "Siobhán Ní Bhriain",
            },
            "smaa-opgaver": {},
            "tid": {
                "hours_week": "20",
                "schedule": "Mornings, Monday to Friday",
                "start_date": in_days(10),
                "end_date": On(next_leap_day),
            },
            "ansaettelse": {
                "form": "ordinaere-timer",
                "wage_or_agreement": "DKK 160 an hour",
                "insured_ack": "on",
            },
            "virksomhed": {
                "company_name": "Slow Bean Roasters",
                "cvr": "00000086",
                "workplace_address": "Gammel Køge Landevej 999",
                "workplace_postcode": "2500",
            },
            "kontakt": {
                "full_name": "Siobhán Ní Bhriain",
                "email": "siobhan@slowbean.example",
                "phone": "+353 20 910 0000",
                "preferred_contact": "mail",
                "privacy_seen": "on",
            },
        },
    ),
    Case(
        name="Vaskeri i Hvidovre, uden for byen",
        team=CENTRAL,
        steps={
            "opgaver": {"tasks": ["rengoering"], "physical_demands": ["staar-og-gaar", "stoej", "stoev-og-kemi"]},
            "smaa-opgaver": {},
            "tid": {
                "hours_week": "37",
                "schedule": "Skiftende vagter",
                "start_date": in_days(1),
                "end_date": in_days(1),
            },
            "ansaettelse": {"form": "fleksjob", "wage_or_agreement": "3F’s overenskomst", "insured_ack": "on"},
            "virksomhed": {
                "company_name": "Hvidt & Rent Vaskeri",
                "cvr": "00000094",
                "workplace_address": "Avedøre Holme 999",
                "workplace_postcode": "2650",
            },
            "kontakt": {
                "full_name": "Per Larsen",
                "email": "per@hvidtogrent.example",
                "phone": "12 34 57 08",
                "preferred_contact": "mail",
                "privacy_seen": "on",
            },
        },
    ),
    Case(
        name="Kirkegård på Frederiksberg, praktik i et lille hus",
        team=CENTRAL,
        steps={
            "opgaver": {
                "tasks": ["groenne-omraader", "haandvaerk", "andet"],
                "tasks_text": "Rive blade, klippe hæk, tænde lys.",
            },
            "smaa-opgaver": {},
            "tid": {"hours_week": "12", "schedule": "Tre formiddage", "start_date": in_days(30)},
            "ansaettelse": {"form": "praktik", "insured_ack": "on"},
            "kolleger": {"ordinary_staff_count": "0", "employee_rep": "Vi har ingen; Bente Ø taler for os"},
            "virksomhed": {
                "company_name": "Solbjerg Have",
                "cvr": "00000019",
                "workplace_address": "Søndre Fasanvej 999",
                "workplace_postcode": "2000",
            },
            "kontakt": {
                "full_name": "Bente Ø",
                "email": "bente@solbjerghave.example",
                "phone": "12 34 57 09",
                "preferred_contact": "sms",
                "privacy_seen": "on",
            },
        },
    ),
    Case(
        name="Virksomhed med et meget langt navn i Nordhavn",
        team=CENTRAL,
        steps={
            "opgaver": {"tasks": ["kontor-it", "butik", "lager", "rengoering"], "tasks_text": "å" * 1000},
            "smaa-opgaver": {},
            "tid": {"hours_week": "6", "schedule": "Kl. 13.30-15.30 tre dage om ugen", "start_date": in_days(2)},
            "ansaettelse": {
                "form": "loentilskud",
                "wage_or_agreement": "Funktionæroverenskomsten for handel, viden og service",
                "insured_ack": "on",
            },
            "kolleger": {"ordinary_staff_count": "7", "employee_rep": "Tillidsrepræsentant Pia Østergaard"},
            "virksomhed": {
                "company_name": "Aktieselskabet af 1. april til Fremme af Godt Naboskab i Københavns Nordhavn",
                "cvr": "00000027",
                "p_number": "1000 000 002",
                "workplace_address": "Århusgade 999",
                "workplace_postcode": "2150",
            },
            "kontakt": {
                "full_name": "Christian-Frederik af Æbelø",
                "email": "cf@godtnaboskab.example",
                "phone": "12 34 57 10",
                "preferred_contact": "mail",
                "privacy_seen": "on",
            },
        },
    ),
    Case(
        name="Bageri i Brønshøj med tidlige timer og et tysk nummer",
        team=CENTRAL,
        steps={
            "opgaver": {"tasks": ["koekken-cafe"], "tasks_text": "Sætte dej, pynte kager & feje <gulv>."},
            "smaa-opgaver": {},
            "tid": {"hours_week": "15", "schedule": "Fra kl. 5 om morgenen", "start_date": in_days(60)},
            "ansaettelse": {"form": "ordinaere-timer", "wage_or_agreement": "Bageroverenskomsten", "insured_ack": "on"},
            "virksomhed": {
                "company_name": "Brønshøj Brød",
                "cvr": "00000035",
                "workplace_address": "Frederikssundsvej 999",
                "workplace_postcode": "2700",
            },
            "kontakt": {
                "full_name": "Ømer Şahin",
                "email": "oemer@broenshoejbroed.example",
                "phone": "+49 30 23125 000",
                "preferred_contact": "opkald",
                "privacy_seen": "on",
            },
        },
    ),
)
