"""Evidence on people: that they took part, in which role, and what is told of them."""

import re

from events.choices import Role
from languages.lookback import leads
from languages.names.endings import is_patronymic
from languages.names.given_names import is_given_name
from languages.number import is_plural
from languages.sentences import flat
from languages.truecasing import is_capitals

from ...proposal import ProposedPerson, Span, Texts
from ..people.details import name_of
from .surroundings import CAPITAL, WORD, Evidence, Surroundings, spans_of, told_of

_GUESSED, _STATED = 0.65, 0.9  # roles that no word near a name tells, and that one does
_MANY = 3  # names in a sentence
_CROWD, _FEW = 10, 2  # people
_FAR = 120  # letters behind a name
_LONG = 11  # words
_MOST_LEFT = 6  # words left over that count
_CAPITAL_AHEAD = re.compile(rf"\s{CAPITAL}")
_OF = re.compile(r"(?<!\w)(?:of|after|for)\s$")
_NAME_INSIDE = re.compile(rf"{CAPITAL}[^\W\d_]+\s{CAPITAL}[^\W\d_]+$")
_STOP = re.compile(r"\s?[,;–—(:-]|\s?$")


def of_person(person: ProposedPerson, around: Surroundings) -> Evidence:
    """Return what tells whether somebody is one person, and took part."""
    name = name_of(person)
    span = name.spans[0]
    text = around.blocks[span.block].text
    sentence, rules = around.sentence(span), around.rules(span)
    words = WORD.findall(name.value)
    long = [word for word in words if len(word) > 1] or words
    said = max(map(around.count, sorted(long, key=len)[-1:]), default=0)
    together = [
        other
        for other in around.names[span.block]
        if sentence.start <= other.start < sentence.end
    ]
    return around.shape(span) | {
        "certain name": name.confidence,
        "one initial": len(words) - len(long) == 1,
        "inflected": flat(text[span.start : span.end]) != flat(name.value),
        "a capital follows": bool(_CAPITAL_AHEAD.match(text, span.end)),
        "in capitals": is_capitals(text),
        "said again": said > 1,
        "said often": said > _MANY - 1,
        "one of many": len(together) >= _MANY,
        "begins": span.start - sentence.start <= _MANY,
        "has a post": bool(person.post),
        "is told of": any(told_of(person)),
        "certain role": person.role.confidence,
        "has a given name": any(is_given_name(word.lower()) for word in long),
        "has a patronymic": any(is_patronymic(word.lower()) for word in long),
        "an anniversary": bool(rules.pattern("anniversary").search(sentence.plain)),
        "of the name": bool(leads(_OF, text, span.start)),
        "a line of names": span.end - span.start >= len(text) - _MANY,
    }


def of_role(person: ProposedPerson, around: Surroundings) -> Evidence:
    """Return what else tells whether somebody had a role."""
    span, role = name_of(person).spans[0], person.role
    rules, plain = around.rules(span), around.sentence(span).plain
    others = (
        other
        for other in (Role.MODERATOR, Role.SECRETARY, Role.GUEST, Role.ORGANISER)
        if other is not role.value and rules.compiled(rules.roles[other]).search(plain)
    )
    text, people = around.blocks[span.block].text, around.proposal.people
    return {
        "guessed": role.confidence < _GUESSED,
        "said near": role.confidence >= _STATED,
        "stated": role.confidence == 1,
        f"a {role.value} as {role.confidence:.2f}": True,
        f"as {role.confidence:.2f} in {around.language(span)}": True,
        "sure roles around": around.mean_of_roles,
        f"a {role.value} of a {around.kind}": True,
        f"a {role.value}, some took part": bool(
            rules.pattern("took_part").search(plain)
        ),
        f"a {role.value}, some spoke": bool(
            rules.compiled(rules.roles[Role.SPEAKER]).search(plain)
        ),
        "role of others": around.roles[role.value] / len(people),
        "another role's word": any(others),
        "stop behind": bool(_STOP.match(text, span.end)),
        "of a crowd": len(people) >= _CROWD,
        "of few": len(people) <= _FEW,
    }


def of_post(person: ProposedPerson, around: Surroundings) -> Evidence:
    """Return what else tells whether all is told of somebody, and only that."""
    name = name_of(person).spans[0]
    rules = around.rules(name)
    spans = spans_of(*told_of(person))
    here = [span for span in spans if span.block == name.block]
    columns = [
        next(iter(column.values())).value for column in told_of(person) if column
    ]
    told = flat(" ".join(columns))
    ahead, behind = _left_over(name, here, around)
    posts = rules.compiled(rf"(?<![\w-])(?:{rules.posts}|{rules.degrees})")
    bodies = rules.compiled(rf"(?<!\w)(?:{rules.bodies})")
    return {
        "words left ahead": min(len(WORD.findall(ahead)), _MOST_LEFT) / _MOST_LEFT,
        "post left ahead": bool(posts.search(flat(ahead))),
        "post left behind": bool(posts.search(flat(behind[:_FAR]))),
        "body left behind": bool(bodies.search(flat(behind[:_FAR]))),
        "nothing left behind": not WORD.search(behind),
        "names no body": not bodies.search(told),
        "quotes": any(mark in told for mark in '«“"'),
        "one word": len(told.split()) == 1,
        "three pieces": len(spans) > _FEW,
        "only a degree": not (person.post or person.affiliation),
        "told elsewhere": len(here) < len(spans),
        "shared": _is_shared(here, around),
        "long": len(told.split()) > _LONG,
        "has a digit": bool(re.search(r"\d", told)),
        "begins a sentence": bool(here)
        and here[0].start == around.sentence(name).start,
        "of many": any(is_plural(around.shown(s), around.language(s)) for s in here),
        "a name inside": bool(_NAME_INSIDE.search(" ".join(columns))),
        **{f"has {name}": bool(text) for name, text in _columns(person).items()},
    }


def _columns(person: ProposedPerson) -> dict[str, Texts]:
    return dict(zip(("degree", "post", "affiliation"), told_of(person), strict=True))


def _left_over(name: Span, told: list[Span], around: Surroundings) -> tuple[str, str]:
    """Return the words on both sides that nobody was given, up to the next names."""
    text, sentence = around.blocks[name.block].text, around.sentence(name)
    start = min((span.start for span in told if span.end <= name.start), default=None)
    end = max([name.end, *(span.end for span in told)])
    taken = [*around.names[name.block], *around.told.get(name.block, [])]
    until = min([sentence.end, *(one.start for one in taken if one.start >= end)])
    if start is None:
        return "", text[end:until]
    edges = (one.end for one in taken if one.end <= start)
    return text[max([min(sentence.start, start), *edges]) : start], text[end:until]


def _is_shared(told: list[Span], around: Surroundings) -> bool:
    own = set(told)
    given = around.told.get(told[0].block, []) if told else []
    return sum(span in own for span in given) > len(told)
