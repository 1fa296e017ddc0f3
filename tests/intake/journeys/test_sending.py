"""One submission, however many hands press the button."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections
from django_tasks_db.models import DBTaskResult
from pydantic import ValidationError

from intake.journeys import drafts
from intake.journeys.sending import send
from intake.submissions import own_page
from intake.submissions.models import Draft, SealedItem, Submission
from intake.vault.models import CaseKey
from tests.toy_area.declaration import AREA

from .walking import SOON

VALUES = {
    "full_name": "Åse Østergård",
    "email": "aase@post.example",
    "wanted_on": SOON,
    "colour": "blue",
    "budget_dkk": 100,
    "postcode": "2200",
    "agreed": True,
}


def a_draft() -> Draft:
    return drafts.write(AREA, None, "om-dig", {"full_name": ["Åse Østergård"]}).row


@pytest.mark.usefixtures("toy")
def test_sending_seals_the_answers_empties_the_draft_and_asks_for_routing():
    begun = drafts.write(AREA, None, "om-dig", {"full_name": ["Åse Østergård"]})
    submission = send(AREA, VALUES, "da", begun.row)
    begun.row.refresh_from_db()
    assert begun.row.reference == submission.reference
    # All that is left in it is the secret of the own page, for the receipt; to the writer alone.
    page, _key = own_page.find(drafts.own_secret(begun))
    assert page.submission == submission
    assert submission.sealed.filter(name="answers").count() == 1
    tasks = [task for task in DBTaskResult.objects.all() if task.task_path.endswith("route_received")]
    assert [task.args_kwargs["args"] for task in tasks] == [[str(submission.pk)]]


@pytest.mark.usefixtures("toy")
def test_sending_twice_gives_the_same_submission():
    draft = a_draft()
    assert send(AREA, VALUES, "da", draft) == send(AREA, VALUES, "da", draft)
    assert Submission.objects.count() == 1
    assert CaseKey.objects.count() == 1


@pytest.mark.usefixtures("toy")
def test_a_draft_that_is_gone_is_not_sent():
    draft = a_draft()
    Draft.objects.all().delete()
    with pytest.raises(Draft.DoesNotExist):
        send(AREA, VALUES, "da", draft)


@pytest.mark.usefixtures("toy")
def test_answers_that_make_no_whole_leave_the_draft_as_it_was():
    draft = a_draft()
    with pytest.raises(ValidationError):
        send(AREA, {**VALUES, "budget_dkk": 666}, "da", draft)
    draft.refresh_from_db()
    assert draft.reference == ""
    assert bytes(draft.blob)
    assert not Submission.objects.exists()
    assert not CaseKey.objects.exists()


@pytest.mark.usefixtures("toy")
def test_a_submission_that_came_of_the_draft_before_is_found_again():
    """As if the first send had been cut off after receipt: the origin leads to it, and the transaction goes on."""
    draft = a_draft()
    first = send(AREA, VALUES, "da", draft)
    Draft.objects.filter(pk=draft.pk).update(reference="")
    assert send(AREA, VALUES, "da", draft) == first
    assert Submission.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_clicks_at_once_make_one_submission(transactional_db, toy):
    draft, clicks = a_draft(), 6
    start = Barrier(clicks)

    def click(_number: int) -> str:
        try:
            start.wait()
            return send(AREA, VALUES, "da", draft).reference
        finally:
            connections.close_all()

    with ThreadPoolExecutor(clicks) as hands:
        references = list(hands.map(click, range(clicks)))
    assert len(set(references)) == 1
    assert Submission.objects.count() == CaseKey.objects.count() == 1
    assert SealedItem.objects.filter(name="answers").count() == 1
    assert not connection.in_atomic_block
