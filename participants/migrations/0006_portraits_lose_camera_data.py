from django.db import migrations

import participants.models.people
import participants.pictures


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0005_registers_are_exchanged_by_right"),
    ]

    operations = [
        migrations.AlterField(
            model_name="person",
            name="photo",
            field=participants.pictures.PictureField(
                blank=True,
                longest=1200,
                upload_to=participants.models.people.portrait_path,
                verbose_name="photo",
            ),
        ),
    ]
