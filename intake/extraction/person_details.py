"""Attribute extraction: degree, post and affiliation beside a person's name.

Authors write all three in a row: «д.и.н., профессор КазНУ», «тарих факультетінің
деканы, профессор». The row is cut at its commas and each piece goes where its words
belong; nothing is turned around, for it is printed as of that day.
"""

import re
from dataclasses import replace

from events.choices import Role
from languages.russian import is_adjective, nominative
from languages.sentences import flat

from ..proposal import Extracted, ProposedPerson, ProposedUnit, Span, Texts
from ..readers.blocks import Block
from ..rules import Rules, in_any_language
from ..rules.chains import find_chains
from .texts import quoted, trimmed

_OWNER = re.compile(r"(?:[^\s,;:]+ )?[^\s,;:]+[нтд][ыі]ң $")
SHORTEST_TALK = 15  # letters in the title of a talk
_SHORTEST_POST = 3  # letters
_LONGEST_CHAIN = 500  # letters from a department to the end of whose it is


Details = dict[str, Extracted[str]]  # degree, post, affiliation: what is said


def mention(
    name: Extracted[str],
    role: Extracted[Role],
    language: str,
    details: Details,
    talk_title: Extracted[str] | None,
) -> ProposedPerson:
    """Return a person as one place in the text names them."""

    def texts(value: Extracted[str] | None) -> Texts:
        return {language: value} if value else {}

    return ProposedPerson(
        name=texts(name),
        role=role,
        degree=texts(details.get("degree")),
        post=texts(details.get("post")),
        affiliation=texts(details.get("affiliation")),
        talk_title=texts(talk_title),
    )


def name_of(entity: ProposedPerson | ProposedUnit) -> Extracted[str]:
    """Return the name in the language in which it was read first."""
    return next(iter(entity.name.values()))


def completed(person: ProposedPerson, other: ProposedPerson) -> ProposedPerson:
    """Return a person with what another mention in the same language adds."""
    weights = [_WEIGHT[p.role.value] * p.role.confidence for p in (person, other)]
    return replace(
        person,
        role=other.role if weights[1] > weights[0] else person.role,
        degree=other.degree | person.degree,
        post=other.post | person.post,
        affiliation=other.affiliation | person.affiliation,
        talk_title=other.talk_title | person.talk_title,
    )


# A role said outright outweighs one inferred from what somebody did.
_WEIGHT = {
    Role.PANELIST: 1,
    Role.GUEST: 2,
    Role.ORGANISER: 2,
    Role.DISCUSSANT: 3,
    Role.SPEAKER: 3,
    Role.SECRETARY: 4,
    Role.MODERATOR: 5,
}


def describe(
    block: Block,
    start: int,
    end: int,
    rules: Rules,
    *,
    before_name: bool = False,
    otherwise: str = "post",
) -> Details:
    """Read the words between two places of a block as a person's description.

    In a list, and behind a name in brackets, whatever stands there is about the person:
    what has no tell-tale word counts as what ``otherwise`` says.
    """
    if before_name:
        start = _beginning(block, start, end, rules)
    columns: dict[str, list[tuple[int, int]]] = {}
    titles = _titles(block.text, start, end)
    for first, last in _cut(block.text, start, end):
        if any(a < last and first < b for a, b in titles):
            continue
        words = flat(block.text[first:last])
        if column := _column(words, rules, before_name, otherwise):
            columns.setdefault(column, []).append((first, last))
    return {
        column: _joined(block, places, rules, before_name=before_name)
        for column, places in columns.items()
    }


def _column(words: str, rules: Rules, before_name: bool, otherwise: str) -> str:
    """Return what a piece of a description is: degree, post, affiliation or none."""
    if before_name and _PLURAL[rules.language].search(words):
        return ""
    kind = _kind(words, rules, before_name=before_name)
    if not kind and not before_name and _tells_something(words, rules):
        return otherwise
    return kind


