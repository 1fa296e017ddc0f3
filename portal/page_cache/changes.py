"""What makes every page fresh: a change of anything that a page shows.

Pages show each other (menu, cards, figures), so no change is traced to the pages that it touches: all are made anew,
at a few milliseconds each, as they are asked for. These receivers carry no process. They only tell that what was kept
is old.
"""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete, post_save

from .shelf import shelf

_shown: set[type[models.Model]] = set()
# A save of nothing but these is a draft's, or the screens' own: the public page stays as it was.
NOT_SHOWN = frozenset(
    {
        "latest_revision",
        "latest_revision_created_at",
        "draft_title",
        "has_unpublished_changes",
        "wagtail_admin_comments",
        "locked",
        "locked_at",
        "locked_by",
    }
)


def touches(*shown: type[models.Model]) -> None:
    """Make every page fresh whenever a row of these models, or of one that inherits from them, is saved or deleted."""
    _shown.update(shown)


def bump(*_args: Any, **_kwargs: Any) -> None:
    """Make every page fresh in every process, once what is being written is committed. May receive any signal."""
    transaction.on_commit(shelf.renew)


def _saved(sender: type[models.Model], update_fields: frozenset[str] | None = None, **_kwargs: Any) -> None:
    if issubclass(sender, tuple(_shown)) and not (update_fields and update_fields <= NOT_SHOWN):
        bump()


def listen() -> None:
    """Hear of every row that is saved or deleted. Called once, when the house is set up."""
    post_save.connect(_saved, dispatch_uid="page_cache_saved")
    post_delete.connect(_saved, dispatch_uid="page_cache_deleted")
