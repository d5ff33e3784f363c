from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0028_readers_report_mistakes")]

    operations = [
        migrations.AddField(
            model_name="photo",
            name="leads",
            field=models.BooleanField(
                default=False,
                help_text="Shown above the text, and with the record on the first page.",
                verbose_name="leads the record",
            ),
        ),
    ]
