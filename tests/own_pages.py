"""Cases as their senders see them: received for real, with the key of their own page in hand."""

from typing import NamedTuple

from intake.journeys.declaration import area
from intake.submissions import process
from intake.submissions.answers import Answers
from intake.submissions.models import Submission
from intake.vault.personal import PersonalKey
from tests.cases import boligmix, discharge, workfirst
from tests.cases.walking import answers_of

_CASES = {"boligmix": boligmix.CASES[0], "discharge": discharge.CASES[0], "workfirst": workfirst.CASES[0]}


class Sent(NamedTuple):
    """What somebody sent, and what they hold."""

    submission: Submission
    key: PersonalKey
    answers: Answers

    @property
    def url(self) -> str:
        return f"/status/{self.key.secret}/"

    def fresh(self) -> Submission:
        return Submission.objects.get(pk=self.submission.pk)


def sent(kind="boligmix", **columns) -> Sent:
    """A real case of a real kind, then set to the columns the test wants."""
    key, answers = PersonalKey.new(), answers_of(area(kind), _CASES[kind])
    received = process.receive(kind=area(kind).kind, answers=answers, language="da", own=key)
    Submission.objects.filter(pk=received.pk).update(**columns)
    return Sent(Submission.objects.get(pk=received.pk), key, answers)
