"""Named entities on lines of their own: whom a sentence announces («выступили:»),
whose speech a name and a colon lead in, names beneath each other, a programme."""

import re
from collections.abc import Iterator
from dataclasses import replace

from events.choices import Role
from languages.lookback import behind
from languages.names.cases import nominative
from languages.number import is_plural
from languages.sentences import flat
from languages.truecasing import is_capitals

from ...proposal import Extracted, ProposedPerson
from ...readers.blocks import Block, BlockKind
from ...rules import Rules, in_any_language
from ..segmentation.headings import speaker_of
from ..texts import Sentence, extracted, is_prose, marker_length
from .details import describe, mention, name_of
from .lists import people_of_entry, stated_role
from .reader import Reader

_LONGEST = 350  # letters of a line about somebody
_SURE = 0.9  # as with a patronymic or initials
_BY_SHAPE = 0.6  # how sure any two capitalised words are
_FEWEST_IN_RUN = 3  # lines of nothing but names
_MOST_OTHER_WORDS = 3  # on such a line
_CLOCK = re.compile(
    r"\d{1,2}[.:]\d{2}(?:\s*[–—-]\s*\d{1,2}[.:]\d{2})?\s*[–—.-]?\s+(?=\S)"
)
_LABEL = re.compile(r"[^:.!?«»\"“\d]{3,50}:\s+(?=\S)")
_TURN = re.compile(r"[^\W\d_]{2,30}\s[^\W\d_]{1,2}\.")
_SENTENCE = re.compile(r"\s+(?:<…>|[–—]\s)?\s*(?=[A-ZА-ЯӘҒҚҢӨҰҮҺІ]\w*[\s,])")
_LONGEST_NAME = 60  # letters
_HOUR = re.compile(r"(?<![\d.])\d{1,2}[.:]\d{2}(?![\d.])")
_TALK = re.compile(r"\s*[–—-]\s*[«“\"]")
_HEARD = re.compile(r"слушали\W*$")
_MOST_OF_LABEL = 5  # words
_MOST_OF_HEAD = 9  # words of a line of its own, «The moderators of … were:»
_BRACKETS = re.compile(r"\([^()]{0,60}\)")
_BEHIND = re.compile(r"\s*(?:[,–—(:-]|$)")
_BEFORE_DASH = re.compile(r"[^–—]{2,80}\s[–—-]\s*$")


def people_on_lines(
    prose: list[Block], rules: Rules
) -> tuple[list[ProposedPerson], set[int]]:
    """Return the people that lines name, and the numbers of these lines."""
    found = _of_turns(prose, rules)
    taken: set[int] = set()
    label = ""
    for block, role in _with_roles(prose, rules):
        people = list(_behind_label(block, rules) or _speaker(block, rules))
        if people and block.text.rstrip().endswith(":"):
            taken.add(block.number)
        if not people and role:
            people = list(
                people_of_entry([Sentence(block, 0, len(block.text))], role, rules)
            )
            taken.add(block.number)
            people = [_called(person, label, block, rules) for person in people]
        elif not people and block.text.rstrip().endswith(":"):
            label = block.text
        found += people
    return found, taken


def _called(person, label: str, block: Block, rules: Rules) -> ProposedPerson:
    """Return a person of a line in the case that its label asks for: «Слушали:»."""
    if rules.language != "ru" or not _HEARD.search(flat(label)):
        return person
    name = name_of(person)
    printed = block.text[name.spans[0].start : name.spans[0].end]
    called = nominative(printed, "ru", label, behind(block.text, name.spans[0].end))
    return replace(person, name={"ru": replace(name, value=called)})


