"""The colours of the drawings on paper: WeasyPrint shows an SVG, but gives it none of the page's styles.

The rules of `street.css` are put into each drawing, with the tokens' values in place of their names, so that no colour
is written down twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import tinycss2
from django.conf import settings

_CSS = Path(settings.BASE_DIR) / "static" / "css"
_TOKEN = re.compile(r"var\((--[\w-]+)\)")
_DRAWING = re.compile(r"(<svg\b[^>]*>)")


def coloured(html: str) -> str:
    """The page with the rules of our drawings inside each of its drawings."""
    return _DRAWING.sub(rf"\1<style>{_rules()}</style>", html)


@cache
def _rules() -> str:
    tokens = dict(_tokens())

    def value(found: re.Match) -> str:
        return _TOKEN.sub(value, tokens.get(found[1], "none"))

    rules = _plain(tinycss2.parse_stylesheet((_CSS / "components/street.css").read_text("utf-8"), True, True))
    return "".join(_TOKEN.sub(value, rule) for rule in rules)


def _tokens() -> Iterator[tuple[str, str]]:
    """The names and values of the house's colours by day: those of the first `:root`."""
    for rule in _qualified(tinycss2.parse_stylesheet((_CSS / "tokens.css").read_text("utf-8"), True, True)):
        if tinycss2.serialize(rule.prelude).strip() == ":root":
            for line in tinycss2.parse_blocks_contents(rule.content, True, True):
                if line.type == "declaration":
                    yield line.name, tinycss2.serialize(line.value).strip()


def _plain(nodes: list) -> Iterator[str]:
    for rule in _qualified(nodes):
        yield rule.serialize()


def _qualified(nodes: list) -> Iterator:
    """The rules of a sheet, out of its layers; what only some screens see (`@media`) is left out."""
    for node in nodes:
        if node.type == "qualified-rule":
            yield node
        elif node.type == "at-rule" and node.lower_at_keyword == "layer" and node.content:
            yield from _qualified(tinycss2.parse_rule_list(node.content, True, True))
