"""One writer of state: `lifecycle.advance()`. Nowhere else is a state assigned, updated or slipped in."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("portal", "cms", "intake")
THE_WRITER = "intake/submissions/lifecycle.py"
# Queryset calls that write the columns they name, and calls that write columns by a list of names.
WRITES_BY_KEYWORD = {"update", "aupdate", "update_or_create", "aupdate_or_create"}
WRITES_IN_BULK = {"bulk_create", "abulk_create", "bulk_update", "abulk_update"}


def targets(node):
    if isinstance(node, ast.Assign):
        return [leaf for target in node.targets for leaf in ast.walk(target)]
    return [node.target] if isinstance(node, (ast.AugAssign, ast.AnnAssign, ast.NamedExpr)) else []


def says_state(node):
    return isinstance(node, ast.Constant) and node.value == "state"


def is_call(node, *names):
    called = node.func if isinstance(node, ast.Call) else None
    return getattr(called, "attr", getattr(called, "id", None)) in names


def writes_state(node):
    """Whether a node of the syntax tree writes, or could write, a state."""
    if any(isinstance(target, ast.Attribute) and target.attr == "state" for target in targets(node)):
        return True
    if is_call(node, "setattr", "__setattr__") and any(map(says_state, node.args)):
        return True
    if is_call(node, *WRITES_BY_KEYWORD):
        return any(keyword.arg == "state" for keyword in node.keywords) or any(
            says_state(key) for keyword in node.keywords for key in ast.walk(keyword.value)
        )
    if is_call(node, *WRITES_IN_BULK):
        return any(says_state(part) for part in ast.walk(node)) or any(
            isinstance(part, ast.Name) and part.id == "Submission" for part in ast.walk(node)
        )
    # A new submission begins as the model says; none is made in another state.
    return is_call(node, "Submission") and any(keyword.arg == "state" for keyword in node.keywords)


def makes_a_submission_in_a_state(node):
    """`Submission.objects.create(state=…)`."""
    if not is_call(node, "create", "acreate", "get_or_create"):
        return False
    names = {part.id for part in ast.walk(node.func) if isinstance(part, ast.Name)}
    return "Submission" in names and any(keyword.arg == "state" for keyword in node.keywords)


def writers(root):
    for file in sorted(file for source in SOURCES for file in (root / source).rglob("*.py")):
        name = file.relative_to(root).as_posix()
        if name == THE_WRITER or "migrations" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            if writes_state(node) or makes_a_submission_in_a_state(node):
                yield f"{name}:{node.lineno}"


def test_nobody_but_the_lifecycle_writes_a_state():
    assert list(writers(ROOT)) == []


def test_the_test_sees_every_way_to_write_one(tmp_path):
    ways = [
        "case.state = 'closed'",
        "other, case.state = 1, 2",
        "case.state += 'x'",
        "setattr(case, 'state', State.CLOSED)",
        "object.__setattr__(case, 'state', State.CLOSED)",
        "Submission.objects.filter(pk=1).update(team=team, state=State.CLOSED)",
        "Submission.objects.filter(pk=1).update(**{'state': State.CLOSED})",
        "Submission.objects.update_or_create(pk=1, defaults={'state': State.CLOSED})",
        "Submission.objects.bulk_update(cases, ['state'])",
        "Submission.objects.bulk_create(cases)",
        "Submission(state=State.CLOSED)",
        "Submission.objects.create(state=State.CLOSED)",
    ]
    innocent = [
        "if case.state == State.CLOSED: pass",
        "Submission.objects.filter(state=State.CLOSED).update(team=team)",
        "state = State(case.state)",
        "events.record(case, from_state=source)",
    ]
    folder = tmp_path / "intake" / "desk"
    folder.mkdir(parents=True)
    (folder / "views.py").write_text("\n".join([*ways, *innocent]))
    (tmp_path / "intake" / "submissions").mkdir()
    (tmp_path / THE_WRITER).write_text("case.state = 'closed'")

    assert sorted(writers(tmp_path), key=lambda place: int(place.rpartition(":")[2])) == [
        f"intake/desk/views.py:{line}" for line in range(1, len(ways) + 1)
    ]
