from django.db import models
from django.utils import timezone


class PrintedProgramme(models.Model):
    """The programme as a PDF, one for each language, as it was last drawn.

    In the database and not in a folder: every process on every machine serves the same one, and a backup holds it.
    """

    language = models.CharField(max_length=10, primary_key=True)
    content = models.BinaryField()
    # The pages that it was drawn from. It is shown while everybody may read them all; of none it is never shown.
    pages = models.JSONField(default=list)
    # When the pages began to be read; drawing takes seconds.
    read_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "printed programme"

    def __str__(self):
        return f"{self.language}, {self.read_at:%Y-%m-%d}"
