"""Header block: the lines above a text, what each is for, and the title they give."""

import re
from operator import attrgetter

from languages.detection import UNDETERMINED
from languages.sentences import flat
from languages.truecasing import is_capitals

from ..proposal import Extracted, Span
from ..readers.blocks import Block, BlockKind
from ..rules import Rules
from ..rules.themes import closeness, is_of_another, is_told, plain_theme
from .line_roles import (
    FEW_WORDS,
    SHORTEST_TITLE,
    is_covered_by_days,
    is_report,
    lead_of,
    names_only_kind,
    numbers_event,
    without_kind,
)
from .segmentation.headings import heading_kind
from .texts import (
    Sentence,
    extracted,
    is_prose,
    quoted,
    sentences_of,
    trimmed,
    without_quotes,
)

ASKED = 0.6  # how sure we are of what a person should be asked about
STARTS_WITH_HOUR = re.compile(r"\d{1,2}[.:]\d\d(?![.\d])")
_MOST_HEAD_LINES = 14
_ABOUT = re.compile(r"об? ")
_ASIDE = re.compile(r"\s*\([^()]{0,200}\)\s*$")
_look = attrgetter("bold", "centred", "kind", "level")


def header_lines(blocks: list[Block], taken: set[int], rules: Rules) -> list[Block]:
    lines: list[Block] = []
    wide = {block.place.table for block in blocks if block.place and block.place.column}
    headings = (b.number for b in blocks if b.kind is BlockKind.HEADING)
    heading = next(headings, 0)
    for block in blocks:
        if block.kind is BlockKind.ITEM and block.number < heading:
            continue  # the way to the page
        is_text = is_prose(block) and not is_whole_quote([block])
        if is_text or block.kind in {BlockKind.NOTE, BlockKind.ITEM}:
            break
        if block.number in taken:
            if lines:
                break  # facts end a head that has begun
            continue
        if block.place and block.place.table in wide:
            break
        if STARTS_WITH_HOUR.match(block.text) and not is_covered_by_days(block.text):
            break
        begun = lines or any(number < block.number for number in taken)
        begun = begun and block.number != heading
        if begun and heading_kind(block.text, rules) and not is_report(block, rules):
            break
        lines.append(block)
    return [line for line in lines[:_MOST_HEAD_LINES] if line.text]


# --- The title that the lines give ---------------------------------------------------


def title_from_lines(titles: list[Block], rules: Rules) -> Extracted[str] | None:
    """Make the title of the first title line and of those that go on with it.

    A line all in quotation marks is the title, whatever stands above it; one that
    names only the kind of the event, or tells only that it took place, is not.
    """
    telling = [
        block
        for block in titles
        if not names_only_kind(block, rules)
        and (" " in block.text.strip() or is_whole_quote([block]))
    ]
    if not telling:
        return None
    whole = [block for block in telling if is_whole_quote([block])]
    led = [block for block in telling if _is_led(block, rules)]
    headed = [block for block in telling if block.kind is BlockKind.HEADING]
    numbered = [block for block in telling if numbers_event(block.text, rules)]
    first = (whole or led or numbered or headed or telling)[0]
    told = any(_tells_only_that_it_was(block.text, rules) for block in titles)
    only_told = told and not whole and not led
    theme = title_in_plain_words(telling if only_told else [first], rules)
    if only_told or (theme and not whole):
        return theme
    lines = [first]
    for block in titles[titles.index(first) + 1 :]:
        if is_whole_quote(lines) or not _goes_on(lines[-1], block):
            break
        lines.append(block)
    if len(lines) == 1:
        start, end = core_of(Sentence(first, 0, len(first.text)), rules)
        sure = whole or end - start < len(first.text) - FEW_WORDS
        return extracted(lines[0], start, end, 0.85 if sure else ASKED)
    words = " ".join(block.text.replace("\n", " ") for block in lines)
    start, end = unquoted(words, 0, len(words))
    spans = tuple(Span(block.number, 0, len(block.text)) for block in lines)
    return Extracted(words[start:end], spans, 0.8)


def title_in_plain_words(
    blocks: list[Block], rules: Rules, *, called: bool = False
) -> Extracted[str] | None:
    """Return the theme that a sentence tells in plain words."""
    for sentence in sentences_of(blocks):
        theme = plain_theme(sentence.text, rules)
        if theme and (theme.is_called or not called):
            return sentence.extracted(theme.start, theme.end, ASKED, theme.value)
    return None


def _tells_only_that_it_was(text: str, rules: Rules) -> bool:
    """Tell whether a line says that there was an event, and not what about."""
    plain = flat(text).strip(" .,:;!–—-")
    event = rules.compiled(rules.events).search(plain)
    event = event and not numbers_event(text, rules)
    named = event and rules.compiled(rf"{rules.sittings}|^{rules.report}").search(plain)
    named = named or rules.compiled(rf"^{rules.report}\W*\w*$").search(plain)
    return bool(named or (is_told(plain, rules) and not _ABOUT.match(plain)))


def is_whole_quote(lines: list[Block]) -> bool:
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


def core_of(line: Sentence, rules: Rules) -> tuple[int, int]:
    """Return the place of the title in its line, without the kind before or behind."""
    text, plain = line.text, line.plain
    quotes = [(a, b) for a, b in quoted(text) if b - a >= SHORTEST_TITLE]
    if rules.compiled(rules.events).search(plain):
        bare = without_titles(line, rules)
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
    if match := lead_of(plain, rules):
        aside = _ASIDE.search(text, match.end())
        return unquoted(text, match.end(), aside.start() if aside else len(text))
    kinds = "|".join(rules.kinds.values())
    tail = rules.compiled(rf"\s*[:–—-]\s+(?:\S+\s+){{0,2}}?(?:{kinds})\w*$").search(
        plain
    )
    if tail and tail.start() > SHORTEST_TITLE:
        return unquoted(text, 0, tail.start())
    return unquoted(text, 0, len(text))


def _is_led(block: Block, rules: Rules) -> bool:
    """Tell whether a line is no headline, but a title behind the kind of the event."""
    plain = flat(block.text)
    return bool(lead_of(plain, rules) and not rules.pattern("news").search(plain))


def unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = trimmed(text, start, end, " .,;:–—-")
    for first, last in quoted(text):
        is_whole = last == end - 1 or text[last + 1 : last + 2] in {".", "!", "?"}
        if first == start + 1 and is_whole:
            return first, last
    return start, end


def without_titles(sentence: Sentence, rules: Rules) -> str:
    """Return a sentence without what it quotes, but for «круглый стол» itself."""
    bare, plain = without_quotes(sentence), sentence.plain
    for first, last in quoted(sentence.text):
        if names_event(plain, first, last, rules):
            bare = f"{bare[: first - 1]} {plain[first:last]} {bare[last + 1 :]}"
    return bare


def names_event(plain: str, first: int, last: int, rules: Rules) -> bool:
    words = rules.compiled(rf"(?:{rules.events})\w{{0,9}}")
    return words.fullmatch(plain, first, last) is not None
