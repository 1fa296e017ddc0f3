"""One place to import `task` from: Django 6 brings its own task framework, Django 5.2 has the same as a package."""

try:
    from django.tasks import task
except ImportError:
    from django_tasks import task

__all__ = ["task"]
