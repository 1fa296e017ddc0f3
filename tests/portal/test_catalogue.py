"""The gathering of our sentences from the source."""

from portal import catalogue


def gathered(tmp_path, settings, code):
    settings.BASE_DIR = tmp_path
    room = tmp_path / "portal"
    room.mkdir()
    (room / "page.py").write_text(code, encoding="utf-8")
    return {message.id for message in catalogue.gather() if message.id}


def test_a_sentence_is_found_under_whatever_name_gettext_was_imported(tmp_path, settings):
    code = (
        "from django.utils.translation import gettext as _now, ngettext as _count\n"
        'said = _now("Tjek svaret.")\n'
        'counted = _count("%(n)s sag", "%(n)s sager", 2)\n'
        'other = print("Ikke en sætning.")\n'
    )
    assert gathered(tmp_path, settings, code) == {"Tjek svaret.", ("%(n)s sag", "%(n)s sager")}
