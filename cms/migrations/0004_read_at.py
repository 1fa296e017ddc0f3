import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cms", "0003_printed_pages")]

    operations = [
        migrations.RenameField("printedprogramme", "drawn_at", "read_at"),
        migrations.AlterField("printedprogramme", "read_at", models.DateTimeField(default=django.utils.timezone.now)),
    ]
