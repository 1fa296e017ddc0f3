"""Let editors set the doors, and put up the one number that every capital reader can ring. Once: later it is theirs.

The psychiatric emergency rooms have numbers of their own, which editors fill in.
"""

from django.db import migrations

EDITORS = "Redaktører"
MODELS = ("entrance", "emergencynumber")
ACTIONS = ("add", "change", "delete", "view")
MEDICAL_HELPLINE = {
    "phone": "1813",
    "name_da": "Akuttelefonen 1813",
    "name_en": "Medical Helpline 1813",
    "hours_da": "Hele døgnet",
    "hours_en": "Day and night",
    "place": 10,
}


def forwards(apps, schema_editor):
    apps.get_model("journeys", "EmergencyNumber").objects.create(**MEDICAL_HELPLINE)
    group = apps.get_model("auth", "Group").objects.filter(name=EDITORS).first()
    if group is None:
        return
    # Django writes its permissions after the last migration; these are the rows it would write.
    for model in MODELS:
        content_type, _made = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
            app_label="journeys", model=model
        )
        for action in ACTIONS:
            permission, _made = apps.get_model("auth", "Permission").objects.get_or_create(
                content_type=content_type, codename=f"{action}_{model}", defaults={"name": f"Can {action} {model}"}
            )
            group.permissions.add(permission)


def backwards(apps, schema_editor):
    apps.get_model("journeys", "EmergencyNumber").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("journeys", "0001_doors"),
        ("accounts", "0003_danish_group_names"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(forwards, backwards)]
