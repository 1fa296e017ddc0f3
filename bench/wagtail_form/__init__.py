"""The other side of the comparison: Wagtail's own form builder, made as its manual says. Never part of the product."""
