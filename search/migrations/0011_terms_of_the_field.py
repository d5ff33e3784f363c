"""Terms of political science, education and history, and all that editors had written.

``terms_of_the_field.csv`` belongs to this migration: like its code, it stays as it is. A
row of synonyms that one of its concepts holds is in it; any other becomes a concept
without a definition. Of a Cyrillic word without a Kazakh letter nobody knows whether it
is Kazakh or Russian, so it counts as both.
"""

import csv
import re
from pathlib import Path

from django.db import migrations

FILE = Path(__file__).with_name("terms_of_the_field.csv")
LONGEST_TERM = 200


def write(apps, schema_editor):
    concept = apps.get_model("search", "Concept")
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    known = [set(terms_of(row)) for row in rows]
    for words in apps.get_model("search", "Synonyms").objects.values_list("words"):
        wanted = [text for one in words[0].split(",") if (text := one.strip())]
        if wanted and not any(set(map(str.lower, wanted)) <= one for one in known):
            rows.append(row_of(wanted))
    concept.objects.bulk_create(concept(term=row["term_kk"], **row) for row in rows)


def terms_of(row):
    for code in ("kk", "ru", "en"):
        for text in (row[f"term_{code}"], *row[f"further_{code}"].split(";")):
            yield text.strip().lower()


def row_of(words):
    """Return synonyms by the languages they may be of, Kazakh letters first in Kazakh."""
    texts = [word.replace(";", " ") for word in words]
    cyrillic = [text for text in texts if re.search("[\u0400-\u04ff]", text)]
    kazakh = [text for text in cyrillic if re.search("[әғқңөұүһі]", text, re.I)]
    either = [text for text in cyrillic if text not in kazakh]
    latin = [text for text in texts if text not in cyrillic]
    found = {"kk": kazakh + either, "ru": either, "en": latin}
    row = {"subject": "other"}
    for code, (first, *others) in {c: t or [""] for c, t in found.items()}.items():
        row |= {
            f"term_{code}": first[:LONGEST_TERM],
            f"further_{code}": "; ".join(others),
        }
    return row


def erase(apps, schema_editor):
    """Give back what search needs: which terms stand for each other."""
    concept = apps.get_model("search", "Concept")
    synonyms = apps.get_model("search", "Synonyms")
    fields = [f"{name}_{c}" for name in ("term", "further") for c in ("kk", "ru", "en")]
    for row in concept.objects.values(*fields):
        words = dict.fromkeys(terms_of({f: row[f] or "" for f in fields}))
        synonyms.objects.get_or_create(words=", ".join(filter(None, words))[:500])
    concept.objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("search", "0010_the_glossary")]
    operations = [migrations.RunPython(write, erase)]
