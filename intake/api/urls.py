from django.urls import path

from . import doors

urlpatterns = [
    path("v1/openapi.json", doors.describe),
    path("v1/", doors.door.urls),
    path("<path:rest>", doors.nothing_here),
    path("", doors.nothing_here),
]
