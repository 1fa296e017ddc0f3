"""Short names for the pieces of a page's text, in the raw form that a StreamField stores."""

from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

Piece = dict[str, Any]
TUESDAY = 1


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


def step(dated: str, text: str) -> Piece:
    return {"type": "step", "value": {"dated": dated, "text": text}}


def source(name: str, dated: str, url: str = "") -> Piece:
    return {"type": "source", "value": {"name": name, "dated": dated, "url": url}}


def chart(caption: str, first: str, columns: list[str], rows: list[list[str]], source: str, **further: Any) -> Piece:
    """A table: each row is its label and a cell for each column. Further: drawn, limit, limit_label, note."""
    cells = [{"label": label, "cells": list(rest)} for label, *rest in rows]
    table = {"caption": caption, "first": first, "columns": columns, "rows": cells, "source": source}
    return {"type": "chart", "value": {"drawn": None, "limit": None, "limit_label": "", "note": "", **table, **further}}


def answered(*answer: Piece, question: str, asked_by: str, short: str, answered: str, **lists: list[Any]) -> Piece:
    """A question with its answer. Lists: `unsure` sentences, `sources` made by `source`."""
    words = {"question": question, "asked_by": asked_by, "short": short, "answered": answered}
    sources = [one["value"] for one in lists["sources"]]
    return {
        "type": "question",
        "value": {**words, "answer": list(answer), "unsure": lists["unsure"], "sources": sources},
    }


def agenda(at: str, title: str, *, who: str = "", text: str = "") -> Piece:
    return {"type": "item", "value": {"time": f"{at}:00", "title": title, "who": who, "text": text}}


def proposal(key: str) -> Piece:
    return {"type": "proposal", "value": PageRef(key)}


def example_meeting(today: date | None = None) -> dict[str, datetime]:
    """When a made-up meeting is held: 16 to 18 on the first Tuesday that is at least eight weeks ahead."""
    day = (today or timezone.localdate()) + timedelta(weeks=8)
    day += timedelta(days=(TUESDAY - day.weekday()) % 7)
    begins = datetime.combine(day, time(16), tzinfo=ZoneInfo(settings.TIME_ZONE))
    return {"starts_at": begins, "ends_at": begins + timedelta(hours=2)}
