from django.db import models


class PrintedProgramme(models.Model):
    """The programme as a PDF, one for each language, as it was last drawn.

    In the database and not in a folder: every process on every machine serves the same one, and a backup holds it.
    """

    language = models.CharField(max_length=10, primary_key=True)
    content = models.BinaryField()
    drawn_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "printed programme"

    def __str__(self):
        return f"{self.language}, {self.drawn_at:%Y-%m-%d}"
