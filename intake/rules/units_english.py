"""English names of units, which capital letters set off from what stands around."""

import functools
import re
from typing import NamedTuple

from languages.lookback import before
from languages.sentences import flat
from languages.truecasing import capitalised, is_capitals, titled
from participants.choices import OrganisationKind

from . import rules
from .units import UNIVERSITY, Unit, end_abroad, end_of_brackets, is_no_unit

_INITIALS = r"(?:[A-Z][a-z]?\.\s?){1,3}"
_CAPITAL = rf"(?:{_INITIALS})?(?:al-)?[A-Z][\w’'&-]{{0,40}}"
_SHORT = re.compile(
    rf"(?<!\w)(?:{_CAPITAL} )?(?:Kaz[A-Z]{{2,4}}|[A-Z](?:[a-z]{{1,4}})?[A-Z]{{1,4}}U)\b"
)
_LEFT = re.compile(rf"{_INITIALS}[A-Z][\w’'&-]{{0,40}}|\S+")
_JOINT = re.compile(r",?\sand(?:\sthe)?\s|\s&\s|,\s|(?:\s(?:of|for|on))?(?:\sthe)?\s")
_ITEM = re.compile(
    rf"{_CAPITAL}|[a-z][\w’'-]{{1,40}}|[“”\"«]\s?[^“”\"«»]{{2,100}}[“”\"»]"
)
_LIST = re.compile(rf"(?:,\s{_CAPITAL}(?:\s{_CAPITAL}){{0,3}}){{1,5}},?\sand\s[A-Z]")
_QUOTED = re.compile(r"\s?[“”\"«]\s?[^“”\"«»]{2,100}[“”\"»]")
_NAMED = re.compile(
    r"(?:,? named after (?:[Aa]cad(?:\.|emician)\s)?(?:[A-Z][a-z]?\.\s?)*(?:al-)?"
    r"[A-Z][\w-]+(?: [A-Z][\w-]+)?)?"
)
_PERSON = re.compile(r"\s(?:[A-Z][a-z]?\.\s?){1,2}(?!\s?[A-Z][a-z])")  # «Ivy S.S. »
_TOWN = re.compile(r"(?:The )?(?:Town|Village|City|County) of (?:[A-Z]\w+ ?){1,3}")
_OWNER = re.compile(r"[A-Z]\w+(?<![Mm]en)(?<!ren)(?<!er)(?<!ople)(?<!or)[’']s")
_IS_OTHER = re.compile(r"\s(?:of|for)\s")
_ON = re.compile(r"(?:Committee|Commission|Council|Group)$")  # «on Ethics»
_MOST_WORDS = 12
_MOST_SMALL = 3  # words in small letters that follow each other in a name


class _Patterns(NamedTuple):
    head: re.Pattern[str]
    begins: re.Pattern[str]  # a name whose head is yet to come
    leading: re.Pattern[str]
    called: re.Pattern[str]  # words of offices and events, which end a name


@functools.cache
def _patterns() -> _Patterns:
    words = rules("en")
    plain = "|".join(words.capital_units.values())
    another = (
        rf"\s(?:{plain}|Studies|Science|Management|Education|Affairs|Research|Work)"
    )
    kinds = "|".join(words.kinds.values())
    return _Patterns(
        head=re.compile(
            rf"(?<!\w)(?:{words.capital_units[UNIVERSITY]}|"
            rf"(?:(?P<small>{words.unit_small})|{plain})(?!{another}))(?!\w)"
        ),
        begins=re.compile(rf"(?:{_CAPITAL}\s){{0,5}}?(?:{plain})(?!\w)(?!{another})"),
        leading=re.compile(rf"{words.unit_lead}"),
        called=re.compile(rf"(?:{words.posts}|{words.degrees}|{kinds})s?"),
    )


def english_units(text: str) -> list[Unit]:
    """Return the units named in ``text``."""
    if is_capitals(text):
        text = titled(text)
    if _TOWN.fullmatch(text):  # a line at the head of a paper
        name = text.removeprefix("The ")
        return [Unit(OrganisationKind.OTHER, name, len(text) - len(name), len(text))]
    units: list[Unit] = []
    taken = 0
    for head in _patterns().head.finditer(text):
        if head.start() >= taken and (unit := _unit(text, head, taken)):
            units.append(unit)
            taken = unit.end
    for match in _SHORT.finditer(text):
        unit = Unit(UNIVERSITY, _shown(match.group()), *match.span())
        if not any(unit.start < o.end and o.start < unit.end for o in units):
            units.append(_without_lead(text, unit))
    return sorted(units, key=lambda unit: unit.start)


