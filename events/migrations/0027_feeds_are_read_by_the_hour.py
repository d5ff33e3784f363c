"""The index of feeds loses the status, with which SQLite began where it should not."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0026_the_desk_finds_records_by_index")]

    operations = [
        migrations.RemoveIndex(model_name="event", name="event_by_hour"),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["-publish_at", "-id"], name="event_by_hour"),
        ),
    ]
