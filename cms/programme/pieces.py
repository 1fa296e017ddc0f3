"""Short names for the pieces of a page's text, in the raw form that a StreamField stores."""

from typing import Any, NamedTuple

Piece = dict[str, Any]


class PageRef(NamedTuple):
    """Stands for another page of the programme, by its key, until that page has a number."""

    key: str


def p(text: str) -> Piece:
    return {"type": "paragraph", "value": f"<p>{text}</p>"}


def h(text: str) -> Piece:
    return {"type": "heading", "value": text}


def points(*lines: str) -> Piece:
    return {"type": "points", "value": list(lines)}


def figure(value: str, text: str, source: str) -> Piece:
    return {"type": "figure", "value": {"value": value, "text": text, "source": source, "source_url": ""}}


def letter(*text: Piece, sender: str, recipient: str, dated: str, title: str, ours: bool) -> Piece:
    head = {"sender": sender, "recipient": recipient, "dated": dated, "title": title, "ours": ours}
    return {"type": "letter", "value": {**head, "text": list(text)}}


def question(*, question: str, asked: str, answer: str, proposal: str) -> Piece:
    words = {"question": question, "asked": asked, "answer": answer}
    return {"type": "question", "value": {**words, "proposal": PageRef(proposal)}}