def _unit(text: str, head: re.Match[str], taken: int) -> Unit | None:
    is_large = re.fullmatch(rules("en").capital_units[UNIVERSITY], head.group())
    start = _start(text, head.start(), taken, is_large=bool(is_large))
    quoted = _QUOTED.match(text, head.end())
    numbered = re.compile(rf"\s{rules('en').unit_number}").match(text, head.end())
    end = _end(text, (numbered or quoted or head).end())
    if patron := re.compile(rf"\s{rules('en').unit_of}").match(text, end):
        end = _end(text, patron.end())
    named = _NAMED.match(text, end)
    end = end_abroad(text, end_of_brackets(text, named.end()), head.group(), "en")
    if (start, end) == head.span() and not _is_of_owner(text, head, taken):
        return None  # «the School» says nothing
    subject = text[head.end() : end].removeprefix(" of ").removeprefix("the ").strip()
    if head["small"] and text[start].islower() and not re.match(r"[A-Z“”\"«]", subject):
        return None
    unit = Unit(_kind(head), capitalised(_shown(text[start:end])), start, end)
    return None if is_no_unit(text, unit, "en") else unit


def _is_of_owner(text: str, head: re.Match[str], taken: int) -> bool:
    """Tell whether a library is of the university named right before it."""
    is_beside = taken and text[taken : head.start()] == " "
    return bool(is_beside) and _kind(head) is OrganisationKind.INSTITUTE


def _kind(head: re.Match[str]) -> OrganisationKind:
    heads = rules("en").capital_units.items()
    shown = head.group().capitalize() if head["small"] else head.group()
    return next(kind for kind, words in heads if re.fullmatch(words, shown))


def _shown(text: str) -> str:
    return " ".join(text.split())


def _without_lead(text: str, unit: Unit) -> Unit:
    first, _space, rest = unit.name.partition(" ")
    if not rest or not _is_lead(first):
        return unit
    return Unit(unit.kind, rest, unit.end - len(rest), unit.end)


def _is_lead(word: str) -> bool:
    patterns = _patterns()
    return bool(
        patterns.leading.fullmatch(word) or patterns.called.fullmatch(flat(word))
    )


def _start(text: str, end: int, taken: int, *, is_large: bool) -> int:
    """Return where the capitals begin that lead to a head noun at ``end``."""
    start = end
    adjective = rules("en").pattern("unit_adjectives")
    words = list(_LEFT.finditer(text, taken, end))[-_MOST_WORDS:]
    for word in reversed(words):
        shown = word.group().rpartition(":")[2].lstrip('“”"«(')  # «LAHORE:Tingrai»
        if _OWNER.fullmatch(shown):
            break  # «Norway’s Ministry of Trade»
        if shown[-1:] in ',;:.!?)»”"–—-' and not re.fullmatch(_INITIALS, shown):
            break
        if re.match(_CAPITAL, shown):
            is_other = is_large and text[word.end() :].startswith((" and", " &"))
            is_lead = _patterns().leading.fullmatch(shown) if start == end else None
            if is_other or (_is_lead(shown) if start < end else is_lead):
                break  # but a «Postgraduate Office» is of those
            start = word.end() - len(shown)
            if shown != word.group():
                break  # a bracket or a quotation mark opens before it
        elif not adjective.fullmatch(shown):
            break
        elif text[end].islower() and shown != "and":
            start = word.start()
    return start


def _end(text: str, end: int) -> int:
    """Return where the words end that say what a unit is concerned with."""
    small, begun = 0, False
    for _word in range(_MOST_WORDS):
        joint = _JOINT.match(text, end)
        item = _ITEM.match(text, joint.end()) if joint else None
        if not item or not _goes_on(text, joint, item, begun=begun):
            break
        small = small + 1 if item.group()[0].islower() else 0
        if small > _MOST_SMALL:
            break
        end, begun = item.end(), True
    return end


def _goes_on(
    text: str, joint: re.Match[str], item: re.Match[str], *, begun: bool
) -> bool:
    """Tell whether a word behind a name, and what joins it, are still of the name."""
    patterns, shown = _patterns(), item.group()
    link = joint.group().split()[:1]
    other = patterns.begins.match(text, item.start())
    is_listed = link == ["and"] or (link == [","] and _LIST.match(text, joint.start()))
    is_subject = is_listed and other and other.group() == shown
    is_another = _IS_OTHER.match(text, other.end()) if other else None
    if is_subject and not is_another and "the" not in joint.group().split():
        return True  # «of History and Archives»
    if other or _SHORT.match(text, item.start()):
        return False  # «of the University» is another unit
    if not link and text[joint.start() - 1] in '”"»':
        return False
    if not link and _PERSON.match(text, item.end()):
        return False  # «Department of Law Ivy S.S.»
    is_task = link == ["on"] and _ON.search(before(text, joint.start()))
    if link == ["on"] or (not begun and link not in (["of"], ["for"])):
        return bool(is_task)
    if link == [","]:
        return bool(_LIST.match(text, joint.start()))
    last = text[: joint.start()].rsplit(None, 1)[-1]
    if not shown[0].islower() and not link and last[0].islower():
        return False
    if not shown[0].islower():
        return link == ["of"] or not patterns.called.fullmatch(flat(shown))
    is_unit = rules("en").pattern("unit_small").fullmatch(shown)
    if is_unit and text[item.end() :].startswith(" of "):
        return False
    is_called = begun and patterns.called.fullmatch(shown)
    if is_called or rules("en").pattern("unit_ends").fullmatch(shown):
        return False
    return link == ["of"] or not link or (link == ["and"] and last[0].islower())
