"""Keep what guests were last told of a meeting. Those who are invited already were told of it as it is."""

from django.db import migrations, models


def forwards(apps, schema_editor):
    """What earlier letters said is not known. That a meeting was off is: by the last letter that left."""
    names = ("Invitation", "InvitationLetter")
    invitations, letters = (apps.get_model("dialogue", name).objects for name in names)
    pages = apps.get_model("cms", "MeetingPage").objects.select_related("locale")
    for invitation in invitations.select_related("guest_list").iterator(chunk_size=500):
        meeting = pages.get(pk=invitation.guest_list.meeting_id)
        of_one = pages.filter(translation_key=meeting.translation_key, live=True)
        page = of_one.filter(locale__language_code=invitation.language).first() or meeting
        told = {
            "told_starts_at": meeting.starts_at,
            "told_ends_at": meeting.ends_at,
            "told_place": ", ".join(filter(None, (page.place_name, " ".join(page.place_address.split())))),
        }
        own = letters.filter(invitation=invitation).exclude(kind="minutes")
        own.filter(status="queued").exclude(kind="cancellation").update(**told)
        own.filter(status="queued", kind="cancellation").update(**told, told_cancelled=True)
        last = own.filter(status="sent").order_by("finished_at").last()
        if invitation.sent_at is not None:
            is_off = last is not None and last.kind == "cancellation"
            invitations.filter(pk=invitation.pk).update(**told, told_cancelled=is_off)


class Migration(migrations.Migration):

    dependencies = [
        ('dialogue', '0002_editors_invite'),
        ('cms', '0002_portal_in_full'),
    ]

    operations = [
        migrations.AddField(
            model_name='invitation',
            name='told_cancelled',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='invitation',
            name='told_ends_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='invitation',
            name='told_place',
            field=models.CharField(blank=True, max_length=330),
        ),
        migrations.AddField(
            model_name='invitation',
            name='told_starts_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='invitationletter',
            name='told_cancelled',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='invitationletter',
            name='told_ends_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='invitationletter',
            name='told_place',
            field=models.CharField(blank=True, max_length=330),
        ),
        migrations.AddField(
            model_name='invitationletter',
            name='told_starts_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name='invitationevent',
            name='what',
            field=models.CharField(choices=[('added', 'Sat på listen'), ('edited', 'Rettet'), ('invited', 'Invitationen er sendt'), ('opened', 'Siden er åbnet'), ('answered', 'Har svaret'), ('reminded', 'Påmindelsen er sendt'), ('confirmed', 'Bekræftelsen er sendt'), ('moved', 'Ny tid eller nyt sted er sendt'), ('cancelled', 'Aflysningen er sendt'), ('reopened', 'Besked om, at mødet holdes alligevel, er sendt'), ('attended', 'Var med'), ('absent', 'Var ikke med'), ('minutes', 'Linket til referatet er sendt'), ('renewed', 'Nyt link'), ('withdrawn', 'Trukket tilbage'), ('failed', 'Et brev kunne ikke sendes'), ('read', 'Svaret er læst'), ('questions', 'Spørgsmålene er læst'), ('exported', 'Listen er hentet')], max_length=20),
        ),
        migrations.AlterField(
            model_name='invitationletter',
            name='kind',
            field=models.CharField(choices=[('invitation', 'Invitation'), ('reminder', 'Påmindelse'), ('confirmation', 'Bekræftelse'), ('moved', 'Mødet er flyttet'), ('cancellation', 'Aflysning'), ('reopened', 'Mødet holdes alligevel'), ('minutes', 'Referat')], max_length=20),
        ),
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