def _with_roles(
    prose: list[Block], rules: Rules
) -> Iterator[tuple[Block, Role | None]]:
    """Yield each line with the role of those whom it lists, if it does."""
    in_runs = _in_runs(prose, rules)
    hours = sum(bool(_HOUR.search(block.text)) for block in prose)
    is_timetable = hours >= _FEWEST_IN_RUN
    is_programme = is_timetable or any(map(_is_programme, prose))
    announced: Role | None = None
    of_many = False
    for block in prose:
        plain = flat(block.text).strip(" :")
        if block.text.rstrip().endswith(":") or _only_says_role(plain, rules):
            others = None if is_timetable else Role.PANELIST  # «Онлайн қосылды:»
            announced = _announced(plain, rules) or announced or others
            of_many = any(is_plural(w, rules.language) for w in plain.split())
            yield block, None
        elif announced and _tells_of_somebody(block, rules):
            yield block, announced
            if is_programme and announced is Role.MODERATOR and not of_many:
                announced = Role.SPEAKER  # who speaks stands beneath who chairs
        elif block.number in in_runs:
            yield block, Role.PANELIST
        else:
            announced = None
            leads = is_programme and _is_entry_of_programme(block, rules)
            leads = leads or _heads_speech(block, rules)
            yield block, Role.SPEAKER if leads else None


def _announced(plain: str, rules: Rules) -> Role | None:
    role = stated_role(plain, rules)
    if role and len(plain.split()) <= _MOST_OF_HEAD:
        return role
    if rules.compiled(rules.roles[Role.SPEAKER]).search(plain):
        return Role.SPEAKER
    return Role.PANELIST if rules.pattern("took_part").search(plain) else None


def _only_says_role(plain: str, rules: Rules) -> bool:
    return any(
        rules.compiled(rf"(?:{rules.roles[role]})\S*(?:\s?/\s?\S+)?").fullmatch(plain)
        for role in (Role.MODERATOR, Role.SECRETARY, Role.DISCUSSANT)
    )


def _tells_of_somebody(block: Block, rules: Rules) -> bool:
    """Tell whether a line is of a list of people: a name leads it, or a place."""
    text = block.text
    if len(text) > _LONGEST:
        return False
    names = rules.names_in(text)
    if not names:
        return False
    begins = names[0].start
    if begins <= marker_length(text) + 1:
        return bool(_BEHIND.match(text, names[0].end)) or not is_prose(block)
    if _BEFORE_DASH.match(text[:begins]):
        return True
    return not is_prose(block) and _BEHIND.match(text, names[-1].end) is not None


def _in_runs(prose: list[Block], rules: Rules) -> set[int]:
    """Return the numbers of three or more lines in a row that are only names."""
    numbers: set[int] = set()
    run: list[int] = []
    for block in [*prose, None]:
        if (
            block
            and block.kind is not BlockKind.HEADING
            and _is_only_names(block, rules)
        ):
            run.append(block.number)
            continue
        if len(run) >= _FEWEST_IN_RUN:
            numbers |= set(run)
        run = []
    return numbers


def _is_only_names(block: Block, rules: Rules) -> bool:
    text = block.text
    names = rules.names_in(text) if len(text) <= _LONGEST else []
    if not names or names[0].start > marker_length(text) + 1:
        return False
    rest = text
    for name in reversed(names):
        rest = rest[: name.start] + rest[name.end :]
    rest = _BRACKETS.sub("", rest)
    return len(re.findall(r"[^\W\d_]+", rest)) <= _MOST_OTHER_WORDS


def _heads_speech(block: Block, rules: Rules) -> bool:
    """Tell whether a line apart from the text names who speaks beneath it."""
    stands_out = block.bold or is_capitals(block.text)
    if not stands_out or len(block.text) > _LONGEST:
        return False
    names = rules.names_in(block.text)
    if len(names) != 1 or names[0].start > marker_length(block.text):
        return False
    is_name = names[0].certainty > _BY_SHAPE and _is_only_names(block, rules)
    return is_name or _is_entry_of_programme(block, rules)


def _is_programme(block: Block) -> bool:
    pattern = re.compile(in_any_language("programme"))
    return len(block.text) < _LONGEST and bool(pattern.search(flat(block.text)))


