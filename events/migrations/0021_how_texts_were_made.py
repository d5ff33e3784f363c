import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0020_paragraphs_keep_their_numbers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Origin",
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
                    "language",
                    models.CharField(
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
                    "made",
                    models.CharField(
                        choices=[
                            ("person", "translated by a person"),
                            ("machine", "translated by a machine"),
                            (
                                "machine_checked",
                                "translated by a machine, checked by a person",
                            ),
                            ("scan", "read from a scan by a machine"),
                            (
                                "scan_checked",
                                "read from a scan by a machine, then checked",
                            ),
                        ],
                        max_length=20,
                        verbose_name="how it was made",
                    ),
                ),
                (
                    "translator",
                    models.CharField(
                        blank=True,
                        help_text="Only if they wish to be named.",
                        max_length=200,
                        verbose_name="translator as printed",
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
                "verbose_name": "making of a text",
                "verbose_name_plural": "how the texts were made",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("event", "language"), name="origin_once_per_language"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("translator", ""), ("made", "person"), _connector="OR"
                        ),
                        name="origin_names_a_person",
                        violation_error_message="Only a person can be the translator.",
                    ),
                ],
            },
        ),
    ]
