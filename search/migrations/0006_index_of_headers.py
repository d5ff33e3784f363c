"""An index of the headers alone on PostgreSQL: suggestions walk through no sections."""

from django.db import migrations

# The eleven bits of the anchor are 0 (``search.places``).
INDEX = "CREATE INDEX search_headers ON search_terms ((place & 8188), place)"


def on_postgresql(statement):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("search", "0005_names_are_found_by_their_beginning")]
    operations = [
        migrations.RunPython(
            on_postgresql(INDEX), on_postgresql("DROP INDEX search_headers")
        )
    ]
