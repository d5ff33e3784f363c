from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0007_synonyms_of_the_field")]

    operations = [
        migrations.AddField(
            model_name="namekey",
            name="version",
            field=models.PositiveSmallIntegerField(default=1),
            preserve_default=False,
        ),
    ]
