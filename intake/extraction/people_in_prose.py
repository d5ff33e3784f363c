"""Named entities in prose: people who took part, and what they did."""

import functools
import re
from collections.abc import Iterator
from dataclasses import replace

from events.choices import Role
from languages.detection import UNDETERMINED
from languages.lookback import before, leads
from languages.names.extraction import FoundName
from languages.sentences import flat

from ..proposal import Extracted, ProposedPerson
from ..readers.blocks import Block
from ..rules import Rules, in_any_language
from ..rules import rules as rules_of
from ..rules.chains import find_chains
from .attribution import Told, told_of
from .mentioned import is_only_mentioned
from .person_details import details_at, mention
from .texts import Sentence, quoted, sentences_of

_ACTS = ("spoke", "took_part", "held")
_TITLE_AROUND = 160  # letters between a speaker and the title of the talk
_REACH = 70  # letters from a name to the word behind it that gives its role
_LEAD = 200  # letters before it, posts and degrees among them
_GUEST_REACH = 40
_SHORTEST_NAME = 2  # words
_NEAR = 90  # letters before a name in which a post tells that it is one
_OF_BODY = re.compile(r"\S+(?:ого|его) ")  # «Университет Нового Южного Уэльса»


def people_in_prose(
    prose: list[Block], of_version: Rules, event_title: str
) -> Iterator[ProposedPerson]:
    """Yield those of whom a sentence says that they took part or spoke, and those
    whom a post leads in."""
    earlier: set[str] = set()
    for sentence in sentences_of(prose):
        language = sentence.block.language  # it may quote another one
        own = language in {of_version.language, UNDETERMINED}
        rules = of_version if own else rules_of(language)
        acts = any(rules.pattern(act).search(sentence.plain) for act in _ACTS)
        names = _names_in(sentence, rules, earlier)
        told = told_of(sentence.text, names, rules)
        present = [
            (name, words)
            for name, words in zip(names, told, strict=True)
            if (acts or words.leads(name.start))
            and not is_only_mentioned(
                sentence.text, sentence.plain, name, words.start(name.start), rules
            )
        ]
        earlier |= {name.name for name, _told in present}
        yield from _mentions(sentence, present, event_title, rules, of_version.language)


def _mentions(
    sentence: Sentence,
    present: list[tuple[FoundName, Told]],
    event_title: str,
    rules: Rules,
    language: str,
) -> Iterator[ProposedPerson]:
    plain = sentence.plain
    names = [name for name, _told in present]
    spoke = bool(rules.compiled(rules.roles[Role.SPEAKER]).search(plain))
    titles = _titles_of_talks(sentence.text, event_title)
    talks = _talks(plain, titles, names, rules)
    guests_from = _guests_from(plain, names, rules)
    edges = [0, *(name.end for name in names)]
    starts = [*(name.start for name in names), len(plain)][1:]
    for number, ((name, told), edge, after) in enumerate(
        zip(present, edges, starts, strict=False)
    ):
        talk = talks.get(number)
        role = _role(
            plain[max(edge, name.start - _LEAD) : name.start],
            plain[name.end : min(after, name.end + _REACH)],
            rules,
            spoke=spoke,
            has_talk=talk is not None,
            is_guest=number >= guests_from,
        )
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
    names = [
        name
        for name in _behind_units(text, rules)
        if not any(first <= name.start < last for first, last in quotes)
    ]
    return _with_plain_names(text, sentence.plain, names, rules, earlier)


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
    return replace(name, start=inside + 1, name=" ".join(words[count:]))


def _with_plain_names(
    text: str, plain: str, names: list[FoundName], rules: Rules, earlier: set[str]
) -> list[FoundName]:
    """Add names of two plain words that the words before them make sure of."""
    ends, quotes = {name.end for name in names}, quoted(text)
    for name in rules.names_in(text):
        if any(name.start < other.end and other.start < name.end for other in names):
            continue
        listed = leads(_joins_list(), plain, name.start)
        goes_on = listed and listed.start() in ends
        if _OF_BODY.match(name.name) or any(a <= name.start < b for a, b in quotes):
            continue
        known = goes_on or name.name in earlier
        if known or _follows_title(before(plain, name.start), rules):
            names = [*names, name]
            ends.add(name.end)
    return sorted(names, key=lambda name: name.start)


@functools.cache
def _joins_list() -> re.Pattern[str]:
    """Match what stands between two names of a list."""
    words = in_any_language("and_words")
    return re.compile(rf"\s?(?:\([^)]*\))?\s?(?:,|,?\s{words})\s$")


def _follows_title(lead: str, rules: Rules) -> bool:
    near = lead[-_NEAR:]
    title = (
        rf"(?:{rules.degrees}|{rules.posts})[а-яәғқңөұүһіa-z]{{0,6}},?\s*(?:[–—-]\s)?"
    )
    of_what = rf"(?:[^\s,;]+\s){{0,4}}{rules.bodies}[\w-]*\s*"
    title += rf"(?:{rules.year_of_study}|{of_what})?$"
    return bool(
        rules.compiled(title).search(near) or rules.pattern("arrived").search(near)
    )


def _role(
    lead: str, behind: str, rules: Rules, *, spoke: bool, has_talk: bool, is_guest: bool
) -> Extracted[Role]:
    """Return the role a sentence gives a name: by its own words, else by its verb."""
    for role in (Role.MODERATOR, Role.SECRETARY, Role.DISCUSSANT):
        pattern = rules.compiled(rules.roles[role])
        if pattern.search(lead) or pattern.search(re.split("[,;]", behind)[0]):
            return Extracted(role, confidence=0.9)
    if has_talk or spoke:
        return Extracted(Role.SPEAKER, confidence=0.95 if has_talk else 0.7)
    return Extracted(Role.GUEST if is_guest else Role.PANELIST, confidence=0.7)


def _guests_from(plain: str, names: list[FoundName], rules: Rules) -> int:
    """Return from which name on the names of a sentence are those of guests."""
    guest = rules.compiled(rules.roles[Role.GUEST])
    for number, name in enumerate(names):
        before = names[number - 1].end if number else 0
        if guest.search(plain[max(before, name.start - _GUEST_REACH) : name.start]):
            return number
    return len(names)


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
