"""Every address of the house. The order matters: what is fixed comes before Wagtail's pages."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from cms import feeds
from cms.views.sitemap import sitemap
from portal import media, views

READS = settings.DOK_SIDE != "public"

# What machines ask for; both sides answer.
urlpatterns: list = [
    path("healthz", views.healthz),
    path("readyz", views.readyz),
    path("robots.txt", views.robots_txt),
    path("sitemap.xml", sitemap),
    path(".well-known/security.txt", views.security_txt),
]

if READS:
    from cms.gates import ProofreadWorkflowAction
    from intake.desk.views.calendar import calendar
    from intake.desk.views.front import front
    from portal.accounts.sso.views import answer as sso_answer

    to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)
    urlpatterns += [
        # Wagtail's own two sign-in pages take a password alone. They must not be reachable at all.
        path("admin/login/", to_sign_in, name="admin_to_sign_in"),
        path("_util/login/", to_sign_in),
        path("en/_util/login/", to_sign_in),
        # Before Wagtail's own front page, which then only editors and administrators meet.
        path("admin/", front),
        # Before Wagtail's own: an editor's yes passes proofreading here too.
        path(
            "admin/pages/workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/",
            require_admin_access(ProofreadWorkflowAction.as_view()),
        ),
        path("admin/", include(wagtailadmin_urls)),
        # Providers know one address each, in whatever language somebody set out.
        path("konto/sso/<slug:provider_id>/svar/", sso_answer, name="account_sso_answer"),
    ]
else:
    urlpatterns += [path("_util/login/", views.not_here), path("en/_util/login/", views.not_here)]

if READS:
    # A calendar of due dates: its secret stands for its owner, in whatever language they read.
    urlpatterns += [path("kalender/<slug:secret>.ics", calendar, name="desk_calendar")]

    from cms.style.page import style_page, theme_css

    urlpatterns += [
        path("stil/", style_page, name="style_page"),
        path("stil/tema.css", theme_css, name="style_theme_css"),
    ]

if READS and settings.DOK_DEMO_DOORS:
    from portal.demo import demo_doors

    urlpatterns += [path("demo/", demo_doors, name="demo_doors")]

# Partners' systems send here on either side: what they send is sealed at once. Its language goes by the request.
urlpatterns += [path("api/", include("intake.api.urls"))]

urlpatterns += [path("documents/", include(wagtaildocs_urls))]

# Pictures in the sizes that pages ask for. A large house lets nginx or its storage answer here.
urlpatterns += [path("media/images/<str:name>", media.picture)]

# Sign-in, and the unit's door behind it.
SIGNED_IN = (
    [path("konto/", include("portal.accounts.urls")), path("afdeling/", include("intake.wards.urls"))] if READS else []
)

urlpatterns += i18n_patterns(
    *SIGNED_IN,
    path("feed/", feeds.rss, name="news_rss"),
    path("feed/atom/", feeds.atom, name="news_atom"),
    path("", include("intake.journeys.urls")),
    path("", include("cms.urls")),
    path("stoet/", include("intake.support.urls")),
    path("dialog/svar/", include("dialogue.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
