"""The programme's fixed addresses."""

DANISH = (
    "/",
    "/ideprogram/",
    "/ideprogram/bolig/",
    "/ideprogram/bolig/boligmix/",
    "/ideprogram/sundhed/",
    "/ideprogram/sundhed/den-gode-udskrivning/",
    "/ideprogram/beskaeftigelse/",
    "/ideprogram/beskaeftigelse/work-first/",
    "/kampagner/",
    "/kampagner/tre-vaerelser/",
    "/dialog/",
    "/nyheder/",
    "/nyheder/ideprogrammet/",
    "/nyheder/tre-spoergsmaal/",
    "/nyheder/tre-indgange/",
    "/dialog/eksempel-dialogmoede/",
    "/organisationer/",
    "/organisationer/arbejde-adler/",
    "/organisationer/kfuks-sociale-arbejde/",
    "/organisationer/kfums-sociale-arbejde/",
    "/organisationer/kirkens-korshaer/",
    "/organisationer/kofoeds-skole/",
    "/organisationer/weshelter/",
    "/kontakt/",
    "/privatliv/",
    "/privatliv/arbejde/",
    "/privatliv/boligmix/",
    "/privatliv/udskrivning/",
    "/tilgaengelighed/",
)
ENGLISH = tuple(f"/en{address}" for address in DANISH)
ALL = DANISH + ENGLISH
PROPOSALS = tuple(address for address in DANISH if address.startswith("/ideprogram/") and address.count("/") == 4)
# The type that has no address here fails a test.
ONE_OF_EACH_TYPE = {
    "HomePage": "/",
    "ProgrammePage": "/ideprogram/",
    "ThemePage": "/ideprogram/bolig/",
    "ProposalPage": "/ideprogram/sundhed/den-gode-udskrivning/",
    "CampaignIndexPage": "/kampagner/",
    "CampaignPage": "/kampagner/tre-vaerelser/",
    "DialoguePage": "/dialog/",
    "MeetingPage": "/dialog/eksempel-dialogmoede/",
    "NewsIndexPage": "/nyheder/",
    "NewsPage": "/nyheder/tre-indgange/",
    "OrganisationIndexPage": "/organisationer/",
    "OrganisationPage": "/organisationer/weshelter/",
    "StandardPage": "/privatliv/",
}
# What is no page of its own, or one in another state, and what stands in its HTML then and only then. Whoever asks for
# them has the news written before (`every_kind.write_news`).
OTHER_STATES = {
    "/nyheder/alt/": '<div class="video">',
    "/nyheder/?side=2": 'rel="prev"',
    "/nyheder/?tema=bolig": 'aria-current="page"',
    "/soeg/": '<ul class="starting-points',
    "/soeg/?q=boligmix": '<ol class="results" start="1">',
    "/soeg/?q=dok&side=2": '<ol class="results" start="11">',
    "/soeg/?q=qqqqqq": '<section class="search-nothing',
    "/soeg/?q=organisatioer": '<section class="search-nothing',
    "/findes-ikke/": 'id="begynd"',
    "/nyhder/": 'id="ligner"',
}