def _titles(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return what is quoted at length: titles of talks, not names of societies."""
    places = [(start + first, start + last) for first, last in quoted(text[start:end])]
    return [place for place in places if place[1] - place[0] > SHORTEST_TALK]


def _joined(block, places, rules, *, before_name) -> Extracted[str]:
    words = [block.text[first:last] for first, last in places]
    if rules.language == "ru" and before_name:
        words = [_russian_nominative(piece) for piece in words]
    spans = tuple(Span(block.number, first, last) for first, last in places)
    return Extracted(", ".join(words).replace("\n", " "), spans, 0.8)


def _beginning(block: Block, start: int, end: int, rules: Rules) -> int:
    """Return where a description in running text begins: at its first telling word."""
    plain = flat(block.text)
    cut = max(
        plain.rfind(mark, start, end) for mark in (";", "(", ")", "»", ":", " – ")
    )
    start = max(start, cut + 1)
    words = rf"(?:{rules.degrees}|{rules.posts})"
    first = rules.compiled(rf"(?<!\w){words}").search(plain, start, end)
    if rules.language != "kk":
        return first.start() if first else end
    body = rules.compiled(rf"(?<!\w)(?:{rules.bodies})").search(plain, start, end)
    places = [match.start() for match in (first, body) if match]
    if not places:
        return end
    return _with_owner(block.text, start, min(places))


def _with_owner(text: str, start: int, place: int) -> int:
    """Move a Kazakh beginning to the left: whose department, whose head."""
    for chain in find_chains(text[start : place + _LONGEST_CHAIN], "kk"):
        if start + chain.start <= place <= start + chain.end:
            return start + chain.start
    owner = _OWNER.search(text, start, place)
    return owner.start() if owner else place


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut at commas, dashes and brackets that are no part of an abbreviation."""
    connectors = re.compile(rf"\s*(?:{in_any_language('connectors')}\s+)+")
    pieces = []
    place = start
    for match in re.finditer(r"[,;()\n]|\s[–—-]\s|$", text[start:end]):
        first, last = trimmed(text, place, start + match.start(), " ,;:–—-()_|.\n")
        if last < end and text[last : last + 1] == "." and last > first:
            last += text[first:last].count(".") > 0 or len(text[first:last]) <= 5
        if lead := connectors.match(text, first, last):
            first = lead.end()
        if first < last:
            pieces.append((first, last))
        place = start + match.end()
    return pieces


def _kind(words: str, rules: Rules, *, before_name: bool) -> str:
    if not any(letter.isalpha() for letter in words):
        return ""
    post = rules.compiled(rf"(?<!\w)(?:{rules.posts})").search(words)
    degree = rules.compiled(rf"(?<!\w)(?:{rules.degrees})").search(words)
    body = rules.compiled(rf"(?<!\w)(?:{rules.bodies})").search(words)
    if degree and (post is None or degree.start() <= post.start() < degree.end()):
        return "post" if body and body.start() < degree.start() else "degree"
    if post:
        return "post"
    return "affiliation" if body and not before_name else ""


# Words that describe several people describe nobody in particular.
_PLURAL = {
    "kk": re.compile(r"(?:[лдт][ае]р)(?:[ыі]\w{0,4})?$|атынан$|[ыі]п$"),
    "ru": re.compile(r"^(?:\w+(?:ые|ие) )*\w+(?:[ыи]|ей|ов|ам|ями|ами)(?: |$)"),
    "en": re.compile(r"\w+s$"),
}


def _tells_something(words: str, rules: Rules) -> bool:
    """Tell whether a piece of a list is neither a number nor only a role."""
    if sum(map(str.isalpha, words)) <= _SHORTEST_POST:
        return False
    return not any(
        rules.compiled(rf"(?:{role})\w*").fullmatch(words)
        for role in rules.roles.values()
    )


def _russian_nominative(piece: str) -> str:
    """Return «профессор» for «профессора»: the head word and what agrees with it."""
    words = piece.split(" ")
    for place, word in enumerate(words):
        bare = word.strip(".,")
        if "." in word or not bare.isalpha():
            return piece
        if not is_adjective(bare):
            words[place] = nominative(word)[0]
            break
    return " ".join(words)
