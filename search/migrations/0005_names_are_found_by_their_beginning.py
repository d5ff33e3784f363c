from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0004_kept_pages_have_a_stamp"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="namekey",
            name="search_name_once",
        ),
        migrations.AddConstraint(
            model_name="namekey",
            constraint=models.UniqueConstraint(
                fields=("key", "person"),
                name="search_name_once",
                opclasses=["varchar_pattern_ops", "int8_ops"],
            ),
        ),
    ]
