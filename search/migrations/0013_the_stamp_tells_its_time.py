from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0012_synonyms_are_terms")]

    operations = [
        migrations.AddField(
            model_name="stamp",
            name="renewed_at",
            field=models.DateTimeField(auto_now=True),
        ),
    ]
