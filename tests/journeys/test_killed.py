"""The plug is pulled between any two writes of a submission, and nobody loses or doubles anything.

Every death is a real SIGKILL of the process that serves the request or works off the tasks (tests/killing). The person
then does what a person does: presses again, reloads, begins at the bare address. What must hold:

- whoever saw a receipt has exactly one submission with that reference, and it opens to what they typed;
- nobody has two;
- a draft survives: what was typed on earlier pages is never typed again;
- the letter goes out, once a worker runs again.
"""

import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from threading import Thread

import pytest

from intake.journeys.declaration import area
from tests.cases import Case, boligmix, discharge, workfirst
from tests.cases.walking import answers_of
from tests.journeys.by_post import Died, Person
from tests.killing.fuse import EVERYTHING, LETTER, WRITES
from tests.killing.house import KillableHouse

KINDS = {"discharge": discharge, "boligmix": boligmix, "workfirst": workfirst}
CHECK = "gennemse"
MANY = 200
# What people do when the page does not come, by where they go.
PRESS, RELOAD, BEGIN = "presses again", "reloads", "begins at the bare address"


@dataclass
class Round:
    """Many persons in one house, and how each of them fared."""

    house: KillableHouse
    chance: random.Random = field(default_factory=lambda: random.Random(20261122))
    # Whether any case may come, or the first of its kind each time, so that a gap means the same again.
    anybody: bool = False
    persons: list[Person] = field(default_factory=list)
    deaths: Counter = field(default_factory=Counter)

    @property
    def count(self) -> int:
        return self.deaths.total()

    def newcomer(self, kind: str) -> Person:
        cases = KINDS[kind].CASES
        case = self.chance.choice(cases) if self.anybody else cases[0]
        number = len(self.persons) + 1
        person = Person(self.house.base_url, kind, case, f"Åse Nummer{number}")
        self.persons.append(person)
        person.get(person.start)
        return person

    # The web

    def walk(self, person: Person, *, until: str = CHECK) -> None:
        """Answer step after step, up to a page."""
        for slug, inputs in person.written().items():
            if person.at(until):
                return
            if person.at(slug):
                person.press(inputs)
        assert person.at(until), person.page.url

    def writes_of_sending(self, kind: str) -> list[str]:
        """What the press that sends writes, as somebody sends whom nobody kills."""
        person = self.newcomer(kind)
        self.walk(person)
        return person.press(fuse="-").history[0].headers[WRITES].split(", ")

    def killed_at_sending(self, kind: str, gap: int, then: str = PRESS, *, everything: bool = False) -> bool:
        """Kill the server in a gap of the press that sends; says whether it died."""
        person = self.newcomer(kind)
        self.walk(person)
        died = self._dies(person, None, gap, everything)
        self.deaths[f"{'master' if everything else 'web'}, sending {kind}, gap {gap:02}"] += died
        if died:
            self._goes_on(person, then)
        assert person.seen
        return died

    def killed_at_a_step(self, kind: str, slug: str, gap: int, then: str = PRESS) -> bool:
        """Kill the server in a gap of the press that answers a step; says whether it died."""
        person = self.newcomer(kind)
        self.walk(person, until=slug)
        died = self._dies(person, person.written()[slug], gap)
        self.deaths[f"web, step {kind}/{slug}, gap {gap:02}"] += died
        is_first = slug == next(iter(person.written()))
        if died:
            if then == BEGIN and not is_first:
                person.get(person.start)  # «Go on with what is there», or begin?
                person.press({"action": "resume"})
            # All that may be lost is the page in front of them; earlier ones are never asked again.
            assert person.at(slug) or then == BEGIN, person.page.url
            inputs = person.written()[slug] if person.at(slug) else None
            if inputs is not None:
                person.press(inputs)
        self._finish(person, asked_again=set(person.written()) if is_first else set())
        return died

    def killed_between_two_presses(self, kind: str, gap: int) -> bool:
        """Two presses at once, of which one kills the server: the other may die with it, or wait for it."""
        person = self.newcomer(kind)
        self.walk(person)
        twin = Person(person.base_url, kind, person.case, person.name, web=person.web, page=person.page)
        outcome = []
        other = Thread(target=lambda: outcome.append(self._presses(twin)))
        other.start()
        died = self._dies(person, None, gap)
        other.join()
        self.deaths[f"web, two presses {kind}"] += died
        self._goes_on(person, PRESS)
        assert not twin.seen or twin.seen == person.seen
        return died

    def _presses(self, person: Person) -> bool:
        try:
            person.press()
        except Died:
            return False
        return True

    def _dies(self, person: Person, inputs: dict | None, gap: int, everything: bool = False) -> bool:
        try:
            person.press(inputs, fuse=f"{gap} {EVERYTHING}" if everything else str(gap))
        except Died:
            self.house.start_if_gone(with_its_master=everything)
            return True
        return False

    def _goes_on(self, person: Person, then: str) -> None:
        """After a death at the press that sends: nothing is typed again on any way to the receipt."""
        if then == RELOAD:
            person.get(person.page.request.path_url)
            assert person.seen or person.name in person.page.text
        elif then == BEGIN:
            person.get(f"{person.start}kvittering/")
            if not person.seen:
                person.press({"action": "resume"})
                assert person.at(CHECK), person.page.url
        if not person.seen:
            person.press()
        assert person.seen

    def _finish(self, person: Person, asked_again: set[str]) -> None:
        """Answer what is left, and send."""
        answered = False
        for slug, inputs in person.written().items():
            if person.at(slug):
                answered = True
                person.press(inputs)
            else:
                assert not answered or person.at(CHECK), person.page.url
        assert person.at(CHECK), person.page.url
        person.press()
        assert person.seen

    # The worker

    def writes_of_a_worker(self, kind: str) -> list[str]:
        """What a worker writes that finds one new case."""
        self.house.ask("work", "-")
        self._sends(kind)
        return self.house.ask("work", "-")["found"]

    def killed_at_work(self, kind: str, gap: int | str) -> bool:
        """Kill the worker in a gap of what it does for one new case, or after the first write of that name."""
        self._settle()
        self._sends(kind)
        died = self.house.ask("work", str(gap))["died"]
        self.deaths[f"worker, {kind}, gap {gap:>02}"] += died
        return died

    def _sends(self, kind: str) -> None:
        person = self.newcomer(kind)
        self.walk(person)
        person.press()
        assert person.seen

    def _settle(self) -> None:
        """An hour passes and workers run: what a dead one left is done, and the next runs lie in the table again."""
        self.house.ask("elapse")
        for _pass in range(2):
            assert not self.house.ask("work", "-")["died"]

    # What must hold

    def judge(self) -> dict:
        """Ask the database, and compare with what everybody typed and saw. Returns figures."""
        self._settle()
        self._settle()  # What the first pass put off, such as a letter whose lease it found running.
        found = self.house.ask("audit")["found"]
        of = {}
        for case in found["cases"]:
            of.setdefault(case["name"], []).append(case)
        for person in self.persons:
            assert len(of.get(person.name, [])) == 1, (person.name, of.get(person.name))
            self._holds(person, of[person.name][0])
        assert len(found["cases"]) == len(self.persons)
        twice = sum(len(self.house.letters.to(person.email)) - 1 for person in self.persons if person.gets_letters)
        return {
            "deaths": self.count,
            "persons": len(self.persons),
            "letters twice": twice,
            "drafts left": found["drafts"],
            "keys of nothing": found["keys of nothing"],
        }

    def _holds(self, person: Person, case: dict) -> None:
        assert case["reference"] == person.seen
        assert case["answers"] == _typed(person)
        assert case["faults"] == []
        assert case["own page opens"]
        assert case["is_routed"], person.name
        if not person.gets_letters:
            return
        assert [status for template, status in case["letters"] if template == "received"] == ["sent"]
        assert case["events"].count("letter_sent") >= 1
        received = self.house.letters.to(person.email)
        assert len(received) >= 1
        assert len({letter["Message-ID"] for letter in received}) == 1, "a mail program shows both as one letter"

    def close(self) -> None:
        for person in self.persons:
            person.close()


