"""Themes: what an event is called, told by the words that govern it.

Most stand in quotation marks beside the noun for the event, «… атты дөңгелек үстел».
The noun may also lead to them in plain words: «круглый стол, посвящённый роли семьи».
"""

import re
from typing import NamedTuple

from languages import russian
from languages.dates.extraction import find_days
from languages.kazakh.analyser import analyse, lexicon
from languages.lookback import REACH, before, leads
from languages.sentences import flat
from languages.truecasing import capitalised

from . import Rules
from .chains import find_chains

CALLED, BESIDE, AFAR, UNSURE = range(4)  # how closely a noun governs a quotation
_OF_ANOTHER = {"kk": 3, "ru": 0, "en": 0}  # words before the noun for something else
_LONGEST = 300
_SHORTEST = 6
_BESIDE = re.compile(r"(?:-?\w{1,30})?[\s:–—-]{0,9}|,\s")
_CLAUSE = re.compile(r"[.;!?](?:\s|$)")
_WEEKDAY = re.compile(r"(?:[a-z]{3,6}day,?\s)?")
_ON_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_ASIDE = re.compile(r"\s*\([^()]{0,200}\)$")
_NEAR = re.compile(r"\w{0,30}(?:\s+[\w.()]{1,40}){1,6}\s+")
_FINITE = re.compile(r"(?:[ыі]?[нлс])?[аей]?[дт][ыі]|мақшы|мекші|уд[ае]")
_STOPS = re.compile(r"[.;:!?«»“”()]\s*|,\s+")
_QUOTED_WORDS = re.compile(r"«[^«»]{1,90}»|“[^“”]{1,90}”")
_APPOSED = re.compile(r"[А-ЯЁ][а-яё]+(?:,?\s[а-яё-]+){2,}")
_GENITIVE = re.compile(r"\S{2,40}[ндт][ыі]ң\s+(?!алдын[\s-]алу)")
_SMALL_WORD = "of|and|the|in|on|for|to|an?|with|at|by|from|or|its|as|into|between"
_IN_CAPITALS = re.compile(
    r"[A-Z][\w’'-]+(?:(?:\s|:\s|\s[–-]\s)"
    rf"(?:(?:{_SMALL_WORD})\s){{0,2}}[A-Z][\w’'-]+){{2,12}}(?=[,.])"
)
_ENDS_POSSESSED = re.compile(r"\S{2,40}[ыі](?=(?:н\S{0,6})?(?:\s|$))")
_DATIVE = re.compile(r"(?<=[ыі])н[ае]$|[ғқ]а$|[гк]е$")


class Theme(NamedTuple):
    """The place of a theme in plain words, and how a title has them."""

    start: int
    end: int
    value: str
    is_called: bool


# --- In quotation marks --------------------------------------------------------------


def closeness(bare: str, first: int, last: int, rules: Rules) -> int | None:
    """Return how closely the noun for the event governs a quotation, if it does.

    ``bare`` is the sentence in small letters without what it quotes.
    """
    lead, tail = before(bare, first - 1), bare[last + 1 : last + 1 + REACH]
    marker = rules.compiled(rf"(?:{rules.theme})\s*[:,–—-]?\s*$").search(lead)
    head = lead[: marker.start()] if marker else lead
    *_others, event = [None, *rules.compiled(rules.events).finditer(head)]
    behind = rules.pattern("theme_after").match(tail)
    rest = _CLAUSE.split(tail[behind.end() :] if behind else tail)[0]
    since = head[event.end() :] if event else head
    launch = rules.compiled(rf"{rules.launches}[^;:«“]*$").search(head)
    if launch or rules.compiled(rf"\W*(?:\S+\s+){{0,4}}?{rules.launches}").match(rest):
        return BESIDE
    is_form = rules.language == "kk" and rules.compiled(rf"\s?(?:{rules.format})")
    if is_form and is_form.match(tail):
        return None  # «…» түрінде
    if event and rules.compiled(rf",\s{rules.devoted}[^.;]*:\s*$").search(since):
        return BESIDE  # «круглый стол, посвящённый Дню пчелы: «…»»
    if is_of_another(since, rest, rules, called=bool(marker)):
        return None
    reach, lead = (6 if marker or behind else 2), r"[\W_]*"
    if rules.language == "ru" and not behind:
        lead = r"\W*[:,–—-]\W*"
    words = rf"{lead}(?:\S+\s+){{0,{reach}}}?(?:{rules.events})"
    follows = rules.compiled(words).match(rest)
    beside = event and _BESIDE.fullmatch(since)
    if follows and rules.language == "kk":
        framed = rules.pattern("frame").match(rest[follows.end() :])
    else:
        framed = event and rules.pattern("frame").search(head[: event.start()])
    if framed and (follows or beside or marker):
        return UNSURE
    if marker and not event and rules.pattern("works").search(since):
        return UNSURE
    if (marker and event) or ((marker or behind) and follows):
        return CALLED
    if beside or follows:
        return BESIDE
    named = behind and rules.pattern("themes").search(behind.group())
    if rules.language == "kk" and not named:  # «… атты кеңес өтті»
        named = behind and rules.pattern("held").search(rest)
    if not marker and not named:
        near = event and rules.language != "kk" and _NEAR.fullmatch(since)
        return UNSURE if near and not rules.pattern("news").search(since) else None
    return (
        AFAR if rules.compiled(rf"{rules.events}|{rules.held}").search(bare) else UNSURE
    )


