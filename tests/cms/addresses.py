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
    "/dialog/",
    "/organisationer/",
    "/organisationer/arbejde-adler/",
    "/organisationer/kfuks-sociale-arbejde/",
    "/organisationer/kfums-sociale-arbejde/",
    "/organisationer/kirkens-korshaer/",
    "/organisationer/kofoeds-skole/",
    "/organisationer/weshelter/",
    "/privatliv/",
    "/tilgaengelighed/",
)
ENGLISH = tuple(f"/en{address}" for address in DANISH)
ALL = DANISH + ENGLISH
PROPOSALS = tuple(address for address in DANISH if address.count("/") == 4)
