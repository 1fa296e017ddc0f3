"""The style page and the colours it is shown in.

It lies outside /admin/, and so stands under the policy and the stylesheets of the public pages: what is seen here is
what readers see. A component is shown by its name: `static/css/components/card.css` by `templates/style/card.html`. A
test fails for a stylesheet without an entry, and the pictures of `tests/visual/` are taken here.
"""

import re
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import select_template
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access

from intake.journeys.public import language_prefix

from .samples import samples

SHEETS = Path(settings.BASE_DIR) / "static" / "css"
# Where the components of public pages lie. What stands inside the admin (`desk`, `admin`) is no business of this page.
FOLDERS = ("components", "journeys")
THEMES = ("light", "dark")
# What needs the width of a page, and so stands light above dark instead of side by side.
WIDE = {"band", "campaign-card", "hero", "members", "page-head", "proposal", "site-footer", "site-header"}
WIDE |= {"street", "theme-row", "ways", "question", "letter", "answered-question", "status-line", "timeline"}
WIDE |= {"campaign", "correspondence", "gallery", "news", "news-list"}
_LIGHT = re.compile(r"\n  :root \{\n(.*?)\n  \}", re.DOTALL)
_DARK = re.compile(r"prefers-color-scheme: dark\) \{\s*:root \{\n(.*?)\n    \}", re.DOTALL)


class Component(NamedTuple):
    """One component: its name, and its stylesheet as static files know it."""

    name: str
    sheet: str

    @property
    def is_wide(self) -> bool:
        return self.name in WIDE


def components() -> list[Component]:
    """Every public component, by its stylesheet."""
    files = (file for folder in FOLDERS for file in (SHEETS / folder).glob("*.css"))
    return sorted(Component(file.stem, file.relative_to(SHEETS.parent).as_posix()) for file in files)


@never_cache
@require_safe
@require_admin_access
def style_page(request: HttpRequest) -> HttpResponse:
    """Show every component, by day and by night."""
    shown = [(component, [_rendered(component, theme, request) for theme in THEMES]) for component in components()]
    return render(request, "style/page.html", {"shown": shown})


@require_safe
def theme_css(request: HttpRequest) -> HttpResponse:
    """The tokens of tokens.css once more, for a part of a page that says which hour it shows.

    Read from that file at every call, so that the two can never differ.
    """
    tokens = (SHEETS / "tokens.css").read_text("utf-8")
    light, dark = _LIGHT.search(tokens)[1], _DARK.search(tokens)[1]
    rules = (
        f"[data-theme] {{ {light} color-scheme: light; }}",
        f'[data-theme="dark"] {{ {dark} color-scheme: dark; }}',
    )
    return HttpResponse(f"@layer tokens {{ {' '.join(rules)} }}", content_type="text/css; charset=utf-8")


def _rendered(component: Component, theme: str, request: HttpRequest) -> tuple[str, str]:
    """A component in one of the themes. A component without an entry says so on the page, and in a test."""
    template = select_template([f"style/{component.name}.html", "style/missing.html"])
    return theme, template.render(
        {"component": component, "theme": theme, "home": language_prefix(), **samples(theme)}, request
    )