def is_told(plain: str, rules: Rules) -> bool:
    """Tell whether a line says what happened, as a headline does and no title."""
    if rules.pattern("news").search(plain):
        return True
    words = re.findall(r"[^\W\d_]+", plain)
    if rules.language == "ru":
        tags = (russian.parses(word)[0].tag for word in words)
        told = ("past", "3per", "Impe")
        return any(
            tag.POS == "PRTS"  # «утверждён», «подведены»
            or (tag.POS == "VERB" and any(map(tag.__contains__, told)))
            for tag in tags
        )
    return rules.language == "kk" and _is_finite(words[-1] if words else "")


def _is_finite(word: str) -> bool:
    """Tell whether a Kazakh word is a verb that ends a sentence: «талданды»."""
    verbs = lexicon().verbs
    return any(
        word[:end] in verbs and _FINITE.fullmatch(word, end)
        for end in range(2, len(word))
    )


def is_of_another(since: str, rest: str, rules: Rules, *, called: bool) -> bool:
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
    >>> plain_theme("Прошёл круглый стол, посвящённый роли семьи.", rules("ru")).value
    'Роль семьи'
    >>> plain_theme("Отбасының рөлі тақырыбында семинар өтті", rules("kk")).value
    'Отбасының рөлі'
    """
    find = _kazakh_place if rules.language == "kk" else _place_behind
    if not (place := find(text, rules) or _apposed(text, rules)):
        return None
    start, end, cue = place
    value = " ".join(text[start:end].split()).strip(" ,–—-")
    value = value.strip(" ‘’") if value.startswith("‘’") else value
    aside = _ASIDE.search(value)
    if aside and find_days(flat(aside.group())):
        value = value[: aside.start()]
    headless = rules.language == "kk" and rules.compiled(rf"(?:{rules.about})\s")
    if headless and (
        headless.match(flat(value)) or rules.pattern("regions").search(flat(value))
    ):
        return None  # «облысы бойынша» says where
    if len(value) < _SHORTEST or value[0] in '«“„"”':
        return None
    lead = (flat(value)[: days.start] for days in find_days(flat(value)))
    if any(map(_WEEKDAY.fullmatch, lead)) or _ON_DAY.match(value):
        return None  # «held on Wednesday 5 May», «on Monday where»
    is_called = bool(rules.pattern("themes").search(cue))
    if rules.language == "ru" and (value[0].islower() or not is_called):
        case = "loct" if cue in {"о", "об"} else "gent" if is_called else "datv"
        value = russian.phrase_in_nominative(value, case)
    elif rules.language == "kk" and rules.pattern("occasion_ends").match(cue):
        value = _DATIVE.sub("", value)
    if rules.pattern("holidays").search(flat(value)):
        return None  # an occasion, whatever the event was about
    if rules.compiled(rf"(?:the )?{rules.venues}").fullmatch(flat(value)):
        return None  # «took place on the Zoom platform»
    return Theme(start, end, capitalised(value), is_called)


def _place_behind(text: str, rules: Rules) -> tuple[int, int, str] | None:
    """Return the place of a theme behind the noun, and the words that lead to it."""
    plain = flat(text)
    noun = rf"(?:{rules.events})\w{{0,30}}[»”\"]?"
    near, far = (
        r"(?:\s+(?:[^\s.,;]+|\w\.)){0,4}?[\s,]+",
        rf"[^.;]{{0,160}}?(?:,\s(?={rules.devoted})|\s(?=entitled\s))",
    )
    words = rf"{noun}(?:{near}|{far})({rules.about})[\s:]+"
    match = rules.compiled(words).search(plain)
    if not match or _is_done(plain[match.start() : match.start(1)], rules):
        return None
    start = match.end()
    quoted = r"«[^»]{0,200}»|“[^”]{0,200}”"
    is_open = ":" in match.group() or match[1].endswith("titled")
    marks = ";!?" if is_open else ";:!?"  # «on the topic: A: B»
    stops = rules.compiled(
        rf"{quoted}|((?<!\b\w)\.|[{marks}]|\s{rules.theme_stops}(?!\w))"
    )
    stop = next((m for m in stops.finditer(plain, start) if m[1]), None)
    end = stop.start() + (stop[0] in "?!") if stop else len(text)
    ends = [end, start + _LONGEST]
    in_place = rules.compiled(rf"\s{rules.in_place}\s+(?:the )?$")
    for chain in find_chains(text, rules.language):
        if chain.start > start and (place := leads(in_place, plain, chain.start)):
            ends.append(place.start())
    return start, min(ends), match[1]


def _is_done(lead: str, rules: Rules) -> bool:
    """Tell whether somebody did what leads to a theme: «участники форума рассказали
    о планах»."""
    if rules.language != "ru" or rules.pattern("held").search(lead):
        return False
    verbs = (w for w in re.findall(r"[а-яё]{4,}", lead) if russian.is_verb(w))
    return any(russian.parses(verb)[0].normal_form != "быть" for verb in verbs)


def _apposed(text: str, rules: Rules) -> tuple[int, int, str] | None:
    """Return the place of a theme in apposition to the noun: «прошёл круглый стол
    Ремесло как опора города.»"""
    if rules.language == "en":
        return _apposed_in_capitals(text, rules)
    if rules.language != "ru":
        return None
    plain = flat(text)
    noun = rules.compiled(rf"(?<!\w)(?:{'|'.join(rules.kinds.values())})\w{{0,9}}\s")
    clause = rules.compiled(rf"[.;!?](?:\s|$)|\s{rules.theme_stops}(?!\w)")
    held = rules.pattern("held").search(plain)
    for match in noun.finditer(plain, held.end() if held else len(plain)):
        if not _APPOSED.match(text, match.end()):
            continue
        stop = clause.search(plain, match.end(), match.end() + _LONGEST)
        end = stop.start() if stop else match.end() + _LONGEST
        words = text[match.end() : end]
        bodies = find_chains(words, rules.language)
        is_name = rules.names_in(words) or any(not body.start for body in bodies)
        is_name = is_name or noun.match(flat(words)) or is_told(flat(words), rules)
        if not is_name:
            return match.end(), end, ""
    return None


def _apposed_in_capitals(text: str, rules: Rules) -> tuple[int, int, str] | None:
    """Return the place of an English theme between commas: «The event, Open Doors and
    Warm Rooms, was held.»"""
    kinds = rules.compiled(rf"(?<!\w)(?:{'|'.join(rules.kinds.values())}),\s")
    post = rules.compiled(rf"(?:\w+[ -])?(?:{rules.posts}|{rules.degrees})")
    for noun in kinds.finditer(flat(text)):
        words = _IN_CAPITALS.match(text, noun.end())
        if not words or post.match(flat(words[0])) or find_days(flat(words[0])):
            continue
        is_body = any(chain.start == 0 for chain in find_chains(words[0], "en"))
        if not is_body and not rules.names_in(words[0], expected=False):
            return *words.span(), ""
    return None


def _kazakh_place(text: str, rules: Rules) -> tuple[int, int, str] | None:
    """Return the place of a theme before the noun, and the words between the two."""
    plain = flat(text)
    aside = r"(?:\([^()]{0,200}\)\s+)?"
    near = r"\s+(?:\S+\s+){0,6}?(?:онлайн-)?"
    words = rf"\s+{aside}({rules.about}){near}(?:{rules.events})"
    if not (match := rules.compiled(words).search(plain)):
        return None
    end = match.start()
    clear = _QUOTED_WORDS.sub(lambda quote: "_" * len(quote[0]), plain[:end])
    start = max([0, end - _LONGEST, *(m.end() for m in _STOPS.finditer(clear))])
    if plain[:start].rstrip()[-1:] in {"»", "”"}:
        return None  # the words go on from a quotation
    at_body = rf"\S{{0,40}}(?:{rules.bodies})\S{{0,20}}[дт][ае]"
    starts = rf"(?:{rules.occasion_starts}|{rules.theme_starts}|{at_body})\s+"
    for cue in rules.compiled(starts).finditer(plain, start, end):
        start = max(start, cue.end())
    for owner in _GENITIVE.finditer(plain, start, end):
        if not any(
            map(_is_possessed, _ENDS_POSSESSED.findall(plain, owner.end(), end))
        ):
            start = owner.end()
    is_occasion = rules.pattern("occasions").search(plain, start, match.end())
    names = rules.names_in(text[start:end]) if is_occasion else ()
    return start + (names[0].start if names else 0), end, match[1]


def _is_possessed(word: str) -> bool:
    """Tell whether a Kazakh word is somebody's: «рөлі» is, «ерікті» is not."""
    return all(reading.stem != word or reading.price > 0 for reading in analyse(word))
