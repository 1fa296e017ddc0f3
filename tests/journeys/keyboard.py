"""Hands that have a keyboard and nothing else: Tab, Space, Enter, the arrows and letters."""

from playwright.sync_api import Page

# Far more stops than any page has.
MANY = 150

STOP = """
() => {
    const here = document.activeElement;
    const shown = here.closest(".choice-card") || here;
    const style = getComputedStyle(shown), place = shown.getBoundingClientRect();
    return {
        tag: here.tagName, type: here.type || "", name: here.name || "", value: here.value || "",
        href: here.getAttribute("href") || "", text: here.textContent.replace(/\\s+/g, " ").trim(),
        says: shown.outerHTML.slice(0, 120),
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        seen: place.bottom > 0 && place.top < innerHeight && place.right > 0 && place.left < innerWidth,
    };
}
"""


class Keyboard:
    """Goes through a page stop by stop; each stop must show where it is."""

    def __init__(self, page: Page):
        self.page = page
        self.stops = 0

    def next(self) -> dict:
        """Press Tab; returns where that leads."""
        self.page.keyboard.press("Tab")
        self.stops += 1
        here = self.page.evaluate(STOP)
        if here["tag"] != "BODY":
            assert here["ring"], f"nobody sees that the focus is on {here['says']} at {self.page.url}"
            assert here["seen"], f"the focus is out of sight on {here['says']} at {self.page.url}"
        return here

    def to(self, **wanted: str) -> dict:
        """Press Tab until a stop fits."""
        for _stop in range(MANY):
            here = self.next()
            if all(here[name] == value for name, value in wanted.items()):
                return here
        raise AssertionError(f"no Tab leads to {wanted} on {self.page.url}")

    def press(self, **wanted: str) -> None:
        """Go to a link or a button and press Enter on it."""
        self.to(**wanted)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def go_on(self) -> None:
        """Go to the button of the page's own form, past everything else, and press Enter."""
        for _stop in range(MANY):
            if is_the_way_on(self.next()):
                with self.page.expect_navigation():
                    self.page.keyboard.press("Enter")
                return
        raise AssertionError(f"no Tab leads to the button of {self.page.url}")

    def answer(self, fields: dict) -> None:
        """Answer a step in the order of its stops, and go on."""
        left = dict(fields)
        for _stop in range(MANY):
            here = self.next()
            if here["name"].endswith("-add") and left:
                with self.page.expect_navigation():
                    self.page.keyboard.press("Enter")
            elif is_the_way_on(here):
                assert left == {}, f"the keyboard did not reach {left} on {self.page.url}"
                with self.page.expect_navigation():
                    self.page.keyboard.press("Enter")
                return
            elif here["name"] in left and self._write(here, left[here["name"]]):
                del left[here["name"]]
        raise AssertionError(f"no Tab leads to the button of {self.page.url}")

    def _write(self, here: dict, wanted: str | list[str]) -> bool:
        """Give an answer at one stop; says whether the field has all of it now."""
        if here["type"] == "radio":
            self._arrow_to(wanted, "[...document.getElementsByName(here.name)].find((one) => one.checked)?.value")
        elif here["type"] == "checkbox":
            return self._tick(here, wanted)
        elif here["tag"] == "SELECT":
            self._arrow_to(wanted, "here.value")
        else:
            self.page.keyboard.type(str(wanted))
        return True

    def _tick(self, here: dict, wanted: str | list[str]) -> bool:
        values = [here["value"]] if wanted == "on" else [wanted] if isinstance(wanted, str) else wanted
        if here["value"] in values:
            self.page.keyboard.press("Space")
        boxes = "[...document.getElementsByName(document.activeElement.name)].filter((one) => one.checked).length"
        return self.page.evaluate(boxes) == len(values)

    def _arrow_to(self, wanted: str | list[str], value: str) -> None:
        said = f"() => {{ const here = document.activeElement; return {value}; }}"
        if self.page.evaluate(said) is None:
            self.page.keyboard.press("Space")
        for _choice in range(MANY):
            if self.page.evaluate(said) == wanted:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows do not reach {wanted} on {self.page.url}")


def is_the_way_on(here: dict) -> bool:
    return here["tag"] == "BUTTON" and here["type"] == "submit" and not here["name"]
