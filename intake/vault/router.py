"""Send the key rows, and nothing else, to the keys database."""

from __future__ import annotations

from typing import Any

from django.conf import settings


class KeysRouter:
    """Route the vault's models to `DOK_KEYS_DATABASE`, which is `default` in a small house."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        """Say where a model is read."""
        return settings.DOK_KEYS_DATABASE if model._meta.app_label == "vault" else None

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        """Create the key table in the keys database only, and nothing else there."""
        if app_label == "vault":
            return db == settings.DOK_KEYS_DATABASE
        return None if db == "default" else False
