from django.db import models


class Seeded(models.Model):
    """A page, or the editors' rights, that `seed_programme` has once created.

    They are the house's own from then on: what was deleted or taken away, the next run must not raise again.
    """

    key = models.CharField(max_length=80, unique=True)

    class Meta:
        verbose_name = "seeded page"

    def __str__(self):
        return self.key
