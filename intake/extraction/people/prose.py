"""Named entities in prose: people who took part, and what they did."""

import functools
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, takewhile
from operator import attrgetter

from events.choices import Role
from languages.detection import UNDETERMINED
from languages.lookback import leads
from languages.names.endings import is_family, is_patronymic
from languages.names.extraction import FoundName
from languages.sentences import flat
from languages.truecasing import is_capitals

from ...proposal import Extracted, ProposedPerson
from ...readers.blocks import Block
from ...rules import Rules, in_any_language
from ...rules import rules as rules_of
from ...rules.chains import find_chains
from ..texts import Sentence, is_prose, quoted, sentences_of
from .attribution import Told, told_of
from .details import details_at, mention
from .mentioned import is_only_mentioned, names_body
from .reader import Reader
from .roles import roles_of, without_posts

_TITLED = re.compile(
    r"(?<!\w)(?:Mr|Mrs|Ms|Dr|Prof|Professor|Ambassador|Senator|г-н|г-жа|[Пп]рофессор)\.?\s"
    r"(?P<family>[A-ZА-ЯЁ][\w’'-]{2,40})(?!\w|\s[A-ZА-ЯЁ][a-zа-яё])"
)
_SURE = 0.9  # that a family name is that of somebody named before
_SHOUTED = 0.9  # how sure a name must be among nothing but capitals
_ACTS = ("spoke", "took_part", "held")
_FROM_BODY = re.compile(r"[ыі]н[ае]н\s$")  # «8-сыныбынан Ли Арина»
_ASIDE = re.compile(r"\s\(([^()]{2,120})\)")
_NAMED_AFTER = re.compile(r"named after (?:[A-Z][\w.-]*\s){1,2}$")
_BESIDE_TITLE = re.compile(r"[»”\"]\s\((?:[^()]{2,60},\s)*$")
_GO_ON = {"of", "for", "in", "at", "on", "from", "the"}
_LOOK_BEHIND = 120  # letters in which a post makes sure of a name before it
_NEAR_TITLE = 70  # letters from the title of a talk to the word for one
_TITLE_AROUND = 160  # letters between a speaker and the title of the talk
_TOLD = 0.6  # how sure a role is that some word tells
_BY_SHAPE = 0.6  # how sure any two capitalised words are
_SHORTEST_NAME = 2  # words
_OF_BODY = re.compile(r"\S+(?:ого|его) ")  # «Университет Нового Южного Уэльса»


def people_in_prose(
    prose: list[Block], of_version: Rules, event_title: str
) -> tuple[list[ProposedPerson], list[ProposedPerson]]:
    """Return those of whom a sentence says that they took part or spoke or whom a post
    leads in, and those who are only mentioned: once more than that, perhaps."""
    earlier: set[str] = set()
    people: list[ProposedPerson] = []
    mentioned: list[ProposedPerson] = []
    came = _who_came(prose, of_version)
    for sentence in sentences_of(prose):
        language = sentence.block.language  # it may quote another one
        own = language in {of_version.language, UNDETERMINED}
        own = own or not is_prose(sentence.block)  # a line betrays no language
        rules = of_version if own else rules_of(language)
        acts = any(rules.pattern(act).search(sentence.plain) for act in _ACTS)
        names = _names_in(sentence, rules, earlier)
        told = told_of(sentence.text, names, rules)
        present, others = [], []
        for name, words in zip(names, told, strict=True):
            start = words.start(name.start)
            is_out = is_only_mentioned(
                sentence.text, sentence.plain, name, start, rules
            )
            tells = words.pieces or _ends_title(sentence.text, name)
            is_in = not is_out and bool(acts or tells)
            (present if is_in else others).append((name, words))
        earlier |= {name.name for name, _told in present}
        bare = without_posts(sentence.plain, told, rules)
        for found, group in ((present, people), (others, mentioned)):
            of_group = _mentions(
                sentence, bare, found, event_title, rules, of_version.language
            )
            is_led = sentence.block.number in came
            group += map(_one_who_came, of_group) if is_led else of_group
    return people, mentioned


