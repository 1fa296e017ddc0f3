"""Give Wagtail's two groups the names that our staff read. What they may do stays as Wagtail set it."""

from django.db import migrations

NAMES = {"Moderators": "Redaktører", "Editors": "Skribenter"}


def rename(apps, names):
    groups = apps.get_model("auth", "Group").objects
    for old, new in names.items():
        if not groups.filter(name=new).exists():
            groups.filter(name=old).update(name=new)


def forwards(apps, schema_editor):
    rename(apps, NAMES)


def backwards(apps, schema_editor):
    rename(apps, {new: old for old, new in NAMES.items()})


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_invitation"),
        ("auth", "0012_alter_user_first_name_max_length"),
        # After everything in Wagtail that looks the groups up by name.
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]
    operations = [migrations.RunPython(forwards, backwards)]
