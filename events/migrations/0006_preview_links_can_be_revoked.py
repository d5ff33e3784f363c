from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0005_version_made_by_a_correction")]

    operations = [
        migrations.AddField(
            model_name="event",
            name="preview_key",
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
    ]
