"""Retrieval: which records answer a query, in what order, and by which of their texts.

The words of a query may stand in different texts of one record, so records are found
by all their terms together. Then their texts are compared: a record in one of whose
texts all the words meet comes before one where they are apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils import timezone

from .documents import LANGUAGE
from .engine import backend
from .places import (
    PLACES,
    Place,
    build_record,
    first_place,
    language_of,
    place_of,
    whole_of,
)
from .queries import Part, Query

MOST_RANKED = 6_000  # texts that compete for the first places; the newest ones
MOST_COUNTED = 4_000  # wholes behind a count; beyond it we say «more than»
MOST_MEETING = 12_000  # texts in which words stand beside each other
_WHOLES_OF_A_RECORD = 4  # one for each language and one for all
_BESIDE = 1e-9  # the score of a text that nothing was weighed of
OWN_LANGUAGE_BONUS = 1.25  # of two versions of a text the reader's own comes first


@dataclass(frozen=True)
class Hit:
    """A record that was found, and its best text first among those that answer."""

    record: int
    places: tuple[Place, ...]

    @property
    def best(self) -> Place:
        return self.places[0]


# --- Counting --------------------------------------------------------------


@dataclass(frozen=True)
class Survey:
    """Which records answer, the newest first, and how often each facet occurs in them.

    A record stands for itself by the first of its places, which tells its day as well.
    """

    records: list[int]
    facets: dict[str, Counter]
    is_complete: bool

    @property
    def count(self) -> int:
        return len(self.records)


def survey(query: Query) -> Survey:
    """Count the records that answer ``query``, and what they could be filtered by."""
    found = _wholes(query, MOST_COUNTED)
    records = list(dict.fromkeys(map(first_place, found)))
    lines = backend().facets(list(map(build_record, records))) if records else []
    words = Counter(" ".join(lines).split())
    languages = Counter(filter(None, map(language_of, found)))
    words.update({f"{LANGUAGE}{name}": count for name, count in languages.items()})
    return Survey(records, _grouped(words), len(found) < MOST_COUNTED)


def records(query: Query, most: int = MOST_COUNTED) -> list[int]:
    """Return the newest records that answer, where no count of them is wanted."""
    quoted = any(part.has_neighbours for part in (*query.parts, *query.excluded))
    wholes = MOST_COUNTED if quoted else min(most * _WHOLES_OF_A_RECORD, MOST_COUNTED)
    return list(dict.fromkeys(map(first_place, _wholes(query, wholes))))[:most]


def _wholes(query: Query, most: int) -> list[int]:
    """Return the newest public wholes that answer ``query``; without words none."""
    if not query:
        return []
    if not query.every:
        found = {whole for one in query.one_by_one() for whole in _wholes(one, most)}
        return sorted(found, reverse=True)[:most]
    found = backend().find_wholes(query.without_neighbours(), timezone.now(), most)
    for part in (*query.parts, *query.excluded):
        if part.has_neighbours:
            met, is_wanted = _meeting(part), part in query.parts
            found = [whole for whole in found if (whole in met) == is_wanted]
    return found


def _meeting(part: Part) -> set[int]:
    """Return the wholes in whose texts ``part`` is answered word beside word."""
    places = [place for place, _score in _texts(Query((part,)), MOST_MEETING)]
    every = {whole_of(place, in_every_language=True) for place in places}
    return every.union(map(whole_of, places))


def _grouped(words: Counter) -> dict[str, Counter]:
    facets: dict[str, Counter] = defaultdict(Counter)
    for word, count in words.items():
        name, _equals, value = word.partition("=")
        facets[name][value] = count
    return facets


# --- Finding ---------------------------------------------------------------


def newest(query: Query, start: int, stop: int) -> list[Hit]:
    """Return the hits from ``start`` to ``stop``, the latest events first."""
    return _hits(query, records(query, stop)[start:], {})


@dataclass(frozen=True)
class Ranking:
    """Records in their order, and the texts of those that were weighed."""

    records: list[int]
    texts: dict[int, list]
    is_complete: bool  # every text could compete for the first places


def rank(
    query: Query, records: list[int], most: int, language: str = "", *, are_all=False
) -> Ranking:
    """Return ``records`` that answer, the first so many in the order of their texts.

    First those in one text of which all the words stand, then those that have them in
    several: a name stands in the header, and what was said in a section. Where any
    word will do, records that have more of them come first. Of a word that is in more
    texts than can be weighed in time, the newest are; the other records follow by day.
    Unless these ``are_all`` that answer, texts of older ones need not be read.
    """
    known, texts, is_complete = set(records), {}, True
    oldest = min(records, default=0)
    tiers = _tiers(query, MOST_RANKED, language, oldest, are_all) if records else ()
    for weighed in tiers:
        new = [one for one in weighed.in_order() if one in known and one not in texts]
        texts |= {record: weighed.texts[record] for record in new}
        is_complete &= weighed.is_complete
        if len(texts) >= min(most, len(known)):
            break
    return Ranking([*dict.fromkeys([*texts, *records])], texts, is_complete)


def best(query: Query, ranking: Ranking, start: int, stop: int) -> list[Hit]:
    """Return the hits from ``start`` to ``stop``, those that answer best first."""
    return _hits(query, ranking.records[start:stop], ranking.texts)


def likeliest(
    query: Query, most: int, *, among: int = MOST_RANKED, language: str = ""
) -> list[Hit]:
    """Return the best of the newest texts, where no count of them is wanted.

    What may stand for a word is only asked where no text has what was typed.
    """
    for weighed in _tiers(query, among, language):
        if ranked := weighed.in_order()[:most]:
            return [_hit(one, weighed.texts[one]) for one in ranked]
    return []


@dataclass
class _Weighed:
    """Records by how well their texts answer, and these texts with their scores."""

    order: dict[int, tuple[int, float]] = field(default_factory=dict)
    texts: dict[int, list] = field(default_factory=lambda: defaultdict(list))
    is_complete: bool = True

    def in_order(self) -> list[int]:  # where it is even, the newest first
        return sorted(self.order, key=self.order.__getitem__, reverse=True)


def _tiers(query: Query, among: int, language: str, oldest=None, are_all=False):
    """Weigh texts that have all the words, then, if need be, those that have any."""
    since = 0 if are_all else oldest
    if query.every:
        yield _weighed([query.without_kin()], among, language, since)
        since = oldest  # other records have some of the words
    if not query.every or len(query.parts) > 1 or query != query.without_kin():
        yield _weighed(query.one_by_one(), among, language, since)


def _weighed(
    queries: Iterable[Query], among: int, language: str, since: int | None
) -> _Weighed:
    found = _Weighed()
    for one in queries:
        scores: dict[int, float] = {}
        answering = _texts(one, among, ranked=among, since=since)
        left = among - len(answering)
        if since and left:
            left -= backend().count_older(one, timezone.now(), left, since)
        found.is_complete &= left > 0
        for place, score in answering:
            record, is_own = first_place(place), language_of(place) == language
            own = score * OWN_LANGUAGE_BONUS if is_own else score
            found.texts[record].append((place, own))
            scores[record] = max(own, scores.get(record, 0.0))
        for record, score in scores.items():
            parts, total = found.order.get(record, (0, 0.0))
            found.order[record] = (parts + 1, total + score)
    return found


def _texts(
    query: Query, most: int, *, ranked: int = 0, since: int | None = None
) -> list[tuple[int, float]]:
    """Return the newest public texts that answer, so many with a score.

    None before ``since``; 0 says that all that answer have been counted.
    """
    return backend().find(query, timezone.now(), most, ranked, since) if query else []


def _hits(query: Query, records: list[int], texts: dict[int, list]) -> list[Hit]:
    """Return ``records`` as hits; which of their texts answer is asked if not known.

    It is asked as well where only the header is: a reader looks for a sentence.
    """
    known = {record: list(texts.get(record, ())) for record in records}
    unknown = [one for one in records if all(map(_is_header, known[one]))]
    ranges = [(record, record + PLACES - 1) for record in unknown]
    for one in query.one_by_one() if unknown else ():
        for place in backend().within(one.without_exclusions(), ranges):
            known[first_place(place)].append((place, _BESIDE))
    # Of a term whose words are apart no text tells: the header stands for them.
    return [_hit(record, known[record] or [(record, 0.0)]) for record in records]


def _is_header(text: tuple[int, float]) -> bool:
    return place_of(text[0]).anchor == 0


def _hit(record: int, texts: list) -> Hit:
    """Order the texts of a record by score; where it is even, as they are read."""
    scores: dict[int, float] = {}
    for place, score in texts:
        scores[place] = scores.get(place, 0.0) + score
    places = sorted(scores, key=lambda place: (-scores[place], place))
    return Hit(build_record(record), tuple(map(place_of, places)))
