"""Published versions get a table of their own, filled from what history has kept."""

import json
from datetime import datetime
from itertools import groupby

import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone


def find_published(apps, schema_editor):
    """Note each public state that a kept revision proves; what is not kept is not made up.

    A publication is proved by its step, a corrected version by the note of that number
    and day. Where a record was published twice under one number, the later one counts.
    """
    Version = apps.get_model("reversion", "Version")
    Event = apps.get_model("events", "Event")
    known = set(Event.objects.values_list("pk", flat=True))
    steps = apps.get_model("events", "Transition").objects.filter(
        revision__isnull=False
    )
    published = set(steps.filter(name="publish").values_list("revision", flat=True))
    notes = apps.get_model("events", "Correction").objects.filter(version__isnull=False)
    noted = set(notes.values_list("event", "version", "made_on"))
    kept = Version.objects.filter(
        content_type__app_label="events", content_type__model="event", db="default"
    )
    kept = kept.order_by("object_id", "revision").values_list(
        "object_id", "revision", "revision__date_created", "serialized_data"
    )
    rows = apps.get_model("events", "PublishedVersion").objects
    for number, revisions in groupby(kept.iterator(), key=lambda row: row[0]):
        if int(number) in known:
            for found in _states(int(number), revisions, published, noted).items():
                version, (since, revision) = found
                rows.create(
                    event_id=int(number),
                    number=version,
                    since=since,
                    revision_id=revision,
                )


def _states(event, revisions, published, noted):
    """Return since when, and in which revision, each version of a record was public."""
    states, last = {}, 0
    for _event, revision, made_at, data in revisions:
        fields = json.loads(data)[0]["fields"]
        version = fields.get("version", 1)
        waiting = version in states and states[version][0] > made_at
        if fields["status"] != "published":
            if waiting:  # taken back before its time
                del states[version]
        elif revision in published:
            since = datetime.fromisoformat(fields["publish_at"])
            states[version] = (since, revision)
        elif waiting:  # saved before its time
            states[version] = (states[version][0], revision)
        elif version > last and (event, version, timezone.localdate(made_at)) in noted:
            states[version] = (made_at, revision)
        last = version
    return states


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("events", "0021_how_texts_were_made"),
        ("reversion", "0002_add_index_on_version_for_content_type_and_db"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublishedVersion",
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
                ("number", models.PositiveSmallIntegerField()),
                ("since", models.DateTimeField()),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="published_versions",
                        to="events.event",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reversion.revision",
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "default_permissions": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("event", "number"), name="published_version_once"
                    )
                ],
            },
        ),
        migrations.RunPython(find_published, migrations.RunPython.noop),
    ]
