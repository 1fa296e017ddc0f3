from django.db import models


class PrintedProgramme(models.Model):
    """The programme as a PDF, one for each language, as it was last drawn.

    In the database and not in a folder: every process on every machine serves the same one, and a backup holds it.
    """

    language = models.CharField(max_length=10, primary_key=True)
    content = models.BinaryField()
    # The pages that it was drawn from. It is shown while everybody may read them all; of none it is never shown.
    pages = models.JSONField(default=list)
    drawn_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "printed programme"

    def __str__(self):
        return f"{self.language}, {self.drawn_at:%Y-%m-%d}"
