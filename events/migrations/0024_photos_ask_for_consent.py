from django.db import migrations, models

CONSENTS = [
    ("", "nobody has asked: readers do not see it"),
    ("before", "nobody has asked: shown as before"),
    ("agreed", "they agreed, or nobody can be recognised"),
    ("refused", "somebody does not want it shown"),
]


def keep_what_readers_have(apps, schema_editor):
    apps.get_model("events", "Photo").objects.update(consent="before")


class Migration(migrations.Migration):
    dependencies = [("events", "0023_several_recordings")]

    operations = [
        migrations.RemoveField(model_name="event", name="recording_url"),
        migrations.AddField(
            model_name="photo",
            name="consent",
            field=models.CharField(
                blank=True,
                choices=CONSENTS,
                default="",
                max_length=10,
                verbose_name="consent",
            ),
        ),
        migrations.AddField(
            model_name="photo",
            name="consent_how",
            field=models.CharField(
                blank=True,
                help_text="“E-mail of 3 March”, “paper form”. Readers never see it.",
                max_length=200,
                verbose_name="how it was given",
            ),
        ),
        migrations.RunPython(keep_what_readers_have, migrations.RunPython.noop),
    ]
