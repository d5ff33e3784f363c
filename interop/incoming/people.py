"""Who took part: from lists, from sentences, and from lines that quote somebody."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from events.choices import Role
from languages.detection import UNDETERMINED
from languages.reading_names import FoundName, find_names
from languages.sentences import flat

from .blocks import Block
from .describing import Description, describe
from .labels import PEOPLE, Fact, Value
from .proposal import Reading, Span
from .rules import Rules
from .rules import rules as rules_of
from .same_name import same_name
from .statements import speaker_of
from .texts import Sentence, marker_length, quoted, reading, sentences_of, trimmed

_NAME_HEADING = re.compile(
    r"№|аты-жөні|ф\.?и\.?о\.?|т\.?а\.?ә\.?|фамилия\S*|names?|full name|аты жөні|есімі"
)
_TITLE_AROUND = 160  # letters between a speaker and the title of the talk
_REACH = 70  # letters from a name to the word behind it that gives its role
_LEAD = 200  # letters before it, posts and degrees among them
_GUEST_REACH = 40
_LISTED = re.compile(r"\s?(?:\([^)]*\))?\s?(?:,|,?\s(?:және|мен|и|and))\s$")


@dataclass
class Person:
    """A participant while the text is being read; mentions add to each other."""

    name: Reading[str]
    role: Reading[Role]
    description: Description = field(default_factory=Description)
    talk_title: Reading[str] | None = None

    def learn(self, other: "Person") -> None:
        """Take from another mention what this one does not say."""
        if _WEIGHT[other.role.value] * other.role.confidence > (
            _WEIGHT[self.role.value] * self.role.confidence
        ):
            self.role = other.role
        self.description = self.description.completed_by(other.description)
        self.talk_title = self.talk_title or other.talk_title


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
_ROLE_OF_LABEL = {
    "moderator": Role.MODERATOR,
    "speaker": Role.SPEAKER,
    "discussant": Role.DISCUSSANT,
    "secretary": Role.SECRETARY,
    "guest": Role.GUEST,
    "participant": Role.PANELIST,
}


def find_people(
    facts: Iterable[Fact], prose: list[Block], rules: Rules, event_title: str
) -> list[Person]:
    """Return the participants in the order in which they are first named."""
    told = [*_stated(prose, rules), *_told(prose, rules, event_title)]
    told.sort(key=lambda mention: mention.name.spans[0].block)
    mentions = [*_listed(facts, rules), *told]
    people: list[Person] = []
    for mention in mentions:
        known = next(
            (p for p in people if same_name(p.name.value, mention.name.value)), None
        )
        if known:
            known.learn(mention)
        else:
            people.append(mention)
    return people


# --- Lists ---------------------------------------------------------------------------


def _listed(facts: Iterable[Fact], rules: Rules) -> Iterator[Person]:
    for fact in facts:
        if fact.name in PEOPLE:
            for entry in _rows(fact):
                yield from _people_of_entry(entry, _ROLE_OF_LABEL[fact.name], rules)


def _rows(fact: Fact) -> Iterator[list[Value]]:
    """Yield the values of each person; a table's row is one, a line is one."""
    row: list[Value] = []
    for value in fact.values:
        place = value.block.place
        beside_label = (
            place and fact.label.place and (place.row == fact.label.place.row)
        )
        if row and not (
            place
            and row[-1].block.place
            and not beside_label
            and place.row == row[-1].block.place.row
        ):
            yield row
            row = []
        row.append(value)
    if row:
        yield row


def _people_of_entry(row: list[Value], role: Role, rules: Rules) -> Iterator[Person]:
    """Yield the people of a line or a row: mostly one, in a running list many."""
    if len(row) > 1:
        if any(_NAME_HEADING.fullmatch(flat(value.text).strip()) for value in row):
            return
        yield from _person_of_row(row, role, rules)
        return
    [value] = row
    found = _names(value.text, rules)
    pieces = _pieces(value.text, found)
    for name, (start, end) in zip(found, pieces, strict=True):
        yield _person(value, name, start, end, role, rules)


def _names(text: str, rules: Rules) -> list[FoundName]:
    return find_names(text, rules.language, expected=True, excluded=rules.is_no_name)


def _pieces(text: str, found: list[FoundName]) -> list[tuple[int, int]]:
    """Return the part of a list that tells about each name, before or behind it."""
    if not found:
        return []
    leads = found[0].start > max(marker_length(text), 2)
    if leads:
        starts = [0, *(name.end for name in found[:-1])]
        ends = [name.end for name in found[:-1]] + [len(text)]
    else:
        starts = [name.start for name in found]
        ends = [*(name.start for name in found[1:]), len(text)]
    return list(zip(starts, ends, strict=True))


