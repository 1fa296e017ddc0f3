"""What somebody is told of a meeting: when and where it is, and whether it is off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from cms.models import MeetingPage

from .models import GuestList, Invitation, Told


@dataclass(frozen=True, kw_only=True)
class Facts:
    """As a letter says them."""

    starts_at: datetime
    ends_at: datetime
    place: str
    is_cancelled: bool = False

    @classmethod
    def of(cls, meeting: MeetingPage) -> Facts:
        """As a page says them."""
        return cls(
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            place=meeting.place,
            is_cancelled=meeting.is_cancelled,
        )

    @classmethod
    def now(cls, language: str, guest_list: GuestList) -> Facts:
        """What a guest who reads a language is told now."""
        return cls.of(page_in(guest_list.meeting, language))

    @classmethod
    def told(cls, row: Told) -> Facts | None:
        """As a guest was last told them, or as a letter tells them; None where nothing is told."""
        if row.told_starts_at is None or row.told_ends_at is None:
            return None
        return cls(
            starts_at=row.told_starts_at,
            ends_at=row.told_ends_at,
            place=row.told_place,
            is_cancelled=row.told_cancelled,
        )

    @property
    def columns(self) -> dict[str, Any]:
        """As a row keeps them."""
        return {
            "told_starts_at": self.starts_at,
            "told_ends_at": self.ends_at,
            "told_place": self.place,
            "told_cancelled": self.is_cancelled,
        }

    def are_so(self, language: str, guest_list: GuestList) -> bool:
        """Whether they hold, for a guest who reads a language."""
        return all(self.columns[name] in allowed for name, allowed in _allowed(language, guest_list).items())

    @property
    def is_on_one_day(self) -> bool:
        """Whether it ends on the day that it begins."""
        return timezone.localdate(self.starts_at) == timezone.localdate(self.ends_at)

    def is_elsewhere_than(self, other: Facts) -> bool:
        """Whether time or place differ."""
        return self.is_at_another_time_than(other) or self.place != other.place

    def is_at_another_time_than(self, other: Facts) -> bool:
        """Whether it begins or ends at another hour."""
        return (self.starts_at, self.ends_at) != (other.starts_at, other.ends_at)


def knowing(guest_list: GuestList, language: str = "language") -> Q:
    """The guests who were last told of the meeting as it is now, or the letters that tell it so.

    `language` names the column that says what the guest reads.
    """
    know = Q(pk__in=[])
    for code, _name in settings.LANGUAGES:
        allowed = _allowed(code, guest_list)
        know |= Q(**{language: code}, **{f"{name}__in": said for name, said in allowed.items()})
    return know


def told_in(invitation: Invitation, language: str) -> None:
    """Give a guest another language, and what they know in it: a place that is spelt otherwise is no other place."""
    guest_list, told = invitation.guest_list, Facts.told(invitation)
    if told is not None and told.are_so(invitation.language, guest_list):
        invitation.told_place = Facts.now(language, guest_list).place
    invitation.language = language


def _allowed(language: str, guest_list: GuestList) -> dict[str, list[Any]]:
    """What each column says that tells the meeting as it is now.

    The place may also be told as the page for all languages has it: a guest who was invited before the page was
    translated need not hear that «Huset» is «The house».
    """
    now = Facts.now(language, guest_list)
    return {name: [said] for name, said in now.columns.items()} | {"told_place": [now.place, guest_list.meeting.place]}


def page_in(meeting: MeetingPage, language: str) -> MeetingPage:
    """The published page of a meeting in a language; without one, the page that stands for all.

    A meeting has one time, and is on or off, whatever a translation that lags behind says: nobody comes at another hour
    because they read English.
    """
    if meeting.locale.language_code == language:
        return meeting
    translations = MeetingPage.objects.live().filter(translation_key=meeting.translation_key)
    page = translations.filter(locale__language_code=language).first()
    if page is None:
        return meeting
    page.starts_at, page.ends_at, page.is_cancelled = meeting.starts_at, meeting.ends_at, meeting.is_cancelled
    page.sequence = max(page.sequence, meeting.sequence)
    page.last_published_at = max(filter(None, (page.last_published_at, meeting.last_published_at)), default=None)
    return page
