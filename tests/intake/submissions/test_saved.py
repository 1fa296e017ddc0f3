"""The law of a saved draft: three secrets, a code that is soon worth nothing, and letters that leave no trace."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from intake.submissions import draft_letters, letters, retention, saved, tasks
from intake.submissions.models import Draft, DraftLetter, SavedLink
from intake.vault.errors import VaultError
from intake.vault.personal import PersonalKey
from tests.saved import code_in, link_in
from tests.saved import letters as waiting

pytestmark = pytest.mark.django_db

EMAIL = "kanarie@post.example"


def draft(**columns):
    key = PersonalKey.new()
    columns = {"expires_at": timezone.now() + timedelta(hours=24), **columns}
    row = Draft.objects.create(kind="toy", digest=key.digest, recipient=key.recipient, blob=b"x", **columns)
    return row, key


@pytest.fixture
def kept():
    """A draft that was just saved: its row, its key, the link's secret."""
    row, key = draft()
    saved.save(row.pk, key, EMAIL, "da")
    (letter,) = waiting()
    return row, key, link_in(letter["body"]).split("/")[-2]


def a_code(secret):
    link, key = saved.find(secret)
    saved.send_code(link.pk, key, "da")
    return link, key, code_in(waiting()[-1]["body"])


def not_(code):
    return f"{(int(code) + 1) % 10**6:06}"


def test_the_link_the_letter_bears_leads_to_the_drafts_own_key(kept):
    _row, key, secret = kept
    link, link_key, code = a_code(secret)
    assert saved.use_code(link.pk, link_key, code).secret == key.secret


def test_a_code_that_is_in_the_mail_opens_also_when_the_secret_key_is_changed(kept, settings):
    link, key, code = a_code(kept[2])
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "new-" + "n" * 48
    assert saved.use_code(link.pk, key, not_(code)) is saved.No.WRONG
    assert saved.use_code(link.pk, key, code).secret == kept[1].secret


def test_a_code_dies_with_the_key_that_is_given_up(kept, settings):
    link, key, code = a_code(kept[2])
    settings.SECRET_KEY = "new-" + "n" * 48
    assert saved.use_code(link.pk, key, code) is saved.No.WRONG


def test_the_links_secret_is_not_the_drafts(kept):
    """Or the code could be left out by setting the cookie by hand."""
    _row, key, secret = kept
    assert secret != key.secret
    assert not Draft.objects.filter(digest=PersonalKey.from_secret(secret).digest).exists()


def test_a_saved_draft_lives_for_fourteen_days(kept):
    row, _key, _secret = kept
    row.refresh_from_db()
    assert timedelta(days=13, hours=23) < row.expires_at - timezone.now() <= timedelta(days=14)


def test_the_letters_say_nothing_but_the_link_and_the_day(kept):
    a_code(kept[2])
    (letter,) = waiting()
    row, key = draft()
    saved.save(row.pk, key, EMAIL, "en")
    english = waiting()[-1]
    assert (letter["to"], letter["subject"]) == (EMAIL, "DOK: Din kode")
    assert english["to"] == EMAIL
    assert link_in(english["body"]).startswith("/en/fortsaet/")
    for text in (letter, english):
        assert not code_pattern_in(text["subject"])
        assert "\n\n\n" not in text["body"]
        for telling in ("toy", "BoligMix", "udskriv", "discharge", "henvis"):
            assert telling not in text["subject"] + text["body"]


def code_pattern_in(text):
    return any(part.isdigit() for part in text.split())


def test_address_secret_and_code_lie_readable_nowhere(kept):
    _row, key, secret = kept
    _link, _key, code = a_code(secret)
    rows = [str(list(model.objects.values())) for model in (SavedLink, DraftLetter, Draft, DBTaskResult)]
    rows += [bytes(one).decode("latin-1") for model in (SavedLink, DraftLetter) for one in blobs(model)]
    for mark in ("kanarie", secret, key.secret, f"'{code}'"):
        assert not [row for row in rows if mark in row]


def blobs(model):
    return model.objects.values_list("blob", flat=True)


