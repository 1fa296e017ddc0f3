"""Pages of the house itself."""

from django.views.csrf import csrf_failure

__all__ = ["csrf_failure"]
