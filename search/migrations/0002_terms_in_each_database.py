"""The one place where the two databases differ: the table of ready terms.

SQLite cuts at ASCII signs only, which our terms never contain (but for the two named);
PostgreSQL is given literals and cuts nothing. So both hold the very same terms.
"""

from django.db import migrations

CREATE = {
    "sqlite": [
        """
        CREATE VIRTUAL TABLE search_terms USING fts5(
            title, people, heading, body, facets, tokenize = "ascii tokenchars '''='",
            prefix = '3'
        )
        """
    ],
    "postgresql": [
        "CREATE TABLE search_terms (place bigint PRIMARY KEY, terms tsvector NOT NULL)",
        "CREATE INDEX search_terms_gin ON search_terms USING gin (terms)",
        # The planner must tell a rare term from a common one, by tens of thousands.
        "ALTER TABLE search_terms ALTER COLUMN terms SET STATISTICS 1000",
    ],
}


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    schema_editor.execute("DROP TABLE search_terms")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_the_index")]
    operations = [migrations.RunPython(create, remove)]
