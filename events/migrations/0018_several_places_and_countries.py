import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

import participants.choices


def count(apps, schema_editor):
    """Say how many records have a place and no country: none is made up for them."""
    named = Q()
    for field in ("venue", "city"):
        for code in ("kk", "ru", "en"):
            named |= Q(**{f"{field}_{code}__gt": ""})
    events = apps.get_model("events", "Event").objects.using(
        schema_editor.connection.alias
    )
    if number := events.filter(named).count():
        print(
            f"{number} records name a place and no country. JSON-LD said KZ of all of "
            "them; now it says none until the country is chosen in their forms."
        )


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0017_names_can_be_taken_out"),
        ("participants", "0011_organisations_have_a_country"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Place",
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
                    "venue",
                    models.CharField(blank=True, max_length=250, verbose_name="venue"),
                ),
                (
                    "venue_kk",
                    models.CharField(
                        blank=True, max_length=250, null=True, verbose_name="venue"
                    ),
                ),
                (
                    "venue_ru",
                    models.CharField(
                        blank=True, max_length=250, null=True, verbose_name="venue"
                    ),
                ),
                (
                    "venue_en",
                    models.CharField(
                        blank=True, max_length=250, null=True, verbose_name="venue"
                    ),
                ),
                (
                    "city",
                    models.CharField(blank=True, max_length=100, verbose_name="city"),
                ),
                (
                    "city_kk",
                    models.CharField(
                        blank=True, max_length=100, null=True, verbose_name="city"
                    ),
                ),
                (
                    "city_ru",
                    models.CharField(
                        blank=True, max_length=100, null=True, verbose_name="city"
                    ),
                ),
                (
                    "city_en",
                    models.CharField(
                        blank=True, max_length=100, null=True, verbose_name="city"
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        choices=participants.choices.iso_3166,
                        max_length=2,
                        verbose_name="country",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, verbose_name="order"),
                ),
            ],
            options={
                "verbose_name": "further place",
                "verbose_name_plural": "further places",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.AddField(
            model_name="event",
            name="country",
            field=models.CharField(
                blank=True,
                choices=participants.choices.iso_3166,
                max_length=2,
                verbose_name="country",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="online_url",
            field=models.URLField(
                blank=True, max_length=500, verbose_name="address online"
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("online_url", ""),
                    models.Q(("mode", "in_person"), _negated=True),
                    _connector="OR",
                ),
                name="event_in_person_is_not_online",
                violation_error_message="An event held in person only has no address online.",
            ),
        ),
        migrations.AddField(
            model_name="place",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="events.event",
            ),
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
