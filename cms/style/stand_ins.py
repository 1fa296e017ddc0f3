"""What stands in for pages and fields on the style page, so that the real templates can be shown without a database."""

from types import SimpleNamespace
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from portal.field import written


def page(*, title: str, **said: Any) -> Page:
    """A page that is in no tree and leads nowhere, with whatever else a template asks of its kind."""
    made = Page(title=title)
    vars(made).update(said, get_url=lambda request=None: "#")
    return made


class Field(SimpleNamespace):
    """A field of a form as `portal.field` meets it: `markup` is what the person fills in."""

    errors: tuple[str, ...] = ()
    help_text = ""
    use_fieldset = False
    aria_describedby = ""

    def as_field_group(self) -> SafeString:
        return written(self)

    def __str__(self) -> str:
        return self.__html__()

    def __html__(self) -> SafeString:
        return mark_safe(self.markup)  # noqa: S308  (written in samples.py, never by a person)


def asked(**said: Any) -> SimpleNamespace:
    """What a field knows of its question, as `intake.journeys.fields` gives it."""
    known = {"layout": "", "optional": False, "required": True, "why": "", "unit": "", "limit": 0}
    return SimpleNamespace(**{**known, "widget": SimpleNamespace(input_type="text"), **said})
