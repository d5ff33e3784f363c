from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0029_a_photo_leads_its_record")]

    operations = [
        migrations.AddField(
            model_name="document",
            name="pages",
            field=models.PositiveIntegerField(editable=False, null=True),
        ),
    ]
