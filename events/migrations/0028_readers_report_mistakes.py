"""Readers report mistakes: what they say, where, and what was answered."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0027_feeds_are_read_by_the_hour"),
    ]

    operations = [
        migrations.CreateModel(
            name="Report",
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
                    "anchor",
                    models.PositiveSmallIntegerField(
                        editable=False, null=True, verbose_name="section"
                    ),
                ),
                (
                    "paragraph",
                    models.CharField(
                        blank=True,
                        editable=False,
                        max_length=64,
                        verbose_name="paragraph",
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
                        editable=False,
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "text",
                    models.TextField(max_length=2000, verbose_name="What is wrong?"),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True,
                        max_length=254,
                        verbose_name="Your e-mail address, if you wish an answer",
                    ),
                ),
                (
                    "sent_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="sent"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("answered", "answered"),
                            ("dismissed", "dismissed"),
                        ],
                        db_index=True,
                        default="open",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "answer",
                    models.TextField(
                        blank=True,
                        help_text="It is sent once, as the report is closed, if there is an address.",
                        verbose_name="answer",
                    ),
                ),
                (
                    "closed_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="closed"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="events.event",
                        verbose_name="record",
                    ),
                ),
            ],
            options={
                "verbose_name": "report of a mistake",
                "verbose_name_plural": "reports of mistakes",
                "ordering": ["-sent_at", "-pk"],
                "default_permissions": ["view", "change", "delete"],
            },
        ),
    ]
