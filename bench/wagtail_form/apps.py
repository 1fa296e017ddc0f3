from django.apps import AppConfig


class WagtailFormConfig(AppConfig):
    name = "bench.wagtail_form"
    label = "wagtail_form"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """A form is never for everybody. Ours are left alone by the page cache, and so are these."""
        from portal import page_cache

        for frame in ("bare", "house"):
            page_cache.never(f"bench-{frame}/")