def _person(
    value: Value, name: FoundName, start: int, end: int, role: Role, rules: Rules
) -> Person:
    text, block, offset = value.text, value.block, value.start
    around = [(start, name.start), (name.end, end)]
    words = flat(text)
    stated = _stated_role(words[start:end], rules) or role
    description = Description()
    for begin, finish in around:
        description = description.completed_by(
            describe(block, offset + begin, offset + finish, rules)
        )
    return Person(
        reading(
            block, offset + name.start, offset + name.end, name.certainty, name.name
        ),
        Reading(stated, confidence=1.0),
        description,
        _talk_in(value, start, end),
    )


def _talk_in(value: Value, start: int, end: int) -> Reading[str] | None:
    """Return the title of a talk that a programme sets beside its speaker."""
    for first, last in quoted(value.text[start:end]):
        if last - first > 15 and not re.match(
            r"\s*(?:кафедра|университет|қоғам|партия|газет|журнал|орталы)",
            flat(value.text[start + last + 1 :]),
        ):
            begin = value.start + start + first
            return reading(value.block, begin, begin + last - first, 0.8)
    return None


def _stated_role(words: str, rules: Rules) -> Role | None:
    """Return a role given as a noun beside a name in a list."""
    for role in (Role.MODERATOR, Role.SECRETARY, Role.DISCUSSANT):
        if rules.compiled(rules.roles[role]).search(words):
            return role
    return None


def _person_of_row(row: list[Value], role: Role, rules: Rules) -> Iterator[Person]:
    for place, value in enumerate(row):
        found = _names(value.text, rules)
        if not found or found[0].start > 3:
            continue
        person = _person(value, found[0], 0, len(value.text), role, rules)
        for other in row[:place] + row[place + 1 :]:
            words = flat(other.text)
            stated = _stated_role(words, rules)
            if stated:
                person.role = Reading(stated)
            person.description = person.description.completed_by(
                describe(other.block, other.start, other.end, rules)
            )
            person.talk_title = person.talk_title or _talk_in(other, 0, len(other.text))
        yield person
        return


# --- Sentences -----------------------------------------------------------------------


def _stated(prose: list[Block], rules: Rules) -> Iterator[Person]:
    """Yield those whose words a paragraph prints after their name and a colon."""
    for block in prose:
        if name := speaker_of(block, rules):
            colon = block.text.index(":", name.end)
            yield Person(
                reading(block, name.start, name.end, name.certainty, name.name),
                Reading(Role.SPEAKER, confidence=0.9),
                describe(block, name.end, colon, rules),
            )


def _rules_of(sentence: Sentence, own: Rules) -> Rules:
    """Return the wordings of a sentence in a language other than its text's."""
    language = sentence.block.language
    return own if language in {own.language, UNDETERMINED} else rules_of(language)


def _told(prose: list[Block], own: Rules, event_title: str) -> Iterator[Person]:
    for sentence in sentences_of(prose):
        plain = sentence.plain
        rules = _rules_of(sentence, own)
        spoke = rules.pattern("spoke").search(plain)
        if spoke or rules.pattern("took_part").search(plain):
            yield from _people_of_sentence(sentence, rules, event_title)


def _people_of_sentence(
    sentence: Sentence, rules: Rules, event_title: str
) -> Iterator[Person]:
    text, plain = sentence.text, sentence.plain
    titles = [
        (first, last)
        for first, last in quoted(text)
        if flat(text[first:last]).strip(" .") != flat(event_title).strip(" .")
    ]
    found = [
        name
        for name in find_names(text, rules.language, excluded=rules.is_no_name)
        if not any(first <= name.start < last for first, last in titles)
        and not _is_only_mentioned(plain, name, rules)
    ]
    found = _with_plain_names(text, plain, found, rules)
    talks = _talks(plain, titles, found, rules)
    for number, name in enumerate(found):
        before = found[number - 1].end if number else 0
        after = found[number + 1].start if number + 1 < len(found) else len(text)
        start, end = sentence.start + before, sentence.start + name.start
        talk = talks.get(number)
        yield Person(
            reading(
                sentence.block,
                sentence.start + name.start,
                sentence.start + name.end,
                name.certainty,
                name.name,
            ),
            _role(plain, before, name, after, rules, has_talk=talk is not None),
            describe(sentence.block, start, end, rules, before_name=True).completed_by(
                _in_brackets(sentence, name, rules)
            ),
            talk
            and reading(
                sentence.block, sentence.start + talk[0], sentence.start + talk[1], 0.85
            ),
        )


