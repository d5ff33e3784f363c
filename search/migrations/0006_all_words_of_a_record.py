"""All terms of each record in one row: its words may stand in different texts.

It is filled as the index is: by the next rebuild, which a new analyser asks for anyway.
"""

from django.db import migrations

CREATE = {
    "sqlite": [
        # Without positions, for whether words meet is asked of the texts.
        """
        CREATE VIRTUAL TABLE search_wholes USING fts5(
            terms, tokenize = "ascii tokenchars '''=_'", prefix = '3', detail = none
        )
        """
    ],
    "postgresql": [
        "CREATE TABLE search_wholes (place bigint PRIMARY KEY, terms tsvector NOT NULL)",
        "CREATE INDEX search_wholes_gin ON search_wholes USING gin (terms)",
        "ALTER TABLE search_wholes ALTER COLUMN terms SET STATISTICS 1000",
    ],
}


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    schema_editor.execute("DROP TABLE search_wholes")


class Migration(migrations.Migration):
    dependencies = [("search", "0005_names_are_found_by_their_beginning")]
    operations = [migrations.RunPython(create, remove)]
