"""Published versions: which states of a record readers had, and what changed in each.

A publication makes one, so does a correction, and nothing else: saves of a draft, in
review, while a record waits for its day, or in silence never do.
"""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import product

import reversion
from django.utils import timezone
from reversion.models import Version

from languages.columns import LANGUAGES, column

from .. import paragraphs
from ..choices import SHOWN, Agreement
from ..columns import INTERNAL
from ..models import Correction, Event, PublishedVersion, Section
from . import snapshots
from .diff import Change, compare
from .rebuilding import refused
from .takedown import removed_from

# No words of the page: who works here, where a file lies, whom the register knows.
UNTOLD = {*INTERNAL, "responsible", "image", "file", "position", "person"}
UNTOLD |= {"url", "consent", "consent_how"}
UNSEEN = {*Agreement} - {*SHOWN}


def begin(event, since):
    """Note that the revision being made is what readers have from a moment on."""
    reversion.add_meta(PublishedVersion, event=event, number=event.version, since=since)


@dataclass
class Told:
    """What readers are told of a version; one without a number is a note of old."""

    number: int | None
    day: date
    correction: Correction | None = None
    row: PublishedVersion | None = None  # its text can be read
    before: PublishedVersion | None = None  # and what it changed, from here
    until: date | None = None  # the day on which the next one came
    is_withdrawn: bool = False


def told(event) -> list[Told]:
    """Return what readers are told of each version of a public record, latest first."""
    rows = {row.number: row for row in event.published_versions.all()}
    found = [Told(one.version, one.made_on, one) for one in event.corrections.all()]
    moments = {number: row.since for number, row in rows.items()}
    if event.publish_at and not event.withdrawn_at:  # else that is another's moment
        moments.setdefault(1, event.publish_at)
    for number in moments.keys() - {one.number for one in found}:
        found.append(Told(number, timezone.localdate(moments[number])))
    found.sort(key=lambda one: (one.day, one.number or 0), reverse=True)
    later = None
    for one in filter(lambda one: one.number, found):
        row = rows.get(one.number)
        one.is_withdrawn = row is not None and row.is_withdrawn
        one.row = None if one.is_withdrawn else row
        if later:
            later.before, one.until = one.row, later.day
        later = one
    return found


def last_seen(event):
    """Return an event of which only kind and days are told: those readers saw last.

    What was written since a withdrawal is a draft, and nobody's business.
    """
    row = event.published_versions.first()
    kept = Version.objects.get_for_object(event).filter(
        revision=row and row.revision_id
    )
    for fields in (version.field_dict for version in kept[:1]):
        return Event(
            **{name: fields[name] for name in ("kind", "starts_on", "ends_on")}
        )
    return None


def changes(older, newer) -> list[Change]:
    """Return what readers saw change between two versions of a record."""
    both = [older.revision_id, newer.revision_id]
    taken = snapshots.of_revisions(both, newer.event_id)
    hidden = refused(newer.event_id)
    return compare(*(_public(taken[revision], hidden) for revision in both))


def corrected(told) -> dict[int, dict[tuple[str, str], int]]:
    """Return of each section which version corrected a paragraph last, if any.

    A paragraph is known by its language and its number.
    """
    pairs = [one for one in reversed(told) if one.before]
    kept = _sections(pairs) if pairs else {}
    found = defaultdict(dict)
    for one in pairs:
        before, now = kept[one.before.revision_id], kept[one.row.revision_id]
        for number, code in product(before.keys() & now.keys(), LANGUAGES):
            name = column("body", code)
            if before[number].get(name) == now[number].get(name):
                continue  # to clean and cut them would take long on every page
            was, new = (_paragraphs(rows[number], code) for rows in (before, now))
            for label in [label for label in new if was.get(label) != new[label]]:
                found[number][code, label] = one.number
    return found


def _sections(pairs):
    """Return the sections that versions kept, by revision and number, as kept."""
    found = defaultdict(dict)
    both = {row.revision_id for one in pairs for row in (one.before, one.row)}
    kept = Version.objects.filter(revision__in=both)
    kept = kept.filter(content_type__model=Section._meta.model_name)
    for revision, data in kept.values_list("revision", "serialized_data"):
        (section,) = json.loads(data)
        if section["fields"]["event"] == pairs[0].row.event_id:
            found[revision][section["pk"]] = section["fields"]
    return found


def _paragraphs(section, code):
    name = column("body", code)
    html = Section._meta.get_field(name).sanitize(section.get(name) or "")
    return paragraphs.by_label(section.get("paragraphs", {}), code, html)


def _public(snapshot, hidden):
    """Return of a snapshot what its page told in words; notes are told beside it."""
    gone = removed_from(snapshot).keys() | hidden
    gone |= {key for key, row in snapshot.items() if row.get("consent") in UNSEEN}
    return {
        key: {name: value for name, value in row.items() if name not in UNTOLD}
        for key, row in snapshot.items()
        if key not in gone and key[0] != Correction._meta.label_lower
    }
