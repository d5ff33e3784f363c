import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def note_what_there_was(apps, schema_editor):
    """Write down the consents there are; nobody knows any more of which day they are."""
    person = apps.get_model("participants", "Person")
    consent = apps.get_model("participants", "Consent")
    agreed = person.objects.filter(photo_consent=True).order_by("pk")
    consent.objects.bulk_create(
        consent(person_id=number, subject="photo", given=True)
        for number in agreed.values_list("pk", flat=True)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0008_portraits_are_found_by_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="biography_consent",
            field=models.BooleanField(
                blank=True,
                choices=[
                    (None, "nobody has asked"),
                    (True, "agreed"),
                    (False, "does not want it shown"),
                ],
                null=True,
                verbose_name="agreed to show the biography",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="hidden",
            field=models.BooleanField(
                default=False,
                help_text="No photo, no biography, and search engines are asked to leave the page out. The name stays in records.",
                verbose_name="asked not to be shown",
            ),
        ),
        migrations.CreateModel(
            name="Consent",
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
                    "subject",
                    models.CharField(
                        choices=[
                            ("photo", "showing the photo"),
                            ("biography", "showing the biography"),
                            ("person", "showing more than the name"),
                        ],
                        max_length=10,
                    ),
                ),
                ("given", models.BooleanField()),
                ("day", models.DateField(null=True)),
                ("how", models.CharField(blank=True, max_length=200)),
                ("noted_at", models.DateTimeField(auto_now_add=True)),
                (
                    "noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consents",
                        to="participants.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "consent",
                "verbose_name_plural": "consents",
                "ordering": ["-noted_at", "-pk"],
                "default_permissions": [],
            },
        ),
        migrations.RunPython(note_what_there_was, migrations.RunPython.noop),
    ]
