"""The unit's door, under each language. `portal.middleware.mfa` keeps it by this namespace."""

from django.urls import path

from . import views

app_name = "wards"

urlpatterns = [
    path("", views.referrals, name="list"),
    path("skift/", views.switch, name="switch"),
    path("<str:reference>/", views.referral, name="referral"),
]
