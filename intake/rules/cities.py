"""Toponyms: the city where people met, by the case and the words it stands in.

Whose university or whose post it is stands in the nominative or the genitive; where
something was held stands in the locative, behind «г.» or "in", or begins the report.
"""

import re
from functools import cache

from languages import countries
from languages.dates.extraction import find_days
from languages.russian import parses

from . import Rules

_GOES_ON = re.compile(r"\s[A-Z]")  # «in Baitursynuly University»
_LONGEST_LINE = 12  # words
Found = tuple[str, int, int] | None  # the city, and where it is named


def city_of_line(plain: str, rules: Rules) -> Found:
    """Return a known city that a line of the head or a label's value names."""
    for city, words in rules.cities.items():
        pattern = rules.compiled(rf"(?<![\w-])(?:{words})(?!\w)")
        if match := pattern.search(plain):
            return city, *match.span()
    return None


def city_of_dateline(plain: str, rules: Rules, *, is_line: bool) -> Found:
    """Return a known city that opens a report or, in a line, stands beside its day."""
    lead = re.match(r"[^\W\d_-]{3,20}(?:-[^\W\d_]{2,20})?(?=\s?[,.–—(])", plain)
    found = city_of_line(lead.group(), rules) if lead else None
    is_dated = is_line and len(plain.split()) <= _LONGEST_LINE and find_days(plain)
    return found or (city_of_line(plain, rules) if is_dated else None)


def city_of_meeting(text: str, plain: str, rules: Rules) -> Found:
    """Return the city in which a sentence says that people met.

    ``plain`` is ``text`` in small letters, with blanks for what is not to be read.
    """
    for match in rules.pattern("in_city").finditer(plain):
        start, end = match.span("city")
        written = text[start:end]
        if not (written.istitle() or written.isupper()):
            continue
        known = city_of_line(match.group(), rules)
        if known and (rules.language != "kk" or match.end() - start > len(known[0])):
            return known[0], start, end
        name = "" if _GOES_ON.match(text, end) and rules.language == "en" else written
        if rules.language == "ru":
            name = _of_map(written, marked=bool(match["sign"]))
        if name and (match["sign"] or rules.language == "ru"):
            return (name.capitalize() if name.isupper() else name), start, end
    return None


def _of_map(word: str, *, marked: bool = False) -> str:
    """Return the nominative of a Russian city in the locative: «Архангельске».

    Behind «г.» it may stand in the nominative too: it is ``marked``.

    >>> _of_map("Архангельске"), _of_map("Казахстане"), _of_map("Доме")
    ('Архангельск', '', '')
    """
    for parse in parses(word)[:3]:
        case = parse.tag.case == "loct" or (marked and parse.tag.case == "nomn")
        if case and {"Geox", "sing"} in parse.tag:
            name = parse.normal_form.replace("ё", "е") if "ё" not in word else ""
            name = name or parse.normal_form
            return "" if name in _no_cities() else name.title()
    return ""


@cache
def _no_cities() -> frozenset[str]:
    parts = {"европа", "азия", "сибирь", "крым", "кавказ", "урал", "поволжье", "африка"}
    return parts | {name.lower() for name in countries.names("ru").values()}
