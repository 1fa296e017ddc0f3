"""Every address of the house. The order matters: what is fixed comes before Wagtail's pages."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

READS = settings.DOK_SIDE != "public"

urlpatterns: list = []

if READS:
    urlpatterns += [
        # Wagtail's own sign-in takes a password alone. It must not be reachable at all.
        path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
        path("admin/", include(wagtailadmin_urls)),
        path("konto/", include("allauth.urls")),
    ]

urlpatterns += [path("documents/", include(wagtaildocs_urls))]

urlpatterns += i18n_patterns(
    path("", include("intake.journeys.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