def _is_entry_of_programme(block: Block, rules: Rules) -> bool:
    """Tell whether a line is a name with a post or a body behind it."""
    text = block.text
    if (is_prose(block) and text[-1] != ";") or len(text) > _LONGEST:
        return False
    names = rules.names_in(text)
    if not names or names[0].start > marker_length(text) + 1:
        return False
    behind = flat(text)[names[0].end :]
    told = rules.compiled(rf"(?<!\w)(?:{rules.posts}|{rules.degrees}|{rules.bodies})")
    is_sure = names[0].certainty > _SURE or _TALK.match(behind) or told.search(behind)
    return bool(_BEHIND.match(behind)) and bool(is_sure)


def _speaker(block: Block, rules: Rules) -> Iterator[ProposedPerson]:
    """Yield whose words a paragraph prints after a name and a colon, or the lines
    beneath it."""
    text = block.text
    name, colon = speaker_of(block, rules), text.find(":")
    if name is None and text.rstrip().endswith(":") and len(text) <= _LONGEST:
        names = rules.names_in(text)
        if names and names[0].start <= marker_length(text) and names[0].certainty > 0.7:
            name, colon = names[0], text.rindex(":")
    if name:
        line = Sentence(block, 0, max(colon, name.end))
        yield mention(
            extracted(block, name.start, name.end, name.certainty, name.name),
            Extracted(Role.SPEAKER, confidence=0.9),
            rules.language,
            describe(line, (name.end, line.end), rules),
            None,
        )


def _behind_label(block: Block, rules: Rules) -> list[ProposedPerson]:
    """Return those whom a label or an hour leads in: «Сабақ беретін: …», «10.00 …»."""
    text = block.text
    start = marker_length(text)
    clock = _CLOCK.match(text, start)
    start = clock.end() if clock else start
    label = _LABEL.match(text, start)
    if label and (len(label[0].split()) > _MOST_OF_LABEL or rules.names_in(label[0])):
        return []
    if len(text) > _LONGEST or not (clock or label):
        return []
    words = flat(label[0]) if label else ""
    line = Sentence(block, label.end() if label else start, len(text))
    role = _announced(words.strip(" :"), rules)
    if clock and not label:
        role = Role.SPEAKER
    if rules.pattern("not_present").search(words) or not _is_of_person(
        line, rules, is_told=bool(role)
    ):
        return []
    return list(people_of_entry([line], role or Role.PANELIST, rules))


def _is_of_person(line: Sentence, rules: Rules, *, is_told: bool) -> bool:
    """Tell whether a line begins with a name and goes on as a list of people does; its
    label may tell of people, or else the words behind the name."""
    names = rules.names_in(line.text)
    if not names or names[0].start > 0:
        return False
    behind = line.text[names[0].end :].strip(" .")
    if not behind:
        return is_told or names[0].certainty > _BY_SHAPE
    if not _BEHIND.match(line.text, names[0].end):
        return False
    reader = Reader(line.text, rules)
    return is_told or bool(reader.behind(names[0].end, len(line.text)))


def _of_turns(prose: list[Block], rules: Rules) -> list[ProposedPerson]:
    """Return who speaks in a record of talk without colons: «Щедрин П.Г. Скажу …»."""
    turns = []
    for block in prose:
        if not _TURN.match(block.text):
            continue
        names = rules.names_in(block.text[:_LONGEST_NAME])
        if names and names[0].start == 0 and names[0].certainty > _SURE:
            goes_on = _SENTENCE.match(block.text, names[0].end)
            turns += [(block, names[0])] if goes_on else []
    if len(turns) < _FEWEST_IN_RUN:
        return []
    role = Extracted(Role.SPEAKER, confidence=0.9)
    return [
        mention(
            extracted(block, name.start, name.end, name.certainty, name.name),
            role,
            rules.language,
            {},
            None,
        )
        for block, name in turns
    ]
