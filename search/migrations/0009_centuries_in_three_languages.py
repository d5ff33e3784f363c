"""A century is one, «XXI ғасыр» or «ХХI в.»: its number is read in any signs anyway."""

from django.db import migrations

WORDS = "ғасыр, век, century"


def write(apps, schema_editor):
    apps.get_model("search", "Synonyms").objects.get_or_create(words=WORDS)


def erase(apps, schema_editor):
    apps.get_model("search", "Synonyms").objects.filter(words=WORDS).delete()


class Migration(migrations.Migration):
    dependencies = [("search", "0008_keys_of_names_have_a_version")]
    operations = [migrations.RunPython(write, erase)]
