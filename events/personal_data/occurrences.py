"""Occurrences of a person's name in records, as they are now and as history has them.

The same sentence of a record is one ``Find``, wherever and however often it is kept:
whoever decides about it decides about all its copies.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, TextField
from reversion.models import Version

from languages.columns import columns, split
from languages.fallback import LANGUAGES
from languages.names.mentions import KnownName, Mention
from languages.sentences import sentences
from participants.columns import NAME
from participants.models import Person
from participants.naming import spellings

from ..history import recording
from ..history.edit_conflicts import version_token
from ..history.snapshots import Key, event_of, of_now, of_things
from ..models import Event, Participation
from . import rich_words

KINDS = [Event, *recording.PARTS.values()]
LABELS = {model._meta.label_lower: model for model in KINDS}
PLACE = Participation._meta.label_lower
PRINTED = columns("printed_name")
SHOWN = 120  # letters of a sentence on either side of a name


@dataclass(frozen=True)
class Row:
    """A row of a record, as the database holds it or as a version kept it."""

    key: Key
    fields: dict
    version: Version | None = None


@dataclass
class Find:
    """A name in a sentence of a record, and all columns in which that stands."""

    key: str
    language: str
    before: str
    form: str
    after: str
    is_doubtful: bool
    place: tuple[int, int]  # in the words of the column
    is_now: bool = False
    rows: set[tuple[Key, str]] = field(default_factory=set)

    @property
    def labels(self) -> list[str]:
        named = {
            LABELS[model]._meta.get_field(name) for (model, _pk), name in self.rows
        }
        texts = (getattr(column, "translated_field", column) for column in named)
        return sorted({str(text.verbose_name) for text in texts})


class Subject:
    """The person who asks: every number and name they go by."""

    def __init__(self, person: Person, more: Iterable[str] = ()):
        self.person = person.merged_into or person
        self.people = [self.person, *self.person.merged_people.all()]
        self.numbers = {one.pk for one in self.people}
        self.places = Participation.objects.filter(person__in=self.numbers)
        printed = [name for row in self.places.values_list(*PRINTED) for name in row]
        known = [name.text for one in self.people for name in spellings(one)]
        self.spelt = [*known, *filter(None, printed), *more]
        self.name = self.called(self.spelt)

    def called(self, spelt: Iterable[str]) -> KnownName:
        families = columns(NAME[0])
        told = [getattr(one, name) for one in self.people for name in families]
        return KnownName(spelt, told)

    def is_named_in(self, text: str) -> bool:
        return any(found.is_whole for found in self.name.mentions(text))

    @cached_property
    def records(self) -> list[int]:
        """The numbers of all records, deleted drafts too, that may name the person."""
        numbers = set(self.places.values_list("event", flat=True))
        for model in KINDS:
            rows = model.objects.filter(self._holding(text_columns(model)))
            event = "pk" if model is Event else "event"
            numbers |= set(rows.values_list(event, flat=True))
        told = self._holding(["serialized_data"])
        for end in (f"{number}{end}" for number in self.numbers for end in ",}"):
            told |= Q(serialized_data__contains=f'"person": {end}')
        kinds = ContentType.objects.get_for_models(*KINDS).values()
        kept = Version.objects.filter(told, content_type__in=kinds).order_by()
        for data in kept.values_list("serialized_data", flat=True):
            numbers.add(event_of(*json.loads(data)))
        return sorted(numbers - {None})

    def _holding(self, names: Iterable[str]) -> Q:
        """The condition that one of these columns may hold the name."""
        told = Q(pk__in=[])
        for root in self.name.roots | {root.upper() for root in self.name.roots}:
            for name in names:
                told |= Q(**{f"{name}__contains": root})
        return told


class Record:
    """A record with all its versions, and what they say of the ``subject``."""

    def __init__(self, subject: Subject, number: int):
        self.subject, self.number = subject, number
        self.event = Event.objects.filter(pk=number).first()
        self.kept = Version.objects.get_for_object_reference(Event, number)
        self.language = getattr(self.event, "original_language", LANGUAGES[0])
        self.rows = [*self._rows_now(), *self._rows_of_history()]
        now = [row for row in self.rows if not row.version and _person(row)]
        others = {row.key for row in now if _person(row) not in subject.numbers}
        kept = {row.key for row in self.rows if _person(row) in subject.numbers}
        self._own = kept - others
        own = [row for row in self.rows if self.is_own(row)]  # misprints of old, too
        printed = [
            row.fields[name] for row in own for name in PRINTED if row.fields.get(name)
        ]
        self.name = subject.called([*subject.spelt, *printed])

    @property
    def title(self) -> str:
        return str(self.event or getattr(self.kept.first(), "object_repr", ""))

    @property
    def token(self) -> str:
        """What changes when anybody writes the record."""
        if self.event:
            return version_token(self.event, of_now(self.event))
        return f"deleted-{getattr(self.kept.first(), 'pk', 0)}"

    @property
    def names_subject(self) -> bool:
        return bool(self._own) or any(not find.is_doubtful for find in self.finds)

    @cached_property
    def finds(self) -> list[Find]:
        """What names the person, the present first; each sentence once."""
        found: dict[str, Find] = {}
        for row in self.rows:
            for name in self.columns_of(row):
                for find in self.said(row, name):
                    known = found.setdefault(find.key, find)
                    known.is_now |= row.version is None
                    known.rows.add((row.key, name))
        return sorted(found.values(), key=lambda find: not find.is_now)

    def is_own(self, row: Row) -> bool:
        """Whether this is a place of the person, or was before that was known."""
        return row.key in self._own

    def columns_of(self, row: Row) -> list[str]:
        """The columns of a row that may name the person; none prints another's name."""
        own = self.is_own(row) or not _person(row)
        kept = (
            name for name in text_columns(LABELS[row.key[0]]) if row.fields.get(name)
        )
        return [name for name in kept if own or name not in PRINTED]

    def said(self, row: Row, name: str) -> Iterator[Find]:
        """Yield what a column says of the person, in the order of the text."""
        text = row.fields[name]
        language = split(name)[1] or row.fields.get("language", "")
        if self.is_own(row) and name in PRINTED:
            yield self._find(text, language, 0, Mention(0, len(text)))
        else:
            words = rich_words.words(text, rich=is_rich(row.key[0], name))
            yield from self.finds_in(words, language)

    def finds_in(self, words: str, language: str = "") -> Iterator[Find]:
        """Yield what plain words of this record say of the person."""
        for start, end in sentences(words):
            for mention in self.name.mentions(words[start:end]):
                yield self._find(words[start:end], language, start, mention)

    def replaced(self, text: str, wish, finds=None, *, rich: bool = False) -> str:
        """Return a text with what is wished in place of the name."""
        places = [
            (*find.place, wish.replacement[find.language])
            for find in (self.finds_in(text) if finds is None else finds)
            if wish.means(find)
        ]
        return rich_words.replaced(text, places, rich=rich)

    def _find(self, sentence, language, offset, mention) -> Find:
        start, end, is_whole, is_doubtful = mention
        told = f"{self.number} {start} {' '.join(sentence.split())}"
        about_them = is_whole or self._own or not self.rows
        return Find(
            key=sha256(told.encode()).hexdigest()[:16],
            language=language or self.language,
            before=sentence[max(0, start - SHOWN) : start],
            form=sentence[start:end],
            after=sentence[end : end + SHOWN],
            is_doubtful=is_doubtful or not about_them,
            place=(offset + start, offset + end),
        )

    def _rows_now(self) -> Iterator[Row]:
        for model in KINDS:
            own = {"pk" if model is Event else "event": self.number}
            for key, fields in of_things(model.objects.filter(**own)).items():
                yield Row(key, fields)

    def _rows_of_history(self) -> Iterator[Row]:
        revisions = self.kept.order_by().values("revision")
        for version in Version.objects.filter(revision__in=revisions).order_by("-pk"):
            (row,) = json.loads(version.serialized_data)
            if event_of(row) == self.number:  # two records may share a revision
                yield Row((row["model"], row["pk"]), row["fields"], version)


def _person(row: Row) -> int | None:
    return row.fields.get("person") if row.key[0] == PLACE else None


@cache
def text_columns(model) -> list[str]:
    """The recorded columns of a model in which somebody has written words."""
    kept = recording.columns(model)
    return [
        column.name
        for column in model._meta.local_fields
        if isinstance(column, CharField | TextField)
        and column.name in kept
        and not column.choices
    ]


def is_rich(label: str, name: str) -> bool:
    return hasattr(LABELS[label]._meta.get_field(name), "sanitize")