def test_a_code_opens_once(kept):
    link, key, code = a_code(kept[2])
    assert isinstance(saved.use_code(link.pk, key, code), PersonalKey)
    assert saved.use_code(link.pk, key, code) is saved.No.SPENT


def test_a_code_is_worth_nothing_after_ten_minutes(kept):
    link, key, code = a_code(kept[2])
    SavedLink.objects.update(code_sent_at=timezone.now() - saved.CODE_LIVES)
    assert saved.use_code(link.pk, key, code) is saved.No.SPENT


def test_a_code_is_worth_nothing_after_five_wrong_ones(kept):
    link, key, code = a_code(kept[2])
    tried = [saved.use_code(link.pk, key, not_(code)) for _time in range(saved.MOST_ATTEMPTS)]
    assert tried == [saved.No.WRONG] * (saved.MOST_ATTEMPTS - 1) + [saved.No.SPENT]
    assert saved.use_code(link.pk, key, code) is saved.No.SPENT


def test_a_new_code_takes_the_place_of_the_old(kept):
    link, key, old = a_code(kept[2])
    _link, _key, new = a_code(kept[2])
    if old != new:
        assert saved.use_code(link.pk, key, old) is saved.No.WRONG
    assert isinstance(saved.use_code(link.pk, key, new), PersonalKey)


def test_nothing_opens_before_a_code_was_sent(kept):
    link, key = saved.find(kept[2])
    assert saved.use_code(link.pk, key, "") is saved.No.SPENT
    assert saved.use_code(link.pk, key, "000000") is saved.No.SPENT


def test_codes_have_an_end_in_the_hour_and_in_all(kept):
    for _time in range(saved.MOST_CODES_AN_HOUR):
        a_code(kept[2])
    with pytest.raises(saved.TooMany):
        a_code(kept[2])
    SavedLink.objects.update(hour_began_at=timezone.now() - timedelta(hours=1))
    a_code(kept[2])
    SavedLink.objects.update(codes_this_hour=0, codes_in_all=saved.MOST_CODES)
    with pytest.raises(saved.TooMany):
        a_code(kept[2])


def test_an_address_gets_so_many_letters_a_day_whoever_asks(settings):
    settings.DOK_LIMITS = {**settings.DOK_LIMITS, "letters": "3/day"}
    for _time in range(3):
        saved.save(*draft_and_key(), EMAIL.upper(), "da")
    row, key = draft()
    with pytest.raises(saved.TooMany):
        saved.save(row.pk, key, f" {EMAIL}", "da")
    row.refresh_from_db()
    assert not row.is_saved
    saved.save(row.pk, key, "en.anden@post.example", "da")
    link, link_key = saved.find(link_in(waiting()[0]["body"]).split("/")[-2])
    saved.send_code(link.pk, link_key, "da")


def test_a_mailbox_full_of_links_keeps_no_code_back(settings, kept):
    settings.DOK_LIMITS = {**settings.DOK_LIMITS, "letters": "1/day"}
    saved.save(*draft_and_key(), EMAIL, "da")
    with pytest.raises(saved.TooMany):
        saved.save(*draft_and_key(), EMAIL, "da")
    link, key, code = a_code(kept[2])
    assert isinstance(saved.use_code(link.pk, key, code), PersonalKey)


def draft_and_key():
    row, key = draft()
    return row.pk, key


def test_saving_again_kills_the_link_before(kept):
    row, key, secret = kept
    saved.save(row.pk, key, "en.anden@post.example", "da")
    assert saved.find(secret) is None
    assert len(waiting()) == 1, "the letter that had not left with the old link went with it"


def test_a_draft_that_is_sent_gone_or_too_old_is_not_saved():
    for columns in ({"reference": "TL-0000-0000"}, {"expires_at": timezone.now()}):
        row, key = draft(**columns)
        with pytest.raises(Draft.DoesNotExist):
            saved.save(row.pk, key, EMAIL, "da")
    assert not DraftLetter.objects.exists()


