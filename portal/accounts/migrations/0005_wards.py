import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_user_sessions_ended'),
    ]

    operations = [
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(unique=True, verbose_name='kort navn')),
                ('name', models.CharField(help_text='Som personalet siger det, fx «Afsnit 12».', max_length=120, verbose_name='navn')),
                ('organisation', models.CharField(help_text='Hospitalet, kommunen eller foreningen.', max_length=120, verbose_name='hører til')),
                ('phone', models.CharField(help_text='Det nummer, DOK selv har fundet og ringet til. Det må ikke være et, som afdelingen har skrevet.', max_length=20, verbose_name='telefon')),
                ('is_active', models.BooleanField(default=True, help_text='Fjern fluebenet, så kan ingen fra stedet komme ind. Henvisningerne bliver, hvor de er.', verbose_name='aktiv')),
            ],
            options={
                'verbose_name': 'afdeling',
                'verbose_name_plural': 'afdelinger',
                'ordering': ('organisation', 'name', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='UnitMembership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'verbose_name': 'henviser på en afdeling',
                'verbose_name_plural': 'henvisere på afdelinger',
                'ordering': ('unit__organisation', 'unit__name', 'user__first_name', 'user__last_name', 'pk'),
            },
        ),
        migrations.AlterField(
            model_name='invitation',
            name='access',
            field=models.CharField(choices=[('coordinator', 'Koordinator'), ('intake', 'Central indgang'), ('data_protection', 'Databeskyttelse'), ('editor', 'Redaktør'), ('administrator', 'Administrator'), ('unit', 'Henviser på en afdeling')], max_length=20, verbose_name='adgang'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='unit',
            field=models.ForeignKey(blank=True, help_text='Kun til en henviser på en afdeling.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='accounts.unit', verbose_name='afdeling'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('access', 'unit'), ('unit__isnull', False)), models.Q(models.Q(('access', 'unit'), _negated=True), ('unit__isnull', True)), _connector='OR'), name='unit_goes_with_a_referrer', violation_error_message='Vælg en afdeling til en henviser, og ingen afdeling til de andre.'),
        ),
        migrations.AddField(
            model_name='unitmembership',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='accounts.unit', verbose_name='afdeling'),
        ),
        migrations.AddField(
            model_name='unitmembership',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='unit_memberships', to=settings.AUTH_USER_MODEL, verbose_name='henviser'),
        ),
        migrations.AddConstraint(
            model_name='unitmembership',
            constraint=models.UniqueConstraint(fields=('user', 'unit'), name='on_a_unit_once'),
        ),
    ]
