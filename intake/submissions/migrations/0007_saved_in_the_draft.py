from django.db import migrations, models


def look_for_links(apps, schema_editor):
    apps.get_model("submissions", "Draft").objects.filter(link__isnull=False).update(is_saved=True)


class Migration(migrations.Migration):
    dependencies = [("submissions", "0006_files_of_drafts")]

    operations = [
        migrations.AddField("draft", "is_saved", models.BooleanField(default=False)),
        migrations.RunPython(look_for_links, migrations.RunPython.noop),
    ]