def test_deleting_takes_the_draft_the_link_and_the_letters(kept):
    link, _key, _code = a_code(kept[2])
    saved.delete(link)
    assert (Draft.objects.count(), SavedLink.objects.count(), DraftLetter.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("secret", ["", "x", "q" * 58, "æøå", "'; drop table"])
def test_a_secret_that_is_none_finds_nothing(kept, secret):
    assert saved.find(secret) is None


def test_a_link_whose_draft_is_too_old_finds_nothing(kept):
    Draft.objects.update(expires_at=timezone.now())
    assert saved.find(kept[2]) is None


def test_the_night_takes_what_is_too_old(kept):
    a_code(kept[2])
    DraftLetter.objects.update(expires_at=timezone.now())
    row, _key = draft(expires_at=timezone.now() - timedelta(seconds=1))
    SavedLink.objects.create(draft=row, digest="x", blob=b"x")
    assert retention.sweep()["drafts"] == 1
    assert (Draft.objects.count(), SavedLink.objects.count(), DraftLetter.objects.count()) == (1, 1, 0)


def test_the_public_side_saves_and_sends_codes_without_being_able_to_read_them(kept, settings):
    settings.DOK_VAULT_IDENTITIES = ""
    row, key = draft()
    saved.save(row.pk, key, "en.anden@post.example", "da")
    link, link_key = saved.find(kept[2])
    saved.send_code(link.pk, link_key, "da")
    assert len(blobs(DraftLetter)) == 2
    with pytest.raises(VaultError):
        waiting()


# --- The letters on their way ---------------------------------------------------------------------


def test_a_letter_is_sent_once_and_nothing_is_kept_of_it(kept):
    letter = DraftLetter.objects.get()
    assert tasks.deliver_draft_letter.call(str(letter.pk)) is True
    assert draft_letters.deliver(letter.pk) is False
    (sent,) = mail.outbox
    assert sent.to == [EMAIL]
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
    assert not DraftLetter.objects.exists()


@pytest.fixture
def mail_is_down(monkeypatch):
    def refuse(*args, **options):
        raise SMTPServerDisconnected(EMAIL)

    monkeypatch.setattr(letters, "hand_over", refuse)


def test_a_letter_that_cannot_leave_goes_out_later(kept, mail_is_down, monkeypatch):
    letter = DraftLetter.objects.get()
    assert draft_letters.deliver(letter.pk) is False
    letter.refresh_from_db()
    assert letter.next_attempt_at > timezone.now()
    monkeypatch.undo()
    assert draft_letters.deliver(letter.pk) is False, "not due yet"
    DraftLetter.objects.update(next_attempt_at=timezone.now())
    assert tasks.send_waiting_letters.call() == 1
    assert len(mail.outbox) == 1


def test_a_code_that_cannot_leave_in_time_is_given_up(kept, mail_is_down, caplog):
    a_code(kept[2])
    for _time in range(4):
        DraftLetter.objects.update(next_attempt_at=timezone.now())
        tasks.send_waiting_letters.call()
    assert not DraftLetter.objects.exists()
    assert "kanarie" not in caplog.text
    assert mail.outbox == []


def test_a_link_is_tried_for_days_and_then_given_up(kept, mail_is_down):
    for _time in range(len(letters.BACK_OFF)):
        DraftLetter.objects.update(next_attempt_at=timezone.now())
        tasks.send_waiting_letters.call()
        assert DraftLetter.objects.exists()
    DraftLetter.objects.update(next_attempt_at=timezone.now())
    tasks.send_waiting_letters.call()
    assert not DraftLetter.objects.exists()


def test_a_worker_that_dies_while_sending_leaves_the_letter_to_the_next(kept):
    letter = DraftLetter.objects.get()
    assert draft_letters.ROUND.lease(letter.pk) is not None  # ... and dies here
    assert draft_letters.deliver(letter.pk) is False, "somebody may still be sending it"
    DraftLetter.objects.update(next_attempt_at=timezone.now())
    assert draft_letters.deliver(letter.pk) is True


def test_a_letter_that_comes_too_late_is_not_sent(kept):
    letter = DraftLetter.objects.get()
    DraftLetter.objects.update(expires_at=timezone.now())
    assert draft_letters.deliver(letter.pk) is False
    assert (DraftLetter.objects.count(), mail.outbox) == (0, [])
