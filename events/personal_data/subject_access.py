"""Subject access: all that the portal keeps about one person, as plain data."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from languages.columns import columns
from participants.audit_log import Act, note
from participants.columns import CODES_OF_PERSON, TEXTS_OF_PERSON

from ..columns import TEXTS_OF_PARTS
from ..models import Document, Photo
from . import traces
from .occurrences import LABELS, Record, Subject
from .pseudonymise import PERMISSION

OF_PERSON = (*columns(*TEXTS_OF_PERSON), *CODES_OF_PERSON, "photo", "photo_consent")
OF_PLACE = ("role", *columns(*TEXTS_OF_PARTS["participations"]))


@transaction.atomic
def hand_out(person, *, by):
    """Return what is kept about a person, and note who has asked for it."""
    if not by.has_perm(PERMISSION):
        raise PermissionDenied
    done = _("Personal data were handed out.")
    note(Act.PERSONAL_DATA, [person], by=by, said=done)
    return gather(person)


def gather(person) -> dict:
    """Return what is kept about a person: lists and texts that JSON can hold.

    ``people`` are the person and whoever was merged into them; ``records`` what each
    record and its history say; ``uploads`` and ``emails`` what waits beside them. No
    user account is among it, for none is linked to a person.
    """
    subject = Subject(person)
    records = (Record(subject, number) for number in subject.records)
    return {
        "people": [_person(one) for one in subject.people],
        "records": [_record(one) for one in records if one.names_subject],
        "uploads": [source.name for source in traces.sources_naming(subject)],
        "emails": [
            f"{email.subject}\n{email.body}"
            for email in traces.letters()
            if subject.is_named_in(f"{email.subject}\n{email.body}")
        ],
    }


def _person(person):
    told = {name: getattr(person, name) or "" for name in OF_PERSON}
    spelt = [str(name) for name in person.names.all()]
    return {"id": person.pk, **told, "photo": person.photo.name or "", "names": spelt}


def _record(record):
    finds = [find for find in record.finds if not find.is_doubtful]
    event = record.event
    places = record.subject.places.filter(event=record.number)
    return {
        "id": record.number,
        "title": record.title,
        "status": event.status if event else "deleted",
        "address": event.get_absolute_url() if event else "",
        "places": [_place(place) for place in places],
        "sentences": [_sentence(find) for find in finds],
        "files": [file for find in finds for file in _files(find)],
        "versions": len(_revisions(record)),
    }


def _revisions(record):
    """Return the revisions in which the person is named or takes part."""
    return {
        row.version.revision_id
        for row in record.rows
        if row.version
        and any([*record.said(row, name)] for name in record.columns_of(row))
    }


def _place(place):
    told = {name: getattr(place, name) or "" for name in OF_PLACE}
    return told | {
        "sections": [str(section) for section in place.sections.all()],
        "organisations": [str(unit) for unit in place.organisations.all()],
    }


def _sentence(find):
    return {
        "columns": find.labels,
        "language": find.language,
        "text": f"{find.before}{find.form}{find.after}",
        "in_history_only": not find.is_now,
    }


def _files(find):
    """Yield the photos and documents of which a find is told."""
    for (label, number), _column in sorted(find.rows):
        model = LABELS[label]
        if model in (Photo, Document):
            for part in model.objects.filter(pk=number):
                yield getattr(part, model.FILE).name
