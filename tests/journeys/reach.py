"""Whether a page is within everybody's reach: what axe finds, what a screen reader is told, and whether it fits."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

NARROW = {"width": 320, "height": 640}
# What a window of 1280 × 1024 is at 400 %: the same letters, four times as large.
ZOOMED = {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4, "reduced_motion": "reduce"}
NAMED = {"button", "checkbox", "combobox", "link", "radio", "radiogroup", "spinbutton", "textbox"}
AXE = Axe().axe_script
COLOURS_ALONE = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}

# What stands at each field of the page, and whether it must be answered or is wrong.
ASKED = """
() => [...document.querySelectorAll("main .field:not(.field-rows)")].map((field) => {
    const said = (one) => one.textContent.replace(/\\s+/g, " ").trim();
    const texts = (...names) => names.flatMap((name) => [...field.querySelectorAll(":scope " + name)]).map(said);
    const control = field.querySelector("fieldset, select, textarea, input");
    const tick = field.matches(".field-tick");
    return {
        name: said(field.querySelector(tick ? ".choice-card label" : ".field-label")),
        says: texts(".field-hint", ".field-why", ".field-error p"),
        wrong: field.matches(".field-wrong"),
        kind: control.matches("fieldset") ? (control.getAttribute("role") || "group") : control.type,
        needed: [control, ...field.querySelectorAll("[aria-required]")].some((one) => one.ariaRequired === "true"),
        optional: Boolean(field.querySelector(".field-optional")),
    };
})
"""


def faults(page: Page, **rules: object) -> list[tuple[str, list[str]]]:
    """What axe finds on a page in which scripts may run: by all its rules, or by some."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    options = {"resultTypes": ["violations"], **rules}
    found = page.evaluate("options => axe.run(options).then((results) => results.violations)", options)
    return [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found]


class Looker:
    """Looks at pages of one browser tab, in which scripts run or do not.

    A context without JavaScript could not run axe either, so scripts are switched off for the pages alone.
    """

    def __init__(self, page: Page, *, scripts: bool = True):
        self.page, self.scripts = page, scripts
        self.devtools = page.context.new_cdp_session(page)
        self._let_scripts_run(scripts)

    def _let_scripts_run(self, run: bool) -> None:
        self.devtools.send("Emulation.setScriptExecutionDisabled", {"value": not run})

    def look(self) -> None:
        """Fail if the page is out of somebody's reach."""
        found = {"axe": self.faults(), "not said": self.unsaid(), "too wide": is_too_wide(self.page)}
        assert not any(found.values()), (self.page.url, found)

    def faults(self) -> list[tuple[str, list[str]]]:
        """What axe finds, by day and (the colours) by night."""
        found = []
        self._let_scripts_run(True)
        for scheme, rules in (("dark", COLOURS_ALONE), ("light", {})):
            self.page.emulate_media(color_scheme=scheme)
            found += faults(self.page, **rules)
        self._let_scripts_run(self.scripts)
        return found

    def heard(self) -> list[dict]:
        """The accessibility tree as a screen reader gets it: role, name, description and states of every node."""
        nodes = self.devtools.send("Accessibility.getFullAXTree")["nodes"]
        return [
            {
                "role": node["role"]["value"],
                "name": _plain(node.get("name", {}).get("value")),
                "description": _plain(node.get("description", {}).get("value")),
                **{one["name"]: one["value"].get("value") for one in node.get("properties", ())},
            }
            for node in nodes
            if not node["ignored"]
        ]

    def unsaid(self) -> list[object]:
        """What the page shows and a screen reader is not told: names, hints, reasons, errors, what must be answered."""
        told = self.heard()
        missing: list[object] = [node for node in told if node["role"] in NAMED and not node["name"]]
        asked = self.page.evaluate(ASKED)
        groups = self.page.locator("main fieldset, main [role=group]").count()
        if groups > sum(node["role"] in ("group", "radiogroup") and bool(node["name"]) for node in told):
            missing.append("a group without a name")
        for field in asked:
            if not any(_tells(node, field) for node in told):
                missing += [field, [node for node in told if node["name"] == field["name"]]]
        return missing


def is_too_wide(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


def _tells(node: dict, asked: dict) -> bool:
    """Whether a node is this field with all that is said at it. A group of boxes has no word for «must» or «wrong»."""
    if node["name"] != asked["name"] or any(text not in node["description"] for text in asked["says"]):
        return False
    if node["role"] == "group":
        return True
    # Of lists and ticks Chromium's tree never says that they must be answered, whatever the page says of them.
    is_needed = asked["needed"] if asked["kind"] in ("select-one", "checkbox") else bool(node.get("required"))
    is_wrong = node.get("invalid", "false") == "true"
    return (is_wrong, is_needed, asked["needed"] and asked["optional"]) == (asked["wrong"], asked["needed"], False)
