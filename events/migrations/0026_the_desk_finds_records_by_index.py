from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0025_lists_are_read_from_an_index"),
        ("participants", "0016_fold_the_names_of_organisations"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="coverage",
            index=models.Index(
                condition=models.Q(
                    ("filled__lt", models.F("wanted")),
                    ("outdated__gt", 0),
                    _connector="OR",
                ),
                fields=["event", "language"],
                name="coverage_waiting",
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                fields=["-starts_on", "status", "publish_at", "id"],
                name="event_at_desk_by_day",
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["-modified_at", "-id"], name="event_by_change"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                fields=["status", "-publish_at", "-id"], name="event_by_hour"
            ),
        ),
        migrations.AddIndex(
            model_name="participation",
            index=models.Index(
                condition=models.Q(
                    ("is_withheld", False), ("kind", "person"), ("person", None)
                ),
                fields=["event"],
                name="participation_unmatched",
            ),
        ),
    ]
