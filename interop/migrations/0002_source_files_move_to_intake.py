from django.db import migrations


class Migration(migrations.Migration):
    """Forget the model, which is ``intake``'s now; its table stays."""

    dependencies = [
        ("interop", "0001_source_files"),
        ("intake", "0001_source_files_come_from_interop"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.DeleteModel(name="SourceFile")]
        ),
    ]
