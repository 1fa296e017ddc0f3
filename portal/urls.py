"""Every address of the house. The order matters: what is fixed comes before Wagtail's pages."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal import views

READS = settings.DOK_SIDE != "public"

# What machines ask for; both sides answer.
urlpatterns: list = [
    path("healthz", views.healthz),
    path("readyz", views.readyz),
    path("robots.txt", views.robots_txt),
    path(".well-known/security.txt", views.security_txt),
]

if READS:
    from intake.desk.views.front import front

    to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)
    urlpatterns += [
        # Wagtail's own two sign-in pages take a password alone. They must not be reachable at all.
        path("admin/login/", to_sign_in, name="admin_to_sign_in"),
        path("_util/login/", to_sign_in),
        path("en/_util/login/", to_sign_in),
        # Before Wagtail's own front page, which then only editors and administrators meet.
        path("admin/", front),
        path("admin/", include(wagtailadmin_urls)),
        path("konto/", include("portal.accounts.urls")),
    ]
else:
    urlpatterns += [path("_util/login/", views.not_here), path("en/_util/login/", views.not_here)]

if READS and settings.DOK_DEMO_DOORS:
    from portal.demo import demo_doors

    urlpatterns += [path("demo/", demo_doors, name="demo_doors")]

urlpatterns += [path("documents/", include(wagtaildocs_urls))]

urlpatterns += i18n_patterns(
    path("", include("intake.journeys.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
