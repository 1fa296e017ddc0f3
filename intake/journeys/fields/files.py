"""Files that somebody chooses on their own machine: pictures and PDFs.

The files themselves lie with the draft (`journeys.files`), not in what was posted: a browser sends a file once and
never again, so a page that comes back with an error must find it where it was laid.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from intake.journeys.widgets import FirstIsItself
from portal.uploads import MEGABYTE

from .base import Asked, AskedBoundField, Words

if TYPE_CHECKING:
    from intake.journeys.files.held import HeldFile

ACCEPTED = ".pdf,.jpg,.jpeg,.png,.webp,application/pdf,image/jpeg,image/png,image/webp"


class FilesBoundField(AskedBoundField):
    """The files on a page."""

    @property
    def held(self) -> list[HeldFile]:
        """The files that lie with the draft."""
        return self.data if self.form.is_bound else []

    @property
    def can_grow(self) -> bool:
        return len(self.held) < self.field.most

    @property
    def aria_describedby(self) -> str:
        return f"{super().aria_describedby} {self.auto_id}_limits".strip()


class _Picker(FirstIsItself, forms.FileInput):
    """The button that opens the machine's own list of files."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[HeldFile]:
        """The files of the draft, which the step's view gives to its form."""
        return files.getlist(name) if files else []


class Files(Asked, forms.Field):
    """Some files; a list of dictionaries as `submissions.files.AttachedFile` has them.

    At most `most` of them, each of at most `megabytes` as it is sent. Not for the small forms in a list.
    """

    widget = _Picker
    layout = "files"
    missing = _("Vælg en fil.")
    add = _("Læg filerne ved")
    _limits = ngettext_lazy(
        "Højst %(most)d fil på højst %(megabytes)d MB. PDF, JPEG, PNG eller WebP.",
        "Højst %(most)d filer på hver højst %(megabytes)d MB. PDF, JPEG, PNG eller WebP.",
        "most",
    )

    def __init__(self, label: Words, *, most: int = 3, megabytes: int = 8, **options: Any):
        self.most, self.megabytes = most, megabytes
        super().__init__(label, template_name="intake/journeys/parts/files.html", **options)

    @property
    def largest(self) -> int:
        """Bytes."""
        return self.megabytes * MEGABYTE

    @property
    def limits(self) -> str:
        return self._limits % {"most": self.most, "megabytes": self.megabytes}

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> FilesBoundField:
        return FilesBoundField(form, self, field_name)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"multiple": self.most > 1, "accept": ACCEPTED}

    def clean(self, value: list[HeldFile]) -> list[dict[str, Any]]:
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")
        return [
            {"name": file.name, "media_type": file.media_type, "size": file.size, "item": file.item} for file in value
        ]

    def as_posted(self, name: str, value: Any) -> dict[str, list[str]]:
        """Words bring no files."""
        return {}

    def show(self, value: list[Mapping[str, Any]]) -> str:
        """A line for each."""
        return "\n".join(f"{file['name']} ({filesizeformat(file['size'])})" for file in value)
