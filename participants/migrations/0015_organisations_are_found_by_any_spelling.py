from django.db import migrations

import participants.fields


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0014_two_people_are_two_in_one_place"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="skeletons",
            field=participants.fields.SkeletonsField(
                ("name", "short_name"), default="", editable=False, max_length=2000
            ),
        ),
        migrations.AddField(
            model_name="organisationname",
            name="skeletons",
            field=participants.fields.SkeletonsField(
                ("name", "short_name"), default="", editable=False, max_length=2000
            ),
        ),
    ]
