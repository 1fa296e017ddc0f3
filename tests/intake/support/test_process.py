"""The law of support: what counts, once, until it is taken back; and how little is kept meanwhile."""

import time
from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.conf import settings
from django.core import mail, signing
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from hypothesis import HealthCheck, given
from hypothesis import settings as tries
from hypothesis import strategies as st

from intake.submissions import letters
from intake.support import links, process, public, tasks
from intake.support.models import Past, Support, SupportLetter
from portal import limits
from portal.page_cache.shelf import shelf
from portal.page_cache.visit import Visit, under_way

from .conftest import KEY, OTHER, link_in, post_waiting, signed

pytestmark = pytest.mark.django_db
EMAIL = "kanarie@fugl.example"


def later(monkeypatch, **wait):
    moved = timezone.now() + timedelta(**wait)
    monkeypatch.setattr(timezone, "now", lambda: moved)
    monkeypatch.setattr(signing.time, "time", moved.timestamp)


def everything_stored():
    rows = [*Support.objects.values_list(), *SupportLetter.objects.values_list(), *Past.objects.values_list()]
    return repr(rows)


def test_only_what_is_confirmed_counts():
    link = signed(EMAIL)
    assert public.count(KEY) == 0
    process.confirm(link)
    assert public.count(KEY) == 1
    assert public.count(OTHER) == 0


def test_a_second_press_counts_no_second_time():
    link = signed(EMAIL)
    process.confirm(link)
    process.confirm(link)
    assert public.count(KEY) == 1


def test_the_same_address_counts_once_however_it_is_written():
    process.confirm(signed(EMAIL))
    process.confirm(signed(f" {EMAIL.upper()} ", language="en"))
    assert public.count(KEY) == 1


def test_one_address_may_support_two_proposals_and_no_row_tells_that_it_does():
    process.confirm(signed(EMAIL))
    process.confirm(signed(EMAIL, OTHER))
    assert public.counts([KEY, OTHER]) == {KEY: 1, OTHER: 1}
    assert len(set(Support.objects.values_list("mark", flat=True))) == 2


def test_whoever_supports_already_is_told_so_in_a_letter_and_may_go_out_by_it():
    process.confirm(signed(EMAIL))
    link = signed(EMAIL)
    assert mail.outbox[-1].subject == "DOK: Du tæller allerede med"
    process.withdraw(link)
    assert public.count(KEY) == 0


def test_taken_back_it_is_gone_at_once_with_everything_that_was_kept():
    link = signed(EMAIL)
    process.confirm(link)
    process.withdraw(link)
    assert public.count(KEY) == 0
    assert not Support.objects.exists()
    assert process.confirm(link) is links.Dead.SPENT


def test_the_address_lies_nowhere_readable_and_nowhere_at_all_once_the_letter_has_left():
    process.ask(KEY, EMAIL, "da")
    assert EMAIL not in everything_stored()
    assert SupportLetter.objects.exists()
    link = link_in(post_waiting()[-1])
    assert not SupportLetter.objects.exists()
    assert link not in everything_stored()


def test_no_task_bears_an_address():
    process.ask(KEY, EMAIL, "da")
    assert EMAIL not in repr(list(DBTaskResult.objects.values_list("args_kwargs", flat=True)))


def test_a_letter_that_does_not_get_out_is_tried_again_with_the_same_link(monkeypatch):
    seen = []

    def refuse(to, subject, body, *, name):
        seen.append((body, name))
        raise SMTPServerDisconnected

    process.ask(KEY, EMAIL, "da")
    with monkeypatch.context() as patch:
        patch.setattr(letters, "hand_over", refuse)
        assert tasks.send_waiting.func() == 0
    later(monkeypatch, minutes=2)
    (letter,) = post_waiting()
    assert link_in(letter) in seen[0][0]
    assert Support.objects.count() == 1


