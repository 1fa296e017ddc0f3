"""Letters over a real SMTP server."""

import json
import socket
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone

from intake.submissions import contact, letters, tasks
from intake.submissions.answers import open_item
from intake.submissions.enums import Fact, LetterStatus
from intake.submissions.models import Letter, SealedItem
from tests import make, toys
from tests.own_pages import sent

pytestmark = pytest.mark.django_db


class Postman:
    """Keeps what it was handed; refuses the first `refusals` letters for now."""

    def __init__(self):
        self.letters, self.refusals = [], 0

    async def handle_DATA(self, server, session, envelope):
        if self.refusals:
            self.refusals -= 1
            return "451 try later"
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def postman(settings):
    postman = Postman()
    controller = Controller(postman, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    yield postman
    controller.stop()


@pytest.fixture
def letter():
    return make.submission().letters.get()


def test_a_letter_reaches_its_reader_with_the_reference_and_without_the_name(postman, letter):
    assert tasks.deliver_letter.call(letter.pk) == LetterStatus.SENT
    (sent,) = postman.letters
    assert sent["To"] == "aase@post.example"
    assert letter.submission.reference in sent["Subject"] + sent.get_content()
    assert "Østergård" not in sent.as_string() + sent.get_content()
    assert sent["Auto-Submitted"] == "auto-generated"
    assert letter.submission.events.last().what == Fact.LETTER_SENT


def test_what_the_person_has_said_since_a_letter_was_written_counts_as_it_leaves(postman):
    moved, quiet = sent(), sent()
    contact.correct(moved.submission.pk, contact.ContactRules(email="ny@post.example"))
    contact.correct(quiet.submission.pk, contact.ContactRules(email="ny@post.example", may_mail=False))
    letters.deliver(moved.submission.letters.get().pk)
    letters.deliver(quiet.submission.letters.get().pk)
    assert [letter["To"] for letter in postman.letters] == ["ny@post.example"]
    held_back = quiet.submission.letters.get()
    assert held_back.status == LetterStatus.FAILED, "the desk says that it did not go"
    assert quiet.submission.events.last().what == Fact.LETTER_FAILED


def test_a_letter_to_colleagues_goes_whatever_the_person_wants_for_themselves(postman):
    case = sent()
    letters.post(case.submission, letters.TO_COLLEAGUES, letters.Text("DOK", "Haster."), "holdet@dok.example")
    alert = Letter.objects.latest("pk")
    contact.correct(case.submission.pk, contact.ContactRules(may_mail=False))
    assert letters.deliver(alert.pk) == LetterStatus.SENT
    assert postman.letters[0]["To"] == "holdet@dok.example"


def test_a_letter_is_sent_once_however_often_the_task_runs(postman, letter):
    for _ in range(3):
        letters.deliver(letter.pk)
    assert len(postman.letters) == 1


def test_a_letter_that_is_refused_goes_out_later(postman, letter):
    postman.refusals = 1
    assert letters.deliver(letter.pk) == LetterStatus.QUEUED
    letter.refresh_from_db()
    assert letter.attempts == 1
    assert letter.next_attempt_at > timezone.now()
    assert letters.deliver(letter.pk) is None, "not due yet"

    Letter.objects.filter(pk=letter.pk).update(next_attempt_at=timezone.now())
    assert tasks.send_waiting_letters.call() == 1
    assert len(postman.letters) == 1


def test_after_the_last_attempt_the_letter_has_failed_and_the_case_says_so(settings, letter):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    for _ in range(len(letters.BACK_OFF) + 1):
        Letter.objects.filter(pk=letter.pk).update(next_attempt_at=timezone.now())
        letters.deliver(letter.pk)
    letter.refresh_from_db()
    assert letter.status == LetterStatus.FAILED
    assert letter.submission.events.last().what == Fact.LETTER_FAILED
    assert letters.deliver(letter.pk) is None


def test_a_worker_that_dies_while_sending_leaves_the_letter_to_the_next(postman, letter):
    assert letters._lease(letter.pk) is not None  # ... and dies here
    assert letters.deliver(letter.pk) is None, "somebody may still be sending it"
    Letter.objects.filter(pk=letter.pk).update(next_attempt_at=timezone.now() - timedelta(seconds=1))
    assert letters.deliver(letter.pk) == LetterStatus.SENT


def test_text_and_address_lie_sealed(letter):
    sealed = json.loads(open_item(letter.submission, letter.sealed_name))
    assert set(sealed) == {"to", "subject", "body"}
    raw = b"".join(bytes(blob) for blob in SealedItem.objects.values_list("blob", flat=True))
    assert b"aase@post.example" not in raw
    assert "aase" not in str(Letter.objects.values())


def test_a_failure_writes_no_address_into_the_log_or_the_result(settings, letter, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    with caplog.at_level("DEBUG"):
        result = tasks.deliver_letter.call(letter.pk)
    assert "aase" not in caplog.text + result


@pytest.mark.parametrize("address", ["a@" + "æ" * 60 + ".dk", "=?utf-8?q?a=0D=0ABcc=3A_b?=@post.example"])
def test_an_address_that_no_envelope_takes_stops_no_other_letter(postman, letter, address):
    broken = make.submission(answers=toys.ToyAnswers(full_name="Bo", email=address)).letters.get()
    Letter.objects.filter(pk=broken.pk).update(next_attempt_at=timezone.now() - timedelta(minutes=1))
    assert tasks.send_waiting_letters.call() == 2
    assert [sent["To"] for sent in postman.letters] == ["aase@post.example"]
    broken.refresh_from_db()
    assert broken.status == LetterStatus.QUEUED


def test_a_letter_is_written_in_the_readers_language():
    danish = make.submission(language="da")
    english = make.submission(language="en")
    texts = [letters.write(case, "received", letters.context_for(case)) for case in (danish, english)]
    assert all(text.subject and text.body for text in texts)
    assert texts[0].body.replace(danish.reference, "") != texts[1].body.replace(english.reference, "")


def test_a_process_that_may_not_read_leaves_the_letter_for_one_that_may(settings, letter, postman):
    settings.DOK_VAULT_IDENTITIES, identities = "", settings.DOK_VAULT_IDENTITIES
    assert letters.deliver(letter.pk) == LetterStatus.QUEUED
    settings.DOK_VAULT_IDENTITIES = identities
    Letter.objects.filter(pk=letter.pk).update(next_attempt_at=timezone.now())
    assert letters.deliver(letter.pk) == LetterStatus.SENT


def test_the_letter_goes_to_the_address_in_the_answers():
    case = make.submission(answers=toys.ToyAnswers(full_name="Bo", email="bo+dok@sub.post.example"))
    sealed = json.loads(open_item(case, case.letters.get().sealed_name))
    assert sealed["to"] == "bo+dok@sub.post.example"
