"""Textual context: what stands around a value in its source."""

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property

from languages.lookback import leads
from languages.sentences import flat, sentences

from ...proposal import Proposal, ProposedPerson, Span, Texts
from ...readers.blocks import BlockKind
from ...rules import LANGUAGES, Rules, rules
from ..texts import Sentence, quoted

WORD = re.compile(r"[^\W\d_]+")
CAPITAL = "[A-ZА-ЯӘҒҚҢӨҰҮҺІ]"
_CAPITAL_BEFORE = re.compile(rf"(?<![\w.]){CAPITAL}[\w.’'-]*\s$")
_SHORTEST_STEM = 4  # letters

Evidence = dict[str, float]


class Surroundings:
    """Finds what is around the values of one proposal."""

    def __init__(self, proposal: Proposal):
        self.proposal, self.blocks = proposal, proposal.blocks
        self.names: dict[int, list[Span]] = {}
        self.told: dict[int, list[Span]] = {}
        self._quotes: dict[int, list[tuple[int, int]]] = {}
        for person in proposal.people:
            for kept, columns in (
                (self.names, (person.name,)),
                (self.told, told_of(person)),
            ):
                for span in spans_of(*columns):
                    kept.setdefault(span.block, []).append(span)

    @cached_property
    def kind(self) -> str:
        kind = self.proposal.kind
        return kind.value.value if kind else "event"

    @cached_property
    def roles(self) -> Counter:
        return Counter(person.role.value for person in self.proposal.people)

    @cached_property
    def mean_of_roles(self) -> float:
        sure = [person.role.confidence for person in self.proposal.people]
        return sum(sure) / max(1, len(sure))

    @cached_property
    def _text(self) -> str:
        return "\n".join(flat(block.text) for block in self.blocks)

    @cached_property
    def _words(self) -> tuple[list[str], Counter]:
        counts = Counter(WORD.findall(self._text))
        return sorted(counts), counts

    def count(self, word: str) -> int:
        """Return how often a word is said, whatever its ending."""
        stem = flat(word)[: max(_SHORTEST_STEM, len(word) - 1)]
        words, counts = self._words
        place, found = bisect_left(words, stem), 0
        while place < len(words) and words[place].startswith(stem):
            found += counts[words[place]]
            place += 1
        return found

    def says_again(self, text: str) -> bool:
        return self._text.count(flat(text)) > 1

    def language(self, span: Span) -> str:
        language = self.blocks[span.block].language
        known = language in LANGUAGES
        return language if known else self.proposal.original_language.value

    def rules(self, span: Span) -> Rules:
        return rules(self.language(span))

    def sentence(self, span: Span) -> Sentence:
        block = self.blocks[span.block]
        for start, end in sentences(block.text):
            if start <= span.start < end:
                return Sentence(block, start, end)
        return Sentence(block, 0, len(block.text))

    def shown(self, span: Span) -> str:
        return self.blocks[span.block].text[span.start : span.end]

    def tells_of_somebody(self, span: Span) -> bool:
        """Tell whether a place is among what is told of a person."""
        return any(
            told.start < span.end and span.start < told.end
            for told in self.told.get(span.block, [])
        )

    def quotes(self, block: int) -> list[tuple[int, int]]:
        if block not in self._quotes:
            self._quotes[block] = list(quoted(self.blocks[block].text))
        return self._quotes[block]

    def shape(self, span: Span) -> Evidence:
        """Return in which language and on what kind of line a value stands."""
        block, language = self.blocks[span.block], self.language(span)
        text, start, end = block.text, span.start, span.end
        return {
            "in Kazakh": language == "kk",
            "in English": language == "en",
            "in a table": block.kind is BlockKind.CELL,
            "in a list": block.kind is BlockKind.ITEM,
            "in quotation marks": any(
                a <= start and end <= b for a, b in self.quotes(span.block)
            ),
            "in brackets": text.count("(", 0, start) > text.count(")", 0, start),
            "beside a hyphen": "-" in text[max(0, start - 1) : start]
            or text[end : end + 1] == "-",
            f"after a capital in {language}": bool(leads(_CAPITAL_BEFORE, text, start)),
        }


def told_of(person: ProposedPerson) -> tuple[Texts, ...]:
    return person.degree, person.post, person.affiliation


def spans_of(*columns: Texts) -> list[Span]:
    spans = (
        span for texts in columns for text in texts.values() for span in text.spans
    )
    return sorted(spans, key=lambda span: (span.block, span.start))