def _who_came(prose: list[Block], rules: Rules) -> set[int]:
    """Return the lines of lists of those who came: «приняли участие:», then lines."""
    came: set[int] = set()
    is_led = False
    for before, block in pairwise(prose):
        mark = before.text.rstrip()[-1:]
        is_led = (is_led and mark == ";") or (
            mark == ":" and bool(rules.pattern("took_part").search(flat(before.text)))
        )
        if is_led:
            came.add(block.number)
    return came


def _one_who_came(person: ProposedPerson) -> ProposedPerson:
    if person.role.confidence >= _TOLD:
        return person
    return replace(person, role=Extracted(Role.PANELIST, confidence=0.8))


def _ends_title(text: str, name: FoundName) -> bool:
    """Tell whether a name stands in brackets behind the title of a talk or a team."""
    return bool(leads(_BESIDE_TITLE, text, name.start))


def _mentions(
    sentence: Sentence,
    bare: str,
    present: list[tuple[FoundName, Told]],
    event_title: str,
    rules: Rules,
    language: str,
) -> Iterator[ProposedPerson]:
    plain, names = sentence.plain, [name for name, _told in present]
    titles = _titles_of_talks(sentence.text, event_title)
    talks = _talks(plain, titles, names, rules)
    roles = roles_of(bare, names, talks, rules)
    for number, ((name, told), role) in enumerate(zip(present, roles, strict=True)):
        talk = talks.get(number)
        yield mention(
            sentence.extracted(name.start, name.end, name.certainty, name.name),
            role,
            language,
            details_at(sentence.block, sentence.start, told, rules, "affiliation"),
            talk and sentence.extracted(*talk, 0.85),
        )


def _titles_of_talks(text: str, event_title: str) -> list[tuple[int, int]]:
    """Return where something is quoted that is not the event's own title."""
    of_event = flat(event_title).strip(" .")
    return [
        (first, last)
        for first, last in quoted(text)
        if flat(text[first:last]).strip(" .") != of_event
    ]


def _names_in(sentence: Sentence, rules: Rules, earlier: set[str]) -> list[FoundName]:
    """Return the names of a sentence but those it quotes, ``earlier`` ones in any
    form."""
    text, quotes = sentence.text, quoted(sentence.text)
    is_loud = is_capitals(text)  # where any words look like a name
    names = [
        name
        for name in _behind_units(text, rules)
        if not any(first <= name.start < last for first, last in quotes)
        and (name.certainty > _SHOUTED or not is_loud)
        and not names_body(sentence.plain, name, rules)
    ]
    names = _with_plain_names(text, sentence.plain, names, rules, earlier)
    return sorted([*names, *_by_family(text, names, earlier)], key=attrgetter("start"))


def _by_family(
    text: str, names: list[FoundName], earlier: set[str]
) -> Iterator[FoundName]:
    """Yield those of whom only a title and a family name stand here: «Mr. Ward»."""
    for titled in _TITLED.finditer(text):
        start, end = titled.span("family")
        family = f" {titled['family']}"
        spelt = family, family.replace("’", "'"), family.replace("'", "’")
        whole = [name for name in earlier if name.endswith(spelt)]
        is_free = not any(one.start < end and start < one.end for one in names)
        if len(whole) == 1 and is_free:
            yield FoundName(start, end, whole[0], _SURE)


def _behind_units(text: str, rules: Rules) -> list[FoundName]:
    """Return names without what is of an institution: «Университета Нархоз Асан Ли»."""
    names = rules.names_in(text, expected=False)
    ends = [chain.end for chain in find_chains(text, rules.language)] if names else []
    return [_cut(text, name, ends) for name in names]


def _cut(text: str, name: FoundName, ends: list[int]) -> FoundName:
    words = name.name.split()
    inside = next((end for end in ends if name.start < end < name.end), name.start)
    count = len(text[name.start : inside].split())
    if not count or len(words) - count < _SHORTEST_NAME or text[inside] != " ":
        return name
    if is_patronymic(words[count]) and not is_family(words[count]):
        return name  # «института имени Шувалова Аркадий Ильич Рябков»
    if is_patronymic(words[-1]) and len(words) - count == _SHORTEST_NAME:
        return name  # «директор школы Шахова Юлия Борисовна»
    return replace(name, start=inside + 1, name=" ".join(words[count:]))


