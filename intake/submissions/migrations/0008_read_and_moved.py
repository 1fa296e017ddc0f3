import django.utils.timezone
from django.db import migrations, models
from django.db.models import Max, Min, OuterRef, Subquery
from django.db.models.functions import Coalesce

OPEN = ["consent_check", "needs_info", "screening", "submitted"]
PASSIVE = ["read", "urgency", "letter_sent", "letter_failed"]


def read_the_events(apps, schema_editor):
    event = apps.get_model("submissions", "Event").objects.filter(submission=OuterRef("pk")).order_by()
    moved = event.exclude(what__in=PASSIVE).values("submission").annotate(at=Max("at")).values("at")
    read = event.filter(what="read").values("submission").annotate(at=Min("at")).values("at")
    apps.get_model("submissions", "Submission").objects.update(
        moved_at=Coalesce(Subquery(moved), "received_at"), read_at=Subquery(read)
    )


class Migration(migrations.Migration):
    dependencies = [("submissions", "0007_saved_in_the_draft")]

    operations = [
        migrations.AddField(
            "submission",
            "read_at",
            models.DateTimeField("først læst", blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            "submission",
            "moved_at",
            models.DateTimeField("sidst rørt", default=django.utils.timezone.now, editable=False),
        ),
        migrations.AddIndex("submission", models.Index(fields=["received_at", "id"], name="by_arrival")),
        migrations.AddIndex(
            "submission",
            models.Index(
                fields=["team", "urgency", "due_on", "received_at", "id"],
                condition=models.Q(state__in=OPEN),
                name="open_of_a_team",
            ),
        ),
        migrations.RunPython(read_the_events, migrations.RunPython.noop),
    ]
