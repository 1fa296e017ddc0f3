import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def came_by_the_open_door(apps, schema_editor):
    """Every case so far came without an account."""
    submission, sender = (apps.get_model("submissions", name) for name in ("Submission", "Sender"))
    rows = submission.objects.values_list("pk", "received_at").iterator()
    sender.objects.bulk_create((sender(submission_id=case, sent_at=at) for case, at in rows), batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0005_wards'),
        ('submissions', '0003_own_page'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Sender',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('via', models.CharField(choices=[('open', 'Uden konto'), ('unit', 'Fra en afdeling med konto'), ('api', 'Fra en partners eget system')], default='open', max_length=10, verbose_name='kom ind')),
                ('sent_at', models.DateTimeField(verbose_name='sendt')),
                ('rung_at', models.DateTimeField(blank=True, null=True, verbose_name='afdelingen ringet op')),
                ('contact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kontaktperson')),
                ('rung_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ringet op af')),
                ('submission', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='sender', to='submissions.submission', verbose_name='henvendelse')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sent', to='accounts.unit', verbose_name='afdeling')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='sendt af')),
            ],
            options={
                'verbose_name': 'afsender',
                'verbose_name_plural': 'afsendere',
                'indexes': [models.Index(fields=['unit', '-sent_at', '-id'], name='list_of_a_unit')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('via', 'unit'), _negated=True), ('unit__isnull', False), _connector='OR'), name='a_unit_sends_as_itself')],
            },
        ),
        migrations.RunPython(came_by_the_open_door, migrations.RunPython.noop),
    ]
