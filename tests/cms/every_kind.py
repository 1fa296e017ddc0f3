"""A story that is told with everything an editor has: people, pictures, a film, tables, questions, a way to act."""

from cms.models.news import PER_PAGE

from . import stories

LONG_WORD = "Socialpsykiatrikoordinatorfunktionsbeskrivelse"
SAID = {"text": "Jeg sover om natten.", "name": "Amina", "role": "Lejer", "anonymous": True, "consent": stories.GIVEN}
SOURCE = {"source": "Avisen, 2026", "source_url": "https://avis.example/"}


def story():
    """One block of each kind that a story knows."""
    blocks = {**_running_text(), **_people(), **_explanations(), **_pictures()}
    return [{"type": kind, "value": value} for kind, value in blocks.items()]


def _running_text():
    return {
        "heading": f"Hvad en {LONG_WORD} gør",
        "paragraph": '<p>To naboer, og en <a href="https://avis.example/">artikel om dem</a>.</p><ol><li>Et</li></ol>',
        "points": ["Et", LONG_WORD],
        "figure": {"value": "3.500 kr.", "text": "Så meget er huslejen.", **SOURCE},
        "call_to_action": {
            "heading": "Søg",
            "text": "Det tager fem minutter.",
            "button": "Søg BoligMix",
            "journey": "boligmix",
            "page": None,
        },
    }


def _people():
    return {
        "quote": SAID,
        "public_quote": {"text": "Ja.", "name": "Navn Navnesen", "role": "Borgmester", **SOURCE},
        "invented_voice": {"text": "Jeg leder.", "role": "En ung på 22"},
        "portrait": {**SAID, "picture": stories.in_stream(stories.image())},
    }


def _explanations():
    moment = {"when": "2016", "title": "DOK skriver", "text": LONG_WORD, "source": "brevet"}
    columns = [{"type": "words", "heading": ""}, *({"type": "number", "heading": LONG_WORD} for _ in range(3))]
    rows = [{"values": [name, "3.500", "4.500", "5.500"]} for name in ("SU", LONG_WORD)]
    return {
        "fact_box": {"heading": "Regler", "text": [{"type": "points", "value": ["Et", "To"]}], "source": "borger.dk"},
        "timeline": {"heading": "Sådan gik det", "moments": [moment, moment]},
        "comparison": {
            "heading": "Husleje",
            "table": {"columns": columns, "rows": rows, "caption": ""},
            "note": "Alt er opdigtet.",
            "source": "egen beregning",
        },
        "faq": {
            "heading": "Vi bliver spurgt",
            "questions": [{"question": "Hvorfor?", "answer": f"<p>{LONG_WORD}</p>"}],
        },
    }


def _pictures():
    picture = {"picture": stories.in_stream(stories.image()), "caption": "Gården", "credit": "Foto: DOK"}
    return {
        "picture": picture,
        "gallery": {"heading": "Gården i maj", "pictures": [picture, picture]},
        "video": {
            "title": "En dag",
            "film": stories.document().pk,
            "captions": stories.document("film.vtt", b"WEBVTT\n").pk,
            "poster": stories.image().pk,
            "text_alternative": '<p>To laver <a href="https://avis.example/">kaffe</a>.</p>',
            "credit": "Film: DOK",
        },
    }


def write_news():
    """More news than one page holds, in both languages, and one told with everything. Old, so that they stand last."""
    for language in ("da", "en"):
        cover = stories.image(description_en="A yard with a tree", credit="Foto: DOK")
        stories.news("Alt på én gang", language=language, slug="alt", lead="Kort.", cover=cover, body=story())
        for number in range(PER_PAGE):
            stories.news(f"Nyhed {number}", language=language)
