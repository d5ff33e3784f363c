"""Headers by day: of whoever is still typing only these are asked, the newest first.

PostgreSQL takes one text of 200 for a header unless it has counted them.
"""

from django.db import migrations

CREATE = {
    "sqlite": [],
    "postgresql": [
        "CREATE INDEX search_headers ON search_terms (place) WHERE place & 8188 = 0",
        "CREATE STATISTICS search_headers_counted ON (place & 8188) FROM search_terms",
        "ANALYZE search_terms",
    ],
}
REMOVE = {
    "sqlite": [],
    "postgresql": [
        "DROP STATISTICS search_headers_counted",
        "DROP INDEX search_headers",
    ],
}


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    for statement in REMOVE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0013_the_stamp_tells_its_time")]
    operations = [migrations.RunPython(create, remove)]
