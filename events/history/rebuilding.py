"""Reconstruction: a record as readers had it, made of a revision and never saved.

Its page is drawn by the templates of today from the words of then. Whoever and whatever
it names is taken from the registers, by number.
"""

from datetime import time

from django.db.models import prefetch_related_objects

from participants.models import Organisation

from ..choices import SHOWN
from ..models import (
    Correction,
    Event,
    Photo,
    PublishedVersion,
    Recording,
    Sitting,
    Topic,
)
from ..models.media import Medium
from . import snapshots
from .recording import PARTS
from .retention import KEEPERS
from .snapshots import Key, Snapshot


def rebuild(version: PublishedVersion) -> Event:
    """Return the record of a published version, with all that its page shows.

    A file is open while its record shows it; of others ``files_gone`` tells how many.
    """
    number, revision = version.event_id, version.revision_id
    return of_snapshot(number, snapshots.of_revisions([revision], number)[revision])


def of_snapshot(number: int, snapshot: Snapshot) -> Event:
    """Return the record that a snapshot tells of; ``number`` is 0 before it has one."""
    event = _made(Event, number, snapshot["events.event", number])
    event.files_gone = 0
    for relation, model in PARTS.items():
        label = model._meta.label_lower
        rows = [key for key in snapshot if key[0] == label]
        parts = [_made(model, key[1], snapshot[key], event=event) for key in rows]
        if rows and issubclass(model, Medium):
            now = {
                *map(_known_by, filter(_is_open, model.objects.filter(event=number)))
            }
            parts = [one for one in parts if _is_open(one) and _known_by(one) in now]
            event.files_gone += len(rows) - len(parts) if model in KEEPERS else 0
        _keep(event, relation, sorted(parts, key=_place))
    _connect(event)
    return event


def refused(number: int) -> set[Key]:
    """Return the photos and recordings of a record that readers may not have today."""
    return {
        (model._meta.label_lower, pk)
        for model in (Photo, Recording)
        for pk in model.objects.filter(event=number)
        .exclude(consent__in=SHOWN)
        .values_list("pk", flat=True)
    }


def _made(model, number, values, **known):
    thing = model(pk=number, **known)
    thing.chosen = {}
    for name, value in values.items():
        field = model._meta.get_field(name)
        if field.many_to_many:
            thing.chosen[name] = value
        elif name not in known:
            setattr(thing, field.attname, field.to_python(value))
    return thing


def _known_by(medium):
    return getattr(medium, medium.FILE).name if medium.FILE else medium.pk


def _is_open(medium):
    """Whether those whom a photo or a recording shows agree."""
    return getattr(medium, "is_shown", True)


def _place(part):
    """The order in which a page tells the parts of one kind."""
    if isinstance(part, Sitting):
        return part.day, part.start_time or time.min, part.pk
    if isinstance(part, Correction):
        return -part.made_on.toordinal(), -part.pk
    return getattr(part, "position", 0), part.pk


def _keep(thing, relation, found):
    """Make this what is found behind a relation; nobody asks the database for it."""
    rows = getattr(thing, relation).all()
    rows._result_cache, rows._prefetch_done = found, True
    vars(thing).setdefault("_prefetched_objects_cache", {})[relation] = rows


def _connect(event):
    """Lead from a record and its parts to whom and what they name, as far as it is."""
    _keep(event, "topics", list(Topic.objects.filter(pk__in=event.chosen["topics"])))
    places, organisers = event.participations.all(), event.organisers.all()
    chosen = {place: place.chosen.get("organisations", ()) for place in places}
    numbers = {one.organisation_id for one in organisers}.union(*chosen.values())
    units = Organisation.objects.for_telling().in_bulk(numbers)
    for place in places:
        named = [unit for pk, unit in units.items() if pk in chosen[place]]
        _keep(place, "organisations", named)
    known = [one for one in organisers if one.organisation_id in units]
    for organiser in known:
        organiser.organisation = units[organiser.organisation_id]
    _keep(event, "organisers", known)
    speakers = {place.pk: place for place in places}
    for section in event.sections.all():
        section.speaker = speakers.get(section.speaker_id)
    prefetch_related_objects([event], "series", "participations__person")
