"""Names with initials, on whichever side of the family name they stand."""

import re
from dataclasses import dataclass

from ..lookback import before, behind, leads
from ..russian import is_common
from .cases import nominative
from .endings import is_family, is_plainly_family
from .given_names import is_given_name
from .printed import LONG_INITIALS

UPPER = "A-ZÀ-ÖØ-ÞÇĞŞŪА-ЯЁӘҒҚҢӨҰҮҺІ"
_LOWER = "a-zà-öø-ÿ\u0100-\u017fа-яёәғқңөұүһіıəñğşū’'ʼ"
_INITIAL = rf"(?:{'|'.join(LONG_INITIALS)}|[{UPPER}])\."
_INITIALS = rf"{_INITIAL}(?:\s?-?\s?{_INITIAL}){{0,2}}"
# No name is longer: what goes on for ever is never tried to its end.
_SON_OF = r"(?:Ma?c|De|Fitz|Le|La|Di|Du|O['’])"  # «MacFarlane»
_CAPITALISED = (
    rf"{_SON_OF}?[{UPPER}][{_LOWER}]{{1,30}}"
    rf"(?:-{_SON_OF}?[{UPPER}]?[{_LOWER}]{{2,30}}){{0,3}}"
)
_CAPITALS = rf"[{UPPER}]{{3,30}}(?:-[{UPPER}]{{2,30}})?"
WORD = rf"(?:{_CAPITALISED}|{_CAPITALS})(?![\w])"
START = r"(?:(?<![\w.])|(?<=\b[DM][rs]\.)|(?<=\bMrs\.)|(?<=\bProf\.))"  # «Dr.Ali»
_GLUED = rf"(?:(?<!\w)|(?<=[{_LOWER}]{{3}}))"  # «профессорА. Ким»
_WITHOUT_STOP = r"[А-ЯЁӘҒҚҢӨҰҮҺІ](?=\s?[,;)]|$)"  # «Айнақұлова С, Вебер Л»

_INITIALS_FIRST = re.compile(
    rf"{_GLUED}(?:(?P<given>{_CAPITALISED})\s(?=[A-Z]\.\s?[A-Z][a-z]))?"
    rf"(?P<i>{_INITIALS}|{_INITIAL}\s?[{UPPER}](?=\s))\s?(?P<w>(?!{_INITIAL}){WORD})"
)
_INITIALS_LAST = re.compile(
    rf"{START}(?P<w>{WORD})\s"
    rf"(?P<i>{_INITIALS}(?:[{UPPER}](?=[,;]))?|{_WITHOUT_STOP})(?!\w)"
)
_AMBIGUOUS = re.compile(
    rf"{START}(?P<before>{WORD})\s(?P<i>{_INITIALS})\s?(?P<after>(?!{_INITIAL}){WORD})"
)
CASE_AFTER_INITIALS = re.compile(r"-(?:[ндт][ыі]ң|[ғгқк][ае]|[ндт][ыі]|[мбп]ен)\b")
_OF_DEGREE = {"Phil", "Sc"}  # «M.Phil», "Dr. G. Sc"
_GOES_ON = re.compile(r"\b(of|in|at|for|the|[A-Z]\w+)\s$")
_LOUD = re.compile(rf"(?<![\w.-])[{UPPER}]{{3,30}}(?:-[{UPPER}]{{2,30}})?(?![\w.])")
HONOURED_BEFORE = re.compile(
    r"(?i:(?<!от\s)имени|им\.|after|named by|имена)\s{0,2}(?:[а-яёa-z]{1,30}\s+){0,3}"
    r"(?:(?i:academician|professor|академика|профессора)\s+)?$"
)
_HONOURED_AFTER = re.compile(
    r"\s*(?:атынд|ат\.|атынан|(?:орталық\s)?(?:музей|мұражай|институт|театр|мешіт)[іы]"
    r"|[A-Z]{1,5}U\b|(?:[A-Z]\w{1,30}\s){0,4}(?:[Uu]niversity|State"
    r"|[Ii]nstitute|Academy|College|National|[Ll]ibrary|[Tt]heatre|[Mm]useum|[Ss]chool"
    r"|[Ff]und|[Ff]oundation|Cent(?:re|er)|Society|Prize|Award|[Ss]treet|Avenue"
    r"|[Pp]roject|[Pp]rogram(?:me)?)\b)"
)


@dataclass(frozen=True, slots=True)
class FoundName:
    """A person's name in a text; ``name`` is what its nominative looks like."""

    start: int
    end: int
    name: str
    certainty: float


def with_initials(text, language, excluded) -> list[FoundName]:
    found = []
    taken = 0
    matches = sorted(
        [*_INITIALS_FIRST.finditer(text), *_INITIALS_LAST.finditer(text)],
        key=lambda match: match.start("i"),
    )
    for match in matches:
        if match.start() < taken or excluded(match["w"].lower()):
            continue
        if match.re is _INITIALS_FIRST and match["w"] in _OF_DEGREE:
            continue
        if "." not in match["i"] and not _is_plain_family(match["w"].lower()):
            continue
        if _belongs_elsewhere(text, match, excluded):
            continue
        start, end = match.start(), match.end()
        if match["i"] and match.re is _INITIALS_FIRST:
            start = match.start("i" if _is_no_given(match, text, excluded) else 0)
        if match.re is _INITIALS_LAST and (
            case := CASE_AFTER_INITIALS.match(text, end)
        ):
            end = case.end()
        name = nominative(
            text[start : match.end()],
            language,
            before(text, start),
            behind(text, match.end()),
        )
        found.append(FoundName(start, end, name, 0.95))
        taken = end
    return found


def _is_plain_family(word: str) -> bool:
    return is_plainly_family(word) and not is_common(word)


def _is_no_given(match, text, excluded) -> bool:
    """Tell whether the word before initials is none of a name: "Professor P. Ivy", but
    "Yuri P. Ivy"."""
    given = match["given"]
    if not given or excluded(given.lower()):
        return True
    if is_given_name(given) or not (word := leads(_GOES_ON, text, match.start())):
        return False
    return word[1][0].islower() or not excluded(word[1].lower())


def _belongs_elsewhere(text, match, excluded) -> bool:
    """Tell whether the initials between two words are those of the other word."""
    is_last = match.re is _INITIALS_LAST
    if is_last and leads(HONOURED_BEFORE, text, match.start()):
        return True  # «им. Баймуханова Д. Сейтказинова»
    start = match.start() if is_last else _word_before(text, match.start())
    context = _AMBIGUOUS.match(text, start)
    if not context or context.start("i") != match.start("i"):
        return False
    own, other = context["before"], context["after"]
    if not is_last:
        own, other = other, own
    if excluded(other.lower()):
        return False
    return is_family(other) > is_family(own) or (
        is_last and is_family(other) == is_family(own)
    )


def _word_before(text: str, start: int) -> int:
    """Return where the word before a place begins, were it as long as a name."""
    lead = before(text, max(start - 1, 0))
    return max(start - 1, 0) - len(lead) + lead.rfind(" ") + 1


def is_honoured(text: str, found: FoundName) -> bool:
    """Tell whether an institution or a street bears this name."""
    return bool(
        _HONOURED_AFTER.match(text, found.end)
        or leads(HONOURED_BEFORE, text, found.start)
    )


def quiet(name: str) -> str:
    """Return a name without shouting and double blanks."""
    return " ".join(_LOUD.sub(lambda word: word[0].title(), name).split())
