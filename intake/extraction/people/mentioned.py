"""Whom a text only mentions: who is honoured, quoted or whose work is discussed.

Grammar tells: a name that says whose something is («Абайдың мұрасы», «творчество Абая»,
"the works of Abai") was not there, unless what is somebody's is an act of the event
(«баяндамасы», «с участием», "speech of").
"""

import re

from languages.lookback import leads
from languages.names.cases import possible_cases
from languages.names.declension import CASES
from languages.names.extraction import FoundName
from languages.russian import cases_of_person, is_noun, is_verb, parses
from languages.sentences import flat

from ...rules import Rules

_BEHIND = 60  # letters in which a Kazakh text tells what is somebody's
_BEFORE = 40
_NEAR = 20
_FAR = 160
_GENITIVE = re.compile(r"[ндт][ыі]ң$")
_TOWARDS = re.compile(r"(?:[ғгқк][ае]|н[ае])$")
_INSTRUMENTAL = re.compile(r"(?:[ыи]м|[ое]м|[ыи]ми)$")
_MAY_BE_GENITIVE = re.compile(r"(?:[аяыи]|[ое]й|[ое]го)$")
_OWNED_WORD = re.compile(  # behind what describes it: «әдеби музейі»
    r"\s+(?:\w+(?:[лдт][ыі][қк]|и)\s+){0,3}(\w+[ыі](?:н\w{0,4})?)(?!\w)"
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s«\"]*$")
_WORKS = re.compile(r"(?:работ|творчеств|произведени|картин|полот|наследи)\w{1,4}")
_IN = re.compile(r"(?<!\w)во?\s$")
_ABOUT = re.compile(r"(?<!\w)(?:о|об|обо)\s+(?:[а-яё-]+[\s,]+){0,4}$")
_OF = re.compile(r"(?:([a-z]+)\s+)?of\s+(?:the\s+)?$")
_POSSESSIVE = re.compile(r"['’]s?$")


def is_only_mentioned(
    text: str, plain: str, name: FoundName, start: int, rules: Rules
) -> bool:
    """Tell whether a sentence only mentions a name; what is told of whom it names
    begins at ``start``."""
    lead = plain[max(0, name.start - _BEFORE) : name.start]
    head = rules.pattern("head_of_state").search(lead)
    if head and not _is_of_office(head[0].split()[0], text[name.start : name.end]):
        return True
    if rules.pattern("not_present").search(re.split("[,;)]", lead)[-1][-_NEAR:]):
        return True
    if _is_away(plain, name, rules):
        return True
    shown = text[name.start : name.end]
    rule = {"kk": _in_kazakh, "ru": _in_russian}.get(rules.language, _in_english)
    return rule(plain, shown, name, start, rules)


def _is_of_office(title: str, shown: str) -> bool:
    """Tell whether a title is in another case than a name: «советник Президента РК
    Асан Ли» is no president."""
    cases = cases_of_person(title)
    return bool(cases) and not cases & possible_cases(shown)


def _is_away(plain: str, name: FoundName, rules: Rules) -> bool:
    """Tell whether somebody did not come: «absentees were: …», "…, Member – absent"."""
    behind = re.split("[.;]", plain[name.end : name.end + _BEHIND])[0]
    cue = rules.pattern("away_behind").search(behind)
    stays = cue and not rules.pattern("post_stops").search(behind, 0, cue.start())
    return bool(stays or rules.pattern("away").search(plain, 0, name.start))


def names_body(plain: str, name: FoundName, rules: Rules) -> bool:
    """Tell whether an institution is called so: «А. Құнанбай университеті»."""
    if rules.language != "kk":
        return False
    word = _OWNED_WORD.match(
        plain, name.end
    )  # «университеті», but «университет тарихын»
    return bool(word) and bool(rules.pattern("bodies").match(word[1]))


def _in_kazakh(plain, shown, name, start, rules: Rules) -> bool:
    behind = plain[name.end : name.end + _BEHIND]
    if rules.pattern("honoured_behind").match(behind.lstrip()):
        return True
    if flat(shown) == flat(name.name):
        return False
    if _GENITIVE.search(shown):
        owned = _OWNED_WORD.match(behind)
        return not rules.pattern("acts_of_event").search(owned[1] if owned else behind)
    given = rules.pattern("given_word").search(plain, name.end)
    return bool(_TOWARDS.search(shown)) and not given


def _in_russian(plain, shown, name, start, rules: Rules) -> bool:
    honoured = rules.compiled(rf"(?:{rules.honoured_before})\s*$")
    before = leads(_WORD_BEFORE, plain, start)
    if leads(honoured, plain, start) or leads(_IN, plain, name.start):
        return True  # «памяти Асана Ли», «в Доме Ясенева»
    is_bare = start == name.start and _MAY_BE_GENITIVE.search(shown)
    if start < name.start and _is_owner(plain, shown, start, name.start, rules):
        return True
    if shown != name.name and leads(_ABOUT, plain, name.start):
        return True
    if is_bare and before and _is_its_body(before[1], rules):
        return True
    if start == name.start and before and _WORKS.fullmatch(before[1]):
        return True  # «работам Марко Черни», whatever the case
    if shown == name.name or any(map(_INSTRUMENTAL.search, shown.split())):
        return False
    if not before or not is_noun(before[1]) or is_verb(before[1]):
        return False
    if "PREP" in parses(before[1])[0].tag:
        return False
    return not rules.pattern("acts_of_event").match(before[1])


def _is_owner(plain: str, shown: str, start: int, end: int, rules: Rules) -> bool:
    """Tell whether a name in the genitive says whose a person or a body is: «правнук
    Ивана Забелина», «директор Института Юнуса Эмре»."""
    if CASES[0] in possible_cases(shown):
        return False
    first, *_others, last = [plain[start:end].split()[0], *plain[start:end].split()]
    is_straight = parses(first)[0].tag.case == CASES[0]
    cases = cases_of_person(last)
    is_kin = CASES[0] in cases and not cases & {"gent", "accs"}
    return is_straight and (is_kin or _is_its_body(last, rules))


def _is_its_body(word: str, rules: Rules) -> bool:
    """Tell whether a name may be that of an institution: «университет Дж. Брауна»."""
    if not rules.pattern("bodies").match(word):
        return False
    return parses(word)[0].tag.case in {"nomn", "gent"}


def _in_english(plain, shown, name, start, rules: Rules) -> bool:
    if _POSSESSIVE.search(shown) or plain.startswith("`s", name.end):
        behind = plain[name.end : name.end + _BEHIND]
        return not rules.pattern("acts_of_event").search(behind)
    honoured = rules.pattern("honoured_before")
    if honoured.search(plain, max(0, start - _NEAR), name.start):
        return True  # «the 160th anniversary of the poet and scholar …»
    *_others, far = [None, *honoured.finditer(plain, max(0, start - _FAR), start)]
    pieces = plain[far.end() : name.start].strip(" ,").split(",") if far else []
    if pieces and all(map(rules.pattern("posts").search, pieces)):
        return True  # «the anniversary of the poet, translator and scholar …»
    before = leads(_OF, plain, start)
    if not before:
        return False
    return not (before[1] and rules.pattern("acts_of_event").match(before[1]))
