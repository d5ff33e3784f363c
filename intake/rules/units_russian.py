"""Russian names of units: the smaller first, all but the first in the genitive."""

import functools
import re
from itertools import islice

from languages.lookback import before
from languages.names.declension import SURNAME
from languages.names.endings import ending_of
from languages.names.given_names import is_given_name
from languages.russian import (
    agreeing,
    is_adjective,
    is_genitive,
    is_noun,
    nominative,
    parses,
)
from languages.sentences import flat
from languages.truecasing import capitalised
from participants.choices import OrganisationKind

from . import rules
from .units import (
    UNIVERSITY,
    UPPER,
    Unit,
    abbreviations,
    end_abroad,
    end_of_brackets,
    formed,
    formed_unit,
    head_pattern,
    is_no_unit,
    kind_of,
)

_QUOTED = r"«[^»]{2,300}»|“[^”]{2,300}”|(?<=\s)\"(?=\S)[^\"]{2,300}(?<=\S)\""
_WORD = re.compile(rf"[\w-]+|{_QUOTED}|[^\s\w]")
_CAPITALISED_LAST = re.compile(rf"(?<!\w)([{UPPER}][\w-]{{1,40}})\s$")
_OWN_NAME = re.compile(
    rf"\s[{UPPER}][а-я]+(?:-[{UPPER}][а-я]+|(?!\s?[{UPPER}]|[\w.-]))"
)
_BEFORE_PERSON = re.compile(rf"\s[{UPPER}][а-я]+(?=(?:\s[{UPPER}][а-я]+){{2}})")
_PLURAL = re.compile(r"[ыи]х$")
_MOST_ADJECTIVES = 6
# Which one there is of.
_ALONE = {"Ректорат", "Деканат", "Сенат", "Мажилис", "Совет Федерации"}
_PARTS = {OrganisationKind.INSTITUTE}  # which one name alone may tell: a library
_MOST_WORDS = 12
_CIRCLE = ("кружок", "masc")  # «кружка», a mug as well
_TOWN_BEFORE = re.compile(rf"(?<!\w)([{UPPER}][а-я]+[сц]к(?:ий|ого|ому|им|ом))\s$")
_TWO_WORDS = re.compile(r"\s(?:Эл|Осетия(?:\s?[–—-]\s?Алания)?|\(Якутия\))")
_TOWN = re.compile(rf"\sг\.\s?(?:о\.\s?)?[{UPPER}]\w{{1,30}}")
_ANOTHER_SHORT = re.compile(rf"\s(?:и\s)?([{UPPER}]{{2,6}})(?:\sРоссии)?(?![\w.-])")
_AND = re.compile(  # «по науке, образованию и культуре»
    r"(?:\sи|,)\s(?=(?:[а-яё-]+(?:[ыи]м|ому|ой)\s)?[а-яё-]+(?:ю|у|е|и|ам|ям)\b)"
)
_AND_OF = re.compile(r"\sи\s[а-яё-]+(?:[аяыи]|ов|ей)\b")  # «торговли и права»
_NUMBER = re.compile(r"(?:-\w+)?\s?№\s?\d{1,4}")
_HONOURED = re.compile(  # «КазУТиЛ имени Жанибек хана»
    rf"(?<![\w«])[{UPPER}](?=\w{{0,6}}[{UPPER}])\w{{1,7}}(?=\s(?:им\.|имени\s))"
)
_INITIALS = re.compile(rf"\s(?:[{UPPER}]\.\s?){{1,2}}[{UPPER}]\w+[аяойыи]\b")
_SHORT_AND_NAME = re.compile(rf"\s[{UPPER}]{{2,8}}\s?(?:{_QUOTED})")  # of a club
_SHORT = re.compile(rf"[{UPPER}]{{2,6}}(?![\w.])")


def russian_units(text: str) -> list[Unit]:
    """Return the units named in ``text``, whatever case they are in."""
    heads = [(m.start(), 1, m) for m in head_pattern("ru").finditer(flat(text))]
    heads += [(m.start(), 2, m) for m in abbreviations(text)]
    heads += [(m.start(), 2, m) for m in _HONOURED.finditer(text)]
    heads += [(m.start(), 0, m) for m in formed(text, "ru")]
    make = (formed_unit, _long_unit, _short_unit)
    units: list[Unit] = []
    taken = 0
    for place, how, head in sorted(heads, key=lambda found: found[:2]):
        if place >= taken:
            unit = make[how](text, head, taken)
            taken = unit.end
            words = flat(text[unit.start : unit.end]).split()
            heads_only = all(head_pattern("ru").fullmatch(word) for word in words)
            is_other = unit.kind is OrganisationKind.OTHER  # «редакция газеты»
            is_bare = heads_only and (is_other or len(words) == 1)
            is_bare = is_bare and unit.name not in _ALONE
            says_something = how != 1 or not is_bare
            if not is_no_unit(text, unit, "ru"):
                units.append((unit, says_something))
    return _telling(text, units)


