import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import events.fields
import intake.models


def rename_content_type(apps, schema_editor, old, new):
    """What the log of the desk says of a file keeps pointing at it."""
    types = apps.get_model("contenttypes", "ContentType").objects
    types = types.using(schema_editor.connection.alias)
    types.filter(app_label=old, model="sourcefile").update(app_label=new)


def forwards(apps, schema_editor):
    rename_content_type(apps, schema_editor, "interop", "intake")


def backwards(apps, schema_editor):
    rename_content_type(apps, schema_editor, "intake", "interop")


class Migration(migrations.Migration):
    """The model changes its room; the table and every row stay where they are."""

    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("events", "0001_records_and_their_parts"),
        ("interop", "0001_source_files"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="SourceFile",
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
                            "file",
                            models.FileField(
                                upload_to=intake.models.private_path,
                                verbose_name="file",
                            ),
                        ),
                        (
                            "name",
                            models.CharField(
                                max_length=255, verbose_name="name of the file"
                            ),
                        ),
                        (
                            "sha256",
                            events.fields.ChecksumField(
                                db_index=True,
                                default="",
                                editable=False,
                                max_length=64,
                                of="file",
                            ),
                        ),
                        ("proposal", models.JSONField(editable=False)),
                        (
                            "given_at",
                            models.DateTimeField(
                                auto_now_add=True, verbose_name="given on"
                            ),
                        ),
                        (
                            "used_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="used on"
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="source_files",
                                to="events.event",
                                verbose_name="record",
                            ),
                        ),
                        (
                            "given_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="source_files",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="given by",
                            ),
                        ),
                    ],
                    options={
                        "db_table": "interop_sourcefile",
                        "verbose_name": "source file",
                        "verbose_name_plural": "source files",
                        "ordering": ["-given_at", "-pk"],
                        "default_permissions": (),
                    },
                ),
            ]
        ),
        migrations.RunPython(forwards, backwards),
    ]
