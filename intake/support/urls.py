"""The public doors, below `stoet/`. `proposal` is the proposal's key, or its slug, which is easier to say."""

from django.urls import path

from . import views

app_name = "support"

urlpatterns = [
    path("trukket-tilbage/", views.withdrawn, name="withdrawn"),
    path("link/<str:link>/", views.link, name="link"),
    path("<str:proposal>/", views.sign, name="sign"),
    path("<str:proposal>/se-din-mail/", views.asked, name="asked"),
    path("<str:proposal>/traek-tilbage/", views.leave, name="leave"),
    path("<str:proposal>/traek-tilbage/se-din-mail/", views.asked, {"leaves": True}, name="leave-asked"),
]
