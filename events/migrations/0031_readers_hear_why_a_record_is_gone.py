from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0030_documents_say_how_long_they_are")]

    operations = [
        migrations.AddField(
            model_name="transition",
            name="told",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
    ]
