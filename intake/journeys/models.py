"""What editors decide about the doors: when they are open, what to expect, whom to ring in an emergency."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

_DIALLED = RegexValidator(r"^\+?[0-9][0-9 ]{2,18}$", _("Skriv nummeret med cifre."))


class Door(NamedTuple):
    """How a journey stands today, in the reader's language: what is said before anyone writes.

    `opens_on` is there only where it is closed, `closes_on` only where it is open.
    """

    is_open: bool = True
    opens_on: date | None = None
    closes_on: date | None = None
    capacity: str = ""
    wait: str = ""

    @property
    def says_something(self) -> bool:
        return not self.is_open or any((self.closes_on, self.capacity, self.wait))


class Entrance(models.Model):
    """One journey's entrance. A journey without one is always open.

    Both days are whole days: on the last one, everything may be begun and sent until midnight. An opening day after the
    closing day means a pause between the two.
    """

    kind = models.CharField(_("formular"), max_length=40, unique=True)
    opens_on = models.DateField(
        _("åbner"), null=True, blank=True, help_text=_("Den første dag, man kan sende. Tomt felt: den er åben nu.")
    )
    closes_on = models.DateField(
        _("lukker"),
        null=True,
        blank=True,
        help_text=_("Den sidste dag, man kan sende. Det, folk er i gang med, bliver ikke slettet, når der lukkes."),
    )
    capacity_da = models.CharField(
        _("plads, på dansk"), max_length=240, blank=True, help_text=_("For eksempel: Der er plads til 20 i foråret.")
    )
    capacity_en = models.CharField(_("plads, på engelsk"), max_length=240, blank=True)
    wait_da = models.CharField(
        _("ventetid, på dansk"), max_length=240, blank=True, help_text=_("For eksempel: De fleste får svar på to uger.")
    )
    wait_en = models.CharField(_("ventetid, på engelsk"), max_length=240, blank=True)

    class Meta:
        verbose_name = _("indgang")
        verbose_name_plural = _("indgange")
        ordering = ("kind",)

    def __str__(self) -> str:
        from .declaration import areas

        return next((str(area.kind.title) for area in areas() if area.kind.name == self.kind), self.kind)

    def is_open(self, today: date) -> bool:
        """Whether somebody may begin and send today."""
        has_opened = self.opens_on is None or today >= self.opens_on
        not_closed = self.closes_on is None or today <= self.closes_on
        if self.opens_on and self.closes_on and self.opens_on > self.closes_on:
            return has_opened or not_closed
        return has_opened and not_closed

    def door(self, today: date) -> Door:
        is_open = self.is_open(today)
        to_come = [day if day and day >= today else None for day in (self.opens_on, self.closes_on)]
        return Door(
            is_open=is_open,
            opens_on=None if is_open else to_come[0],
            closes_on=to_come[1] if is_open else None,
            capacity=_in_the_readers_language(self.capacity_da, self.capacity_en),
            wait=_in_the_readers_language(self.wait_da, self.wait_en),
        )


class EmergencyNumber(models.Model):
    """Whom to ring when it cannot wait. 112 stands above them all and is no row: nobody can delete it by accident."""

    phone = models.CharField(_("telefonnummer"), max_length=20, validators=[_DIALLED])
    name_da = models.CharField(_("hvem man ringer til, på dansk"), max_length=80)
    name_en = models.CharField(_("hvem man ringer til, på engelsk"), max_length=80)
    hours_da = models.CharField(_("hvornår, på dansk"), max_length=80, blank=True, help_text=_("Hele døgnet"))
    hours_en = models.CharField(_("hvornår, på engelsk"), max_length=80, blank=True)
    place = models.PositiveSmallIntegerField(
        _("plads i listen"), default=10, help_text=_("Det laveste tal står først.")
    )

    class Meta:
        verbose_name = _("akutnummer")
        verbose_name_plural = _("akutnumre")
        ordering = ("place", "pk")

    def __str__(self) -> str:
        return f"{self.phone} {self.name_da}"

    @property
    def dialled(self) -> str:
        return self.phone.replace(" ", "")

    @property
    def name(self) -> str:
        return _in_the_readers_language(self.name_da, self.name_en)

    @property
    def hours(self) -> str:
        return _in_the_readers_language(self.hours_da, self.hours_en)


def _in_the_readers_language(danish: str, english: str) -> str:
    return english if (get_language() or "da").startswith("en") else danish
