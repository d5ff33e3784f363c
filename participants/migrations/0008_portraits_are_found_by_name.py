from django.db import migrations

import participants.models.people
import participants.pictures


class Migration(migrations.Migration):
    dependencies = [("participants", "0007_names_in_ogly_are_folded_anew")]

    operations = [
        migrations.AlterField(
            model_name="person",
            name="photo",
            field=participants.pictures.PictureField(
                blank=True,
                db_index=True,
                longest=1200,
                upload_to=participants.models.people.portrait_path,
                verbose_name="photo",
            ),
        ),
    ]
