"""What a step of the desk is; `steps.py` is the table of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intake.submissions.actors import Actor
from intake.submissions.enums import Action
from intake.submissions.models import Submission

from .forms import StepForm
from .meanwhile import heed

WEIGHTS = ("main", "quiet", "grave")
# None of them is a key of Wagtail's.
KEYS = {"assign": "a", "accept": "y", "decline": "d"}
SEND_AND_DECIDE = _("Send og afgør")

Values = Mapping[str, Any]
Run = Callable[[Action, Submission, Actor, Values], None]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One row. `lead` says what will happen, `done` what has happened; `weight` is how the button looks."""

    code: str
    label: Promise | str
    lead: Promise | str
    done: Promise | str
    form: type[StepForm]
    run: Run
    action: Action | None
    weight: str = "quiet"
    send_label: Promise | str = SEND_AND_DECIDE
    # The template of the letter that goes with it.
    letter: str | None = None
    # Whether it waits until its actor knows what others did meanwhile: what is said to somebody, and what decides.
    heeds: bool = False

    @property
    def key(self) -> str:
        """The key that opens it from the case's page; none for most."""
        return KEYS.get(self.code, "")

    @property
    def is_direct(self) -> bool:
        """Whether it asks nothing and can be taken from the case's own page."""
        return self.form is StepForm

    def take(self, submission: Submission, actor: Actor, values: Values) -> None:
        """Take the step. Raises Refused, and the vault's errors.

        What others did is asked after the deed, which holds the rows; a refusal undoes it.
        """
        with transaction.atomic():
            self.run(self.action, submission, actor, values)
            if self.heeds:
                heed(submission, actor, values["seen_version"])
