from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0004_steps_taken_with_a_record")]

    operations = [
        migrations.AddField(
            model_name="correction",
            name="version",
            field=models.PositiveSmallIntegerField(
                editable=False,
                help_text="The version of the record that this correction made.",
                null=True,
                verbose_name="version",
            ),
        ),
    ]
