"""What is known by a keyed hash is known after the key was changed, and by nobody without it."""

from portal.prints import prints


def test_the_first_print_is_todays_and_the_others_are_those_of_the_keys_before(settings):
    (before,) = prints("a salt", "words")
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "new-" + "n" * 48
    today, earlier = prints("a salt", "words")
    assert earlier == before != today


def test_other_words_and_another_salt_have_another_print():
    assert len({*prints("a salt", "words"), *prints("a salt", "other words"), *prints("another salt", "words")}) == 3
