"""Kazakh names of units: the larger first, each with its head noun at the end."""

import re

from languages.lookback import before
from languages.names.given_names import is_given_name
from languages.sentences import flat
from languages.truecasing import capitalised
from participants.choices import OrganisationKind

from . import rules
from .units import (
    UNIVERSITY,
    UPPER,
    Unit,
    abbreviations,
    end_of_brackets,
    formed,
    formed_unit,
    head_pattern,
    is_no_unit,
    kind_of,
)

_ENDINGS = (
    r"(?P<case>н?[ыі]ң|[дт][ыі]ң|(?:н?[дт]|н)[ае](?!р)\w*|н?[ае]н|н?[ае]|н|[мбп]ен)?"
)
_SHORT_ENDINGS = re.compile(
    r"[-–]?(?:[ндт]?[ыі]ң|[дт][ае]\w*|[ғгқк][ае]|мен)\b|[-–]\w{2,4}\b"
)
_WORD = re.compile(r"«[^«»]{1,200}»|“[^“”]{1,200}”|\"[^\"]{1,60}\"|[^\s,«»\"“”()]+,?")
_INITIALS = re.compile(rf"(?:[{UPPER}]\w?\.-?)+\w*")
_ARTICLE = re.compile(rf"әл-[{UPPER}].*")  # begins a name in small letters
_HONOURING = None  # no kind yet: between an honour and its head noun
_MOST_BETWEEN = 6
_ALONE = {"ректорат", "деканат"}  # which one there is of
_AND = {"мен", "бен", "пен"}
# «музейлері мен өнер орталықтары одағы»
_PLURAL = re.compile(r"(?:\S{1,40}\s)?\S{1,40}[лдт][ае]р[ыі]\s")
_VAGUE = ("мектебі", "бөлімі")
_PARTS = {OrganisationKind.DEPARTMENT, OrganisationKind.FACULTY}
_NUMBERED = re.compile(
    r"№\s?(?:\d{1,4})?$|(?:облысы|қаласы|ауданы) бойынша$"
    r"|[лдт][ае]р[ғг][ае] арналған$"
)
_HONOURED = re.compile(
    rf"(?:(?<=атындағы\s)|(?<=ат\.\s))[{UPPER}](?=\w{{0,6}}[{UPPER}])\w{{1,7}}(?!\w)"
)
_GOES_ON = re.compile(r"(?:қарсы|дейінгі|арналған)\s")
_NAMED = re.compile(rf"(?<!\w)[{UPPER}][\w.]*\s?[{UPPER}]\w*,$")  # a person
_MOST_WORDS = 12
_APART = set("()«“")  # between a word and a name that does not begin with it


def kazakh_units(text: str) -> list[Unit]:
    """Return the units named in ``text``, whatever case they are in."""
    heads = [
        (m.start(), 1, m) for m in head_pattern("kk", _ENDINGS).finditer(flat(text))
    ]
    heads += [(m.start(), 2, m) for m in abbreviations(text)]
    heads += [(m.start(), 2, m) for m in _HONOURED.finditer(text)]
    heads += [(m.start(), 0, m) for m in formed(text, "kk")]
    make = (formed_unit, _long_unit, _short_unit)
    units: list[Unit] = []
    taken = 0
    for place, how, head in sorted(heads, key=lambda found: found[:2]):
        if place >= taken:
            if how == 1 and units and _is_led_by(units[-1], place, head):
                taken = units.pop().start
            unit = make[how](text, head, taken)
            taken = max(unit.end, head.end())
            if not is_no_unit(text, unit, "kk"):
                units.append(unit)
    return [unit for n, unit in enumerate(units) if _says_something(text, units, n)]


def _is_led_by(unit: Unit, place: int, head: re.Match[str]) -> bool:
    """Tell whether a department is called by a body: «Достық үйі кафедрасы»."""
    is_bare = unit.end - unit.start == len(unit.name) and unit.end == place - 1
    return is_bare and unit.kind is OrganisationKind.OTHER and kind_of(head) in _PARTS


def _short_unit(text: str, head: re.Match[str], taken: int) -> Unit:
    start = _start(text, flat(text), head.start(), taken, UNIVERSITY)
    ending = _SHORT_ENDINGS.match(text, head.end())
    name = capitalised(" ".join(text[start : head.end()].split()))
    return Unit(UNIVERSITY, name, start, ending.end() if ending else head.end())


def _long_unit(text: str, head: re.Match[str], taken: int) -> Unit:
    kind = kind_of(head)
    start = _start(text, flat(text), head.start(), taken, kind)
    if kind is OrganisationKind.OTHER and not _begins(text, start):
        start = _first_capital(text, start, head.start())
    bare = head.start("case") if head["case"] else end_of_brackets(text, head.end())
    name = capitalised(" ".join(text[start:bare].split()))
    kind = OrganisationKind.OTHER if "№" in name else kind
    end = end_of_brackets(text, max(bare, head.end()))
    if end > max(bare, head.end()):
        name += text[head.end() : end]
    return Unit(kind, name, start, end)


def _says_something(text: str, units: list[Unit], place: int) -> bool:
    """Tell whether a unit is a name: «университеттің» is none, «кітапхананың сирек
    қор бөлімі» are two, «мейірім мектебі» is a school of kindness."""
    unit, behind = units[place], units[place + 1 : place + 2]
    if unit.name.lower().endswith("мектеп") and "№" not in unit.name:
        return False
    if " " not in unit.name:
        if unit.name.lower() in _ALONE:
            return True
        is_word = head_pattern("kk").fullmatch(unit.name.lower())
        is_whole = unit.kind is OrganisationKind.INSTITUTE and behind
        follows = is_whole and not text[unit.end : behind[0].start].strip()
        return not is_word or bool(follows and behind[0].kind in _PARTS)
    is_part = place and not text[units[place - 1].end : unit.start].strip(" ,")
    may_be_words = unit.kind is OrganisationKind.OTHER or unit.name.endswith(_VAGUE)
    return bool(_may_begin(text, unit.start) or is_part or not may_be_words)