def _telling(text: str, units: list[tuple[Unit, bool]]) -> list[Unit]:
    """Leave out «университетом», which says nothing, but for «библиотека КГУ» and
    «коллегия Министерства»."""
    told: list[Unit] = []
    is_organ = rules("ru").pattern("unit_organs")
    for unit, says_something in reversed(units):
        is_next = told and text[unit.end : told[0].start] == " "
        is_part = is_next and " " not in told[0].name and unit.kind in _PARTS
        if says_something or is_part or (is_next and is_organ.match(flat(unit.name))):
            told.insert(0, unit)
    return told


def _short_unit(text: str, head: re.Match[str], taken: int) -> Unit:
    end = _end_of_honour(text, head.end())
    town = _TOWN_BEFORE.search(text, taken, head.start())  # «Тарский ГАУ»
    start = town.start(1) if town else head.start()
    lead = f"{agreeing(town[1], 'masc')} " if town else ""
    return Unit(UNIVERSITY, lead + text[head.start() : end], start, end)


def _long_unit(text: str, head: re.Match[str], taken: int) -> Unit:
    start, adjectives = _adjectives_before(text, head.start(), taken)
    *of_head, noun = text[head.start() : head.end()].split()
    if noun.isupper() and noun.endswith("Ш"):
        gender = "femn"  # «СОШ», a school
    else:
        noun, gender = _CIRCLE if noun.lower() == "кружка" else nominative(noun)
    adjectives += of_head
    words = [agreeing(word, gender) if gender else word for word in adjectives]
    is_branch = bool(rules("ru").pattern("unit_branches").match(flat(head.group())))
    end = _end_of_subject(text, head.end(), through_units=is_branch)
    end = _end_of_honour(text, end)
    end = end_of_brackets(text, _end_of_task(text, end, kind_of(head)))
    end = end_abroad(text, end, head.group(), "ru")
    is_school = _NUMBER.match(text, head.end())
    kind = OrganisationKind.OTHER if is_school else kind_of(head)
    named = _bare_name(text, start, head.start())
    lead = [named[1]] if named and named.start() == start else []
    name = capitalised(" ".join([*lead, *words, noun])) + text[head.end() : end]
    return Unit(kind, " ".join(name.split()), start, end)


def _adjectives_before(text: str, end: int, taken: int) -> tuple[int, list[str]]:
    words = list(re.finditer(r"[\w-]+", text[taken:end]))[-_MOST_ADJECTIVES:]
    start, found = end, []
    is_staff, is_lead = map(rules("ru").pattern, ("staff", "unit_lead"))
    for word in reversed(words):
        between = text[taken + word.end() : start]
        if between.strip() or not is_adjective(word.group()):
            break
        if is_lead.fullmatch(word.group()):
            break  # «нового клуба»
        if text[end].isupper() and word.group()[0].islower():
            break  # «в городском Доме дружбы»
        if _PLURAL.search(word.group()) or is_staff.match(flat(word.group()) + " "):
            break  # «молодых учёных университета»: those of another unit
        start = taken + word.start()
        found.insert(0, word.group())
    named = _bare_name(text, taken, start)
    return named.start() if named else start, found


def _bare_name(text: str, start: int, end: int) -> re.Match | None:
    """Match a family name that stands undeclined: «Назарбаев Университет»."""
    match = _CAPITALISED_LAST.search(text, start, end)
    ending = ending_of(match[1]) if match else None
    return match if ending and ending.paradigm is SURNAME else None


def _end_of_subject(text: str, end: int, *, through_units: bool = False) -> int:
    """Return where the genitives end that say what the unit is concerned with.

    An adjective counts only with its noun: in «кафедра истории исторического
    факультета» it belongs to the next unit.
    """
    is_adjectival = rules("ru").pattern("adjectival_nouns")
    is_place = re.compile(rf"(?i:(?<!\w){rules('ru').unit_places}\s$)")
    last = _end_of_own_name(text, end)
    for word in islice(_WORD.finditer(text, last), _MOST_WORDS):
        shown = word.group()
        if len(shown) > 1 and shown[0] in '«“"':
            is_name = not text[last : word.start()].strip() and not _is_event(shown)
            return word.end() if is_name else last
        if shown in {",", "и"}:
            if through_units and not _AND_OF.match(text, last):
                return last
            continue
        is_head = _is_head(shown)
        if place := _TOWN.match(text, last):
            return place.end()
        if not shown[0].isalpha() or _is_honour(shown):
            return last
        if _SHORT.fullmatch(shown) and not is_head:
            return _end_of_shorts(text, last)
        follows = is_place.search(before(text, word.start()))
        if shown[0].isupper() and follows and not is_head:
            more = _TWO_WORDS.match(text, word.end())
            last = (more or word).end()
            continue
        is_short = through_units and abbreviations(shown)  # «филиал КГУ»
        if (is_head and not through_units) or not (is_short or is_genitive(shown)):
            return last
        if not through_units and _leads_to_head(text, word):
            return last  # «центр Тарского университета»
        if is_short or is_noun(shown) or is_adjectival.fullmatch(shown):
            last = word.end()
    return last


