from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0003_first_synonyms")]
    operations = [
        migrations.CreateModel(
            name="Stamp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("mark", models.CharField(max_length=16)),
            ],
        ),
    ]