def _typed(person: Person) -> dict:
    """What the answers must be, by the steps themselves and without a server."""
    case = Case(name=person.case.name, team=person.case.team, language=person.case.language, steps=person.written())
    return answers_of(area(person.kind), case).model_dump(mode="json")


@pytest.fixture
def opened():
    """Make houses for killing; what is opened is closed."""
    rounds = []

    def open_house(name: str, **options) -> Round:
        house = KillableHouse(name, **options)
        rounds.append(Round(house))
        house.open()
        return rounds[-1]

    yield open_house
    for each in rounds:
        each.close()
        each.house.close()


def test_a_dozen_deaths_cost_nobody_anything(opened):
    dying = opened("killed")
    writes = dying.writes_of_sending("discharge")
    last = len(writes)
    assert writes[-1] == "COMMIT"
    assert len(writes) > 10

    for gap, then in ((0, PRESS), (1, RELOAD), (last // 2, BEGIN), (last - 1, PRESS), (last, RELOAD)):
        assert dying.killed_at_sending("discharge", gap, then)
    assert dying.killed_at_a_step("boligmix", next(iter(boligmix.CASES[0].steps)), 1)
    assert dying.killed_at_a_step("workfirst", "kontakt", 1)
    dying.killed_between_two_presses("workfirst", 3)  # Or the other press was first, and there was nothing to write.
    work = dying.writes_of_a_worker("boligmix")
    for gap in (2, work.index("COMMIT", 4), LETTER):
        assert dying.killed_at_work("boligmix", gap)

    figures = dying.judge()
    assert figures["deaths"] >= 10
    assert figures["letters twice"] == 1
    assert figures["keys of nothing"] == 0


def test_a_death_between_two_databases_leaves_at_most_a_key_that_opens_nothing(opened):
    dying = opened("killed_apart", keys_apart=True)
    last = len(dying.writes_of_sending("workfirst"))
    for gap in (0, 1, 2, last - 1, last):
        assert dying.killed_at_sending("workfirst", gap)

    figures = dying.judge()
    assert figures["deaths"] == 5
    assert figures["keys of nothing"] <= 3  # All but the first, where no key was made, and the last, where all was.


@pytest.mark.long
def test_two_hundred_deaths_cost_nobody_anything(opened, capsys):
    dying = opened("killed")
    for kind in KINDS:
        _die_everywhere(dying, kind)
    dying.anybody = True
    while dying.count < MANY:
        _die_somewhere(dying)
    figures = dying.judge()
    with capsys.disabled():
        sys.stdout.write(f"\n{figures}\n")
        sys.stdout.writelines(f"{count:5}  {point}\n" for point, count in sorted(dying.deaths.items()) if count)
    assert figures["deaths"] >= MANY
    assert figures["keys of nothing"] == 0


def _die_everywhere(dying: Round, kind: str) -> None:
    """Every gap of the press that sends, of a first and a later step, and of the worker."""
    ways = (PRESS, RELOAD, BEGIN)
    last = len(dying.writes_of_sending(kind))
    for gap in range(last + 1):
        assert dying.killed_at_sending(kind, gap, ways[gap % 3])
    first, later, *_rest = KINDS[kind].CASES[0].steps
    for slug, gap in ((first, 0), (first, 1), (later, 0), (later, 1), (later, 2)):
        assert dying.killed_at_a_step(kind, slug, gap)
    for gap in range(len(dying.writes_of_a_worker(kind)) + 1):
        dying.killed_at_work(kind, gap)


def _die_somewhere(dying: Round) -> None:
    """Anywhere, in any way: what nobody thought of."""
    kind = dying.chance.choice(sorted(KINDS))
    gap = dying.chance.randrange(15)
    way = dying.chance.randrange(4)
    if way == 0:
        dying.killed_between_two_presses(kind, gap)
    elif way == 1:
        dying.killed_at_work(kind, dying.chance.randrange(30))
    else:
        then = dying.chance.choice((PRESS, RELOAD, BEGIN))
        dying.killed_at_sending(kind, gap, then, everything=dying.chance.random() < 0.2)
