"""Batch report: what became of each of the files that were given together."""

from dataclasses import dataclass

from django.utils.translation import get_language

from events.media.refusals import Refusal
from events.models import Event

from ..models import SourceFile
from ..proposal import Question


@dataclass(frozen=True, slots=True)
class Row:
    """A file and its ``state``: waits, known, refused, read or made.

    ``record`` is the one that it, or the same file before it, became, if the user may
    see that.
    """

    source: SourceFile
    state: str
    record: Event | None

    @property
    def reason(self):
        return Refusal(self.source.refusal).label

    @property
    def title(self):
        """What the event is called in the language of the desk, or in another."""
        titles = self.source.titles or {}
        said = titles.get(get_language()) or next(iter(titles.values()), None)
        return said["value"] if said else ""

    @property
    def questions(self):
        return len(self._asked) - self.marks

    @property
    def marks(self):
        """How many values are only to be compared with the original."""
        return sum(question.is_mark for question in self._asked)

    @property
    def _asked(self):
        return [
            Question(one["kind"], one["about"], one["proposal"])
            for one in self.source.asked or ()
        ]


class BatchReport:
    def __init__(self, files, user):
        files = list(files.order_by("pk"))
        same = list(dict.fromkeys(source.sha256 for source in files))
        files.sort(key=lambda source: (same.index(source.sha256), source.begins))
        made = SourceFile.objects.used().filter(sha256__in=same, event__isnull=False)
        known = dict(made.values_list("sha256", "event"))
        records = Event.objects.visible_to(user).in_bulk(known.values())
        self.rows = [_row(source, known, records) for source in files]

    @property
    def done(self):
        return sum(row.state != "waits" for row in self.rows)

    @property
    def is_done(self):
        return self.done == len(self.rows)


def _row(source, known, records):
    if source.used_at:
        return Row(source, "made", records.get(source.event_id))
    if source.refusal:
        return Row(source, "refused", None)
    if source.is_read:
        return Row(source, "read", None)
    if source.sha256 in known:
        return Row(source, "known", records.get(known[source.sha256]))
    return Row(source, "waits", None)
