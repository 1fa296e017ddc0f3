"""Let editors invite to meetings. Once: what an administrator takes away later stays away."""

from django.db import migrations

EDITORS = "Redaktører"


def forwards(apps, schema_editor):
    group = apps.get_model("auth", "Group").objects.filter(name=EDITORS).first()
    if group is None:
        return
    # Django writes its permissions after the last migration; this is the row it would write.
    content_type, _made = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="dialogue", model="guestlist"
    )
    permission, _made = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename="manage_invitations",
        defaults={"name": "Invite people to dialogue meetings and read their answers"},
    )
    group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("dialogue", "0001_initial"),
        ("accounts", "0003_danish_group_names"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
