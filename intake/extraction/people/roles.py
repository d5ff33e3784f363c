"""Relation extraction: in which role a sentence names somebody.

What somebody is (a post, «төрағасы», "Executive Secretary") is no role: roles are
looked for in the sentence without its posts.
"""

import re
from collections.abc import Sequence

from events.choices import Role
from languages.names.extraction import FoundName
from languages.number import is_plural
from languages.russian import is_verb
from languages.sentences import flat

from ...proposal import Extracted
from ...rules import Rules
from .attribution import ASIDE, Told
from .details import STATED, says_role

_LEAD = 200  # letters before a name
_REACH = 90  # letters from a name to the word behind it that gives its role
_GUEST_REACH = 40
_BESIDE_NAMES = (Role.MODERATOR, Role.SECRETARY, Role.DISCUSSANT)
_SPREADING = (*STATED, Role.GUEST)
_WORD = re.compile(r"\w+")
_GUESSED = 0.6  # how sure we are of a role that no word near a name tells
_ASIDE = re.compile(r"\s?\([^()]*\)")


def roles_of(
    bare: str,
    names: list[FoundName],
    talks: dict[int, tuple[int, int]],
    rules: Rules,
) -> list[Extracted[Role]]:
    """Return the role that a sentence without its posts gives to each of its names."""
    guests_from = _guests_from(bare, names, rules)
    roles: list[Extracted[Role]] = []
    for number in range(len(names)):
        role = _role(bare, names, number, rules, talks, is_guest=number >= guests_from)
        is_weak = role.confidence < _GUESSED or (
            roles and _is_of_many(bare, names, number, roles[-1], rules)
        )
        if number and is_weak and _goes_on(bare, names, number, rules):
            role = roles[-1]  # of the same list
        roles.append(role)
    return roles


def _is_of_many(bare, names, number, role: Extracted[Role], rules: Rules) -> bool:
    """Tell whether the role of the name before was said of several: «модераторами
    были», "led by"."""
    if role.value not in _SPREADING:
        return False
    first = number - 1
    while first and _goes_on(bare, names, first, rules):
        first -= 1
    edge = names[first - 1].end if first else 0
    lead = bare[max(edge, names[first].start - _LEAD) : names[first].start]
    own = bare[names[number - 1].end : names[number].start]
    pattern = rules.compiled(rules.roles[role.value])
    if pattern.search(own):
        return False
    return any(
        is_plural(word, rules.language) or is_verb(word) or cue[0].endswith(" by")
        for cue in pattern.finditer(lead)
        for word in _WORD.findall(lead[cue.start() :])[:1]
    )


def _goes_on(bare: str, names: list[FoundName], number: int, rules: Rules) -> bool:
    """Tell whether only commas, «and» and posts stand between a name and the last."""
    between = ASIDE.sub("", bare[names[number - 1].end : names[number].start])
    return bool(_joint(rules).fullmatch(between))


def _joint(rules: Rules) -> re.Pattern[str]:
    return rules.compiled(rf"[\s,;]*(?:{rules.and_words})?[\s,–—-]*")


def without_posts(plain: str, told_of_all: Sequence[Told], rules: Rules) -> str:
    """Return a sentence with blanks for what tells of anybody in it, but for what they
    are here: «Секретарь – …»."""
    for told in told_of_all:
        for first, last in told.pieces:
            if says_role(plain[first:last], STATED, rules):
                continue
            plain = plain[:first] + " " * (last - first) + plain[last:]
    return plain


def _role(bare, names, number, rules, talks, *, is_guest) -> Extracted[Role]:
    """Return the role of one name: by its own words, else by the sentence's."""
    name = names[number]
    edge = names[number - 1].end if number else 0
    if aside := _ASIDE.match(bare, edge):
        edge = aside.end()  # «(модератор)» is of who was named before
    lead = bare[max(edge, name.start - _LEAD) : name.start]
    if number and rules.language == "kk":  # «Асан жүргізіп, Сәкен …»: of the first
        lead = lead.partition(",")[2] or lead
    behind = _behind(bare, names, number, rules)
    for role in _BESIDE_NAMES:
        pattern = rules.compiled(rules.roles[role])
        if pattern.search(lead) or pattern.search(behind):
            return Extracted(role, confidence=0.9)
    greeting = rules.compiled(rules.roles.get(Role.GREETING, "(?!)"))
    if greeting.search(lead) or greeting.search(bare[name.end : name.end + _LEAD]):
        return Extracted(Role.GREETING, confidence=0.7)
    if rules.pattern("guests_behind").search(behind):
        return Extracted(Role.GUEST, confidence=0.9)
    if number in talks:
        return Extracted(Role.SPEAKER, confidence=0.95)
    speaks = rules.compiled(rules.roles[Role.SPEAKER])
    spoke = speaks.search(bare)
    before = behind if rules.language == "kk" else bare[: name.start]
    organised = rules.compiled(rules.roles[Role.ORGANISER]).search(before)
    if organised and not (spoke and spoke.start() > organised.end()):
        return Extracted(Role.ORGANISER, confidence=0.6)
    took_part = rules.pattern("took_part").search(bare)
    if spoke and took_part and rules.language != "kk":  # «told the participants»
        took_part = took_part if took_part.start() < spoke.start() else None
    is_subject = bare[name.start : name.end] == flat(name.name)
    if spoke:
        after = bare[name.end : name.end + _REACH].lstrip(" ,")  # «Ким, …, открыл»
        announces = spoke.end() <= names[0].start  # «Speakers included …»
        near = (lead, behind, re.split("[,;]", after)[0])
        is_near = announces or any(map(speaks.search, near))
        if is_near or not took_part:
            sure = 0.9 if is_near and not took_part else 0.7
            return Extracted(Role.SPEAKER, confidence=sure)
        if rules.language != "en":  # an English sentence tells who came, then of what
            return Extracted(Role.SPEAKER, confidence=0.6)
    elif is_subject and not took_part and rules.language != "kk":
        return Extracted(Role.SPEAKER, confidence=0.55)
    sure = 0.8 if took_part and not spoke else 0.5
    return Extracted(Role.GUEST if is_guest else Role.PANELIST, confidence=sure)


def _behind(bare: str, names: list[FoundName], number: int, rules: Rules) -> str:
    """Return what stands behind a name, in Kazakh behind a list that it is of."""
    start, end = names[number].end, len(bare)
    is_kazakh = rules.language == "kk"
    for name in names[number + 1 :]:
        end = name.start
        if not is_kazakh or not _joint(rules).fullmatch(ASIDE.sub("", bare[start:end])):
            break
        start, end = name.end, len(bare)
    if is_kazakh:  # whose verb stands last
        return bare[start:end]
    behind = bare[start : min(end, start + _REACH)].removeprefix(", who ")
    return re.split("[,;]", behind)[0]


def _guests_from(plain: str, names: list[FoundName], rules: Rules) -> int:
    """Return from which name on the names of a sentence are those of guests."""
    guest = rules.compiled(rules.roles[Role.GUEST])
    for number, name in enumerate(names):
        before = names[number - 1].end if number else 0
        lead = re.sub(r"\s{2,}", " ", plain[before : name.start])  # without posts
        if guest.search(lead[-_GUEST_REACH:]):
            return number
    return len(names)
