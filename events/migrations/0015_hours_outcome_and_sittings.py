import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0014_time_zones_are_chosen"),
        ("participants", "0008_portraits_are_found_by_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Sitting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                (
                    "start_time",
                    models.TimeField(blank=True, null=True, verbose_name="time"),
                ),
                (
                    "end_time",
                    models.TimeField(blank=True, null=True, verbose_name="end"),
                ),
                (
                    "heading",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="heading"
                    ),
                ),
                (
                    "heading_kk",
                    models.CharField(
                        blank=True, max_length=250, null=True, verbose_name="heading"
                    ),
                ),
                (
                    "heading_ru",
                    models.CharField(
                        blank=True, max_length=250, null=True, verbose_name="heading"
                    ),
                ),
                (
                    "heading_en",
                    models.CharField(
                        blank=True, max_length=250, null=True, verbose_name="heading"
                    ),
                ),
            ],
            options={
                "verbose_name": "sitting",
                "verbose_name_plural": "sittings",
                "ordering": [
                    "day",
                    models.OrderBy(models.F("start_time"), nulls_first=True),
                    "pk",
                ],
            },
        ),
        migrations.AlterModelOptions(
            name="event",
            options={
                "ordering": [
                    "-starts_on",
                    models.OrderBy(
                        models.F("start_time"), descending=True, nulls_last=True
                    ),
                    "-pk",
                ],
                "permissions": [
                    ("submit_event", "Can send a record to review"),
                    ("return_event", "Can return a record to its author"),
                    ("publish_event", "Can publish a record"),
                    ("withdraw_event", "Can withdraw a published record"),
                    ("import_event", "Can import records from a file"),
                    ("export_event", "Can export records to a file"),
                ],
                "verbose_name": "record",
                "verbose_name_plural": "records",
            },
        ),
        migrations.AddField(
            model_name="event",
            name="end_time",
            field=models.TimeField(blank=True, null=True, verbose_name="end"),
        ),
        migrations.AddField(
            model_name="event",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("held", "took place"),
                    ("postponed", "postponed"),
                    ("cancelled", "cancelled"),
                ],
                default="held",
                max_length=20,
                verbose_name="outcome",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="postponed_to",
            field=models.DateField(blank=True, null=True, verbose_name="postponed to"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("end_time", None),
                    models.Q(
                        ("start_time__isnull", False),
                        models.Q(
                            models.Q(
                                ("ends_on__gt", models.F("starts_on")),
                                ("ends_on__isnull", False),
                            ),
                            ("end_time__gt", models.F("start_time")),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="event_hours_in_order",
                violation_error_message="An event ends after the hour at which it began.",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("postponed_to", None),
                    models.Q(
                        ("outcome", "postponed"),
                        ("postponed_to__gt", models.F("starts_on")),
                    ),
                    _connector="OR",
                ),
                name="event_postponed_to_later",
                violation_error_message="Only an event that was postponed has a new day, and a later one.",
            ),
        ),
        migrations.AddField(
            model_name="sitting",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="events.event",
            ),
        ),
        migrations.AddConstraint(
            model_name="sitting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("end_time", None),
                    models.Q(
                        ("end_time__gt", models.F("start_time")),
                        ("start_time__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="sitting_hours_in_order",
                violation_error_message="A sitting ends after the hour at which it began.",
            ),
        ),
    ]
