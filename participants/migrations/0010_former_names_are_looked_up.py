from django.db import migrations
from django.db.models import Q

FAMILY_NAMES = ["family_name_kk", "family_name_ru", "family_name_en"]
KEYS = {
    "Person": (FAMILY_NAMES, ["name_key_kk", "name_key_ru", "name_key_en"]),
    "PersonName": (["name"], ["key", "turned_key"]),
}


def fold(apps, schema_editor):
    """A key knows «(Омарова)» and drops «-уулу»; the fields make it anew at a save."""
    for model, (names, keys) in KEYS.items():
        concerned = Q()
        for column in names:
            for sign in ("(", "уулу", "uulu", "qizi"):
                concerned |= Q(**{f"{column}__contains": sign})
        for row in apps.get_model("participants", model).objects.filter(concerned):
            row.save(update_fields=keys)


class Migration(migrations.Migration):
    dependencies = [("participants", "0009_what_people_agreed_to")]

    operations = [migrations.RunPython(fold, migrations.RunPython.noop, elidable=True)]
