"""Candidate ranking: what in a text may be its title, the likeliest first.

The rules take one; who is asked for the title is offered others beside it. What speaks
for a candidate is counted: weights fitted to the texts that taught the rules ranked no
better.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from languages.sentences import flat
from languages.truecasing import letters

from ..proposal import MOST_TITLES, Extracted, Proposal, Reason
from ..readers.blocks import BESIDE_THE_TEXT, Block
from ..rules import Rules
from ..rules.themes import closeness, plain_theme
from .header_block import core_of, is_whole_quote, unquoted, without_titles
from .language_versions import LanguageVersion
from .line_roles import SHORTEST_TITLE, role_of_line
from .texts import Sentence, is_prose, quoted, sentences_of
from .titles import spelt, whole_sentences

_LEAST = 2  # that speaks for a title that is offered
_GOVERNED = 2  # for a quotation, that the noun for the event governs it
_OF_PEOPLE = 2  # against a line that only says who was there
_MOSTLY = 0.4  # of its letters
_OPENING, _HEAD = 25, 7  # blocks that may hold a title, and that often do
_LONGEST = 200  # letters


def other_titles(proposal: Proposal, code: str) -> tuple[str, ...]:
    """Return what to choose from beside the title that was read."""
    read = letters(proposal.title[code].value) if code in proposal.title else ""
    others = (t for t in _ranked(as_read(proposal, code)) if letters(t) != read)
    return tuple(islice(others, MOST_TITLES - bool(read)))


def as_read(proposal: Proposal, code: str) -> LanguageVersion:
    """Return the text as far as a title of this language may stand in it."""
    menus = {
        unused.span.block
        for unused in proposal.unused_spans
        if unused.reason is Reason.BOILERPLATE
    }
    others = proposal.title.keys() - {code}
    blocks = (
        block
        for block in proposal.blocks
        if block.text and block.kind not in BESIDE_THE_TEXT
        if block.number not in menus and block.language not in others
    )
    return LanguageVersion(code, tuple(blocks))


def _ranked(version: LanguageVersion) -> list[str]:
    """Return the titles that the text may have; of equals, the first."""
    spelt_as: dict[str, str] = {}
    scores: Counter[str] = Counter()
    for place, block in enumerate(version.blocks[:_OPENING]):
        for title, score in _titles_in(block, version.rules):
            value = spelt(title, version).value
            value = spelt_as.setdefault(letters(value), value)
            scores[value] += score + (place < _HEAD)
    text = flat("\n".join(block.text for block in version.blocks))
    for title in scores:
        names = version.rules.names_in(title)
        of_people = sum(n.end - n.start for n in names) > _MOSTLY * len(title)
        scores[title] += (text.count(flat(title)) > 1) - _OF_PEOPLE * of_people
    likely = [title for title, score in scores.items() if score >= _LEAST]
    return sorted(likely, key=scores.__getitem__, reverse=True)


def _titles_in(block: Block, rules: Rules) -> Iterator[tuple[Extracted[str], int]]:
    """Yield what a block may give as a title, and how much speaks for it."""
    for title, score in (
        *_of_line(block, rules),
        *_of_quotations(block, rules),
        *_in_plain_words(block, rules),
    ):
        is_whole = not title.value[:1].islower()
        if is_whole and SHORTEST_TITLE <= len(title.value) <= _LONGEST:
            yield title, score


def _of_line(block: Block, rules: Rules):
    if not is_prose(block) and not block.text.endswith(":"):
        line = Sentence(block, 0, len(block.text))
        is_title = role_of_line(block, rules) == "title"
        start, end = core_of(line, rules)
        yield line.extracted(start, end, 0), is_title + is_whole_quote([block])


def _of_quotations(block: Block, rules: Rules):
    for sentence in whole_sentences([block]):
        bare = without_titles(sentence, rules)
        for first, last in quoted(sentence.text):
            if last - first < SHORTEST_TITLE:
                continue
            is_governed = closeness(bare, first, last, rules) is not None
            start, end = unquoted(sentence.text[first:last], 0, last - first)
            title = sentence.extracted(first + start, first + end, 0)
            yield title, 1 + _GOVERNED * is_governed


def _in_plain_words(block: Block, rules: Rules):
    for sentence in sentences_of([block]):
        if theme := plain_theme(sentence.text, rules):
            title = sentence.extracted(theme.start, theme.end, 0, theme.value)
            yield title, 1
