"""Pictures on pages: see templates/components/picture.html."""

from django import template

from cms import renditions

register = template.Library()


@register.simple_tag
def shown_picture(image, crop: str = "") -> renditions.Shown:
    """A picture in one of the crops of `cms.renditions`; the whole of it where none is named."""
    return renditions.shown(image, crop or "whole")
