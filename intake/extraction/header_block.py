"""Header block: the lines above a text, and what each of them is for."""

import re

from languages.dates.extraction import find_days
from languages.sentences import flat

from ..readers.blocks import Block, BlockKind
from ..rules import Rules, in_any_language
from ..rules.chains import find_chains
from .sections import heading_kind
from .texts import is_prose, quoted

_MOST_HEAD_LINES = 14
FEW_WORDS = 3
STARTS_WITH_HOUR = re.compile(r"\d{1,2}[.:]\d\d(?![.\d])")


def header_lines(blocks: list[Block], taken: set[int], rules: Rules) -> list[Block]:
    lines: list[Block] = []
    wide = {block.place.table for block in blocks if block.place and block.place.column}
    headings = (b.number for b in blocks if b.kind is BlockKind.HEADING)
    heading = next(headings, 0)
    for block in blocks:
        if block.kind is BlockKind.ITEM and block.number < heading:
            continue  # the way to the page
        if is_prose(block) or block.kind in {BlockKind.NOTE, BlockKind.ITEM}:
            break
        if block.number in taken:
            if lines:
                break  # facts end a head that has begun
            continue
        if block.place and block.place.table in wide:
            break
        if STARTS_WITH_HOUR.match(block.text) and not _is_covered_by_days(block.text):
            break
        begun = lines or any(number < block.number for number in taken)
        if begun and heading_kind(block.text, rules) and not is_report(block, rules):
            break
        lines.append(block)
    return [line for line in lines[:_MOST_HEAD_LINES] if line.text]


def is_report(block: Block, rules: Rules) -> bool:
    """Tell whether a line only says what kind of paper this is: «ҚАРАР», «ОТЧЕТ»."""
    return not without_kind(flat(block.text).strip(" .,:;!–—-"), rules)


def role_of_line(block: Block, rules: Rules) -> str:
    """Return what a line of the head is for."""
    plain = flat(block.text).strip(" .,:;!–—-")
    kind, _match = rules.first_of("kinds", plain)
    chains = find_chains(block.text, rules.language)
    if _is_covered_by_days(plain) or (not kind and _begins_with_day(plain)):
        return "date"
    if not without_kind(plain, rules):
        return "kind"
    if quoted(block.text) and rules.ends_with_theme(
        plain[: max(0, quoted(block.text)[0][0] - 1)]
    ):
        return "title"
    if rules.pattern("organised").search(plain) and not kind:
        return "organiser"
    if chains and not rules.pattern("news").search(plain):
        held = rules.pattern("held").search(plain)
        if held and kind:
            return "organiser"
        if not kind and len(_beside(plain, chains, rules).split()) <= FEW_WORDS:
            return "institution"
    return "ministry" if _is_letterhead(plain) else "title"


def _beside(plain: str, chains, rules: Rules) -> str:
    """Return the words of a line beside its institutions, its day and its city."""
    places = [(chain.start, chain.end) for chain in chains]
    places += [(days.start, days.end) for days in find_days(plain)]
    for words in rules.cities.values():
        places += [m.span() for m in rules.compiled(words).finditer(plain)]
    letters_left = list(plain)
    for start, end in places:
        letters_left[start:end] = " " * (end - start)
    marks = rf"[^\w\s]|(?<!\w){in_any_language('place_marks')}(?!\w)"
    return re.sub(marks, " ", "".join(letters_left))


def _is_letterhead(plain: str) -> bool:
    """Tell whether a line only says whose paper this is, or of which year."""
    starts, ends = map(in_any_language, ("letterhead_starts", "letterhead_ends"))
    return bool(re.match(rf"{starts}\b.*|.*{ends}$|\d{{4}}(?: ?[гж]\.?)?", plain))


def _begins_with_day(plain: str) -> bool:
    """Tell whether a line says when and where: a day of a year, and little else."""
    days = [found for found in find_days(plain) if found.year]
    return bool(days) and days[0].start < FEW_WORDS * 5 and len(plain.split()) < 13


def _is_covered_by_days(plain: str) -> bool:
    days = find_days(plain)
    rest = plain
    for found in days:
        rest = rest.replace(plain[found.start : found.end], " ")
    beside = rf"\d{{1,2}}[:.]\d\d|{in_any_language('day_words')}|[(),.]"
    rest = re.sub(beside, " ", rest)
    return bool(days) and len(rest.split()) <= 2


def without_kind(plain: str, rules: Rules) -> str:
    """Return what of a line is left without words for the kind of the event."""
    rest = plain
    for words in (rules.events, in_any_language("report")):
        rest = rules.compiled(rf"(?<!\w)(?:{words})\w*").sub(" ", rest)
    small = re.sub(r"№\s?\d+|\d+|(?<!\w)\w{1,3}(?!\w)|[^\w\s]", " ", rest)
    adjectives = rf"\b{in_any_language('kind_adjectives')}\b"
    return re.sub(adjectives, " ", small).strip()
