from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0036_who_has_a_record_open")]

    operations = [
        migrations.AlterField(
            model_name="member",
            name="language",
            field=models.CharField(
                choices=[("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")],
                default="kk",
                max_length=2,
                verbose_name="language of the desk and of letters",
            ),
        )
    ]
