"""Where the admin begins for whom."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.home import HomeView
from wagtail.permissions import page_permission_policy

from .base import actor_of


@require_admin_access
def front(request: HttpRequest) -> HttpResponseBase:
    """Send somebody who only works with cases to the queue; everybody else meets Wagtail's front page."""
    actor = actor_of(request)
    if actor.roles and not page_permission_policy.explorable_instances(request.user).exists():
        return redirect("queue:index" if actor.meets_cases else "queue:figures")
    return HomeView.as_view()(request)
