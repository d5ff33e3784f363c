"""Attribute extraction: degree, post and affiliation beside a person's name.

Authors write all three in a row: «д.и.н., профессор КазНУ», «тарих факультетінің
деканы, профессор». The row is cut at its commas and each piece goes where its words
belong; nothing is turned around, for it is printed as of that day.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from events.choices import Role
from languages.names.clergy import with_see
from languages.names.declension import CASES
from languages.names.endings import declined_forms
from languages.number import singular
from languages.russian import (
    agreeing,
    cases_of_people,
    is_adjective,
    nominative,
    parses,
)
from languages.sentences import flat

from ...proposal import Extracted, ProposedPerson, ProposedUnit, Span, Texts
from ...readers.blocks import Block
from ...rules import Rules, in_any_language
from ..texts import Sentence, quoted
from .attribution import Told
from .occupations import tells_occupation
from .pieces import pieces_of
from .reader import Reader

SHORTEST_TALK = 15  # letters in the title of a talk
_SHORTEST_POST = 3  # letters
_OWNED = re.compile(r"[ндт][ыі]ң\s(?:\w+\s)?(\w+[ыі])$")
_DASH = re.compile(r"\s?[–—-]\s?")  # «мүшесі – проректор»
STATED = (Role.MODERATOR, Role.SECRETARY, Role.DISCUSSANT, Role.ORGANISER)


Details = dict[str, Extracted[str]]  # degree, post, affiliation: what is said


def mention(
    name: Extracted[str],
    role: Extracted[Role],
    language: str,
    details: Details,
    talk_title: Extracted[str] | None,
) -> ProposedPerson:
    """Return a person as one place in the text names them."""
    talk = {language: talk_title} if talk_title else {}
    person = ProposedPerson({language: name}, role, {}, {}, {}, talk)
    return with_details(person, details, language)


def with_details(
    person: ProposedPerson, details: Details, language: str
) -> ProposedPerson:
    """Return a person of whom a text tells just these ``details``."""
    told: dict[str, Texts] = {
        column: {language: details[column]} if column in details else {}
        for column in ("degree", "post", "affiliation")
    }
    return replace(person, **told)


def name_of(entity: ProposedPerson | ProposedUnit) -> Extracted[str]:
    """Return the name in the language in which it was read first."""
    return next(iter(entity.name.values()))


def completed(person: ProposedPerson, other: ProposedPerson) -> ProposedPerson:
    """Return a person with what another mention in the same language adds."""
    weights = [_WEIGHT[p.role.value] * p.role.confidence for p in (person, other)]
    return replace(
        person,
        name=max(person.name, other.name, key=_fullness),
        role=other.role if weights[1] > weights[0] else person.role,
        degree=other.degree | person.degree,
        post=other.post | person.post,
        affiliation=other.affiliation | person.affiliation,
        talk_title=other.talk_title | person.talk_title,
    )


def _fullness(name: Texts) -> tuple[int, int, bool]:
    """Return how much of a name is written out, and whether surely as it is called."""
    shown = next(iter(name.values())).value
    words = re.findall(r"[^\W\d_]{2,}(?![\w.])", shown)
    forms = [form for word in words for form in declined_forms(word)]
    is_straight = not forms or any(form.case == CASES[0] for form in forms)
    return len(words), shown.count("."), is_straight


# A role said outright outweighs one inferred from what somebody did.
_WEIGHT = {
    Role.PANELIST: 1,
    Role.GUEST: 2,
    Role.GREETING: 2,
    Role.ORGANISER: 2,
    Role.DISCUSSANT: 3,
    Role.SPEAKER: 3,
    Role.SECRETARY: 4,
    Role.MODERATOR: 5,
}


def describe(
    sentence: Sentence,
    behind: tuple[int, int],
    rules: Rules,
    ahead: tuple[int, int] = (0, 0),
) -> Details:
    """Read what stands around the name on a person's own line as told of that person.

    What has no tell-tale word counts as a post behind the name, and as a place before
    it; what is quoted at length is a talk.
    """
    text = sentence.text
    talks = [place for place in quoted(text) if place[1] - place[0] > SHORTEST_TALK]
    pieces = [
        place
        for place in pieces_of(text, *ahead)
        if _column(text[slice(*place)], rules, "")
    ]
    reader = Reader(text, rules)
    for first, last in pieces_of(text, *behind):
        if any(a - 1 <= first and last <= b + 1 for a, b in talks):
            continue
        if text[first - 1] == "(" and not any(reader.in_brackets(first, last)):
            continue
        shown, stop = reader.until_verb(first, last)
        pieces += [(shown, stop)] if shown < stop else []
        if stop < last - 1:
            break  # what follows tells what somebody did
    return details_at(sentence.block, sentence.start, Told(pieces), rules, "post")


def details_at(
    block: Block, offset: int, told: Told, rules: Rules, otherwise: str = ""
) -> Details:
    """Return what a text tells of a person, ``offset`` letters into its block."""
    columns: dict[str, list[tuple[int, int]]] = {}
    places = (
        _without_connectors(block.text, offset + first, offset + last)
        for first, last in sorted(told.pieces)
    )
    for place in (part for one in places for part in _parts(block.text, *one, rules)):
        shown = block.text[slice(*place)]
        in_brackets = block.text[: place[0]].endswith("(")
        unknown = "affiliation" if in_brackets else otherwise
        if unknown == "post" and _may_be_talk(shown, rules):
            unknown = ""
        if column := _column(shown, rules, unknown):
            columns.setdefault(column, []).append(place)
    details = {
        column: _joined(block, places, rules, is_shared=told.is_shared)
        for column, places in columns.items()
    }
    post = details["post"].value if "post" in details else ""
    tells_where = "affiliation" in details or rules.pattern("bodies").search(flat(post))
    if told.body and not tells_where:
        name, *place = told.body
        span = Span(block.number, *(offset + one for one in place))
        details["affiliation"] = Extracted(name, (span,), 0.8)
    return details


def _parts(text: str, first: int, last: int, rules: Rules) -> list[tuple[int, int]]:
    """Part an English post from a degree that no comma sets off: «Rector Prof. Dr.»."""
    words = flat(text[first:last])
    degrees = rules.compiled(rf"(?:^|(?<!\sand)\s)((?:(?:{rules.degrees})[.]?\s?)+)$")
    behind = degrees.search(words) if rules.language == "en" else None
    if not behind or not rules.pattern("posts").search(words, 0, behind.start()):
        return [(first, last)]
    return [(first, first + behind.start()), (first + behind.start(1), last)]


def _may_be_talk(shown: str, rules: Rules) -> bool:
    """Tell whether a piece may be the title of a talk, or a place: «Rivers of Asia»."""
    is_phrase = shown[:1].isupper() and " " in shown
    return is_phrase and not tells_occupation(shown, rules)


def _without_connectors(text: str, first: int, last: int) -> tuple[int, int]:
    connectors = re.compile(rf"\s*(?:{in_any_language('connectors')}\s+)+")
    lead = connectors.match(text, first, last)
    trail = re.search(rf"\s+{in_any_language('connectors')}$", text[first:last])
    return (lead.end() if lead else first), first + trail.start() if trail else last


def _joined(block, places, rules, *, is_shared) -> Extracted[str]:
    words = [block.text[first:last] for first, last in places]
    if is_shared:
        words = [singular(piece, rules.language) for piece in words]
    elif rules.language == "ru":
        words = [_russian_nominative(piece, rules) for piece in words]
    spans = tuple(Span(block.number, first, last) for first, last in places)
    value = words[0]
    for word, (before, behind) in zip(words[1:], pairwise(places), strict=True):
        dash = _DASH.fullmatch(block.text, before[1], behind[0])
        value += (dash[0] if dash else ", ") + word
    return Extracted(value.replace("\n", " "), spans, 0.8)


def _column(shown: str, rules: Rules, otherwise: str) -> str:
    """Return what a piece of a description is: degree, post, affiliation or none."""
    words = flat(shown)
    if not any(map(str.isalpha, words)) or says_role(words, STATED, rules):
        return ""
    post, degree, body = (
        rules.compiled(rf"(?<!\w)(?:{table})").search(words)
        for table in (rules.posts, rules.degrees, rules.bodies)
    )
    if degree and (post is None or degree.start() <= post.start() < degree.end()):
        is_owned = rules.language == "kk" and degree.start()  # «ҚазҰУ профессоры»
        is_within = body and degree.start() <= body.start() < degree.end()
        is_post = is_owned or (body and not is_within)  # «профессор кафедры права»
        return "post" if is_post else "degree"
    if post:
        return "post"
    if body:
        owned = rules.language == "kk" and _OWNED.search(words)
        if owned:  # «музейінің қор сақтаушысы»
            return "affiliation" if rules.pattern("bodies").match(owned[1]) else "post"
        is_post = rules.language == "ru" and tells_occupation(
            shown[: body.start()], rules
        )
        return "post" if is_post else "affiliation"
    if otherwise == "affiliation" and tells_occupation(shown, rules):
        return "post"
    tells = shown.isupper() or sum(map(str.isalpha, words)) > _SHORTEST_POST
    return otherwise if tells and not says_role(words, Role, rules) else ""


def says_role(words: str, roles: Iterable[Role], rules: Rules) -> bool:
    """Tell whether a piece is a role in the event and no post: «төраға», "Chair"."""
    patterns = (rules.roles[role] for role in roles if role in rules.roles)
    return any(rules.compiled(rf"(?:{role})\w*").fullmatch(words) for role in patterns)


def _russian_nominative(piece: str, rules: Rules) -> str:
    """Return «старший научный сотрудник» for «старшим научным сотрудником», and so of
    a title behind it: «заведующему кафедрой профессору»."""
    words = piece.split(" ")
    if words[1:] and rules.pattern("degrees").fullmatch(words[-1]):  # in small letters
        words[-1] = nominative(words[-1])[0]
    for place, word in enumerate(words):
        bare = word.strip(".,")
        if "." in word and rules.pattern("post_lead").fullmatch(word.lower()):
            if word.lower().startswith(("и.о", "вр")):
                return piece  # «и.о. ректора»
            continue
        if (
            "." in word
            or not bare.replace("-", "").isalpha()
            or not (bare.istitle() or bare.islower())
        ):
            return piece  # «КазНУ»
        is_ordinal = "Anum" in parses(bare)[0].tag  # «первого»
        if not is_adjective(bare) and not is_ordinal:
            is_noun_lost = place and "PREP" in parses(bare)[0].tag
            words[place], gender = (word, "masc") if is_noun_lost else nominative(word)
            if gender:
                words[:place] = [
                    agreeing(adjective, gender) for adjective in words[:place]
                ]
            joint, behind = words[place + 1 : place + 2], words[place + 2 :]
            if joint == ["и"] and behind and cases_of_people(behind[0]):
                words[place + 2 :] = [_russian_nominative(" ".join(behind), rules)]
            break
    return with_see(" ".join(words))
