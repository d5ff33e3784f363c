from zoneinfo import available_timezones

from django.db import migrations, models

import events.time_zones

OURS = "Asia/Almaty"


def mend(apps, schema_editor):
    """Give Almaty's zone to records with one that does not exist, and name them.

    Their history keeps what stood there before.
    """
    events = apps.get_model("events", "Event").objects.using(
        schema_editor.connection.alias
    )
    wrong = events.exclude(timezone__in=available_timezones()).order_by("pk")
    for number, zone in list(wrong.values_list("pk", "timezone")):
        events.filter(pk=number).update(timezone=OURS)
        print(f"Record No. {number}: there is no time zone “{zone}”, now {OURS}.")


class Migration(migrations.Migration):
    dependencies = [("events", "0013_removed_files_are_remembered")]

    operations = [
        migrations.RunPython(mend, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="event",
            name="timezone",
            field=models.CharField(
                choices=events.time_zones.choices,
                default="Asia/Almaty",
                error_messages={
                    "invalid_choice": (
                        "There is no time zone “%(value)s”. Write one like Asia/Almaty."
                    )
                },
                max_length=40,
                verbose_name="time zone",
            ),
        ),
    ]
