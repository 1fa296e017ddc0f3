"""Our side of the comparison: a journey with one step that asks what bench.wagtail_form asks."""
