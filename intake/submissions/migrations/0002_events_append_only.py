"""Make the database itself refuse to change or delete an event, whoever asks."""

from django.db import migrations

SQLITE = [
    f"CREATE TRIGGER submissions_event_no_{verb.lower()} BEFORE {verb} ON submissions_event "
    "BEGIN SELECT RAISE(ABORT, 'events are append-only'); END"
    for verb in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    "CREATE FUNCTION submissions_event_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'events are append-only'; END $$",
    "CREATE TRIGGER submissions_event_append_only BEFORE UPDATE OR DELETE ON submissions_event "
    "FOR EACH ROW EXECUTE FUNCTION submissions_event_refuse()",
]
UNDO_SQLITE = [f"DROP TRIGGER submissions_event_no_{verb}" for verb in ("update", "delete")]
UNDO_POSTGRESQL = [
    "DROP TRIGGER submissions_event_append_only ON submissions_event",
    "DROP FUNCTION submissions_event_refuse()",
]


def arm(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def disarm(apps, schema_editor):
    for statement in UNDO_SQLITE if schema_editor.connection.vendor == "sqlite" else UNDO_POSTGRESQL:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("submissions", "0001_initial")]

    operations = [migrations.RunPython(arm, disarm)]
