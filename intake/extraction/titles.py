"""Title extraction: the title of the event, and what stands around it at the head.

The record bears the title of the event, not the headline of the news about it: the
theme in quotation marks, where there is one. The headline then becomes the subtitle.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from operator import attrgetter

from languages.detection import UNDETERMINED
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
from ..rules.themes import (
    AFAR,
    BESIDE,
    CALLED,
    UNSURE,
    closeness,
    is_of_another,
    is_told,
    plain_theme,
)
from .header_block import (
    FEW_WORDS,
    STARTS_WITH_HOUR,
    header_lines,
    role_of_line,
    without_kind,
)
from .language_versions import LanguageVersion
from .texts import (
    Sentence,
    extracted,
    is_prose,
    quoted,
    quoted_spelling,
    sentences_of,
    trimmed,
    without_quotes,
)

_look = attrgetter("bold", "centred", "kind", "level")
_NOT_ENGLISH = re.compile(r"[^\W\d_a-zA-Z]")
_FIRST_PROSE = 4
_SHORTEST_THEME = 6
_LONGEST_THEME = 300
_ABOUT = re.compile(r"об? ")
_WORD = re.compile(r"\w")
_ASIDE = re.compile(r"\s*\([^()]{0,200}\)\s*$")
_CONFIDENCES = {CALLED: 0.95, BESIDE: 0.9, AFAR: 0.8, UNSURE: 0.6}
_ASKED = 0.6


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
        lines = [b for b in lines if b.level or b.bold or b.centred or quoted(b.text)]
    prose = [block for block in blocks if is_prose(block)][:_FIRST_PROSE]
    theme = _quoted_theme(head.lines, prose, rules)
    theme = theme or _plain([*head.lines, *prose], rules, called=True)
    if labelled := version.labelled("title"):
        head.title = _labelled(labelled[0], rules)
    elif theme:
        spans = tuple(Span(b.number, 0, len(b.text)) for b in _lines_of(lines, theme))
        head.title = replace(theme, spans=(*spans, *theme.spans))
    else:
        head.title = _from_lines(lines, rules) or _plain(prose, rules)
    head.used |= {block.number for block in lines if _names_only_kind(block, rules)}
    _place_subtitle(head, [block for block in lines if block.number not in head.used])
    if head.title:
        head.title = _spelt(head.title, blocks)
        head.title = replace(head.title, value=capitalised(head.title.value))
    numbers = {block.number for block in head.lines}
    for text in filter(None, [head.title, head.subtitle]):
        head.used |= {span.block for span in text.spans} & numbers
    head.used |= head.repeated
    return head


def _title_lines(head: Titles, rules: Rules) -> list[Block]:
    """Return the lines that may be the title, and put the others where they belong."""
    lines: list[Block] = []
    below = 0
    for block in head.lines:
        role = role_of_line(block, rules)
        if role == "title":
            lines.append(block)
            continue
        if role == "kind" and rules.first_of("kinds", flat(block.text))[1]:
            below = len(lines)
        head.used.add(block.number)
        if role == "institution":
            head.institutions.append(block)
        elif role == "organiser" and head.subtitle is None:
            head.subtitle = _whole(block)
    return lines[below:] or lines


def _labelled(value: Sentence, rules: Rules) -> Extracted[str]:
    start, end = _unquoted(value.block.text, value.start, value.end)
    if (start, end) == trimmed(value.block.text, value.start, value.end, " .,;:–—-"):
        first, last = _core(value, rules)
        start, end = value.start + first, value.start + last
    return extracted(value.block, start, end, 0.97)


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = trimmed(text, start, end, " .,;:–—-")
    for first, last in quoted(text):
        if first == start + 1 and last == end - 1:
            return first, last
    return start, end


def _quoted_theme(head: list[Block], prose: list[Block], rules: Rules):
    """Return the quotation that the noun for the event governs most closely.

    One that another as close competes with is left to a person to choose.
    """
    found = [
        (rank, group, sentence, first, last)
        for group, blocks in enumerate((head, prose))
        for sentence in _whole_sentences(blocks)
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
    sure = _CONFIDENCES[rank] - 0.05 * group
    start, end = sentence.start + first, sentence.start + last
    place = trimmed(sentence.block.text, start, end, " .,")
    return extracted(sentence.block, *place, _ASKED if competes else sure)


def _words(sentence: Sentence, first: int, last: int) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", sentence.plain[first:last]))


def _whole_sentences(blocks: list[Block]) -> Iterator[Sentence]:
    """Yield the sentences of blocks, none ended by a full stop within a title."""
    for block in blocks:
        quotes = [q for q in quoted(block.text) if q[1] - q[0] < _LONGEST_THEME]
        start = 0
        for sentence in sentences_of([block]):
            if not any(first < sentence.end < last for first, last in quotes):
                yield Sentence(block, start, sentence.end)
                start = sentence.end


def _titles_in(sentence: Sentence, rules: Rules) -> Iterator[tuple[int, int, int]]:
    """Yield what a sentence quotes, and how closely the noun for the event has it."""
    chains = find_chains(sentence.text, rules.language)
    bare = _bare(sentence, rules)
    for first, last in quoted(sentence.text):
        of_body = any(c.start <= first - 1 and last <= c.end for c in chains)
        if last - first >= _SHORTEST_THEME and not of_body:
            rank = closeness(bare, first, last, rules)
            if rank is None and not _WORD.search(bare) and not sentence.start:
                rank = UNSURE  # «…». Under this name a forum was held.
            if rank is None or _names_event(sentence.plain, first, last, rules):
                continue
            if rank < AFAR or not _is_told_by_somebody(sentence, first, last, rules):
                yield rank, first, last


def _bare(sentence: Sentence, rules: Rules) -> str:
    """Return a sentence without what it quotes, but for «круглый стол» itself."""
    bare, plain = without_quotes(sentence), sentence.plain
    for first, last in quoted(sentence.text):
        if _names_event(plain, first, last, rules):
            bare = f"{bare[: first - 1]} {plain[first:last]} {bare[last + 1 :]}"
    return bare


def _names_event(plain: str, first: int, last: int, rules: Rules) -> bool:
    words = rules.compiled(rf"(?:{rules.events})\w{{0,9}}")
    return words.fullmatch(plain, first, last) is not None


def _is_told_by_somebody(sentence: Sentence, first: int, last: int, rules: Rules):
    """Tell whether a sentence says who spoke: then what it quotes may be a talk."""
    names = rules.names_in(sentence.text)
    there = any(name.end <= first or last <= name.start for name in names)
    return there and rules.pattern("spoke").search(sentence.plain)


def _lines_of(titles: list[Block], theme: Extracted[str]) -> list[Block]:
    """Return the title lines that are the theme itself, perhaps over several lines."""
    wanted = letters(theme.value)
    for start in range(len(titles)):
        for end in range(start + 1, len(titles) + 1):
            if letters(" ".join(b.text for b in titles[start:end])) == wanted:
                return titles[start:end]
    return []


def _from_lines(titles: list[Block], rules: Rules) -> Extracted[str] | None:
    """Make the title of the first title line and of those that go on with it.

    A line all in quotation marks is the title, whatever stands above it; one that
    names only the kind of the event, or tells only that it took place, is not.
    """
    telling = [block for block in titles if not _names_only_kind(block, rules)]
    if not telling:
        return None
    whole = [block for block in telling if _is_whole_quote([block])]
    news = rules.pattern("news")
    led = [
        b
        for b in telling
        if _lead(flat(b.text), rules) and not news.search(flat(b.text))
    ]
    headed = [block for block in telling if block.kind is BlockKind.HEADING]
    first = (whole or led or headed or telling)[0]
    only_told = any(_tells_only_that_it_was(block.text, rules) for block in telling)
    only_told = only_told and not whole and not led
    if theme := not whole and _plain(telling if only_told else [first], rules):
        return theme
    if only_told:
        return None
    lines = [first]
    for block in titles[titles.index(first) + 1 :]:
        if _is_whole_quote(lines) or not _goes_on(lines[-1], block):
            break
        lines.append(block)
    if len(lines) == 1:
        start, end = _core(Sentence(first, 0, len(first.text)), rules)
        sure = whole or end - start < len(first.text) - FEW_WORDS
        return extracted(lines[0], start, end, 0.85 if sure else _ASKED)
    words = " ".join(block.text.replace("\n", " ") for block in lines)
    start, end = _unquoted(words, 0, len(words))
    spans = tuple(Span(block.number, 0, len(block.text)) for block in lines)
    return Extracted(words[start:end], spans, 0.8)


def _plain(
    blocks: list[Block], rules: Rules, *, called: bool = False
) -> Extracted[str] | None:
    """Return the theme that a sentence tells in plain words."""
    for sentence in sentences_of(blocks):
        theme = plain_theme(sentence.text, rules)
        if theme and (theme.is_called or not called):
            return sentence.extracted(theme.start, theme.end, _ASKED, theme.value)
    return None


def _tells_only_that_it_was(text: str, rules: Rules) -> bool:
    """Tell whether a line says that there was an event, and not what about."""
    plain = flat(text).strip(" .,:;!–—-")
    event = rules.compiled(rules.events).search(plain)
    named = event and rules.compiled(rf"{rules.sittings}|^{rules.report}").search(plain)
    return bool(named or (is_told(plain, rules) and not _ABOUT.match(plain)))


def _names_only_kind(block: Block, rules: Rules) -> bool:
    plain = flat(block.text).strip(" .,:;!–—-")
    is_about_kind = rules.compiled(rules.events).search(plain) is not None
    return is_about_kind and len(without_kind(plain, rules).split()) < FEW_WORDS - 1


def _is_whole_quote(lines: list[Block]) -> bool:
    """Tell whether the quotation marks that open in a title have closed."""
    words = " ".join(block.text for block in lines)
    start, end = trimmed(words, 0, len(words), " .,;:–—-")
    return (start + 1, end - 1) in quoted(words)


def _goes_on(above: Block, block: Block) -> bool:
    """Tell whether a title was only split over two lines."""
    if block.number != above.number + 1 or above.text.rstrip()[-1:] in ".!?":
        return False
    if len({above.language, block.language} - {UNDETERMINED}) > 1:
        return False
    same_look = _look(above) == _look(block)
    capitals = is_capitals(above.text) == is_capitals(block.text)
    open_quote = above.text.count("«") > above.text.count("»")
    unfinished = above.text.rstrip()[-1:] in ":,–—-" or block.text[:1].islower()
    goes_on = unfinished or is_capitals(above.text)
    return open_quote or (same_look and capitals and goes_on)


def _core(line: Sentence, rules: Rules) -> tuple[int, int]:
    """Return the place of the title in its line, without the kind before or behind."""
    text, plain = line.text, line.plain
    quotes = [(a, b) for a, b in quoted(text) if b - a >= _SHORTEST_THEME]
    if rules.compiled(rules.events).search(plain):
        bare = _bare(line, rules)
        quotes = [q for q in quotes if closeness(bare, *q, rules) is not None]
    quotes = [
        (first, last)
        for first, last in quotes
        if not is_of_another(plain[: first - 1], plain[last + 1 :], rules, called=True)
        if rules.language == "kk" or not rules.pattern("works").search(plain, 0, first)
    ]
    if len(quotes) == 1:
        first, last = quotes[0]
        around = without_kind(plain[: first - 1] + " " + plain[last + 1 :], rules)
        leads = not without_kind(plain[: first - 1], rules)
        leads = leads and rules.pattern("occasions").search(plain[last + 1 :])
        if leads or len(around.split()) <= FEW_WORDS:
            return trimmed(text, first, last, " .,")
    if match := _lead(plain, rules):
        aside = _ASIDE.search(text, match.end())
        return _unquoted(text, match.end(), aside.start() if aside else len(text))
    kinds = "|".join(rules.kinds.values())
    tail = rules.compiled(rf"\s*[:–—-]\s*(?:\S+\s+){{0,2}}?(?:{kinds})\w*$").search(
        plain
    )
    if tail and tail.start() > _SHORTEST_THEME:
        return _unquoted(text, 0, tail.start())
    return _unquoted(text, 0, len(text))


def _lead(plain: str, rules: Rules) -> re.Match[str] | None:
    """Match «Круглый стол на тему: », «Круглый стол: » at the beginning of a line."""
    kinds = "|".join(rules.kinds.values())
    begins = rf"(?:{rules.report}\s*)?(?:\S+\s+){{0,4}}?(?:{kinds})"
    theme = rules.compiled(rf"{begins}\S*\s+{rules.theme}\s*[:–—-]?\s*").match(plain)
    return theme or rules.compiled(rf"{begins}\w*\s*[:.–—-]\s").match(plain)


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


def _spelt(title: Extracted[str], blocks: list[Block]) -> Extracted[str]:
    """Return a title in capitals as the text spells its words elsewhere."""
    if not is_capitals(title.value):
        return title
    if quotation := quoted_spelling(title.value, blocks):
        block, first, last = quotation
        spans = (*title.spans, Span(block.number, first, last))
        return Extracted(block.text[first:last].strip(" .,"), spans, 0.97)
    if _NOT_ENGLISH.search(title.value):
        words = in_sentence_case(title.value, (block.text for block in blocks))
        return Extracted(words, title.spans, title.confidence - 0.1)
    told = any(letters(title.value) in letters(b.text) for b in blocks if is_prose(b))
    words = in_sentence_case(title.value) if told else titled(title.value)
    return Extracted(words, title.spans, min(title.confidence, _ASKED))