def _with_plain_names(
    text: str, plain: str, found: list[FoundName], rules: Rules
) -> list[FoundName]:
    """Add names of two plain words that follow a title or go on with a list."""
    loose = find_names(text, rules.language, expected=True, excluded=rules.is_no_name)
    ends = {name.end for name in found}
    for name in loose:
        if any(name.start < f.end and f.start < name.end for f in found):
            continue
        listed = _LISTED.search(plain[: name.start])
        goes_on = listed and listed.start() in ends
        if goes_on or _follows_title(plain[: name.start], rules):
            found = [*found, name]
            ends.add(name.end)
    return sorted(found, key=lambda name: name.start)


def _follows_title(before: str, rules: Rules) -> bool:
    near = before[-40:]
    title = rf"(?:{rules.degrees}|{rules.posts})[а-яәғқңөұүһіa-z]{{0,6}},?\s*$"
    return bool(rules.compiled(title).search(near))


def _is_only_mentioned(plain: str, name: FoundName, rules: Rules) -> bool:
    around = plain[max(0, name.start - 30) : name.start]
    behind = plain[name.end : name.end + 25]
    if rules.pattern("not_present").search(around):
        return True
    before, after = map(rules.compiled, rules.heritage)
    is_inflected = plain[name.start : name.end] != flat(name.name)
    return bool(
        (is_inflected and before.search(around)) or after.match(behind.lstrip())
    )


def _in_brackets(sentence: Sentence, name: FoundName, rules: Rules) -> Description:
    """Return what stands in brackets behind a name: where somebody comes from."""
    match = re.match(r"\s?\(([^)]{2,150})\)", sentence.text[name.end :])
    if not match:
        return Description()
    start = sentence.start + name.end + match.start(1)
    end = sentence.start + name.end + match.end(1)
    found = describe(sentence.block, start, end, rules)
    if found == Description():
        return Description(affiliation=reading(sentence.block, start, end, 0.6))
    return found


def _role(
    plain: str,
    before: int,
    name: FoundName,
    after: int,
    rules: Rules,
    *,
    has_talk: bool,
) -> Reading[Role]:
    """Return the role a sentence gives a name: by its own words, else by its verb."""
    lead = plain[max(before, name.start - _LEAD) : name.start]
    behind = plain[name.end : min(after, name.end + _REACH)]
    for role in (Role.MODERATOR, Role.SECRETARY, Role.DISCUSSANT):
        pattern = rules.compiled(rules.roles[role])
        if pattern.search(lead) or pattern.search(re.split("[,;]", behind)[0]):
            return Reading(role, confidence=0.9)
    if has_talk:
        return Reading(Role.SPEAKER, confidence=0.95)
    if rules.compiled(rules.roles[Role.SPEAKER]).search(plain):
        return Reading(Role.SPEAKER, confidence=0.7)
    if rules.compiled(rules.roles[Role.GUEST]).search(lead[-_GUEST_REACH:]):
        return Reading(Role.GUEST, confidence=0.7)
    return Reading(Role.PANELIST, confidence=0.7)


def _talks(
    plain: str, titles: list[tuple[int, int]], found: list[FoundName], rules: Rules
) -> dict[int, tuple[int, int]]:
    """Return the title of each name's talk, where the sentence speaks of talks.

    Kazakh, and a Russian list, names the speaker first; «с докладом «…» выступил …»
    and its like name the talk first. A title goes to the nearest name without one.
    """
    if not rules.pattern("gave_talk").search(plain):
        return {}
    given: dict[int, tuple[int, int]] = {}
    for first, last in titles:
        order = sorted(
            (abs((name.end - first) if name.start < first else (name.start - last)), n)
            for n, name in enumerate(found)
            if n not in given
        )
        if order and order[0][0] <= _TITLE_AROUND and last - first > 8:
            given[order[0][1]] = (first, last)
    return given


def others_in(facts: Iterable[Fact], prose: list[Block], rules: Rules) -> Reading[bool]:
    """Return whether more people took part than are named."""
    pattern = rules.pattern("others")
    for fact in facts:
        for value in fact.values if fact.name in PEOPLE else ():
            if match := pattern.search(flat(value.text)):
                start = value.start + match.start()
                span = Span(value.block.number, start, value.start + match.end())
                return Reading(True, (span,))
    for sentence in sentences_of(prose):
        match = pattern.search(sentence.plain)
        if match and find_names(sentence.text, rules.language):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            start, end = trimmed(sentence.block.text, start, end)
            return Reading(True, (Span(sentence.block.number, start, end),), 0.9)
    return Reading(False, confidence=0.7)
