from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0008_files_are_checked_by_content")]

    operations = [
        migrations.AlterField(
            model_name="document",
            name="licence",
            field=models.CharField(
                blank=True,
                choices=[
                    ("CC-BY-4.0", "CC BY 4.0"),
                    ("CC-BY-SA-4.0", "CC BY-SA 4.0"),
                    ("CC-BY-NC-4.0", "CC BY-NC 4.0"),
                    ("CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0"),
                    ("CC0-1.0", "CC0 1.0"),
                    ("reserved", "all rights reserved"),
                ],
                default="CC-BY-4.0",
                max_length=20,
                verbose_name="licence",
            ),
        ),
        migrations.AlterField(
            model_name="photo",
            name="alt",
            field=models.CharField(
                blank=True,
                help_text="Who or what is to be seen. A record is published with it only.",
                max_length=300,
                verbose_name="description for those who cannot see it",
            ),
        ),
        migrations.AlterField(
            model_name="photo",
            name="alt_en",
            field=models.CharField(
                blank=True,
                help_text="Who or what is to be seen. A record is published with it only.",
                max_length=300,
                null=True,
                verbose_name="description for those who cannot see it",
            ),
        ),
        migrations.AlterField(
            model_name="photo",
            name="alt_kk",
            field=models.CharField(
                blank=True,
                help_text="Who or what is to be seen. A record is published with it only.",
                max_length=300,
                null=True,
                verbose_name="description for those who cannot see it",
            ),
        ),
        migrations.AlterField(
            model_name="photo",
            name="alt_ru",
            field=models.CharField(
                blank=True,
                help_text="Who or what is to be seen. A record is published with it only.",
                max_length=300,
                null=True,
                verbose_name="description for those who cannot see it",
            ),
        ),
        migrations.AlterField(
            model_name="photo",
            name="licence",
            field=models.CharField(
                blank=True,
                choices=[
                    ("CC-BY-4.0", "CC BY 4.0"),
                    ("CC-BY-SA-4.0", "CC BY-SA 4.0"),
                    ("CC-BY-NC-4.0", "CC BY-NC 4.0"),
                    ("CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0"),
                    ("CC0-1.0", "CC0 1.0"),
                    ("reserved", "all rights reserved"),
                ],
                default="CC-BY-4.0",
                max_length=20,
                verbose_name="licence",
            ),
        ),
    ]
