from django.db import models


class Seeded(models.Model):
    """A page that `seed_programme` has once created.

    The page is the editors' from then on: when they delete it, the next run must not raise it again.
    """

    key = models.CharField(max_length=80, unique=True)

    class Meta:
        verbose_name = "seeded page"

    def __str__(self):
        return self.key
