"""The measure of all pages: the least that Django does for a request. No middleware, no template, a dozen bytes.

A module of settings and a WSGI application in one, run under the same gunicorn as the house.
"""

import os
from functools import cache

import django
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.urls import path

SECRET_KEY = "nothing is signed here"  # noqa: S105
ROOT_URLCONF = "bench.bare"
ALLOWED_HOSTS = ["*"]
MIDDLEWARE: list[str] = []
INSTALLED_APPS: list[str] = []


def view(request):
    # Its length is said, as Django's CommonMiddleware would: in chunks it would be slower still.
    return HttpResponse("Hello, world", headers={"Content-Length": "12"})


urlpatterns = [path("", view)]


def application(environ, start_response):
    return _handler()(environ, start_response)


@cache
def _handler():
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.bare"
    django.setup()
    return WSGIHandler()
