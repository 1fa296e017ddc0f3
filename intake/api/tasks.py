"""What the worker does for the partners' door."""

from datetime import timedelta

from django.utils import timezone

from portal.tasks import task

from .models import Delivery

# Longer than any system tries again, so that a weekend without a network makes no second case.
KEPT = timedelta(days=7)


@task()
def forget_deliveries() -> None:
    """Forget the keys that nobody tries again with. A referral that is sent once more after this is a new try at it."""
    Delivery.objects.filter(received_at__lt=timezone.now() - KEPT).delete()
