"""The address in an invitation."""

from django.urls import path

from . import views

app_name = "dialogue"

urlpatterns = [path("<slug:secret>/", views.answer, name="answer")]
