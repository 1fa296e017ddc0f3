"""Walk the toy journey as a browser does."""

from datetime import date, timedelta

from django.test import Client

BASE = "/laan/legetoej/"
SOON = date.today() + timedelta(days=30)
ABOUT = {"full_name": "Åse Østergård-Ærø", "email": "aase@post.example", "phone": "20 30 40 50"}
WISH = {
    "wanted_on_day": str(SOON.day),
    "wanted_on_month": str(SOON.month),
    "wanted_on_year": str(SOON.year),
    "colour": "blue",
    "budget_dkk": "3.500 kr.",
    "postcode": "2200",
}
AGREED = {"agreed": "yes", "story": "Jeg vil gerne lege på Nørrebro."}


def post(client: Client, slug: str, answers: dict, **headers):
    return client.post(f"{BASE}{slug}/", answers, **headers)


def at_check(client: Client, **changes) -> Client:
    """Answer every step, with changes by field."""
    post(client, "om-dig", {**ABOUT, **changes})
    post(client, "oenske", {**WISH, **changes})
    if changes.get("colour") == "green":
        post(client, "groen", {"shade": "Flaskegrøn", **changes})
    post(client, "aftale", {**AGREED, **changes})
    return client


def text(response) -> str:
    """The page, with every stretch of white space as one space."""
    return " ".join(response.content.decode().split())