def _with_plain_names(
    text: str, plain: str, names: list[FoundName], rules: Rules, earlier: set[str]
) -> list[FoundName]:
    """Add names of two plain words that the words before them make sure of."""
    if not (plain_names := rules.names_in(text)):
        return names
    ends, quotes = {name.end for name in names}, quoted(text)
    reader = Reader(text, rules)
    for number, name in enumerate(plain_names):
        if any(name.start < other.end and other.start < name.end for other in names):
            continue
        listed = leads(_joins_list(), plain, name.start)
        goes_on = (listed and listed.start() in ends) or (
            _leads_list(plain, plain_names[number:])
        )
        if _OF_BODY.match(name.name) or any(a <= name.start < b for a, b in quotes):
            continue
        if text[name.start - 1] == "(" and name.certainty <= _BY_SHAPE:
            continue  # «(Print Shop)»
        known = goes_on or name.name in earlier
        edge = max((end for end in ends if end <= name.start), default=0)
        if known or _is_announced(reader, plain, edge, name, rules):
            names = [*names, name]
            ends.add(name.end)
    return sorted(names, key=attrgetter("start"))


def _leads_list(plain: str, names: list[FoundName]) -> bool:
    """Tell whether a name begins a list of three or more, one of which is sure."""
    joint = re.compile(_joins_list().pattern.removesuffix("$"))
    run = list(
        takewhile(
            lambda pair: joint.fullmatch(plain, pair[0].end, pair[1].start),
            pairwise(names),
        )
    )
    return len(run) > 1 and any(after.certainty > _BY_SHAPE for _name, after in run)


def _is_announced(reader, plain, edge, name, rules: Rules) -> bool:
    """Tell whether the words before a name or behind it make sure that it is one."""
    cues = ("arrived", "honorifics")
    if any(leads(rules.pattern(cue), plain, name.start) for cue in cues):
        return True
    if leads(_FROM_BODY, plain, name.start):
        return True
    aside = _ASIDE.match(reader.text, name.end)
    if aside and not aside[1].isupper() and any(reader.in_brackets(*aside.span(1))):
        return True
    before = reader.text[edge : name.start].split()
    after = leads(_NAMED_AFTER, reader.text, name.start)
    if before and not after and not _may_lead(before[-1], reader):
        return False  # «Central Book Hall», "Vice-rector for Creative Work"
    return reader.leads_to(edge, name.start) or bool(
        reader.behind(name.end, min(len(plain), name.end + _LOOK_BEHIND))
    )


def _may_lead(word: str, reader: Reader) -> bool:
    """Tell whether a name may follow a word: not one that it would be a part of."""
    plain = flat(word)
    if reader.telling.match(plain) or not word[0].isalpha():
        return True
    if reader.rules.language != "en":
        return True
    if word[0].isupper() and (word.isupper() or reader.rules.is_no_name(plain)):
        return True  # «the Dean of Baku State University Orkhan Ali»
    return word[0].islower() and plain not in _GO_ON


@functools.cache
def _joins_list() -> re.Pattern[str]:
    """Match what stands between two names of a list."""
    words = in_any_language("and_words")
    aside = r"\([^)]*\)|«[^»]*»|“[^”]*”"
    return re.compile(rf"\s?(?:{aside})?\s?(?:,|,?\s{words})\s$")


def _talks(
    plain: str, titles: list[tuple[int, int]], names: list[FoundName], rules: Rules
) -> dict[int, tuple[int, int]]:
    """Return the title of each name's talk, where the sentence speaks of talks.

    Kazakh, and a Russian list, names the speaker first; «с докладом «…» выступил …»
    and its like name the talk first. A title goes to the nearest name without one.
    """
    if not rules.pattern("gave_talk").search(plain):
        return {}
    given: dict[int, tuple[int, int]] = {}
    for first, last in titles:
        near = plain[max(0, first - _NEAR_TITLE) : first], plain[last:][:_NEAR_TITLE]
        if not any(map(rules.pattern("gave_talk").search, near)):
            continue
        nearest = min(
            (
                (abs(name.end - first if name.start < first else name.start - last), n)
                for n, name in enumerate(names)
                if n not in given
            ),
            default=None,
        )
        if nearest and nearest[0] <= _TITLE_AROUND and last - first > 8:
            given[nearest[1]] = (first, last)
    return given
