"""What the partners' door answers with."""

from __future__ import annotations

from datetime import datetime

from ninja import Schema
from pydantic import Field

from intake.submissions.progress import Progress


class Case(Schema):
    """Where something that was sent in stands. Nothing of what was sent ever comes back."""

    reference: str = Field(description="The case's number, as letters and telephone calls name it.")
    status: Progress = Field(
        description="How far it has come. A decline, a withdrawal and an end all read `closed`: why is not told here."
    )
    received_at: datetime
    status_url: str = Field(description="Where to ask again.", json_schema_extra={"format": "uri"})


class Taken(Schema):
    """A submission that was received."""

    reference: str
    status: Progress = Progress.RECEIVED
    status_url: str = Field(json_schema_extra={"format": "uri"})


class Page(Schema):
    """Some of the unit's cases, the newest first."""

    items: list[Case]
    next_cursor: str | None = Field(description="Give it as `cursor` for the next page; null on the last one.")


class Fault(Schema):
    """One thing to mend."""

    pointer: str | None = Field(None, description="JSON pointer (RFC 6901) to the answer; empty for the whole.")
    parameter: str | None = Field(None, description="The query parameter.")
    detail: str = Field(description="What to do, in the language of Accept-Language.")


class ProblemDetails(Schema):
    """What went wrong (RFC 9457). It never repeats what was sent."""

    type: str = Field(description="`urn:dok:problem:` and a name that stays the same.")
    title: str = Field(description="What to do, in the language of Accept-Language.")
    status: int
    errors: list[Fault] | None = None
    opens_on: str | None = Field(None, description="With `closed`: the day it opens, where that is known.")
