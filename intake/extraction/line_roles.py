"""Line roles: what each line of a head is for, told by what is beside its names."""

import re

from languages.dates.extraction import find_days
from languages.sentences import flat

from ..readers.blocks import Block
from ..rules import Rules, in_any_language
from ..rules.chains import find_chains
from .texts import quoted

FEW_WORDS = 3
SHORTEST_TITLE = 6
_NUMBERED = re.compile(r"\b(?:[IVX]{1,6}|\d{1,3}(?:st|nd|rd|th|-\w{1,3}))\s")
_WORDS = re.compile(r"[^\W\d_]{2,}(?![\w-]*\d)")
_COUNT = re.compile(r"[^\W\d_]+:\s*[\d\W]+")
_TELEPHONE = re.compile(r"\+?\d(?:[\s()-]{0,3}\d){8,}")


def is_report(block: Block, rules: Rules) -> bool:
    """Tell whether a line only says what kind of paper this is: «ҚАРАР», «ОТЧЕТ»."""
    return not without_kind(flat(block.text).strip(" .,:;!–—-"), rules)


def role_of_line(block: Block, rules: Rules) -> str:
    """Return what a line of the head is for."""
    plain = flat(block.text).strip(" .,:;!–—-")
    kind, _match = rules.first_of("kinds", plain)
    chains = find_chains(block.text, rules.language)
    if is_covered_by_days(plain) or (not kind and _begins_with_day(plain)):
        return "date"
    if (
        _TELEPHONE.search(plain)
        or _COUNT.fullmatch(plain)
        or not _WORDS.search(block.text)
        or "://" in plain
    ):
        return "number"
    no_title = rf"{in_any_language('boilerplate')}|{in_any_language('salutation')}"
    if not without_kind(plain, rules) or re.fullmatch(no_title, plain):
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
        if not kind and len(beside(plain, chains, rules).split()) <= FEW_WORDS:
            return "institution"
    return "ministry" if _is_letterhead(plain) else "title"


def beside(plain: str, chains, rules: Rules) -> str:
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


def is_covered_by_days(plain: str) -> bool:
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


def numbers_event(text: str, rules: Rules) -> bool:
    """Tell whether a line counts an event: «XIV съезд», "2nd Meeting of …"."""
    event = rules.compiled(rules.events).search(flat(text))
    return bool(event and _NUMBERED.search(text, 0, event.start()))


def names_only_kind(block: Block, rules: Rules) -> bool:
    plain = flat(block.text).strip(" .,:;!–—-")
    words = rf"{rules.events}|{in_any_language('report')}"
    is_about_kind = rules.compiled(words).search(plain) is not None
    lead = lead_of(plain, rules)
    if lead and len(plain) - lead.end() > SHORTEST_TITLE:
        return False
    if not is_about_kind or numbers_event(block.text, rules):
        return False
    rest = plain
    if re.search(rf"{rules.sittings}|{in_any_language('report')}", plain):
        chains = find_chains(block.text, rules.language)
        rest = beside(flat(block.text), chains, rules)  # whose sitting, and when
    return len(without_kind(rest, rules).split()) < FEW_WORDS - 1


def lead_of(plain: str, rules: Rules) -> re.Match[str] | None:
    """Match «Круглый стол на тему: », «Круглый стол: » at the beginning of a line."""
    kinds = "|".join(rules.kinds.values())
    begins = rf"(?:{rules.report}\s*)?(?:\S+\s+){{0,4}}?(?:{kinds})"
    theme = rules.compiled(rf"{begins}\S*\s+{rules.theme}\s*[:–—-]?\s*").match(plain)
    return theme or rules.compiled(rf"{begins}\w*\s*[:.|–—-]\s").match(plain)
