"""Seal the specimen of a kind's newest version, from its first realistic case. Refuses to write over one."""

import sys
from importlib import import_module

import django
from pyrage import x25519


def main(name: str) -> None:
    django.setup()
    from intake.journeys.declaration import area
    from intake.submissions.answers import ANSWERS
    from intake.vault import sealing
    from tests.cases.walking import answers_of

    from . import CASE, IDENTITY, path_of

    declared = area(name)
    answers = answers_of(declared, import_module(f"tests.cases.{name}").CASES[0])
    recipient = str(x25519.Identity.from_str(IDENTITY).to_public())
    payload = answers.model_dump_json().encode()
    with path_of(name, declared.kind.schema).open("xb") as file:
        file.write(sealing.seal(recipient, case=CASE, name=ANSWERS, payload=payload))


if __name__ == "__main__":
    main(sys.argv[1])
