"""Why a file is not taken, and what we say about it."""

from __future__ import annotations

from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Reason(Enum):
    WRONG_TYPE = "wrong_type"
    TOO_LARGE = "too_large"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MANY = "too_many"
    EMPTY = "empty"
    UNREADABLE = "unreadable"
    LOCKED = "locked"
    INFECTED = "infected"
    UNCHECKED = "unchecked"
    NO_ROOM = "no_room"


# What the person reads, with the file's `name`, the field's `most` and `megabytes`. Each says what to do.
SENTENCES: dict[Reason, Promise] = {
    Reason.WRONG_TYPE: _("Vi kan ikke bruge «%(name)s». Vælg en PDF eller et billede (JPEG, PNG eller WebP)."),
    Reason.TOO_LARGE: _("«%(name)s» fylder for meget. Vælg en fil på højst %(megabytes)s MB."),
    Reason.TOO_MANY_PIXELS: _("Billedet «%(name)s» er for stort. Gør det mindre, og vælg det igen."),
    Reason.TOO_MANY: _("Vi gemte ikke «%(name)s». Læg højst %(most)s filer ved."),
    Reason.EMPTY: _("«%(name)s» er tom. Vælg en anden fil."),
    Reason.UNREADABLE: _("Vi kan ikke åbne «%(name)s». Gem filen igen, eller vælg en anden."),
    Reason.LOCKED: _("«%(name)s» er låst med en kode. Gem filen uden kode, og vælg den igen."),
    Reason.INFECTED: _("«%(name)s» er ikke sikker, og vi har ikke gemt den. Resten af det, du skrev, står her stadig."),
    Reason.UNCHECKED: _("Vi kan ikke tjekke filer lige nu. Send uden, eller prøv igen om lidt."),
    Reason.NO_ROOM: _("Vi kan ikke tage imod filer lige nu. Send uden, eller prøv igen om lidt."),
}


class FileRefused(Exception):
    """A file is not taken. Bears the reason, and nothing of the file."""

    def __init__(self, reason: Reason):
        super().__init__(reason.value)
        self.reason = reason
