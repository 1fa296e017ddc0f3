"""The words that Wagtail lends us are Danish, and the check sees it when they are not."""

import pytest
from django.core.management import CommandError, call_command

from portal import borrowed, catalogue


def test_every_sentence_that_editors_meet_is_danish():
    found = borrowed.shares()
    assert {share.room: share.missing for share in found if share.missing} == {}
    assert sum(share.total for share in found) > 2000
    rooms = {share.room.split(" ")[0] for share in found}
    assert {
        "wagtail",
        "wagtail.admin",
        "wagtail.images",
        "wagtail.users",
        "wagtail.snippets",
        "wagtail_localize",
    } <= rooms


def test_a_sentence_that_nobody_translated_fails_the_check(monkeypatch, capsys):
    shares = [borrowed.Share("wagtail.admin (django)", 1000, ["Publish"])]
    monkeypatch.setattr(borrowed, "shares", lambda: shares)
    assert borrowed.covered(shares) == pytest.approx(99.9)
    with pytest.raises(CommandError, match=r"no Danish .*'Publish'"):
        call_command("catalogue", "borrowed")


def test_a_doubtful_translation_does_not_count(tmp_path):
    file = tmp_path / "da" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Language: da\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    file.write_text(head + '\nmsgid "A"\nmsgstr "B"\n\n#, fuzzy\nmsgid "C"\nmsgstr "D"\n\nmsgid "E"\nmsgstr ""\n')
    assert borrowed._said(file) == {("A", None)}
    assert {message.id for message in catalogue.read(file) if message.id} == {"A", "C", "E"}
