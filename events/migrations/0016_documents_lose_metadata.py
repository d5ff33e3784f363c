import django.core.validators
from django.db import migrations, models

import events.media.papers
import events.models.media


class Migration(migrations.Migration):
    dependencies = [("events", "0015_hours_outcome_and_sittings")]

    operations = [
        migrations.AddField(
            model_name="document",
            name="cleaned_name",
            field=models.CharField(default="", editable=False, max_length=100),
        ),
        migrations.AlterField(
            model_name="document",
            name="file",
            field=events.media.papers.PaperField(
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
    ]