def _leads_to_head(text: str, word: re.Match[str]) -> bool:
    """Tell whether a word describes a head noun behind it: «Торайгыров университет»."""
    after = re.compile(r"(?:\s[\w-]+){0,4}").match(text, word.end())[0].split()
    if after and _bare_name(text, word.start(), word.end() + 1):
        return _is_head(after[0])
    head = next((other for other in after if not is_adjective(other)), "")
    is_of = word.group()[0].isupper() and is_adjective(word.group())
    return is_of and _is_head(head)


def _is_event(quoted: str) -> bool:
    """Tell whether a quotation is no name but «круглый стол»."""
    events = rules("ru").compiled(rf".(?:{rules('ru').events})\w{{0,9}}.")
    return bool(events.fullmatch(flat(quoted)))


def _end_of_shorts(text: str, end: int) -> int:
    """Take in abbreviations behind a name: «Институт химии КН МОН РК»."""
    while match := _ANOTHER_SHORT.match(text, end):
        if abbreviations(match[1]):
            break
        end = match.end()
    return end


def _is_head(word: str) -> bool:
    """Tell whether another unit begins: no «управления», unless a capital says so."""
    if rules("ru").pattern("unit_subjects").fullmatch(word):
        return False
    return bool(head_pattern("ru").fullmatch(flat(word)) or abbreviations(word))


def _end_of_task(text: str, end: int, kind: OrganisationKind) -> int:
    """Take in what a council or a committee is for: «по делам молодёжи»."""
    if kind not in {OrganisationKind.OTHER, OrganisationKind.INSTITUTE}:
        return end
    task = re.compile(rf"\s+{rules('ru').unit_for}\s+")
    for place in (end, _end_of_subject(text, end, through_units=True)):
        if match := task.match(text, place):
            return _end_of_object(text, match.end()) or end
    return end


def _end_of_object(text: str, start: int, *, more: int = 2) -> int:
    """Return where a noun and its genitives end, and more; 0 if there is none."""
    for word in islice(_WORD.finditer(text, start), _MOST_ADJECTIVES):
        if parses(word.group())[0].tag.POS == "NOUN":
            end = _end_of_subject(text, word.end(), through_units=True)
            heads = head_pattern("ru").finditer(flat(text), word.end(), end)
            capital = (h.start() for h in heads if text[h.start()].isupper())
            end = next(capital, end + 1) - 1  # «по науке Министерства»
            also = _AND.match(text, end) if more else None
            last = _end_of_object(text, also.end(), more=more - 1) if also else 0
            return last or end
        if parses(word.group())[0].tag.POS not in {"ADJF", "PRTF"}:
            break
    return 0


def _end_of_own_name(text: str, end: int) -> int:
    """Take in the name of a «Университет Нархоз», but no person behind a head."""
    if number := _NUMBER.match(text, end):
        return number.end()
    if named := _SHORT_AND_NAME.match(text, end):
        return named.end()
    head = re.search(r"\w+$", before(text, end))
    if match := _INITIALS.match(text, end):
        return match.end() if head and head[0][0].isupper() else end
    match = _OWN_NAME.match(text, end) or _BEFORE_PERSON.match(text, end)
    name = match and re.compile(r"[\w-]+").search(text, match.start())
    if name and (is_given_name(name[0].lower()) or _leads_to_head(text, name)):
        return end
    return match.end() if match and head and head[0][0].isupper() else end


def _end_of_honour(text: str, end: int) -> int:
    for pattern in _behind_name():
        if match := pattern.match(text, end):
            return _end_of_shorts(text, match.end())
    patron = re.compile(rf"\s+(?i:{rules('ru').unit_of})(?!\w)").match(text, end)
    return _end_of_subject(text, patron.end()) if patron else end


@functools.cache
def _behind_name() -> list[re.Pattern[str]]:
    """Return what «named after …» looks like."""
    words = rules("ru")
    honoured = rf"(?:(?i:{words.unit_honoured})|[{UPPER}]в?\.\s?-?){{0,4}}[\w-]+"
    behind = rf"(?:\s+(?:{words.unit_titles}|[{UPPER}][\w-]+))?"
    return [re.compile(rf"\s+(?i:{words.unit_honour})\s*{honoured}{behind}")]


def _is_honour(word: str) -> bool:
    return any(
        rules("ru").pattern("unit_honour").fullmatch(word.lower() + dot)
        for dot in ("", ".")
    )
