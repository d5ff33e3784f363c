"""Kazakh names of units: the larger first, each with its head noun at the end."""

import re

from languages.sentences import flat
from languages.truecasing import capitalised
from participants.choices import OrganisationKind

from . import rules
from .units import UNIVERSITY, UPPER, Unit, abbreviations, head_pattern, kind_of

_ENDINGS = r"(?P<case>н?[ыі]ң|[дт][ыі]ң|(?:н?[дт]|н)[ае]\w*|н?[ае]н|н?[ае]|н|[мбп]ен)?"
_SHORT_ENDINGS = re.compile(
    r"-?(?:[ндт]?[ыі]ң|[дт][ае]\w*|[ғгқк][ае]|мен)\b|-\w{2,4}\b"
)
_WORD = re.compile(r"[^\s«»\"“”()]+")
_INITIALS = re.compile(rf"(?:[{UPPER}]\w?\.-?)+\w*")
_ARTICLE = re.compile(rf"әл-[{UPPER}].*")  # begins a name in small letters
_HONOURING = None  # no kind yet: between an honour and its head noun
_MOST_BETWEEN = 6
_SCHOOL = "мектебі"
_MOST_WORDS = 12


def kazakh_units(text: str) -> list[Unit]:
    """Return the units named in ``text``, whatever case they are in."""
    plain = flat(text)
    heads = [
        (m.start(), False, m) for m in head_pattern("kk", _ENDINGS).finditer(plain)
    ]
    heads += [(m.start(), True, m) for m in abbreviations(text)]
    units: list[Unit] = []
    taken = 0
    for place, is_short, head in sorted(heads, key=lambda found: found[:2]):
        if place >= taken:
            kind = UNIVERSITY if is_short else kind_of(head)
            start = _start(text, plain, place, taken, kind)
            bare = head.start("case") if not is_short and head["case"] else head.end()
            ending = _SHORT_ENDINGS.match(text, bare) if is_short else None
            taken = ending.end() if ending else head.end()
            if head.group().startswith(_SCHOOL) and not text[start].isupper():
                continue  # «мейірім мектебі» is a school of kindness
            if not is_short and start == place:
                continue  # «университеттің» says nothing of its own
            name = capitalised(" ".join(text[start:bare].split()))
            units.append(Unit(kind, name, start, taken))
    return units


def _start(text: str, plain: str, end: int, taken: int, kind: OrganisationKind) -> int:
    """Return where the name begins whose head noun stands at ``end``."""
    start, is_honour = end, False
    words = list(_WORD.finditer(plain, taken, end))[-_MOST_WORDS:]
    honour = rules("kk").pattern("unit_honour")
    if any(honour.fullmatch(word.group()) for word in words[-_MOST_BETWEEN:]):
        kind = _HONOURING  # all from the honour to the head noun is the name
    for word in reversed(words):
        shown = text[word.start() : word.end()]
        bare = word.group().rstrip(",")
        if _closes(shown, kind):
            break
        if honour.fullmatch(bare) and not is_honour:
            kind, is_honour = UNIVERSITY, True
        elif not _may_belong(shown, bare, kind, is_honour=is_honour):
            break
        start = word.start()
    return _tidied(text, start, end)


def _closes(shown: str, kind: OrganisationKind) -> bool:
    """Tell whether a word ends what came before, by the mark it carries."""
    if shown[-1] == ",":
        return kind is UNIVERSITY  # departments list their subjects with commas
    if shown[-1] not in ".;:!?–—":
        return False
    is_honour = rules("kk").pattern("unit_honour").fullmatch(flat(shown))
    return not (_INITIALS.fullmatch(shown) or is_honour)


def _may_belong(
    shown: str, bare: str, kind: OrganisationKind, *, is_honour: bool
) -> bool:
    """Tell whether a word before a head noun may be of the name."""
    words = rules("kk")
    if words.first_of("kinds", bare)[1]:
        return False
    is_day = words.pattern("unit_days").fullmatch(bare)
    is_name = is_honour and shown[0].isupper() and not is_day
    if not is_name and words.pattern("unit_stops").fullmatch(bare):
        return False  # a name may end as a participle does: «Сәкен»
    if is_honour:
        is_title = words.pattern("unit_honoured").fullmatch(bare)
        return shown[0].isupper() or bool(is_title or _ARTICLE.match(shown))
    if kind is UNIVERSITY:
        return shown[0].isupper() or bool(words.pattern("unit_small").fullmatch(bare))
    return True


def _tidied(text: str, start: int, end: int) -> int:
    """Move the start so that no conjunction leads and no quotation mark is lost."""
    leading = rules("kk").compiled(rf"(?:{rules('kk').unit_lead}\s+|[,\s])+")
    if lead := leading.match(text, start, end):
        start = lead.end()
    inside = text[start:end]
    is_open = inside.count("»") > inside.count("«")
    return start - 1 if is_open and text[start - 1 : start] == "«" else start
