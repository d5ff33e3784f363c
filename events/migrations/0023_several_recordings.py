import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

LICENCES = [
    ("CC-BY-4.0", "CC BY 4.0"),
    ("CC-BY-SA-4.0", "CC BY-SA 4.0"),
    ("CC-BY-NC-4.0", "CC BY-NC 4.0"),
    ("CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0"),
    ("CC0-1.0", "CC0 1.0"),
    ("reserved", "all rights reserved"),
]
CONSENTS = [
    ("", "nobody has asked: readers do not see it"),
    ("before", "nobody has asked: shown as before"),
    ("agreed", "they agreed, or nobody can be recognised"),
    ("refused", "somebody does not want it shown"),
]


def give_rows(apps, schema_editor):
    """Make a recording of each address; readers had it, and it stays theirs."""
    recordings = apps.get_model("events", "Recording").objects
    events = apps.get_model("events", "Event").objects.exclude(recording_url="")
    recordings.bulk_create(
        recordings.model(event_id=number, url=url, position=1, consent="before")
        for number, url in events.order_by("pk").values_list("pk", "recording_url")
    )


def take_back(apps, schema_editor):
    """Give the record the first address that readers have: one is all it can hold."""
    recordings = apps.get_model("events", "Recording").objects
    events = apps.get_model("events", "Event").objects
    shown = recordings.filter(consent__in=["before", "agreed"])
    for number, url in shown.order_by("-position", "-pk").values_list("event", "url"):
        events.filter(pk=number).update(recording_url=url)


class Migration(migrations.Migration):
    dependencies = [("events", "0022_published_versions")]

    operations = [
        migrations.CreateModel(
            name="Recording",
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
                (
                    "caption",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="caption"
                    ),
                ),
                (
                    "caption_kk",
                    models.CharField(
                        blank=True, max_length=300, null=True, verbose_name="caption"
                    ),
                ),
                (
                    "caption_ru",
                    models.CharField(
                        blank=True, max_length=300, null=True, verbose_name="caption"
                    ),
                ),
                (
                    "caption_en",
                    models.CharField(
                        blank=True, max_length=300, null=True, verbose_name="caption"
                    ),
                ),
                (
                    "author",
                    models.CharField(blank=True, max_length=150, verbose_name="author"),
                ),
                (
                    "made_on",
                    models.DateField(blank=True, null=True, verbose_name="date"),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, verbose_name="order"),
                ),
                (
                    "consent",
                    models.CharField(
                        blank=True,
                        choices=CONSENTS,
                        default="",
                        max_length=10,
                        verbose_name="consent",
                    ),
                ),
                (
                    "consent_how",
                    models.CharField(
                        blank=True,
                        help_text="“E-mail of 3 March”, “paper form”. Readers never see it.",
                        max_length=200,
                        verbose_name="how it was given",
                    ),
                ),
                ("url", models.URLField(max_length=500, verbose_name="address")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("video", "video"),
                            ("audio", "audio recording"),
                            ("transcript", "transcript"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kk", "Қазақша"),
                            ("ru", "Русский"),
                            ("en", "English"),
                        ],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "licence",
                    models.CharField(
                        blank=True,
                        choices=LICENCES,
                        max_length=20,
                        verbose_name="licence",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="events.event",
                    ),
                ),
            ],
            options={
                "verbose_name": "recording",
                "verbose_name_plural": "recordings",
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="section",
            name="starts_at",
            field=models.CharField(
                blank=True,
                help_text="In the first recording: 12:40, or 1:02:40 with hours.",
                max_length=8,
                validators=[
                    django.core.validators.RegexValidator(
                        "^(\\d{1,2}:[0-5]\\d|\\d{1,3}):[0-5]\\d\\Z",
                        "Write the moment as 12:40, or as 1:02:40 with hours.",
                    )
                ],
                verbose_name="moment in the recording",
            ),
        ),
        migrations.RunPython(give_rows, take_back),
    ]
