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
# An address that nobody would guess, and one that is almost right.
NOT_FOUND = ("/findes-ikke/", "/nyhder/")
# The field alone; one page of hits; a second one; none; and none, with another word offered.
SEARCHES = ("/soeg/", "/soeg/?q=boligmix", "/soeg/?q=dok&side=2", "/soeg/?q=qqqqqq", "/soeg/?q=organisatioer")
