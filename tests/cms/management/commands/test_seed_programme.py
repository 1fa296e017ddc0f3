from django.core.management import call_command

from cms.programme.tree import PLACES


def test_the_command_says_what_it_did(db, capsys):
    call_command("seed_programme")
    call_command("seed_programme")

    assert capsys.readouterr().out.splitlines() == [
        f"{2 * len(PLACES)} pages created.",
        "Nothing to do: the programme is there.",
    ]
