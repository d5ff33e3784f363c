"""Rollback: an old version comes back, or a draft that was deleted.

Only what authors write comes back. Where the record stands, who may see it and what
readers were told stay as they are: those are moved by steps, never by history.
"""

import json

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from reversion.models import Version

from participants.audit_log import Act

from ..columns import STANDING
from ..models import Correction, Event, Organiser, Section
from ..permissions import NOT_TO_BRING, PUBLISH, not_to_bring, of_all
from ..saving import saving
from . import snapshots
from .recording import PARTS
from .snapshots import Snapshot
from .takedown import removed_from

STAYS = {"id", *STANDING, "created_at", "doi", "responsible"}  # of the event itself
PARTS = [  # participations first: sections name a speaker among them
    model for model in PARTS.values() if model is not Correction
]


def restorable(snapshot: Snapshot) -> Snapshot:
    """Return of a snapshot what would come back from it."""
    labels = [model._meta.label_lower for model in (Event, *PARTS)]
    return {
        key: {
            name: value
            for name, value in values.items()
            if key[0] != "events.event" or name not in STAYS
        }
        for key, values in snapshot.items()
        if key[0] in labels
    }


@transaction.atomic
def restore(event, revision, *, by):
    """Write the record again as it was in ``revision``; return what found no place.

    Raises ``PermissionDenied`` where ``by`` may not edit the record now, and
    ``ValidationError`` where the old version no longer makes sense.
    """
    event = Event.objects.editable_by(by).locked(event.pk)
    wanted = snapshots.of_revision(revision, event.pk)
    if ("events.event", event.pk) not in wanted:
        raise ValidationError(_("This version of the record is no longer kept."))
    closed = not_to_bring(by, event)
    done = _("An earlier version was restored.")
    with saving(event, by=by, comment=done, act=Act.CHANGED):
        left_out = _write(event, wanted)
        if event.organised_by.filter(pk__in=closed).exists():
            raise ValidationError(NOT_TO_BRING)
    return left_out


@transaction.atomic
def recover(revision, number, *, by):
    """Make the deleted draft ``number`` anew, as a draft with its old address.

    Whose it was only its history says, so this is for those who may edit all records.
    """
    if not of_all(by, PUBLISH):
        raise PermissionDenied
    if Event.objects.filter(pk=number).exists():
        raise ValidationError(_("This record is there already."))
    wanted = snapshots.of_revision(revision, number)
    if ("events.event", number) not in wanted:
        raise ValidationError(_("This version of the record is no longer kept."))
    anchors = [values.get("anchor") or 0 for values in wanted.values()]
    event = Event(pk=number, last_anchor=max(anchors))
    named = wanted["events.event", number].get("responsible", [])
    done = _("A deleted draft was recovered.")
    with saving(event, by=by, comment=done, act=Act.ADDED):
        left_out = _write(event, wanted)
        event.responsible.set(get_user_model().objects.filter(pk__in=named))
    return left_out


def _write(event, snapshot):
    wanted = restorable(snapshot)
    values = wanted["events.event", event.pk]
    if values["timezone"] not in dict(Event._meta.get_field("timezone").flatchoices):
        del values["timezone"]  # that of a version before zones were chosen
    _fill(event, values)
    event.full_clean()
    event.save()
    _choose(event, values)
    return [name for model in PARTS for name in _write_parts(event, model, wanted)]


def _write_parts(event, model, wanted):
    """Make the rows of one kind what they were; yield the names of those we cannot."""
    label = model._meta.label_lower
    rows = {key[1]: values for key, values in wanted.items() if key[0] == label}
    model.objects.filter(event=event).exclude(pk__in=rows).delete()
    there = model.objects.filter(event=event).in_bulk(rows)
    gone = removed_from(wanted)
    if model is Section and event.was_public:
        for number in rows.keys() - there.keys():
            there[number] = _as_it_was_last(event, number)
    for number, values in rows.items():
        part = there.get(number) or model(pk=number or None)
        part.event = event
        if "consent" in values:
            values |= _last_answer(model, number)
        _fill(part, {name: one for name, one in values.items() if name != "event"})
        if removal := gone.get((label, number)):
            yield f"{part} ({removal})"
        elif _has_its_place(part):
            part.save()
            _choose(part, values)
        else:
            yield str(model._meta.verbose_name if model is Organiser else part)


def _last_answer(model, number):
    """Return what people said last of being shown: no version takes it back."""
    last = Version.objects.get_for_object_reference(model, number).first()
    row = json.loads(last.serialized_data)[0]["fields"] if last else {}
    return {name: row[name] for name in ("consent", "consent_how") if name in row}


def _as_it_was_last(event, number):
    """Write a section that was removed once more, so that its numbers are kept."""
    version = Version.objects.get_for_object_reference(Section, number).first()
    if version is None:
        return None
    values = snapshots.of_revision(version.revision, event.pk)["events.section", number]
    section = Section(pk=number, event=event)
    _fill(section, {n: values[n] for n in values.keys() - {"event", "speaker"}})
    section.save()
    return section


def _fill(thing, values):
    """Set the columns; what they pointed to may have been merged, or be gone."""
    for name, value in values.items():
        field = thing._meta.get_field(name)
        if field.many_to_many:
            continue
        if field.is_relation and value is not None:
            known = field.related_model._base_manager.filter(pk=value).first()
            value = getattr(known, "merged_into_id", None) or known and known.pk
        setattr(thing, field.attname, field.to_python(value))


def _choose(thing, values):
    """Choose again what was chosen from lists, as far as that still exists."""
    for field in thing._meta.local_many_to_many:
        if field.name in values:
            there = field.related_model._base_manager.filter(pk__in=values[field.name])
            stayed = {getattr(one, "merged_into_id", None) or one.pk for one in there}
            getattr(thing, field.name).set(stayed)


def _has_its_place(part):
    """Whether what the part cannot be without still exists."""
    if isinstance(part, Organiser):
        others = Organiser.objects.filter(event=part.event).exclude(pk=part.pk)
        named = others.values_list("organisation", flat=True)
        return part.organisation_id not in {None, *named}
    file = getattr(part, "image", None) or getattr(part, "file", None)
    return not file or file.storage.exists(file.name)
