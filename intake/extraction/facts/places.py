"""Place extraction: the city and the room where people met."""

import re

from ...proposal import Extracted
from ...rules.cities import city_of_dateline, city_of_line, city_of_meeting
from ..language_versions import LanguageVersion
from ..texts import is_prose, trimmed, without_quotes
from .kind_and_mode import tells_of_event

_LOCATIVE = re.compile(r"(?<=[ыі])н[дт][ае]$")  # «залында»


def find_city(version: LanguageVersion) -> Extracted[str] | None:
    """Return the city, when it is named as the place and not in another's name."""
    rules = version.rules
    for sentence in version.labelled("city", "venue"):
        if found := city_of_line(without_quotes(sentence), rules):
            return Extracted(found[0], (sentence.span(*found[1:]),), 0.9)
    told = False
    for sentence in version.opening:
        plain = without_quotes(sentence)
        is_line = not is_prose(sentence.block)
        found = city_of_dateline(plain, rules, is_line=is_line)
        if not found and not sentence.block.place:
            found = city_of_meeting(sentence.text, plain, rules)
        begins = not told and not is_line and found and found[1] == 0
        told = told or not is_line
        if found and (begins or tells_of_event(sentence, rules)):
            return Extracted(found[0], (sentence.span(*found[1:]),), 0.8)
    return None


def find_venue(version: LanguageVersion) -> Extracted[str] | None:
    """Return the room, the hall or the platform where people met."""
    for sentence in version.labelled("venue"):
        text = sentence.text
        return sentence.extracted(*trimmed(text, 0, len(text), " .;"), 0.95)
    for sentence in version.opening:
        if match := version.rules.pattern("venues").search(sentence.plain):
            place = trimmed(sentence.text, *match.span())
            words = _LOCATIVE.sub("", sentence.text[slice(*place)])
            return sentence.extracted(*place, 0.7, words.replace("\n", " "))
    return None
