"""Themes: what an event is called, told by the words that govern it.

Most stand in quotation marks beside the noun for the event, «… атты дөңгелек үстел».
The noun may also lead to them in plain words: «круглый стол, посвящённый роли семьи».
"""

import re
from typing import NamedTuple

from languages import russian
from languages.dates.extraction import find_days
from languages.kazakh.analyser import analyse
from languages.lookback import REACH, before, leads
from languages.sentences import flat
from languages.truecasing import capitalised

from . import Rules
from .chains import find_chains

CALLED, BESIDE, AFAR, UNSURE = range(4)  # how closely a noun governs a quotation
_OF_ANOTHER = {"kk": 3, "ru": 0, "en": 0}  # words before the noun for something else
_LONGEST = 300
_SHORTEST = 6
_CLAUSE = re.compile(r"[.;!?](?:\s|$)")
_STOPS = re.compile(r"[.;:!?«»“”()]\s*|,\s+")
_GENITIVE = re.compile(r"\S{2,40}[ндт][ыі]ң\s+")
_ENDS_POSSESSED = re.compile(r"\S{2,40}[ыі](?=(?:н\S{0,6})?(?:\s|$))")
_DATIVE = re.compile(r"(?<=[ыі])н[ае]$|[ғқ]а$|[гк]е$")


class Theme(NamedTuple):
    """The place of a theme in plain words, and how a title has them."""

    start: int
    end: int
    value: str


# --- In quotation marks --------------------------------------------------------------


def closeness(bare: str, first: int, last: int, rules: Rules) -> int | None:
    """Return how closely the noun for the event governs a quotation, if it does.

    ``bare`` is the sentence in small letters without what it quotes.
    """
    lead, tail = before(bare, first - 1), bare[last + 1 : last + 1 + REACH]
    marker = rules.compiled(rf"(?:{rules.theme})\s*[:–—-]?\s*$").search(lead)
    head = lead[: marker.start()] if marker else lead
    *_others, event = [None, *rules.compiled(rules.events).finditer(head)]
    behind = rules.pattern("theme_after").match(tail)
    rest = _CLAUSE.split(tail[behind.end() :] if behind else tail)[0]
    since = head[event.end() :] if event else head
    if _is_of_another(since, rest, rules, called=bool(marker)):
        return None
    reach = 6 if marker or behind else 2
    words = rf"[\W_]*(?:\S+\s+){{0,{reach}}}?(?:{rules.events})"
    follows = rules.compiled(words).match(rest)
    beside = event and re.fullmatch(r"\w{0,30}[\s:–—-]{0,9}", since)
    if follows and rules.language == "kk":
        framed = rules.pattern("frame").match(rest[follows.end() :])
    else:
        framed = event and rules.pattern("frame").search(head[: event.start()])
    if framed and (follows or beside or marker):
        return UNSURE
    if (marker and event) or ((marker or behind) and follows):
        return CALLED
    if beside or follows:
        return BESIDE
    if not marker and not (behind and rules.pattern("themes").search(behind.group())):
        return None
    return AFAR if rules.compiled(rf"{rules.events}|{rules.held}").search(bare) else UNSURE


def _is_of_another(since: str, rest: str, rules: Rules, *, called: bool) -> bool:
    """Tell whether a quotation is what a talk, a book or a department is called."""
    works = rules.works if called else rf"{rules.works}|{rules.bodies}"
    adjacent = rf"(?<!\w)(?:{works})\S{{0,20}}(?:\s+(?:\S{{1,3}}|№ ?\d+)){{0,2}}\s*$"
    if rules.language != "kk" and leads(rules.compiled(adjacent), since, len(since)):
        return True
    if rules.compiled(rf"(?<!\w)(?:{rules.talks})").search(since):
        return True
    other = rf"(?:(?!{rules.events})\S+\s+){{0,{_OF_ANOTHER[rules.language]}}}?"
    names = rules.compiled(rf"\W*{other}(?<!\w)(?:{rules.works}|{rules.talks})")
    return bool(names.match(rest))


