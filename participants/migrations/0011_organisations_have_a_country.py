from django.db import migrations, models

import participants.choices


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0010_former_names_are_looked_up"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="country",
            field=models.CharField(
                blank=True,
                choices=participants.choices.iso_3166,
                max_length=2,
                verbose_name="country",
            ),
        ),
    ]
