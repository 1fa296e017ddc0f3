"""A unit's own cases, as its systems may see them: where they stand, and nothing else."""

from __future__ import annotations

import base64
import binascii
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from intake.journeys.declaration import Area
from intake.submissions.models import Submission
from intake.submissions.progress import progress_of, progress_of_all
from intake.submissions.senders import referrals_of
from portal.addresses import whole

from .models import Token
from .problems import Problem

_NO_CURSOR = _("Send next_cursor, som den kom med den forrige side.")


def one(token: Token, area: Area, reference: str) -> dict[str, Any]:
    """One case of the unit's own. Raises Problem: somebody else's is not there, just as one that never was."""
    found = _own(token, area).filter(reference=reference).first() if reference.isprintable() else None
    if found is None:
        raise Problem("not-found")
    return _shown(area, found, progress_of(found))


def page(token: Token, area: Area, *, cursor: str, limit: int) -> dict[str, Any]:
    """The newest first; what comes in while somebody turns the pages moves none. Two queries. Raises Problem."""
    cases = _own(token, area)
    if cursor:
        cases = cases.filter(_after(cursor))
    found = list(cases[: limit + 1])
    shown = found[:limit]
    standing = progress_of_all(shown)
    return {
        "items": [_shown(area, case, standing[case.pk]) for case in shown],
        "next_cursor": _cursor_at(shown[-1]) if len(found) > limit else None,
    }


def address_of(area: Area, reference: str) -> str:
    """Where a case's status is asked for."""
    return whole(f"/api/v1/{area.partners}/{reference}")


def _own(token: Token, area: Area) -> QuerySet[Submission]:
    return referrals_of(token.unit).filter(kind=area.kind.name)


def _shown(area: Area, case: Submission, status: str) -> dict[str, Any]:
    return {
        "reference": case.reference,
        "status": str(status),
        "received_at": case.received_at,
        "status_url": address_of(area, case.reference),
    }


def _cursor_at(case: Submission) -> str:
    place = f"{case.sender.sent_at.isoformat()} {case.sender.pk}"
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")


def _after(cursor: str) -> Q:
    try:
        moment, key = (
            base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode().split()
        )
        at, number = datetime.fromisoformat(moment), int(key)
        if at.tzinfo is None or not 0 < number < 2**63:
            raise ValueError
    except (ValueError, binascii.Error):
        raise Problem("invalid", errors=[{"parameter": "cursor", "detail": str(_NO_CURSOR)}]) from None
    return Q(sender__sent_at__lt=at) | Q(sender__sent_at=at, sender__pk__lt=number)