def _begins(text: str, start: int) -> bool:
    return text[start].isupper() or text[start] in '№«“"'


def _may_begin(text: str, start: int) -> bool:
    rank = rules("kk").pattern("unit_ranks").match(flat(text[start : start + 20]))
    return _begins(text, start) or bool(rank)


def _first_capital(text: str, start: int, end: int) -> int:
    """Return where a capital begins the name of a body, or a word for its reach."""
    rank = rules("kk").pattern("unit_ranks")
    words = list(_WORD.finditer(text, start, end))
    capitals = [word.start() for word in words if _begins(text, word.start())]
    ranks = [word.start() for word in words if rank.fullmatch(flat(word.group()))]
    led = [at for at in ranks if capitals and text.find(" ", at) + 1 == capitals[0]]
    return next(iter(led or capitals or ranks), start)


def _start(text: str, plain: str, end: int, taken: int, kind: OrganisationKind) -> int:
    """Return where the name begins whose head noun stands at ``end``."""
    start, is_honour = end, False
    words = list(_WORD.finditer(plain, taken, end))[-_MOST_WORDS:]
    honour, places = map(rules("kk").pattern, ("unit_honour", "unit_places"))
    if any(honour.fullmatch(word.group()) for word in words[-_MOST_BETWEEN:]):
        kind = _HONOURING  # all from the honour to the head noun is the name
    for word in reversed(words):
        shown = text[word.start() : word.end()]
        bare = word.group().rstrip(",")
        if _is_apart(text, word.span(), (start, end), kind):
            break
        numbered = _NUMBERED.search(before(text, word.end()))
        if numbered and kind is UNIVERSITY:
            kind = OrganisationKind.OTHER  # «Ақтау қаласының №3 колледжі»
        leads = places.match(plain, start) and text[word.start()].isupper()
        if bare in _AND and _PLURAL.match(plain, start) and kind is not UNIVERSITY:
            if not _PLURAL.match(plain, text.rfind(" ", 0, word.start() - 1) + 1):
                break
        elif kind is not UNIVERSITY and (numbered or leads or places.fullmatch(bare)):
            pass
        elif honour.fullmatch(bare) and not is_honour:
            kind, is_honour = UNIVERSITY, True
        elif _GOES_ON.match(plain, start):
            pass  # «жемқорлыққа қарсы»: the dative is of the name
        elif not _may_belong(shown, bare, kind, is_honour=is_honour):
            break
        start = word.start()
    return _tidied(text, start, end)


def _is_apart(
    text: str, word: tuple[int, int], rest: tuple[int, int], kind: OrganisationKind
) -> bool:
    """Tell whether marks part a word from the rest of a name behind it."""
    shown, name = text[slice(*word)], text[slice(*rest)]
    is_one_of = shown[-1] == "," and " және " in name and kind is not UNIVERSITY
    if is_one_of and not _NAMED.search(before(text, word[1])):
        shown = shown[:-1]  # «Отбасы, балалар және жастар істері басқармасы»
    is_second = shown[0] in "«“" and set(name) & set("«“")
    is_listed = shown[-1] == "," and name.startswith("«")
    is_marked = set(text[word[1] : rest[0]]) & _APART
    return bool(is_second or is_listed or is_marked) or _closes(shown, kind)


def _closes(shown: str, kind: OrganisationKind) -> bool:
    """Tell whether a word ends what came before, by the mark it carries."""
    if shown[-1] == ",":  # departments list their subjects with commas
        return kind not in {*_PARTS, _HONOURING}
    if shown[-1] not in ".;:!?–—":
        return False
    is_honour = rules("kk").pattern("unit_honour").fullmatch(flat(shown))
    return not (_INITIALS.fullmatch(shown) or is_honour)


def _may_belong(
    shown: str, bare: str, kind: OrganisationKind, *, is_honour: bool
) -> bool:
    """Tell whether a word before a head noun may be of the name."""
    words = rules("kk")
    if shown[0] in '«“"' and kind is not _HONOURING and not is_honour:
        return True
    if kind is not OrganisationKind.OTHER and words.first_of("kinds", bare)[1]:
        return False
    if words.compiled(rf"(?:{words.posts}|{words.degrees})с?[ыі](?:н\w*)?").fullmatch(
        bare
    ):
        return False
    is_day = words.pattern("unit_days").fullmatch(bare)
    is_name = is_honour or is_given_name(bare)
    is_name = is_name and shown[0].isupper() and not is_day
    if not is_name and words.pattern("unit_stops").fullmatch(bare):
        return False  # a name may end as a participle does: «Сәкен»
    if is_honour:
        is_title = words.pattern("unit_honoured").fullmatch(bare)
        is_title = is_title or words.pattern("unit_ranks").fullmatch(bare)
        return shown[0].isupper() or bool(is_title or _ARTICLE.match(shown))
    if kind is UNIVERSITY:
        return shown[0].isupper() or bool(words.pattern("unit_small").fullmatch(bare))
    return True


def _tidied(text: str, start: int, end: int) -> int:
    """Move the start so that no conjunction leads and no quotation mark is lost."""
    leading = rules("kk").compiled(rf"(?:{rules('kk').unit_lead}\s+|[,;\s])+")
    if lead := leading.match(text, start, end):
        start = lead.end()
    inside = text[start:end]
    is_open = inside.count("»") > inside.count("«")
    return start - 1 if is_open and text[start - 1 : start] == "«" else start
