

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('submissions', '0002_events_append_only'),
    ]

    operations = [
        migrations.AddField(
            model_name='sealeditem',
            name='is_shared',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='submission',
            name='message_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='ny besked'),
        ),
        migrations.CreateModel(
            name='OwnPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('recipient', models.CharField(max_length=80)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('submission', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='own_page', to='submissions.submission')),
            ],
        ),
    ]
