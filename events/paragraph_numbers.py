"""Paragraph numbering: numbers are given once and never moved.

At each save the paragraphs of a language are matched with those it had, by their
words: the same one keeps its number, a new one is labelled as in law (2-1 after 2),
that of a removed one is never given to another. A number means the same paragraph in
every language: what a translation adds takes the number that the other texts have in
its place.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import partial
from hashlib import sha256
from itertools import chain
from operator import itemgetter

from languages.columns import LANGUAGES
from languages.romanise import romanise

from .paragraphs import Words, labels_of, order, paragraphs

SAME = 0.6  # of the words of two paragraphs, from which on they are one, changed


def renumber(kept: dict, before: dict, now: dict, *, original: str, day: str) -> dict:
    """Return the numbering of the texts ``now``, which keeps what was ``kept``.

    ``before`` and ``now`` are clean HTML by language; those in the ``original`` are
    numbered first. ``day`` is when that happens, in ISO 8601. Without anything kept,
    paragraphs are numbered from one.
    """
    texts = {
        code: _Text(code, kept, before.get(code, ""), now.get(code, ""), day)
        for code in LANGUAGES
    }
    # Nobody knows whether what only a translation says is what another one adds.
    source, *others = sorted(
        texts.values(),
        key=lambda text: (not text.has_numbers, not text.new, text.code != original),
    )
    given = {*chain(*(one.labels for one in texts.values()))}
    given |= {*chain(*(one.gone for one in texts.values()))}
    source.complete(given, others)
    for text in others:
        text.borrow(source)
        text.complete(given, [one for one in texts.values() if one is not text])
    return {
        "labels": {code: text.labels for code, text in texts.items()},
        "gone": {code: text.told() for code, text in texts.items() if text.gone},
    }


def _digest(words: Words) -> str:
    return sha256(" ".join(words).encode()).hexdigest()[:16]


def _same(old: list[Words], new: list[Words]) -> dict[int, int]:
    """Return by places of ``new`` those of ``old`` that have the same words."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    pairs = {b + n: a + n for a, b, size in blocks for n in range(size)}
    for b in (n for n in range(len(new)) if n not in pairs):
        left = (a for a in range(len(old)) if a not in pairs.values())
        there = next((a for a in left if old[a] == new[b]), None)
        if there is not None:  # it was moved
            pairs[b] = there
    return pairs


def _alike(old: list[Words], new: list[Words]) -> Iterator[tuple[int, int]]:
    """Yield the places of ``new`` and ``old`` that have most words in common (Dice)."""
    likeness = sorted(
        (-2 * share / (len(old[a]) + len(new[b])), abs(a - b), b, a)
        for b, shares in enumerate(_shared(new, old))
        for a, share in shares.items()
    )
    paired: set[tuple[str, int]] = set()
    for unlike, _distance, b, a in likeness:
        if -unlike >= SAME and paired.isdisjoint([("new", b), ("old", a)]):
            paired |= {("new", b), ("old", a)}
            yield b, a


def _most(parts: list[Words], wholes: list[Words], labels: list[str]) -> list[str]:
    """Return for each part the label of what has most of its words, if one has."""
    found = []
    for words, shares in zip(parts, _shared(parts, wholes), strict=True):
        place, share = max(shares.items(), key=itemgetter(1), default=(0, 0))
        found.append(labels[place] if share and share >= SAME * len(words) else "")
    return found


def _shared(some: list[Words], others: list[Words]) -> Iterator[dict[int, int]]:
    """Yield for each of ``some`` how many words it shares with which of ``others``."""
    places = defaultdict(list)
    for place, words in enumerate(others):
        for word, count in Counter(words).items():
            places[word].append((place, count))
    for words in some:
        shares = Counter()
        for word, count in Counter(words).items():
            for place, there in places[word]:
                shares[place] += min(count, there)
        yield shares


