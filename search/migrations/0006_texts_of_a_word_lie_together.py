"""Keep the terms beside the rows of PostgreSQL's table, so that rows are short.

Whoever counts the texts of a word reads their places and no terms. With terms inside,
few rows fill a page, and each text of a word is another page.

PostgreSQL moves a long value out of a row only where the row is longer than 2,032
bytes; what fills every row up to that is spaces, which come to 35 bytes in the row.

Headers (the eleven bits of the anchor are 0) are walked through without the sections.
"""

from django.db import migrations

SHORTEN = """
    ALTER TABLE search_terms
    SET (toast_tuple_target = 128),
    ADD COLUMN filler text NOT NULL DEFAULT repeat(' ', 2048),
    ALTER COLUMN terms TYPE tsvector USING terms || ''::tsvector,
    ALTER COLUMN terms SET STORAGE EXTERNAL
"""
HEADERS = "CREATE INDEX search_headers ON search_terms ((place & 8188), place)"
LENGTHEN = """
    ALTER TABLE search_terms
    RESET (toast_tuple_target),
    DROP COLUMN filler,
    ALTER COLUMN terms TYPE tsvector USING terms || ''::tsvector
"""


def on_postgresql(*statements):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("search", "0005_names_are_found_by_their_beginning")]
    operations = [
        migrations.RunPython(
            on_postgresql(SHORTEN, HEADERS, "ANALYZE search_terms"),
            on_postgresql(
                "DROP INDEX search_headers", LENGTHEN, "ANALYZE search_terms"
            ),
        )
    ]
