from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_danish_group_names")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="sessions_ended",
            field=models.PositiveIntegerField(default=0, editable=False),
        )
    ]
