"""What the public words have beside Wagtail's pages; each address exists in both languages."""

from django.urls import path, re_path

from cms.addresses import CALENDAR
from cms.views.calendar import calendar
from cms.views.programme_pdf import programme_pdf
from cms.views.search import search, suggest

urlpatterns = [
    path("soeg/", search, name="search"),
    path("soeg/forslag/", suggest, name="search-suggestions"),
    path("ideprogram.pdf", programme_pdf, name="programme-pdf"),
    re_path(rf"^(?P<path>(?:[\w\-]+/)+){CALENDAR.replace('.', '[.]')}$", calendar, name="calendar"),
]