class _Text:
    """The paragraphs of one language: what they are called, and what they say."""

    def __init__(self, code: str, kept: dict, before: str, now: str, day: str):
        self.code, self.new = code, paragraphs(now)
        self.gone = dict(kept.get("gone", {}).get(code, {}))
        had, self.old = labels_of(kept, code, before), paragraphs(before)
        pairs = _same(self.old, self.new)
        self.labels = [
            had[pairs[place]] if place in pairs else self._again(words)
            for place, words in enumerate(self.new)
        ]
        lost = [n for n in range(len(had)) if n not in pairs.values()]
        come = [n for n, label in enumerate(self.labels) if label is None]
        for b, a in _alike([self.old[n] for n in lost], [self.new[n] for n in come]):
            self.labels[come[b]] = had[lost[a]]
        self.parts = self._parts(had)  # of what a new paragraph was a part
        joined = {told["into"] for told in self.gone.values()}
        for part in joined.intersection(self.parts.values(), self.labels):
            # It held two: nobody knows which of them it is in other languages.
            self.labels[self.labels.index(part)] = None
            self.parts = self._parts(had)
        self.lost = {
            label: words
            for label, words in zip(had, self.old, strict=True)
            if label not in self.labels
        }
        for label, words in self.lost.items():
            self.gone[label] = {"words": _digest(words), "on": day}

    @property
    def has_numbers(self) -> bool:
        return any(self.labels) or bool(self.gone)

    def _parts(self, had: list[str]) -> dict[int, str]:
        places = [place for place, label in enumerate(self.labels) if label is None]
        parts = _most([self.new[place] for place in places], self.old, had)
        return dict(zip(places, parts, strict=True))

    def _again(self, words: Words) -> str | None:
        """Return the number of a paragraph that comes back with the words it had."""
        digest = words and _digest(words)
        found = [one for one, told in self.gone.items() if told["words"] == digest]
        if found:
            del self.gone[found[0]]
        return found[0] if found else None

    def told(self) -> dict[str, dict]:
        """Return what became of the paragraphs that are gone."""
        heirs = _most([*self.lost.values()], self.new, self.labels)
        return self.gone | {
            label: self.gone[label] | {"into": into}
            for label, into in zip(self.lost, heirs, strict=True)
        }

    def borrow(self, source: "_Text") -> None:
        """Give new paragraphs the numbers that the ``source`` has in their place."""
        for gap in self._gaps(source):
            free = self._between(source, gap[0], gap[-1])
            for part in dict.fromkeys(self.parts[place] for place in gap):
                mine = [n for n in gap if self.parts[n] == part]
                theirs = [
                    n for n in free if source.parts.get(n, "") == part or not part
                ]
                for one, other in _parallel(
                    [self.new[n] for n in mine], [source.new[n] for n in theirs]
                ):
                    label = source.labels[theirs[other]]
                    if label not in self.gone:  # it was another's here
                        self.labels[mine[one]] = label

    def _gaps(self, source: "_Text") -> Iterator[list[int]]:
        """Yield the places without a number that lie between two that both have."""
        gap = []
        for place, label in enumerate([*self.labels, ""]):
            if label is None:
                gap.append(place)
            elif gap and label in ["", *source.labels]:
                yield gap
                gap = []

    def _between(self, other: "_Text", start: int, end: int) -> list[int]:
        """Return the places in ``other`` that stand where these places do."""
        labels = other.labels
        shared = {one: n for n, one in enumerate(labels) if one in self.labels}
        before = [shared[one] for one in self.labels[:start] if one in shared]
        after = [shared[one] for one in self.labels[end + 1 :] if one in shared]
        first = before[-1] + 1 if before else 0
        last = after[0] if after else len(labels)
        taken = {None, *self.labels}
        return [place for place in range(first, last) if labels[place] not in taken]

    def complete(self, given: set[str], others: list["_Text"]) -> None:
        """Give numbers of their own to those that have none yet."""
        for place, label in enumerate(self.labels):
            if label is None:
                self.labels[place] = self._next(place, given - {None}, others)
                given.add(self.labels[place])

    def _next(self, place: int, given: set[str], others: list["_Text"]) -> str:
        """Return a number never given: the next one at the end, else one in between."""
        waiting = {
            other.labels[there]
            for other in others
            for there in self._between(other, place, place)
        }
        if not any(self.labels[place:]) and waiting <= {*self.gone}:
            return str(max((order(one)[0] for one in given), default=0) + 1)
        before = self.labels[place - 1] if place else "0"
        parent, _dash, number = before.rpartition("-")
        sister = f"{parent}-{int(number) + 1}"
        if parent and sister not in given:
            return sister
        inner = [one.rpartition("-") for one in given]
        numbers = [int(number) for parent, _dash, number in inner if parent == before]
        return f"{before}-{max(numbers, default=0) + 1}"


def _parallel(some: list[Words], others: list[Words]) -> list[tuple[int, int]]:
    """Pair the paragraphs of two languages, as far as that is certain.

    Where there are as many of both, they follow one another. Else those are a pair
    that alone have a figure or a word in common: a name, a term; and what stands
    between two pairs, if there are as many of both.
    """
    mine, theirs = _own_keys(some), _own_keys(others)
    anchors = {(mine[key], theirs[key]) for key in mine.keys() & theirs.keys()}
    sure = [pair for pair in anchors if not any(map(partial(_crosses, pair), anchors))]
    pairs, start = [], (0, 0)
    for i, j in [*sorted(sure), (len(some), len(others))]:
        if i - start[0] == j - start[1]:
            pairs += zip(range(start[0], i), range(start[1], j), strict=True)
        pairs.append((i, j))
        start = i + 1, j + 1
    return pairs[:-1]


def _crosses(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two pairs cannot both be right: one paragraph twice, or out of order."""
    return one != other and (one[0] - other[0]) * (one[1] - other[1]) <= 0


def _own_keys(texts: list[Words]) -> dict[str, int]:
    """Return what may be known again in another language, and which text alone has it.

    Figures, and the beginnings of long words in Latin letters.
    """
    keys = [
        {word if word.isdecimal() else romanise(word)[:5] for word in text}
        for text in texts
    ]
    counted = Counter(chain(*keys))
    return {
        key: place
        for place, own in enumerate(keys)
        for key in own
        if counted[key] == 1 and (key.isdecimal() or len(key) == 5)
    }
