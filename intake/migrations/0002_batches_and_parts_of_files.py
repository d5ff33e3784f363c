from django.db import migrations, models

import intake.models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0001_source_files_come_from_interop"),
    ]

    operations = [
        migrations.AddField(
            model_name="sourcefile",
            name="batch",
            field=models.UUIDField(db_index=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="sourcefile",
            name="begins",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="sourcefile",
            name="ends",
            field=models.PositiveIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="sourcefile",
            name="language",
            field=models.CharField(blank=True, editable=False, max_length=2),
        ),
        migrations.AddField(
            model_name="sourcefile",
            name="refusal",
            field=models.CharField(blank=True, editable=False, max_length=20),
        ),
        migrations.AlterField(
            model_name="sourcefile",
            name="file",
            field=models.FileField(
                blank=True, upload_to=intake.models.private_path, verbose_name="file"
            ),
        ),
        migrations.AlterField(
            model_name="sourcefile",
            name="proposal",
            field=models.JSONField(default=dict, editable=False),
        ),
    ]
