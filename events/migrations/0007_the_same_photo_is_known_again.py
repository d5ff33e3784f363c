from django.db import migrations

import events.fields


class Migration(migrations.Migration):
    dependencies = [("events", "0006_preview_links_can_be_revoked")]

    operations = [
        migrations.AddField(
            model_name="photo",
            name="sent_sha256",
            field=events.fields.SentChecksumField(
                default="", editable=False, max_length=64, of="image"
            ),
        ),
    ]
