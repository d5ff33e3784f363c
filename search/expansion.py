"""Query expansion: what else answers a word, or words that are one term together.

Words of a term or a name may be typed beside others: «дөңгелек үстел реформа». All that
may stand for the term is added to each of its words, so that every word still has to
be answered, by itself or by what the term is called elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from languages.fallback import LANGUAGES
from languages.kazakh import analyser
from languages.kazakh.derivation import related
from languages.names.endings import is_patronymic
from languages.names.given_names import is_given_name
from languages.names.printed import is_initial
from languages.stemming import STOP_WORDS, terms

from . import people
from .documents import facet_of
from .glossary import glossary
from .queries import Part, Phrase, Term

LONGEST_TERM = 5  # words
MOST_BEARERS = 20  # of a name; one that more people have stands for none of them
MOST_ASKED = 12  # questions who somebody is


def expanded(words: list[str], parts: list[Part], *, typing: bool) -> list[Part]:
    """Return ``parts`` with all that may stand for their ``words``.

    For a quotation, which has no word, nothing may. Who is named is for the index a
    facet of the records, however the name is printed there; while a name is still being
    typed, people are offered themselves.
    """
    known = glossary()
    added: dict[int, set[Phrase]] = defaultdict(set)
    written: dict[Phrase, Term] = {}
    for start, end in _spans(words):
        for phrase in _phrases(words[start:end], parts[start]):
            written |= (same := known.standing_for(phrase))
            for place in range(start, end):
                added[place].update(same)
    for start, end, named in _people([] if typing else words):
        for place in range(start, end):
            added[place] |= {(facet_of(person),) for person in named}
    return [
        _widened(part, added[place].union(_derived(word)), written)
        for place, (word, part) in enumerate(zip(words, parts, strict=True))
    ]


def _derived(word: str) -> set[Phrase]:
    """Return the terms of words derived from the same one, but for stop words."""
    stems = analyser.stems(word) if word else ()
    terms_of = {other for text in stems for other in related(text)}
    return {(term,) for term in terms_of.difference(STOP_WORDS["kk"])}


def _spans(words: list[str]) -> Iterator[tuple[int, int]]:
    """Yield where words begin and end that stand together, one word or several."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST_TERM, len(words)) + 1):
            if not all(words[start:end]):
                break
            yield start, end


def _people(words: list[str]) -> Iterator[tuple[int, int, list[int]]]:
    """Yield which words name whom, the longest names that somebody has."""
    names = people.names_among(filter(None, words)) if words else set()
    start = asked = 0
    while names and start < len(words) and asked < MOST_ASKED:
        end, last = start, min(start + people.MOST_WORDS, len(words))
        while end < last and (words[end] in names or _may_be_of_name(words[end])):
            end += 1
        while end > start and asked < MOST_ASKED:
            asked += 1
            if named := people.meant(" ".join(words[start:end])):
                if len(named) <= MOST_BEARERS:
                    yield start, end, named
                break
            end -= 1
        start = max(end, start + 1)


def _may_be_of_name(word: str) -> bool:
    """Tell whether somebody may have it whose name is printed without it."""
    return is_initial(word) or is_patronymic(word) or is_given_name(word)


def _phrases(words: list[str], first: Part) -> set[Phrase]:
    if len(words) == 1:
        return set(first.phrases)
    text = " ".join(words)
    return {tuple(terms(text, language)) for language in LANGUAGES}


def _widened(part: Part, added: set[Phrase], written: dict[Phrase, Term]) -> Part:
    kin = _kin(part, added)
    named = ((phrase, written[phrase]) for phrase in kin if phrase in written)
    return replace(part, kin=kin, named=tuple(named))


def _kin(part: Part, added: set[Phrase]) -> tuple[Phrase, ...]:
    """Return what is added to a part, but for what holds another term of it anyway."""
    single = {phrase for phrase in added.union(part.phrases) if len(phrase) == 1}
    longer = {p for p in added if not any((term,) in single for term in p)}
    return tuple(sorted((single & added | longer).difference(part.phrases)))
