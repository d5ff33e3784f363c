"""Contents of an archive: tables, rows and columns; what is new in a room is in it.

A column stays away that is worked out from others, repeats one of them (the bare
column of a translated text) or leads to a user, who has no account elsewhere.
"""

import json
from collections.abc import Iterator

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Model
from reversion.models import Revision, Version

from events.models import PublishedVersion
from languages.columns import split
from participants.fields import KeyField

ABOUT, FORMAT = "archive.json", 1
_ROOMS = ("participants", "events", "intake", "reversion")
# Who works here; what is counted anew; what readers wrote to this portal.
_LEFT = {
    f"events.{one}" for one in ("member", "deputy", "opening", "coverage", "report")
}
_HISTORY = {"events.transition", "intake.sourcefile"}


def models_in(history: bool) -> list[type[Model]]:
    left = _LEFT if history else _LEFT | _HISTORY
    found = [one for room in _ROOMS for one in apps.get_app_config(room).get_models()]
    return [model for model in found if model._meta.label_lower not in left]


def columns(model: type[Model], history: bool) -> list[str]:
    """Return the fields of which an archive has the values; history names users."""
    fields = [*model._meta.concrete_fields, *model._meta.local_many_to_many]
    left = {split(field.name)[0] for field in fields if split(field.name)[1]}
    left |= {field.name for field in fields if isinstance(field, KeyField)}
    users = [field for field in fields if field.related_model is get_user_model()]
    left |= {one.name for one in users if one.many_to_many or not history}
    return [field.name for field in fields if field.name not in left]


def rows(model: type[Model], history: bool) -> Iterator[Model]:
    """Yield rows in the order of their numbers, with what is told of them by name."""
    led = [model._meta.get_field(name) for name in columns(model, history)]
    named = [one.name for one in led if hasattr(one.related_model, "natural_key")]
    chosen = [one.name for one in led if one.many_to_many]
    found = model._base_manager.select_related(*named).prefetch_related(*chosen)
    by = {Revision: "pk__in", Version: "revision__in"}.get(model)
    if by and not history:  # those stay that readers have had
        shown = PublishedVersion.objects.order_by().values("revision")
        found = found.filter(**{by: shown})
    found = found.order_by("pk").iterator(chunk_size=500)
    return map(_without_users, found) if model is Version else found


def _without_users(version):
    """Take out who was responsible: elsewhere that number is somebody else."""
    (row,) = json.loads(version.serialized_data)
    if row["fields"].get("responsible"):
        row["fields"]["responsible"] = []
        version.serialized_data = json.dumps([row], ensure_ascii=False)
    return version
