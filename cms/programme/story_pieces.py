"""Short names for the pieces of a story, in the raw form that a StreamField stores."""

from .pieces import PageRef, Piece


def fact_box(heading: str, *text: Piece, source: str) -> Piece:
    return {"type": "fact_box", "value": {"heading": heading, "text": list(text), "source": source}}


def moment(when: str, title: str, text: str, source: str = "") -> dict[str, str]:
    return {"when": when, "title": title, "text": text, "source": source}


def timeline(heading: str, *moments: dict[str, str]) -> Piece:
    return {"type": "timeline", "value": {"heading": heading, "moments": list(moments)}}


def comparison(heading: str, *rows: tuple[str, ...], columns: tuple[str, ...], note: str, source: str) -> Piece:
    """A table: the first column holds words, the others numbers."""
    kinds = ["words", *["number"] * (len(columns) - 1)]
    table = {
        "columns": [{"type": kind, "heading": heading} for kind, heading in zip(kinds, columns, strict=True)],
        "rows": [{"values": list(row)} for row in rows],
        "caption": "",
    }
    return {"type": "comparison", "value": {"heading": heading, "table": table, "note": note, "source": source}}


def go_in(journey: str, heading: str, text: str, button: str) -> Piece:
    words = {"heading": heading, "text": text, "button": button}
    return {"type": "call_to_action", "value": {**words, "journey": journey, "page": None}}


def go_to(page: str, heading: str, text: str, button: str) -> Piece:
    words = {"heading": heading, "text": text, "button": button}
    return {"type": "call_to_action", "value": {**words, "journey": "", "page": PageRef(page)}}


def invented_voice(text: str, role: str) -> Piece:
    return {"type": "invented_voice", "value": {"text": text, "role": role}}


def faq(heading: str, *questions: tuple[str, str]) -> Piece:
    asked = [{"question": question, "answer": f"<p>{answer}</p>"} for question, answer in questions]
    return {"type": "faq", "value": {"heading": heading, "questions": asked}}


def press_contact(name: str, role: str, email: str) -> Piece:
    return {"type": "contact", "value": {"name": name, "role": role, "email": email, "phone": ""}}


def press_facts(heading: str, *points: str) -> Piece:
    return {"type": "facts", "value": {"heading": heading, "points": list(points)}}


def boilerplate(text: str) -> Piece:
    return {"type": "boilerplate", "value": text}
