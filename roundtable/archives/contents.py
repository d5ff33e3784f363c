"""Contents of an archive: which tables, rows and columns, and in which order.

A column is in it unless it is worked out anew from others, repeats one of them (the
bare column of a translated text) or leads to a user, who has no account elsewhere.
"""

import json
from collections.abc import Iterator

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import FileField, Model, Prefetch
from reversion import get_registered_models
from reversion.models import Revision, Version

from events.models import (
    Correction,
    Document,
    Event,
    Organiser,
    Origin,
    Participation,
    Photo,
    Place,
    PublishedVersion,
    Recording,
    RemovedFile,
    Section,
    Series,
    Sitting,
    Topic,
    Transition,
    TranslatedText,
)
from intake.models import SourceFile
from languages.columns import split
from participants.fields import KeyField
from participants.models import (
    Consent,
    Merge,
    Organisation,
    OrganisationMerge,
    OrganisationName,
    Person,
    PersonName,
    Succession,
)

_ALWAYS = (
    *(Organisation, OrganisationName, Succession, OrganisationMerge),
    *(Person, PersonName, Merge, Consent, Series, Topic),
    *(Event, Organiser, Sitting, Place, Participation, Section, Origin),
    *(Recording, Photo, Document, Correction, TranslatedText, RemovedFile),
    *(Revision, Version, PublishedVersion),
)
_HISTORY = (Transition, SourceFile)
_AT_ONCE = 500


def models_in(history: bool) -> tuple[type[Model], ...]:
    return (*_ALWAYS, *_HISTORY) if history else _ALWAYS


def columns(model: type[Model], history: bool) -> list[str]:
    """Return the fields of which an archive has the values; steps have a name there."""
    own = [
        field for field in model._meta.local_concrete_fields if not field.primary_key
    ]
    chosen = [
        field
        for field in model._meta.local_many_to_many
        if field.remote_field.through._meta.auto_created and not _is_user(field)
    ]
    bare = {split(field.name)[0] for field in own if split(field.name)[1]}
    left = {f.name for f in own if isinstance(f, KeyField)} | bare
    left |= set() if history else {field.name for field in own if _is_user(field)}
    return [field.name for field in [*own, *chosen] if field.name not in left]


def files(model: type[Model]) -> list[FileField]:
    fields = model._meta.local_concrete_fields
    return [field for field in fields if isinstance(field, FileField)]


def rows(model: type[Model], history: bool) -> Iterator[Model]:
    """Yield rows by their numbers, with whatever they lead to by a name."""
    fields = map(model._meta.get_field, columns(model, history))
    led = [field for field in fields if field.is_relation]
    named = [one.name for one in led if hasattr(one.related_model, "natural_key")]
    found = _kept(model, history).order_by("pk").select_related(*named)
    for field in led:
        if field.many_to_many:
            others = field.related_model._base_manager.order_by("pk").only("pk")
            found = found.prefetch_related(Prefetch(field.name, others))
    found = found.iterator(chunk_size=_AT_ONCE)
    return map(_without_users, found) if model is Version else found


def _kept(model, history):
    """Return what is asked for: without history, revisions that readers have had."""
    kept, shown = model._base_manager.all(), PublishedVersion.objects.order_by()
    if model is SourceFile:
        return kept.exclude(event=None)  # else somebody is still at work on it
    if model is Version:
        known = ContentType.objects.get_for_models(*get_registered_models())
        kept = kept.filter(content_type__in=[kind.pk for kind in known.values()])
        return kept if history else kept.filter(revision__in=shown.values("revision"))
    if model is Revision and not history:
        return kept.filter(pk__in=shown.values("revision"))
    return kept


def _without_users(version):
    """Take out who was responsible: elsewhere that number is somebody else."""
    (row,) = json.loads(version.serialized_data)
    if row["fields"].get("responsible"):
        row["fields"]["responsible"] = []
        version.serialized_data = json.dumps([row], ensure_ascii=False)
    return version


def _is_user(field):
    return field.is_relation and field.related_model is get_user_model()
