"""The index, whatever keeps it: put texts in, take them out, find them, count them.

Callers know only this module. Another engine – OpenSearch, say – is one more module
in ``backends`` with the same few functions.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils import timezone

from languages.kazakh.degraded_spelling import index_entries
from languages.normalise import words
from languages.stemming import ANALYSER_VERSION, stem

from .backends import postgresql, sqlite
from .documents import Document, kazakh_words, row_of
from .models import Entry, Facets, Skeleton
from .places import Place, build_record, language_of, place_of
from .queries import Part, Query

MOST_RANKED = 6_000  # texts that compete for the first places; the newest ones
MOST_COUNTED = 12_000  # texts behind a count; beyond it we say «more than»
OWN_LANGUAGE_BONUS = 1.25  # of two versions of a text the reader's own comes first
_TEXTS_OF_A_RECORD = 3  # that answer one query, as a rule; more are fetched if need be
_AT_ONCE = 500


def _backend():
    return {"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]


# --- Writing ---------------------------------------------------------------


@transaction.atomic
def put(batch: dict[int, list[Document]], known: set | None = None) -> None:
    """Make the documents of each record in ``batch`` all that the index holds of it.

    A text that is there already stays: of a record whose organiser has a new name the
    header is written, and no section. Whoever puts one batch after another passes the
    same set as ``known``: it keeps the words whose spelling has been learnt, so that
    none is learnt twice.
    """
    documents = [document for texts in batch.values() for document in texts]
    stored = {k: v for texts in digests(list(batch)).values() for k, v in texts.items()}
    new = [one for one in documents if stored.get(one.place) != one.digest]
    outdated = stored.keys() - {one.place for one in documents}
    outdated |= {one.place for one in new}
    _backend().remove(list(outdated))
    Entry.objects.filter(place__in=outdated).delete()
    _backend().insert(map(row_of, new))
    Entry.objects.bulk_create(
        Entry(
            place=document.place,
            record=document.record,
            public_from=document.public_from,
            version=ANALYSER_VERSION,
            digest=document.digest,
        )
        for document in new
    )
    lines = {document.record: " ".join(document.facets) for document in documents}
    Facets.objects.filter(record__in=batch).delete()
    Facets.objects.bulk_create(
        Facets(record=record, words=line) for record, line in lines.items()
    )
    _learn_spellings(new, set() if known is None else known)


def _learn_spellings(documents: list[Document], known: set) -> None:
    words = {word for document in documents for word in kazakh_words(document)} - known
    entries = {pair for word in words for pair in index_entries(word, stem(word, "kk"))}
    Skeleton.objects.bulk_create(
        (Skeleton(skeleton=key, stem=text) for key, text in sorted(entries)),
        ignore_conflicts=True,
        batch_size=_AT_ONCE,
    )
    known |= words


@transaction.atomic
def forget(names: Iterable[str]) -> None:
    """Unlearn how these names are spelt, but for what a public text still holds.

    What was taken out of the index is not left lying about in its file either.
    """
    stems = {stem(word.text, "kk") for name in names for word in words(name)}
    gone = {text for text in stems if not holds(Part(((text,),)))}
    Skeleton.objects.filter(stem__in=gone).delete()
    tidy()


# --- Finding ---------------------------------------------------------------


@dataclass(frozen=True)
class Hit:
    """A record that was found, and its best text first among those that answer."""

    record: int
    places: tuple[Place, ...]

    @property
    def best(self) -> Place:
        return self.places[0]


def holds(part: Part) -> bool:
    """Tell whether any public text answers ``part``."""
    return _backend().holds(Query((part,)), timezone.now())


def newest(query: Query, start: int, stop: int) -> list[Hit]:
    """Return the hits from ``start`` to ``stop``, the latest events first."""
    most = stop * _TEXTS_OF_A_RECORD
    while True:
        found = _find(query, most)
        records: dict[int, list] = {}  # in the order in which they come up
        for place, score in found:
            records.setdefault(build_record(place), []).append((place, score))
        if not found or len(found) < most:
            break
        records.popitem()  # the last record may have been cut in two
        if len(records) >= stop:
            break
        most *= 6
    return [_hit(record, texts) for record, texts in list(records.items())[start:stop]]


def best(
    query: Query, start: int, stop: int, *, language="", among=MOST_RANKED, weighed=None
) -> list[Hit]:
    """Return the hits from ``start`` to ``stop``, those that answer best first.

    Where any part will do, records that answer more of them come first, in whatever
    texts: a name stands in the header, and what was said in a section. Of a word that
    is in more texts than ``among``, which is in time, the newest are weighed, if no
    count has ``weighed`` them.
    """
    texts: dict[int, list] = {}
    order: dict[int, tuple[int, float]] = {}
    for one in [query] if query.every else query.one_by_one():
        scores: dict[int, float] = {}
        for place, score in (weighed or _find(one, among, ranked=among))[:among]:
            record, is_own = build_record(place), language_of(place) == language
            own = score * OWN_LANGUAGE_BONUS if is_own else score
            texts.setdefault(record, []).append((place, own))
            scores[record] = max(own, scores.get(record, 0.0))
        for record, score in scores.items():
            parts, total = order.get(record, (0, 0.0))
            order[record] = (parts + 1, total + score)
    ranked = sorted(order, key=order.__getitem__, reverse=True)  # where even, newest
    return [_hit(record, texts[record]) for record in ranked[start:stop]]


def _find(query: Query, most: int, *, ranked: int = 0) -> list[tuple[int, float]]:
    """Return the newest public matches, so many with a score; without words none."""
    if not query:
        return []
    return _backend().find(query, timezone.now(), most, ranked)


def _hit(record: int, texts: list) -> Hit:
    """Order the texts of a record by score; where it is even, as they are read."""
    scores: dict[int, float] = {}
    for place, score in texts:
        scores[place] = scores.get(place, 0.0) + score
    places = sorted(scores, key=lambda place: (-scores[place], place))
    return Hit(record, tuple(map(place_of, places)))


# --- Counting --------------------------------------------------------------


@dataclass(frozen=True)
class Survey:
    """How many records answer, and how often each facet occurs among them."""

    count: int
    facets: dict[str, Counter]
    texts: list[tuple[int, float]]

    @property
    def is_complete(self) -> bool:
        return len(self.texts) < MOST_COUNTED

    @property
    def is_weighed(self) -> bool:
        """Every text could compete for the first places."""
        return len(self.texts) < MOST_RANKED


def survey(query: Query, *, weighed: bool = False) -> Survey:
    """Count the records that answer ``query``, and what they could be filtered by."""
    found = _find(query, MOST_COUNTED, ranked=MOST_RANKED if weighed else 0)
    if not found:
        return Survey(0, {}, [])
    versions = {(build_record(place), language_of(place)) for place, _score in found}
    records = {record for record, _language in versions}
    words = Counter(" ".join(_backend().facets(list(records))).split())
    words.update(f"language={language}" for _record, language in versions)
    return Survey(len(records), _grouped(words), found)


def _grouped(words: Counter) -> dict[str, Counter]:
    facets: dict[str, Counter] = defaultdict(Counter)
    for word, count in words.items():
        name, _equals, value = word.partition("=")
        facets[name][value] = count
    return facets


# --- Keeping in order ------------------------------------------------------


def digests(records: list[int]) -> dict[int, dict[int, str]]:
    """Return the fingerprints of what is stored of ``records``, by record and place.

    A place without terms counts as empty: what cannot be found is not in the index.
    """
    entries = Entry.objects.filter(record__in=records)
    stored: dict[int, dict[int, str]] = {}
    for record, place, digest in entries.values_list("record", "place", "digest"):
        stored.setdefault(record, {})[place] = digest
    places = [place for texts in stored.values() for place in texts]
    for missing in set(places) - _backend().held(places):
        stored[build_record(missing)][missing] = ""
    return stored


def records(after: int = 0, most: int | None = None) -> set[int]:
    """Return the records behind ``after`` that have an entry, the first ``most``."""
    entries = Entry.objects.filter(record__gt=after).order_by("record")
    return set(entries.values_list("record", flat=True).distinct()[:most])


def strays() -> set[int]:
    """Return the places that have terms and no entry: nobody would take them out."""
    return set(_backend().strays())


def remove_strays() -> None:
    _backend().remove(strays())


def tidy() -> None:
    _backend().tidy()
