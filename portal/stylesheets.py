"""The stylesheets that pages link, each put together from the files of a folder.

A page asks for one sheet, not for twenty; whoever writes a component lays its file into the folder and is done. There
is no step between: whoever asks for the sheet (a server in development, a test, `collectstatic`) gets it as its files
stand now. In production `collectstatic` then gives it a name by its content and compresses it, as it does every file.
"""

from __future__ import annotations

import os
import posixpath
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import utils
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SOURCES = Path(settings.BASE_DIR) / "static"
# Each sheet and what goes into it, in this order: a file, or every file of a folder by name. The order of the layers
# stands in tokens.css, so that file is the first. Between the files of one folder no order may matter.
SHEETS = {
    # Every public page.
    "css/site.css": ("css/tokens.css", "css/base.css", "css/layout.css", "css/components/", "css/print.css"),
    # Only what asks people something or lets them in: journeys, own pages, the unit's door, sign-in.
    "css/journeys.css": ("css/journeys/",),
    # The desk, inside Wagtail's admin.
    "css/desk.css": ("css/desk/",),
}
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANKS = re.compile(r"\s*\n\s*")
_ADDRESS = re.compile(r"""url\((["']?)(?!data:|/|#|[a-z]+:)([^"')]+)\1\)""")


def together(sheet: str) -> str:
    """The text of a sheet, without comments and indentation; what it points to is found from where the sheet lies."""
    return "\n".join(_read(file, sheet) for file in files_of(sheet))


def files_of(sheet: str) -> list[Path]:
    """The files that a sheet is made of, in their order."""
    return [file for part in SHEETS[sheet] for file in _files(SOURCES / part)]


def _files(part: Path) -> list[Path]:
    return sorted(part.glob("*.css")) if part.is_dir() else [part]


def _read(file: Path, sheet: str) -> str:
    folder = posixpath.relpath(file.parent.relative_to(SOURCES).as_posix(), posixpath.dirname(sheet))

    def moved(found: re.Match) -> str:
        return f'url("{posixpath.normpath(posixpath.join(folder, found[2]))}")'

    return _BLANKS.sub("\n", _ADDRESS.sub(moved, _COMMENT.sub("", file.read_text("utf-8")))).strip()


class SheetFinder(BaseFinder):
    """Gives the sheets to Django's static files, as files that are written anew when something in them changed."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=Path(settings.VAR_DIR) / "sheets")
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: Any) -> list:
        """There is nothing to set, and so nothing to set wrongly."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The file of a sheet, fresh."""
        find_all = find_all or kwargs.get("all", False)  # As Django 5.2 may still say.
        if path not in SHEETS:
            return [] if find_all else None
        file = self._fresh(path)
        return [file] if find_all else file

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Every sheet, fresh: this is what `collectstatic` asks, and a server as it starts."""
        for sheet in SHEETS:
            if not utils.matches_patterns(sheet, ignore_patterns or []):
                self._fresh(sheet)
                yield sheet, self.storage

    def _fresh(self, sheet: str) -> str:
        """Write a sheet where it is missing or out of date: whole or not at all, since others may be reading it."""
        file, text = Path(self.storage.path(sheet)), together(sheet).encode()
        if not file.exists() or file.read_bytes() != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(dir=file.parent)
            with os.fdopen(handle, "wb") as out:
                out.write(text)
            Path(beside).chmod(0o644)
            Path(beside).replace(file)
        return str(file)
