from datetime import date
from typing import Self

from pydantic import model_validator

from intake.submissions.answers import Answers
from intake.submissions.files import AttachedFile


class LoanAnswers(Answers):
    """Somebody asks to lend a toy."""

    full_name: str
    email: str
    phone: str | None = None
    wanted_on: date
    colour: str
    budget_dkk: int
    postcode: str
    district: str | None = None
    shade: str | None = None
    agreed: bool
    story: str = ""
    drawings: tuple[AttachedFile, ...] = ()

    @model_validator(mode="after")
    def _no_dear_blue(self) -> Self:
        if self.colour == "blue" and self.budget_dkk == 666:
            raise ValueError("a whole that no step refuses")
        return self
