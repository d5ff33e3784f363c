from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0024_photos_ask_for_consent")]
    operations = [
        migrations.RemoveIndex(model_name="event", name="event_public_by_day"),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                fields=[
                    *("status", "-starts_on", "start_time", "id"),
                    *("ends_on", "publish_at"),
                ],
                name="event_listed_by_day",
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["series", "starts_on"], name="event_in_series"),
        ),
    ]
