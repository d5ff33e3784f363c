"""Which organisation a printed name may mean: words in any inflection, abbreviations.

A report says «Абай атындағы ҚазҰПУ-дың тарих факультетінің», and means two units. So
words are compared by their stems, abbreviations are spelt out, and the words that name
the units above do not speak against the unit itself.
"""

import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from languages.columns import column
from languages.fallback import LANGUAGES
from languages.names.likeness import sound
from languages.normalise import normalise_word, words
from languages.stemming import terms
from languages.word_lists import words_of

from ..columns import TEXTS_OF_ORGANISATION
from ..models import Organisation
from .people import Candidate

LEAST_SCORE = 0.45
MOSTLY = 0.75
LIGHT = 0.3  # the weight of a word that half of all units have in their name
UNIT_ABOVE = 0.05

_LIGHT_SOUNDS = frozenset(map(sound, words_of("words_of_organisations")))
_NO_NAME_SOUNDS = frozenset(map(sound, words_of("words_beside_organisations")))
_ABBREVIATION = re.compile(r"\b([^\W\d_]*[^\W\d_a-zа-яәғқңөұүһіё])[^\W\d_]*(?:-\w+)?")
_SHORTEST_STEM, _SHARE_OF_STEM = 4, 0.6
_LONGEST_PIECE = 3  # letters that an abbreviation takes from one word: «Қаз-ҰПУ»


class _Asked(NamedTuple):
    """A printed name: the sounds of its stems, how they start, its abbreviations."""

    words: frozenset[str]
    starts: frozenset[str]
    abbreviations: frozenset[str]


class _Known(NamedTuple):
    """A name that a unit has, or had before."""

    name: str
    read: _Asked
    is_former: bool


class _Hit(NamedTuple):
    """What of the printed name a known name explains, and how much of itself."""

    explained: frozenset[str] = frozenset()
    share: float = 0.0
    abbreviated: bool = False
    is_former: bool = False


def organisation_candidates(
    name: str, language: str = "kk", *, limit: int = 5
) -> list[Candidate]:
    """Return the organisations that ``name`` may mean, the likeliest first."""
    known = KnownOrganisations(Organisation.objects.for_matching())
    return known.candidates(name, language, limit=limit)


class KnownOrganisations:
    """Units fetched ``for_matching``, with those above them, to compare many names."""

    def __init__(self, units: Iterable[Organisation]):
        self._units = {unit.pk: unit for unit in units}
        self._names = {}
        for unit in self._units.values():
            called = (unit, *unit.names.all())
            for code in LANGUAGES:
                self._names[unit.pk, code] = list(_names_of(called, code))

    def candidates(
        self,
        name: str,
        language: str = "kk",
        *,
        within: Organisation | None = None,
        limit: int = 5,
    ) -> list[Candidate]:
        """Compare a name in every language, in its own ``language`` first.

        ``within`` keeps to the units of an organisation that is known already.
        """
        asked = {code: _asked(name, code) for code in (language, *LANGUAGES)}
        found = []
        for unit in self._units.values():
            if unit.merged_into_id or (within and within not in self._chain(unit)):
                continue
            findings = (
                self._agreement(each, code, unit) for code, each in asked.items()
            )
            score, reasons = max(findings, key=lambda finding: finding[0])
            if score >= LEAST_SCORE:
                score = min(round(score, 3), 1.0)
                found.append(Candidate(unit, score, reasons))
        found.sort(key=lambda each: (-each.score, each.thing.sort_key_kk))
        return found[:limit]

    def _agreement(self, asked, language, unit):
        """Weigh a name against a unit, forgiving it the names of those above."""
        own = self._hit(asked, language, unit)
        explained = _weight(own.explained)
        if not explained:
            return 0.0, ()
        above = [self._hit(asked, language, one) for one in self._chain(unit)[1:]]
        of_others = frozenset().union(*(hit.explained for hit in above)) - own.explained
        told = explained + _weight(
            (asked.words | asked.abbreviations) - own.explained - of_others
        )
        precision = explained / told
        score = 2 * precision * own.share / (precision + own.share)
        score += UNIT_ABOVE * bool(of_others)
        return score, tuple(_reasons(own, score, bool(of_others)))

    def _chain(self, unit):
        units = [unit]
        while units[-1].parent_id and len(units) <= Organisation.MAX_DEPTH:
            units.append(self._units[units[-1].parent_id])
        return units

    def _hit(self, asked, language, unit):
        """Return what the best of a unit's names explains, long or short, of any time.

        Words of one stem start alike, so most names need no comparison.
        """
        hits = [
            _hit_of_name(asked, known, language)
            for known in self._names[unit.pk, language]
            if asked.abbreviations or not asked.starts.isdisjoint(known.read.starts)
        ]
        return max(hits, default=_Hit(), key=lambda hit: hit.share)


