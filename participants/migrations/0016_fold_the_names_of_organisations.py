from django.db import migrations


def fold(apps, schema_editor):
    """The fields make their keys at every save; here each row is saved once."""
    for model in ("Organisation", "OrganisationName"):
        for row in apps.get_model("participants", model).objects.iterator(500):
            row.save(update_fields=["skeletons"])


class Migration(migrations.Migration):
    dependencies = [("participants", "0015_organisations_are_found_by_any_spelling")]

    operations = [migrations.RunPython(fold, migrations.RunPython.noop, elidable=True)]