# --- In plain words ------------------------------------------------------------------


def plain_theme(text: str, rules: Rules) -> Theme | None:
    """Return what follows the noun for the event in plain words; in Kazakh, leads it.

    >>> from . import rules
    >>> plain_theme("Состоялся круглый стол, посвященный роли семьи.", rules("ru")).value
    'Роль семьи'
    >>> plain_theme("Отбасының рөлі тақырыбына арналған семинар өтті", rules("kk")).value
    'Отбасының рөлі'
    """
    find = _kazakh_place if rules.language == "kk" else _place_behind
    if not (place := find(text, rules)):
        return None
    start, end, dative = place
    value = " ".join(text[start:end].split()).strip(" ,–—-")
    if len(value) < _SHORTEST or find_days(value[:_SHORTEST]):
        return None
    if dative:
        value = _undatived(value, rules)
    return Theme(start, end, capitalised(value))


def _place_behind(text: str, rules: Rules) -> tuple[int, int, bool] | None:
    plain = flat(text)
    words = rf"(?:{rules.events})\w{{0,30}}(?:\s+[^\s.,;]+){{0,4}}?[\s,]+{rules.about}\s*"
    if not (match := rules.compiled(words).search(plain)):
        return None
    start = match.end()
    stop = rules.compiled(rf"[.;:!?]|\s{rules.theme_stops}(?!\w)").search(plain, start)
    ends = [stop.start() if stop else len(text), start + _LONGEST]
    in_place = rules.compiled(rf"\s{rules.in_place}\s+(?:the )?$")
    for chain in find_chains(text, rules.language):
        if chain.start > start and (place := leads(in_place, plain, chain.start)):
            ends.append(place.start())
    return start, min(ends), rules.language == "ru"


def _kazakh_place(text: str, rules: Rules) -> tuple[int, int, bool] | None:
    plain = flat(text)
    aside = r"(?:\([^()]{0,200}\)\s+)?"
    words = rf"\s+{aside}({rules.about})\s+(?:\S+\s+){{0,6}}?(?:{rules.events})"
    if not (match := rules.compiled(words).search(plain)):
        return None
    end = match.start()
    start = max([0, end - _LONGEST, *(m.end() for m in _STOPS.finditer(plain, 0, end))])
    for cue in rules.compiled(rf"{rules.occasion_starts}\s+").finditer(plain, start, end):
        start = max(start, cue.end())
    for owner in _GENITIVE.finditer(plain, start, end):
        if not any(map(_is_possessed, _ENDS_POSSESSED.findall(plain, owner.end(), end))):
            start = owner.end()
    is_occasion = rules.pattern("occasions").search(plain, start, match.end())
    names = rules.names_in(text[start:end]) if is_occasion else ()
    dative = bool(rules.pattern("occasion_ends").match(match[1]))
    return start + (names[0].start if names else 0), end, dative


def _is_possessed(word: str) -> bool:
    """Tell whether a Kazakh word is somebody's: «рөлі» is, «ерікті» is not."""
    return all(reading.stem != word or reading.price > 0 for reading in analyse(word))


def _undatived(value: str, rules: Rules) -> str:
    """Return a theme in the nominative, where its grammar is plain."""
    if rules.language == "kk":
        return _DATIVE.sub("", value)
    words = value.split(" ")
    for place, word in enumerate(words):
        parse = next((p for p in russian.parses(word) if "datv" in p.tag), None)
        if parse is None or parse.tag.POS not in {"NOUN", "ADJF", "PRTF"}:
            return value
        if parse.tag.POS == "NOUN":
            break
    else:
        return value
    noun, gender = russian.nominative(words[place])
    adjectives = [russian.agreeing(word, gender) for word in words[:place]]
    rest = words[place + 1 :]
    if rest[:1] == ["и"]:
        rest = ["и", _undatived(" ".join(rest[1:]), rules)]
    return " ".join([*adjectives, noun, *rest])
