"""A person's own data to take away (GDPR art. 15 and 20): what their link opens, and what lies in the open."""

from __future__ import annotations

import json
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intake.journeys.summary import summary

from .forms import ContactForm
from .guest import Guest
from .story import story_of


def as_json(guest: Guest) -> str:
    """The answers under their own names, the rest as it is."""
    story = story_of(guest.submission, guest.area)
    answers, rules = guest.answers, guest.rules
    told: dict[str, Any] = {
        "reference": guest.submission.reference,
        "kind": guest.submission.kind,
        "state": str(story.state),
        "received_at": guest.submission.received_at.isoformat(),
        "states": [{"at": one.at.isoformat(), "state": str(one.what)} for one in story.happenings],
        "read_by": [{"on": one.on.isoformat(), "role": str(one.role), "times": one.times} for one in story.looks],
        "messages": [
            {"at": one.at.isoformat(), "from": "you" if one.is_from_person else "us", "text": one.text}
            for one in guest.conversation
        ],
        "contact": rules.model_dump() if rules else None,
        "answers": answers.model_dump(mode="json") if answers else None,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def as_text(guest: Guest) -> str:
    """The same in words, as the pages say it."""
    story = story_of(guest.submission, guest.area)
    sections = [
        (guest.submission.reference, [str(guest.area.kind.title), str(story.state)]),
        (_("Sådan er det gået"), [f"{_moment(one.at)}: {one.what}" for one in story.happenings]),
        (_("Hvem har læst det?"), [f"{date_format(one.on)}: {one.role}" for one in story.looks]),
        (_("Beskeder"), [_message(one) for one in guest.conversation]),
        (_("Sådan må vi få fat i dig"), _rules(guest)),
        *_answers(guest),
    ]
    return "\n\n".join("\n".join([heading, *lines]) for heading, lines in sections if lines) + "\n"


def _moment(at: Any) -> str:
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")


def _message(message: Any) -> str:
    sender = _("Du") if message.is_from_person else "DOK"
    return f"{_moment(message.at)}, {sender}:\n{message.text}\n"


def _rules(guest: Guest) -> list[str]:
    rules = guest.rules
    if rules is None:
        return []
    fields = ContactForm().fields
    said = rules.model_dump()
    return [f"{fields[name].label} {fields[name].show(value)}" for name, value in said.items() if value != ""]


def _answers(guest: Guest) -> list[tuple[str, list[str]]]:
    if guest.answers is None:
        return []
    parts = summary(guest.area, guest.answers.model_dump())
    return [(str(part.step.title), [f"{row.label}: {row.text}" for row in part.rows]) for part in parts]
