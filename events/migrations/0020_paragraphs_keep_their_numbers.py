from django.db import migrations

import events.fields


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0019_participants_of_other_kinds"),
    ]

    operations = [
        migrations.AddField(
            model_name="section",
            name="paragraphs",
            field=events.fields.ParagraphsField(
                default=dict, editable=False, of="body"
            ),
        ),
    ]
