"""For Wagtail's overlay of keyboard shortcuts, whose template is given no request."""

from __future__ import annotations

from django import template
from django.template import Context

register = template.Library()


@register.simple_tag(takes_context=True)
def is_at_the_desk(context: Context) -> bool:
    """Whether the page that is drawn is one of the queue's."""
    match = getattr(getattr(context, "request", None), "resolver_match", None)
    return match is not None and match.namespace == "queue"
