from django.db import migrations

KEYS = {
    "Person": ["name_key_kk", "name_key_ru", "name_key_en"],
    "PersonName": ["key", "turned_key"],
}


def fold(apps, schema_editor):
    """The fields make their keys at every save; here each row is saved once."""
    for model, keys in KEYS.items():
        rows = apps.get_model("participants", model).objects
        for row in rows.iterator(chunk_size=500):
            row.save(update_fields=keys)


class Migration(migrations.Migration):
    dependencies = [("participants", "0002_people_are_looked_up_by_folded_names")]

    operations = [migrations.RunPython(fold, migrations.RunPython.noop, elidable=True)]