def test_who_never_presses_is_forgotten_after_some_days(monkeypatch):
    link = signed(EMAIL)
    later(monkeypatch, days=settings.DOK_SUPPORT_CONFIRM_DAYS, minutes=1)
    assert process.confirm(link) is links.Dead.EXPIRED
    assert process.forget()["never confirmed"] == 1
    assert not Support.objects.exists()
    assert links.find(link) is links.Dead.EXPIRED


def test_after_a_year_only_the_number_is_left(monkeypatch):
    for name in ("ane", "bo", "cilla"):
        process.confirm(signed(f"{name}@fugl.example"))
    later(monkeypatch, days=settings.DOK_SUPPORT_KEPT_DAYS, minutes=1)
    process.confirm(signed("dorte@fugl.example"))
    assert process.forget()["past"] == 3
    assert public.count(KEY) == 4
    assert Support.objects.count() == 1
    assert process.forget()["past"] == 0, "a second night counts nobody twice"


def test_a_link_that_is_not_ours_opens_nothing():
    link = signed(EMAIL)
    for wrong in ("x", link[:-1], link + "x", link.replace(".", ":"), ""):
        assert links.find(wrong) is links.Dead.UNKNOWN


def test_an_address_that_had_its_letters_for_today_gets_none(settings):
    settings.DOK_LIMITS = {**settings.DOK_LIMITS, "letters": "2 per day"}
    limits.forget()
    for _time in range(4):
        process.ask(KEY, EMAIL, "da")
    assert len(post_waiting()) == 2


def test_whoever_asks_to_get_out_and_is_not_in_gets_no_letter():
    process.ask(KEY, EMAIL, "da", what=process.LEAVE)
    assert post_waiting() == []
    assert not SupportLetter.objects.exists()


def test_the_way_out_without_the_first_letter():
    process.confirm(signed(EMAIL))
    process.ask(KEY, EMAIL, "en", what=process.LEAVE)
    letter = post_waiting()[-1]
    assert "/en/stoet/link/" in letter.body
    process.withdraw(link_in(letter))
    assert public.count(KEY) == 0


def test_an_old_signing_key_still_knows_who_is_there(settings):
    process.confirm(signed(EMAIL))
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "new-" + "n" * 48
    process.confirm(signed(EMAIL))
    assert public.count(KEY) == 1


def test_a_page_shows_a_number_for_half_a_minute_and_a_voice_renews_no_page(django_capture_on_commit_callbacks):
    visit, version = Visit("v", "k"), shelf.version()
    with under_way(visit):
        assert public.count(KEY) == 0
    assert timedelta(seconds=29) < timedelta(seconds=visit.until - time.time()) < timedelta(seconds=31)
    with django_capture_on_commit_callbacks(execute=True):
        process.confirm(signed(EMAIL))
    assert (public.count(KEY), shelf.version()) == (1, version)


def test_many_numbers_cost_one_query():
    process.confirm(signed(EMAIL))
    with CaptureQueriesContext(connection) as seen:
        public.counts([KEY, OTHER])
    assert len(seen) == 1


PEOPLE = st.sampled_from(["ane@a.example", "bo@b.example", "cilla@c.example"])
ACTS = st.lists(st.tuples(st.sampled_from(["ask", "confirm", "withdraw"]), PEOPLE), max_size=14)


@tries(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_the_number_is_those_who_confirmed_and_have_not_taken_it_back(db, acts):
    Support.objects.all().delete()
    newest, inside = {}, set()
    for act, person in acts:
        if act == "ask":
            newest[person] = signed(person)
        elif person in newest and act == "confirm":
            if not isinstance(process.confirm(newest[person]), links.Dead):
                inside.add(person)
        elif person in newest:
            process.withdraw(newest[person])
            inside.discard(person)
        assert public.count(KEY) == len(inside)


def test_a_stranger_does_not_fill_a_mailbox_with_letters_about_support(settings):
    settings.DOK_LIMITS = {**settings.DOK_LIMITS, "support_letters": "2 per day"}
    for proposal in (KEY, OTHER, KEY):
        process.ask(proposal, EMAIL, "da")
    process.ask(KEY, EMAIL.upper(), "da", what=process.LEAVE)
    assert len(post_waiting()) == 2
