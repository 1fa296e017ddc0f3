"""What a browser makes of a page: the form on it, what is filled in, what may be chosen, and what a hand does to it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse
from hypothesis import strategies as st

from intake.journeys.cpr import contains_cpr, without_cpr
from intake.journeys.drafts import FORM
from intake.journeys.which_form import SEEN

TOKEN = "csrfmiddlewaretoken"
# As a browser posts them: a radio that is not chosen and a box that is not ticked are not among them.
Fields = dict[str, list[str]]

TYPED = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12),
    st.sampled_from(
        ["", " ", "0", "-1", "æøå ÆØÅ", "<b>&amp;\"'</b>", "99999999999", "2300", "1950", "a@b", "x" * 1700]
    ),
    st.sampled_from(["010190-1234", "mit nummer er 0101901234."]),
)
LINES = st.sampled_from(["En linje\nog en til", "\nførst en tom", "sidst en tom\n", "\n\n"])


@dataclass(frozen=True)
class Page:
    """The one form of a page. `kinds` tells what stands on it by name: text, textarea, radio, checkbox, select."""

    action: str
    token: str
    fields: Fields
    kinds: dict[str, str] = field(repr=False)
    options: dict[str, list[str]] = field(repr=False)
    buttons: list[tuple[str, str]]
    # Which form the page is of, and which answers it showed.
    marks: Fields = field(default_factory=dict, repr=False)

    def with_(self, fields: Fields) -> Page:
        return replace(self, fields=fields)

    def posted(self, name: str = "", value: str = "1") -> dict[str, list[str]]:
        """What goes over the wire; a line's end goes as two characters."""
        typed = {
            key: [text.replace("\n", "\r\n") if self.kinds.get(key) == "textarea" else text for text in texts]
            for key, texts in self.fields.items()
        }
        return {**typed, **self.marks, TOKEN: [self.token], **({name: [value]} if name else {})}


def page_of(response: HttpResponse, address: str = "") -> Page | None:
    """Read the form in the middle of a page. None if there is none."""
    form = BeautifulSoup(response.content.decode(), "html.parser").select_one("main form[method=post]")
    if form is None:
        return None
    fields: Fields = {}
    kinds, options, marks = {}, {}, {}
    for control in form.select("input, textarea, select"):
        name, kind = control["name"], _kind(control)
        if name in (FORM, SEEN):
            marks[name] = [control.text.removeprefix("\n") if kind == "textarea" else control.get("value", "")]
            continue
        # A browser shows no file again; what lies with the draft is listed beside its input.
        if kind in ("hidden", "file", "") or name.startswith("hp_"):
            continue
        kinds[name] = kind
        _read(control, kind, fields.setdefault(name, []), options.setdefault(name, []))
    others = form.find_parent("main").select(f'button[form="{form.get("id", "")}"]')
    buttons = [(button.get("name", ""), button.get("value", "")) for button in [*form.select("button"), *others]]
    token = form.select_one(f"input[name={TOKEN}]")["value"]
    shown = {name: values for name, values in fields.items() if values}
    return Page(form.get("action", address), token, shown, kinds, options, buttons, marks)


def _kind(control: Tag) -> str:
    if control.name != "input":
        return control.name
    kind = control.get("type", "text")
    return kind if kind in ("radio", "checkbox", "hidden", "file") else "text"


def _read(control: Tag, kind: str, values: list[str], options: list[str]) -> None:
    if kind == "textarea":
        values.append(control.text.removeprefix("\n").replace("\r\n", "\n"))
    elif kind == "select":
        options.extend(option.get("value", "") for option in control.select("option"))
        chosen = control.select_one("option[selected]")
        values.append(chosen.get("value", "") if chosen else options[0])
    elif kind in ("radio", "checkbox"):
        options.append(control.get("value", "on"))
        if control.has_attr("checked"):
            values.append(control.get("value", "on"))
    else:
        values.append(control.get("value", ""))


def anyhow(page: Page, name: str) -> st.SearchStrategy[list[str]]:
    """Everything that a person can do to one field in a browser."""
    kind, options = page.kinds[name], page.options[name]
    if kind == "checkbox":
        return st.lists(st.sampled_from(options), unique=True).map(lambda chosen: [o for o in options if o in chosen])
    if kind in ("radio", "select"):
        return st.sampled_from(options).map(lambda chosen: [chosen])
    return (st.one_of(TYPED, LINES) if kind == "textarea" else TYPED).map(lambda text: [text])


def as_they_stand(fields: Fields, page: Page) -> Fields:
    """What of these the page asks, with ticks in the order of its boxes."""
    asked = {name: texts for name, texts in fields.items() if name in page.kinds}
    for name, texts in asked.items():
        if options := page.options[name]:
            asked[name] = sorted(texts, key=options.index)
    return asked


def rearranged(fields: Fields, name: str, value: str) -> Fields:
    """What a list holds after its button: one blank more, or one less and the next moved up."""
    which, _dash, verb = name.rpartition("-")
    if verb != "remove":
        return fields
    kept: Fields = {}
    for key, texts in fields.items():
        parts = key.removeprefix(f"{which}-").split("-", 1)
        if not key.startswith(f"{which}-") or int(parts[0]) < int(value):
            kept[key] = texts
        elif int(parts[0]) > int(value):
            kept[f"{which}-{int(parts[0]) - 1}-{parts[1]}"] = texts
    return kept


def differing(typed: Fields, page: Page) -> list[str]:
    """The fields that do not show what was typed.

    A question may have gone since, as may a choice, where it hangs on another answer; one may have come, and is blank.
    A CPR number alone is not kept.
    """
    wrong = []
    for name in page.kinds:
        was = [_kept(text) for text in typed.get(name, []) if not page.options[name] or text in page.options[name]]
        shown = [_kept(text) for text in page.fields.get(name, [])]
        if was != shown and (was or shown != [""]):
            wrong.append(name)
    return wrong


def _kept(text: str) -> str:
    return without_cpr(text).strip() if contains_cpr(text) else text.strip()
