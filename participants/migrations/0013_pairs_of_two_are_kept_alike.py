"""Move pairs of different people to where those of organisations are kept.

Who said it and when goes into the log of both.
"""

from django.db import migrations

CHANGE = 2


def forwards(apps, schema_editor):
    pairs = apps.get_model("participants", "DistinctPeople").objects.all()
    kind, _made = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="participants", model="person"
    )
    entries = apps.get_model("admin", "LogEntry").objects
    for pair in pairs.select_related("first", "second"):
        for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
            one.apart_from.add(other)  # each way: here nothing knows it is symmetrical
            if pair.decided_by_id:
                entries.create(
                    user_id=pair.decided_by_id,
                    action_time=pair.decided_at,
                    content_type=kind,
                    object_id=one.pk,
                    object_repr=name_of(one),
                    action_flag=CHANGE,
                    change_message=f"≠ {name_of(other)}",
                )


def name_of(person):
    family = person.family_name_kk or person.family_name_ru or person.family_name_en
    given = person.given_name_kk or person.given_name_ru or person.given_name_en
    return " ".join(filter(None, [family, given]))


def backwards(apps, schema_editor):
    distinct = apps.get_model("participants", "DistinctPeople").objects
    links = apps.get_model("participants", "Person").apart_from.through.objects
    for first, second in links.values_list("from_person", "to_person"):
        if first < second:
            distinct.get_or_create(first_id=first, second_id=second)


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0012_organisations_have_a_past"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(forwards, backwards)]
