import django.core.validators
from django.db import migrations, models

import events.models.media
import participants.pictures


class Migration(migrations.Migration):
    dependencies = [("events", "0011_a_step_taken_is_a_transition")]

    operations = [
        migrations.AlterField(
            model_name="document",
            name="file",
            field=models.FileField(
                db_index=True,
                upload_to=events.models.media.document_path,
                validators=[
                    django.core.validators.FileExtensionValidator(
                        ["pdf", "docx", "pptx", "xlsx", "odt", "odp", "ods", "txt"]
                    ),
                    events.models.media.not_too_large,
                    events.models.media.is_what_its_name_says,
                ],
                verbose_name="file",
            ),
        ),
        migrations.AlterField(
            model_name="photo",
            name="image",
            field=participants.pictures.PictureField(
                db_index=True,
                longest=2560,
                upload_to=events.models.media.photo_path,
                validators=[events.models.media.not_too_large],
                verbose_name="image",
            ),
        ),
    ]
