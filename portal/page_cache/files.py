"""The pages of a house without Redis: files that its processes share."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache


class PageFiles(FileBasedCache):
    """Django's cache in files, in which two processes cannot both be the first to add something."""

    def __init__(self, folder: str, parameters: dict[str, Any]) -> None:
        super().__init__(folder, parameters)
        self.folder = Path(folder)

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        with self._alone():
            return super().add(key, value, timeout, version)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self.folder / "turns").open("w") as turns:
            fcntl.flock(turns, fcntl.LOCK_EX)
            yield
