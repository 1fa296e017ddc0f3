"""Files that came with the answers: what the answers say of them, and their bytes, each a sealed item of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .answers import Answers, seal_item
from .kinds import kind_of
from .models import Submission

PREFIX = "file-"


class AttachedFile(Answers):
    """What the answers say of one file. An area that takes files has a tuple of these in its answers.

    `item` names the sealed item that holds the bytes. The types are those that `journeys.files` lets through: whatever
    picture somebody chose, it was drawn anew as a JPEG.
    """

    name: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    media_type: Literal["application/pdf", "image/jpeg"]
    size: Annotated[int, Field(ge=1)]
    item: Annotated[str, StringConstraints(pattern=rf"^{PREFIX}[0-9a-f]{{32}}$")]

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture, and so one that we drew ourselves."""
        return self.media_type == "image/jpeg"


def attached(answers: Answers) -> list[AttachedFile]:
    """The files that the answers speak of, in their order."""
    values = [getattr(answers, name) for name in type(answers).model_fields]
    return [one for value in values if isinstance(value, tuple) for one in value if isinstance(one, AttachedFile)]


def seal_files(submission: Submission, answers: Answers, contents: Mapping[str, bytes]) -> None:
    """Seal the bytes of every file that the answers speak of, to whom the answers are sealed to.

    Raises ValueError if the bytes of one are missing: answers never speak of a file that is not there.
    """
    own = not kind_of(submission).needs_consent
    for file in attached(answers):
        if file.item not in contents:
            raise ValueError("the answers speak of a file that did not come with them")
        seal_item(submission, file.item, contents[file.item], is_shared=own)
