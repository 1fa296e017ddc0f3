"""The layer law of docs/architecture.md: imports go down only, wherever in a file they stand."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("portal", "cms", "intake", "dialogue")
AREAS = ("intake.boligmix", "intake.discharge", "intake.workfirst")
# Each room and its layer; the most exact name counts. A room may import rooms of lower layers, and itself.
LAYERS = {
    "portal": 0,
    "intake": 0,  # The folder itself holds no code.
    "intake.vault": 0,
    "cms": 1,
    "intake.submissions": 1,
    "intake.routing": 2,
    "intake.journeys": 3,
    **dict.fromkeys(AREAS, 4),
    "intake.desk": 5,
    "intake.api": 5,
    "intake.wards": 5,
    "intake.support": 5,
    "dialogue": 5,
    "portal.management": 5,
    "portal.apps": 6,
    "portal.urls": 6,
    "portal.wsgi": 6,
    "portal.checks": 6,
}
# Beside the layers: the public words may ask two rooms' public faces, and intake knows nothing of them.
CMS_MAY = ("cms", "portal", "intake.journeys.public", "intake.support.public")
# A door above the public words: a meeting is a page. Of intake it uses what seals, asks and posts, and no submission.
DIALOGUE_MAY = (
    "cms",
    "dialogue",
    "intake.journeys.fields",
    "intake.journeys.forms",
    "intake.journeys.guard",
    "intake.journeys.own_page.guest",
    "intake.submissions.letters",
    "intake.submissions.mailbox",
    "intake.vault",
    "portal",
)
# Commands and the pages' hooks are doors and wiring, in whichever room they lie.
DOORS, WIRING = ("management",), ("wagtail_hooks",)


def is_in(module, room):
    return module == room or module.startswith(f"{room}.")


def room_of(module):
    return max((room for room in LAYERS if is_in(module, room)), key=len, default=None)


def layer_of(module):
    parts = module.split(".")
    if any(part in WIRING for part in parts):
        return 6
    return 5 if any(part in DOORS for part in parts) else LAYERS[room_of(module)]


def imports_of(tree, module, is_package):
    """Every module that a file imports, as dotted names; `from . import x` may mean the module x, so both are told."""
    package = module.split(".") if is_package else module.split(".")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{base}.{name.name}") for name in node.names)


def may_import(importer, imported):
    """Whether the law allows it."""
    ours, theirs = room_of(importer), room_of(imported)
    if theirs == "dialogue" != ours:
        return layer_of(importer) == 6
    if ours == theirs or layer_of(importer) == 6:
        return ours == theirs or not {ours, theirs} <= set(AREAS)
    if ours == "cms":
        return any(is_in(imported, room) for room in CMS_MAY)
    if ours == "dialogue":
        return any(is_in(imported, room) for room in DIALOGUE_MAY) and layer_of(imported) <= 5
    if theirs == "cms":
        return ours == "portal" and layer_of(importer) >= 5
    return layer_of(importer) > layer_of(imported) or {ours, theirs} == {"portal", "intake.vault"}


def breaches(root):
    for file in sorted(file for source in SOURCES for file in (root / source).rglob("*.py")):
        parts = file.relative_to(root).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        module = ".".join(parts[:-1] if is_package else parts)
        if "migrations" in parts:
            continue
        for line, imported in imports_of(ast.parse(file.read_text()), module, is_package):
            if room_of(imported) and not may_import(module, imported):
                yield f"{'/'.join(parts)}.py:{line} imports {imported}"


def test_imports_go_down_only():
    assert list(breaches(ROOT)) == []


def test_the_test_sees_every_breach_it_speaks_of(tmp_path):
    forbidden = {
        "intake/boligmix/wagtail_hooks.py": "from intake.workfirst import declaration",
        "intake/vault/apps.py": "from intake.submissions import kinds",
        "intake/vault/a.py": "from intake.submissions.models import Submission",
        "intake/submissions/a.py": "def later():\n    from intake.routing import route",
        "intake/routing/a.py": "from ..journeys import declaration",
        "intake/journeys/a.py": "from intake import boligmix",
        "intake/journeys/own_page/a.py": "from intake.desk import reading",
        "intake/boligmix/a.py": "import intake.discharge.answers",
        "intake/boligmix/apps.py": "from intake.workfirst import declaration",
        "intake/discharge/a.py": "from intake.desk.views import x",
        "intake/submissions/b.py": "import cms.models",
        "intake/desk/a.py": "from cms import queries",
        "intake/journeys/b.py": "from intake.wards import views",
        "cms/d.py": "from dialogue import guests",
        "intake/desk/c.py": "from dialogue.models import Invitation",
        "dialogue/a.py": "from intake.submissions.models import Submission",
        "dialogue/admin/b.py": "from intake.desk.views.base import DeskView",
        "cms/a.py": "from intake.submissions.models import Submission",
        "cms/b.py": "from intake.journeys.declaration import areas",
        "cms/g.py": "from intake.support.models import Support",
        "intake/support/a.py": "from cms.models import ProposalPage",
        "intake/journeys/c.py": "from intake.support import public",
        "portal/a.py": "from intake.submissions import enums",
        "portal/accounts/b.py": "import cms.models",
    }
    allowed = {
        "intake/vault/b.py": "from portal.tasks import task",
        "intake/boligmix/b.py": "from . import answers\nfrom intake.journeys.declaration import Area",
        "intake/desk/b.py": "from intake.boligmix import answers",
        "intake/desk/wagtail_hooks.py": "from .views import x",
        "dialogue/c.py": "from cms.models import MeetingPage\nfrom intake.vault import keys",
        "cms/c.py": "from intake.journeys.public import open_journeys\nfrom portal.accounts.models import User",
        "cms/e.py": "from intake.support import public",
        "intake/support/b.py": "from intake.journeys.guard.doors import weigh",
        "portal/management/commands/c.py": "from intake.submissions import process",
        "portal/urls.py": "from intake.desk import views\nimport cms.models\nimport django",
    }
    for name, code in {**forbidden, **allowed}.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(code)
    assert [breach.split(":")[0] for breach in breaches(tmp_path)] == sorted(forbidden)
