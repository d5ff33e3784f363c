"""Public corrections: readers are told that a published record was put right."""

from django.db import transaction
from django.utils import timezone

from languages.columns import column

from ..models import Correction, Event
from ..saving import saving
from . import versions


@transaction.atomic
def correct(event, kind, notes, *, by):
    """Give the record a new version, and a public note that says what it changed.

    Of a public record that version is one which readers can read from now on.
    ``notes`` are the words by language. Called inside the transaction that wrote the
    correction itself, so that no reader sees one without the other.
    """
    event = Event.objects.editable_by(by).locked(event.pk)
    event.version += 1
    texts = {column("note", code): text for code, text in notes.items()}
    correction = Correction(
        event=event,
        kind=kind,
        made_on=timezone.localdate(),
        version=event.version,
        **texts,
    )
    correction.full_clean()
    with saving(event, by=by):
        event.save()
        correction.save()
        if event.is_public:
            versions.begin(event, timezone.now())
    return correction
