"""Title extraction: the title of the event, and what stands around it at the head.

The record bears the title of the event, not the headline of the news about it: the
theme in quotation marks, where there is one. The headline then becomes the subtitle.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from languages.sentences import flat
from languages.truecasing import (
    capitalised,
    in_sentence_case,
    is_capitals,
    letters,
    titled,
)

from ..proposal import Extracted, Span
from ..readers.blocks import Block, BlockKind
from ..rules import Rules
from ..rules.chains import find_chains
from ..rules.themes import AFAR, BESIDE, CALLED, UNSURE, closeness
from .header_block import (
    ASKED,
    STARTS_WITH_HOUR,
    core_of,
    header_lines,
    is_whole_quote,
    names_event,
    title_from_lines,
    title_in_plain_words,
    unquoted,
    without_titles,
)
from .language_versions import LanguageVersion
from .line_roles import FEW_WORDS, SHORTEST_TITLE, names_only_kind, role_of_line
from .texts import (
    Sentence,
    extracted,
    is_prose,
    quoted,
    quoted_spelling,
    sentences_of,
    trimmed,
)

_NOT_ENGLISH = re.compile(r"[^\W\d_a-zA-Z]")
_FIRST_PROSE = 4
_LONGEST_THEME = 300
_BESIDE = 20  # letters between a quotation and the verb it is of
_WORD = re.compile(r"\w")
_TOLD_LATER = 0.05  # how much less sure we are of what the head does not say
_CONFIDENCES = {CALLED: 0.95, BESIDE: 0.9, AFAR: 0.8, UNSURE: ASKED}


@dataclass
class Titles:
    """The lines at the head of a text, and what was made of them."""

    title: Extracted[str] | None = None
    subtitle: Extracted[str] | None = None
    lines: list[Block] = field(default_factory=list)  # all of the head
    institutions: list[Block] = field(default_factory=list)
    repeated: set[int] = field(default_factory=set)  # lines that say the title again
    used: set[int] = field(default_factory=set)  # numbers of lines that are no text


def find_titles(version: LanguageVersion) -> Titles:
    """Return the title and the subtitle, with the lines they were taken from."""
    rules, blocks = version.rules, version.blocks
    head = Titles(lines=header_lines(blocks, version.labelled_blocks, rules))
    lines = _title_lines(head, rules)
    if len(blocks) <= FEW_WORDS and not any(map(is_prose, blocks)):
        lines = [
            b for b in lines if b.level or b.bold or b.centred or is_whole_quote([b])
        ]
    prose = [block for block in blocks if is_prose(block)][:_FIRST_PROSE]
    theme = _quoted_theme(head.lines, prose, rules)
    theme = theme or title_in_plain_words([*head.lines, *prose], rules, called=True)
    if labelled := version.labelled("title"):
        head.title = _labelled(labelled[0], rules)
    elif theme and (
        theme.confidence >= _CONFIDENCES[BESIDE]
        or not any(_says_it_whole(block, theme, prose) for block in lines)
    ):
        spans = tuple(Span(b.number, 0, len(b.text)) for b in _lines_of(lines, theme))
        head.title = replace(theme, spans=(*spans, *theme.spans))
    else:
        head.title = title_from_lines(lines, rules)
        head.title = head.title or title_in_plain_words(prose, rules)
    head.used |= {block.number for block in lines if names_only_kind(block, rules)}
    _place_subtitle(head, [block for block in lines if block.number not in head.used])
    if head.title:
        head.title = spelt(head.title, version)
    numbers = {block.number for block in head.lines}
    for text in filter(None, [head.title, head.subtitle]):
        head.used |= {span.block for span in text.spans} & numbers
    head.used |= head.repeated
    return head


def _says_it_whole(line: Block, theme: Extracted[str], prose: list[Block]) -> bool:
    """Tell whether a line all in quotation marks outweighs what the text quotes.

    It does, unless the text begins with another that the noun for the event governs.
    """
    if not is_whole_quote([line]):
        return False
    words, told = (set(flat(text).split()) for text in (line.text, theme.value))
    is_sure = theme.confidence >= _CONFIDENCES[BESIDE] - _TOLD_LATER
    begins = theme.spans[0].block in {block.number for block in prose[:1]}
    return not (is_sure and begins) or len(words & told) > len(told) / 2


def _title_lines(head: Titles, rules: Rules) -> list[Block]:
    """Return the lines that may be the title, and put the others where they belong."""
    lines: list[Block] = []
    below = 0
    headings = [b.number for b in head.lines if b.kind is BlockKind.HEADING]
    for block in head.lines:
        role = role_of_line(block, rules)
        stands_out = block.bold or block.centred or not headings
        if role == "title" and (stands_out or block.number >= headings[0]):
            lines.append(block)
        if role == "title":
            continue  # what stands above a heading and looks like any text is menus
        kind = rules.first_of("kinds", flat(block.text))[1]
        if role == "kind" and kind:
            below = len(lines)
        head.used.add(block.number)
        if role == "institution":
            head.institutions.append(block)
        elif role == "organiser" and kind and head.subtitle is None:
            head.subtitle = _whole(block)  # who held it alone is no subtitle
    return lines[below:] or lines


def _labelled(value: Sentence, rules: Rules) -> Extracted[str]:
    start, end = unquoted(value.block.text, value.start, value.end)
    if (start, end) == trimmed(value.block.text, value.start, value.end, " .,;:–—-"):
        first, last = core_of(value, rules)
        start, end = value.start + first, value.start + last
    return extracted(value.block, start, end, 0.97)


def _quoted_theme(head: list[Block], prose: list[Block], rules: Rules):
    """Return the quotation that the noun for the event governs most closely.

    One that another as close competes with is left to a person to choose.
    """
    found = [
        (rank, group, sentence, first, last)
        for group, blocks in enumerate((head, prose))
        for sentence in whole_sentences(blocks)
        if not rules.pattern("besides").match(sentence.plain)
        if not STARTS_WITH_HOUR.match(sentence.block.text)
        for rank, first, last in _titles_in(sentence, rules)
    ]
    if not found:
        return None
    rank, group, sentence, first, last = min(
        found, key=lambda one: (one[0] == UNSURE, one[1], one[0])
    )
    close = [one for one in found if one[0] <= BESIDE]
    for _rank, _group, s, a, b in close:  # a headline may give the title in short
        if _words(sentence, first, last) < _words(s, a, b):
            sentence, first, last = s, a, b
    words = _words(sentence, first, last)
    competes = any(not _words(s, a, b) <= words for _r, _g, s, a, b in close)
    sure = round(_CONFIDENCES[rank] - _TOLD_LATER * group, 2)
    start = sentence.start + first
    inner = unquoted(sentence.text[first:last], 0, last - first)  # ««…»»
    place = start + inner[0], start + inner[1]
    return extracted(sentence.block, *place, ASKED if competes else sure)


def _words(sentence: Sentence, first: int, last: int) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", sentence.plain[first:last]))


def whole_sentences(blocks: list[Block]) -> Iterator[Sentence]:
    """Yield the sentences of blocks, none ended by a full stop within a title."""
    for block in blocks:
        quotes = [q for q in quoted(block.text) if q[1] - q[0] < _LONGEST_THEME]
        within = {place for a, b in quotes for place in range(a + 1, b)}
        start = 0
        for sentence in sentences_of([block]):
            if sentence.end not in within:
                yield Sentence(block, start, sentence.end)
                start = sentence.end


def _titles_in(sentence: Sentence, rules: Rules) -> Iterator[tuple[int, int, int]]:
    """Yield what a sentence quotes, and how closely the noun for the event has it."""
    chains = find_chains(sentence.text, rules.language)
    bare = without_titles(sentence, rules)
    for first, last in quoted(sentence.text):
        of_body = any(c.start <= first - 1 and last <= c.end for c in chains)
        lead = sentence.text[:first]
        is_aside = lead.count("(") > lead.count(")")  # who writes for which paper
        if last - first >= SHORTEST_TITLE and not of_body and not is_aside:
            rank = closeness(bare, first, last, rules)
            if rank is None and _opens(sentence, bare):
                rank = UNSURE  # «…». Under this name a forum was held.
            if rank is None and _is_what_was_held(sentence.plain, first, last, rules):
                rank = AFAR
            if rank is None or names_event(sentence.plain, first, last, rules):
                continue
            if rank < AFAR or not _is_told_by_somebody(sentence, first, last, rules):
                yield rank, first, last


def _is_what_was_held(plain: str, first: int, last: int, rules: Rules) -> bool:
    """Tell whether a quotation names an event itself: «hosted the "Forum of X"»."""
    held, event = rules.pattern("held_by"), rules.compiled(rules.events)
    beside = (max(0, first - _BESIDE), first), (last, last + _BESIDE)
    is_named = plain.count(" ", first, last) > 1 and event.search(plain, first, last)
    return bool(is_named and any(held.search(plain, *place) for place in beside))


def _opens(sentence: Sentence, bare: str) -> bool:
    """Tell whether a paragraph opens with nothing but a quotation."""
    alone = not _WORD.search(bare) and not sentence.start
    return alone and sentence.end < len(sentence.block.text)


def _is_told_by_somebody(sentence: Sentence, first: int, last: int, rules: Rules):
    """Tell whether a sentence says who spoke: then what it quotes may be a talk."""
    names = rules.names_in(sentence.text)
    event = rules.compiled(rf"(?:{rules.events})\w*\s").search(sentence.plain)
    whose = event.end() if event else -1  # «лекция Асана Ли «…»»
    there = any(
        (name.end <= first or last <= name.start) and name.start != whose
        for name in names
    )
    return there and rules.pattern("spoke").search(sentence.plain)


def _lines_of(titles: list[Block], theme: Extracted[str]) -> list[Block]:
    """Return the title lines that are the theme itself, perhaps over several lines."""
    wanted = letters(theme.value)
    for start in range(len(titles)):
        for end in range(start + 1, len(titles) + 1):
            if letters(" ".join(b.text for b in titles[start:end])) == wanted:
                return titles[start:end]
    return []


def _place_subtitle(head: Titles, titles: list[Block]) -> None:
    """Keep a headline that is not the title as the subtitle."""
    if head.title is None:
        return
    used = {span.block for span in head.title.spans}
    wanted = letters(head.title.value)
    rest = [block for block in titles if block.number not in used]
    head.repeated = {block.number for block in rest if wanted in letters(block.text)}
    new = [block for block in rest if block.number not in head.repeated]
    if new and head.subtitle is None:
        head.subtitle = _whole(new[0])


def _whole(block: Block) -> Extracted[str]:
    start, end = trimmed(block.text, 0, len(block.text), " :;")
    return extracted(block, start, end, 0.8)


def spelt(title: Extracted[str], version: LanguageVersion) -> Extracted[str]:
    """Return a title with a capital; one in capitals as the text has it elsewhere."""
    if is_capitals(title.value):
        title = _in_small_letters(title, version)
    return replace(title, value=capitalised(title.value))


def _in_small_letters(title: Extracted[str], version: LanguageVersion):
    blocks = version.blocks
    if quotation := quoted_spelling(title.value, blocks):
        block, first, last = quotation
        spans = (*title.spans, Span(block.number, first, last))
        return Extracted(block.text[first:last].strip(" .,"), spans, 0.97)
    if version.language != "en" and not _NOT_ENGLISH.search(title.value):
        return title
    if _NOT_ENGLISH.search(title.value):
        words = in_sentence_case(title.value, (block.text for block in blocks))
        return Extracted(words, title.spans, title.confidence - 0.1)
    told = any(letters(title.value) in letters(b.text) for b in blocks if is_prose(b))
    words = in_sentence_case(title.value) if told else titled(title.value)
    return Extracted(words, title.spans, min(title.confidence, ASKED))
