from django.db import migrations, models

CODE, NAME = "edit_all_records", "Can edit the records of all organisations"


def give_to_who_publishes(apps, schema_editor):
    """Until now whoever might publish might edit all records; they go on doing so."""
    Permission = apps.get_model("auth", "Permission")
    Group = apps.get_model("auth", "Group")
    User = apps.get_model("auth", "User")
    known = Permission.objects.filter(content_type__app_label="events")
    publish = known.filter(codename="publish_event").first()
    if publish is None:  # a new database: its roles are written later
        return
    to_all, _created = Permission.objects.get_or_create(
        content_type=publish.content_type, codename=CODE, defaults={"name": NAME}
    )
    for group in Group.objects.filter(permissions=publish):
        group.permissions.add(to_all)
    for user in User.objects.filter(user_permissions=publish):
        user.user_permissions.add(to_all)


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0031_readers_hear_why_a_record_is_gone"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
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
                    ("edit_all_records", "Can edit the records of all organisations"),
                    ("import_event", "Can import records from a file"),
                    ("export_event", "Can export records to a file"),
                ],
                "verbose_name": "record",
                "verbose_name_plural": "records",
            },
        ),
        migrations.RunPython(give_to_who_publishes, migrations.RunPython.noop),
    ]