def _names_of(called, language):
    for one in called:
        for text in TEXTS_OF_ORGANISATION:
            if name := getattr(one, column(text, language)):
                yield _Known(name, _asked(name, language), one is not called[0])


def _reasons(hit, score, names_unit_above):
    if hit.abbreviated:
        yield _("abbreviation of the name")
    elif score >= 1:
        yield _("same name")
    elif score >= MOSTLY:
        yield _("most words of the name agree")
    else:
        yield _("some words of the name agree")
    if hit.is_former:
        yield _("by a former or another name")
    if names_unit_above:
        yield _("the unit above is named as well")


def _asked(text, language):
    marked = {found for found in _ABBREVIATION.findall(text) if len(found) > 1}
    if text.isupper() and len(text.split()) > 1:  # a heading
        marked = set()
    plain = _ABBREVIATION.sub(
        lambda match: " " if match.group(1) in marked else match.group(), text
    )
    sounds = _sounds(plain, language)
    starts = frozenset(sound[:_SHORTEST_STEM] for sound in sounds)
    return _Asked(sounds, starts, frozenset(map(normalise_word, marked)))


@functools.lru_cache(maxsize=20_000)
def _sounds(text, language):
    sounds = frozenset(sound(term) for term in terms(text, language))
    return sounds - _NO_NAME_SOUNDS - {""}


def _hit_of_name(asked, named, language):
    known = named.read
    pairs = [(one, other) for one in asked.words for other in known.words]
    agreeing = [pair for pair in pairs if _same_stem(*pair)]
    explained = {one for one, _other in agreeing}
    covered = {other for _one, other in agreeing}
    abbreviated = False
    for short in asked.abbreviations:
        if meant := _meant_by(short, named.name, known, language):
            explained.add(short)
            covered |= meant
            abbreviated = True
    whole = known.words | known.abbreviations
    share = _weight(covered & whole) / _weight(whole) if whole else 0.0
    return _Hit(frozenset(explained), share, abbreviated, named.is_former)


def _meant_by(short, name, known, language):
    """Return what an abbreviation stands for in a name: itself, or words in a row."""
    if short in known.abbreviations:
        return {short}
    spelt_out = [word.text for word in words(name)]
    for start in range(len(spelt_out)):
        count = _words_taken(short, spelt_out[start:])
        if count > 1:
            return _sounds(" ".join(spelt_out[start : start + count]), language)
    return frozenset()


def _words_taken(short, spelt_out, taken=0):
    """Return how many words the letters of ``short`` are the beginnings of, or 0."""
    if not short:
        return taken
    if taken < len(spelt_out):
        for length in range(min(_LONGEST_PIECE, len(short)), 0, -1):
            if spelt_out[taken].startswith(short[:length]) and (
                found := _words_taken(short[length:], spelt_out, taken + 1)
            ):
                return found
    return 0


def _same_stem(one, other):
    """Compare two sounds; what no analyser could cut off may still hang on one."""
    shorter, longer = sorted((one, other), key=len)
    return shorter == longer or (
        len(shorter) >= _SHORTEST_STEM
        and longer.startswith(shorter)
        and len(shorter) >= _SHARE_OF_STEM * len(longer)
    )


def _weight(sounds):
    return sum(LIGHT if each in _LIGHT_SOUNDS else 1.0 for each in sounds)
