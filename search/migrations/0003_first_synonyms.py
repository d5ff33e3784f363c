"""The words every reader of this portal writes in four ways; editors add their own."""

from django.db import migrations

GROUPS = [
    "Қазақстан, Казахстан, Kazakhstan, Qazaqstan",
    "қазақ, казах, Kazakh, qazaq",
    "ҚазҰПУ, КазНПУ, KazNPU, QazUPU",
    "ҚазҰУ, КазНУ, KazNU, QazUU",
    "ЕҰУ, ЕНУ, ENU",
    "Алматы, Алма-Ата, Almaty, Alma-Ata",
    "Астана, Astana, Нұр-Сұлтан, Нур-Султан, Nur-Sultan",
    "Абай, Abai, Abay",
    "Алаш, Alash",
]


def write(apps, schema_editor):
    synonyms = apps.get_model("search", "Synonyms")
    synonyms.objects.bulk_create(synonyms(words=words) for words in GROUPS)


def erase(apps, schema_editor):
    apps.get_model("search", "Synonyms").objects.filter(words__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [("search", "0002_terms_in_each_database")]
    operations = [migrations.RunPython(write, erase)]
