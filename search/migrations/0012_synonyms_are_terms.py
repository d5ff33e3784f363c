"""What the glossary says by now needs no table of its own."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("search", "0011_terms_of_the_field")]
    operations = [migrations.DeleteModel("Synonyms")]
