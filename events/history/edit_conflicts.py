"""Optimistic concurrency: who saved since a form was opened, and what it comes to.

A form carries the version token it was opened with. Whoever saves second is shown both
texts instead of overwriting one. Three snapshots are compared, as in any three-way
merge: ``base``, the record as both found it, ``theirs``, as the other has saved it,
and ``mine``, as it was typed.
"""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from reversion.models import Revision, Version

from languages.row_numbers import row_number

from ..columns import COMPUTED
from ..models import Event
from . import snapshots
from .diff import Change, compare, differing, differing_columns
from .snapshots import Key, Snapshot

Place = tuple[Key, str]  # a value: the row and the column; no column is the whole row


def version_token(event: Event, snapshot: Snapshot) -> str:
    """Name the record as it was read: whatever anybody writes gives it another name."""
    latest = Version.objects.get_for_object(event).first()
    return f"{latest.pk if latest else 0}-{_digest(snapshot)}"


def found_with(token: str, event: Event) -> Snapshot:
    """Return the record as it was when a form with ``token`` was opened, if kept.

    What was written past the history is not in it; then nobody knows what was found.
    """
    number, _dash, digest = token.partition("-")
    versions = Version.objects.get_for_object(event)
    version = versions.filter(pk=row_number(number)).first()
    base = snapshots.of_revision(version.revision, event.pk) if version else {}
    return base if _digest(base) == digest else {}


def _digest(snapshot: Snapshot) -> str:
    """Return a short name for what a snapshot says; NULL and "" say the same."""
    rows = sorted(
        (
            key,
            sorted((n, value or None) for n, value in row.items() if n not in COMPUTED),
        )
        for key, row in snapshot.items()
    )
    return sha256(json.dumps(rows).encode()).hexdigest()[:24]


@dataclass
class Conflict:
    """What the other has saved meets what was typed."""

    revision: Revision | None  # by whom and when the other text was saved
    base: Snapshot
    theirs: Snapshot
    mine: Snapshot
    adopted: list[Place] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Adopt what only the other has changed: there is nothing to decide."""
        if self.base:
            self.adopted = [place for place in self._their_places if self._only(place)]

    @cached_property
    def disputed(self) -> list[Change]:
        """What both have changed, from their text to mine."""
        unlike = sorted(differing(self.theirs, self.mine))
        places = self._their_places if self.base else unlike
        open_places = [place for place in places if place not in self.adopted]
        return compare(_only(self.theirs, open_places), _only(self.mine, open_places))

    @cached_property
    def taken_over(self) -> list[Change]:
        """What only the other has changed, and what stands in the form already."""
        return compare(_only(self.base, self.adopted), _only(self.theirs, self.adopted))

    @property
    def revived(self) -> set[Key]:
        """Rows that the other has removed and that were worked on here."""
        gone = {key for key, column in self._their_places if key not in self.theirs}
        return {
            key for key in gone if key in self.mine and (key, "") not in self.adopted
        }

    @property
    def _their_places(self) -> list[Place]:
        return sorted(differing(self.base, self.theirs))

    def _only(self, place: Place) -> bool:
        """Whether this was left alone in the form."""
        key, column = place
        before, typed = self.base.get(key), self.mine.get(key)
        if before is None or typed is None:
            return before is None  # a row the other has added; or one removed here
        changed = differing_columns(before, typed)
        return column not in changed if column else not changed


def _only(snapshot: Snapshot, places: list[Place]) -> Snapshot:
    """Return of a snapshot the values at these places, in the order of the record."""
    wanted = defaultdict(set)
    for key, column in places:
        wanted[key].add(column)
    return {
        key: {
            name: value
            for name, value in row.items()
            if name in wanted[key] or "" in wanted[key]
        }
        for key, row in snapshot.items()
        if key in wanted
    }


def saved_last(event: Event) -> Revision | None:
    """Return the revision that made the record what it is."""
    latest = Version.objects.get_for_object(event).select_related("revision__user")
    return getattr(latest.first(), "revision", None)
