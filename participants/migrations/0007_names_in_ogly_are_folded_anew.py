from django.db import migrations
from django.db.models import Q

FAMILY_NAMES = ["family_name_kk", "family_name_ru", "family_name_en"]
KEYS = {
    "Person": (FAMILY_NAMES, ["name_key_kk", "name_key_ru", "name_key_en"]),
    "PersonName": (["name"], ["key", "turned_key"]),
}


def fold(apps, schema_editor):
    """A key now drops «-оглы» too; the fields make it anew where a row is saved."""
    for model, (names, keys) in KEYS.items():
        ends_so = Q()
        for column in names:
            for ending in ("оглы", "угли", "ogly", "oglu"):
                ends_so |= Q(**{f"{column}__contains": ending})
        for row in apps.get_model("participants", model).objects.filter(ends_so):
            row.save(update_fields=keys)


class Migration(migrations.Migration):
    dependencies = [("participants", "0006_portraits_lose_camera_data")]

    operations = [migrations.RunPython(fold, migrations.RunPython.noop, elidable=True)]
