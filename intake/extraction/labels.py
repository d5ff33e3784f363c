"""Key-value extraction: «Күні: 6 желтоқсан», or a table of two columns.

A label stands before a colon, alone above a list, or in the first column. What stands
behind it is its value, and the record shows the fact instead of the line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from operator import attrgetter

from events.choices import Role
from languages.russian import is_verb
from languages.sentences import flat, sentences

from ..readers.blocks import Block, BlockKind
from ..rules import Rules
from ..rules.chains import find_chains
from .texts import Sentence, is_prose, marker_length, trimmed

PEOPLE = {  # labels of those who took part, with their roles
    "moderator": Role.MODERATOR,
    "speaker": Role.SPEAKER,
    "discussant": Role.DISCUSSANT,
    "secretary": Role.SECRETARY,
    "guest": Role.GUEST,
    "participant": Role.PANELIST,
}
_LABEL = re.compile(r"[^:–—?!]{2,70}?(?=\s?[:–—]|\s?-\s)|[^:?!]{2,60}$")
_WORD = re.compile(r"[^\W\d_]+")
_AFTER_LABEL = re.compile(r"\s?[:–—-]\s?")
_LONGEST_FACT = 300
_LONGEST_ENTRY = 350
_LONGEST_LIST = 20_000  # letters of people in one paragraph
_BY_SHAPE = 0.6  # how sure any two capitalised words are
_LONGEST_POST = 120  # letters of a line
_MOST_BENEATH = 2  # lines of posts beneath a name
_MOST_BESIDE = 200  # blocks in the row of a label
_NAME_WITHIN = 0.6  # of an entry's text its name begins, posts may lead it
_AFTER_NAME = ("", ",", ";", "–", "—", "-", "(", ".")
_MOST_HOSTS = 5  # lines beneath «Organised by»
_NOTHING = re.compile(r"(?!)")
_BLANKS = re.compile(r"_{2,}")


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its values; a list of people has one value for each entry."""

    name: str
    label: Block
    values: tuple[Sentence, ...]


def find_facts(blocks: list[Block], rules: Rules) -> list[Fact]:
    """Return the labelled facts among ``blocks``."""
    facts: list[Fact] = []
    taken: set[int] = set()
    for place, block in enumerate(blocks):
        if block.number in taken:
            continue
        fact = _fact(blocks, place, rules)
        if fact:
            facts.append(fact)
            taken |= {value.block.number for value in fact.values} | {block.number}
    return facts


def _fact(blocks: list[Block], place: int, rules: Rules) -> Fact | None:
    block = blocks[place]
    name, start = _label(block, rules)
    if not name:
        return None
    rest = Sentence(block, *trimmed(block.text, start, len(block.text)))
    if not rest.text or _BLANKS.fullmatch(rest.text):
        values = tuple(_below(blocks, place, name, rules))
        if name in PEOPLE and not any(rules.names_in(v.text) for v in values):
            return None
    elif name in PEOPLE:
        if len(rest.text) > _LONGEST_LIST:
            return None
        if _goes_on_telling(rest.text, rules):
            return None  # a paragraph that goes on to tell who else was there
        beneath = blocks[place + 1 :]
        beside = block.place  # a cell, or the text that ends at a table
        beneath = list(takewhile(lambda below: below.place == beside, beneath))
        values = (rest, *_entries(beneath, rules))
        if not rules.names_in(rest.text):
            return None
    elif name == "organiser" and _is_somebody(rest.text, rules):
        return None
    else:
        values = (rest,) if len(rest.text) <= _LONGEST_FACT else ()
    return Fact(name, block, values) if values else None


def _is_somebody(text: str, rules: Rules) -> bool:
    """Tell whether a text names people and no body: «библиотекарь Анна Ким»."""
    names = rules.names_in(text, expected=False)
    return bool(names) and not find_chains(text, rules.language)


def _goes_on_telling(text: str, rules: Rules) -> bool:
    first, *others = sentences(text) or [(0, 0)]
    more = flat(text[others[0][0] :]) if others else ""
    took_part = rules.pattern("took_part").search(flat(text))
    return bool(took_part or rules.pattern("spoke").search(more))


def _label(block: Block, rules: Rules) -> tuple[str, int]:
    """Return which fact a line gives and where its value begins."""
    lead = marker_length(block.text)
    match = _LABEL.match(block.text, lead)
    if match is None or (block.kind is BlockKind.NOTE):
        return "", 0
    words = flat(match.group()).strip(" .«»\"'_")
    bare = rules.pattern("event_words").sub("", words).strip()
    after = _AFTER_LABEL.match(block.text, match.end())
    tongues = (words, bare, *words.split(" / "))  # «Модератор / Ведущая»
    for name, pattern in rules.labels.items():
        if any(map(rules.compiled(pattern).fullmatch, tongues)):
            return name, after.end() if after else match.end()
    return "", 0


def _below(
    blocks: list[Block], place: int, name: str, rules: Rules
) -> Iterator[Sentence]:
    """Yield the values of a label that stands alone: beside it or beneath it."""
    label = blocks[place]
    after = blocks[place + 1 :]
    if label.place:
        near = after[:_MOST_BESIDE]
        beneath = list(takewhile(lambda b: b.place == label.place, near))
        if beneath:
            yield from _entries(beneath, rules)
            return
        place_of = attrgetter("place.table", "place.row")
        row = [b for b in near if b.place and place_of(b) == place_of(label)]
        if row:
            yield from (Sentence(b, 0, len(b.text)) for b in row)
            return
    if name in PEOPLE:
        yield from _entries(after, rules)
    elif after and _ends_as_label(label, name) and len(after[0].text) <= _LONGEST_FACT:
        body = rules.pattern("bodies") if name == "organiser" else _NOTHING
        more = takewhile(lambda b: body.search(flat(b.text)), after[1:_MOST_HOSTS])
        yield from (Sentence(b, 0, len(b.text)) for b in [after[0], *more])


def _ends_as_label(block: Block, name: str) -> bool:
    stands_out = block.bold or block.kind is BlockKind.HEADING or name == "organiser"
    return stands_out or block.text.rstrip().endswith(":")


def _entries(after: list[Block], rules: Rules) -> Iterator[Sentence]:
    """Yield the entries of a list of people for as long as they look like one; lines
    beneath names tell of them, where it does not begin with such a line."""
    telling: list[Block] = []
    is_led = False  # by posts, which stand above their names
    for number, block in enumerate(after):
        is_label = _label(block, rules)[0] and block.text.rstrip().endswith(":")
        is_label = is_label or (not block.place and _label(block, rules)[0])
        if is_label:
            return
        if is_entry(block, rules):
            if not is_led:
                yield from (Sentence(one, 0, len(one.text)) for one in telling)
            telling = []
            yield Sentence(block, 0, len(block.text))
        elif len(telling) < _MOST_BENEATH and _tells(block, rules):
            telling.append(block)
            is_led = is_led or not number or not any(map(str.isalpha, block.text))
        else:
            return


def _tells(block: Block, rules: Rules) -> bool:
    """Tell whether a line among names says a post or nothing: «–»."""
    text = block.text.strip()
    if not any(map(str.isalpha, text)):
        return not any(map(str.isdigit, text))
    if block.kind is not BlockKind.PARAGRAPH or len(text) > _LONGEST_POST:
        return False
    post = rules.compiled(rf"(?<!\w)(?:{rules.posts}|{rules.degrees})")
    is_line = text[-1] not in ".:;?!" and not rules.names_in(text)
    return is_line and bool(post.search(flat(text)))


def is_entry(block: Block, rules: Rules) -> bool:
    """Tell whether a block is one person of a list: a name and who that is."""
    text = block.text
    if len(text) > _LONGEST_ENTRY or text.rstrip().endswith((":", "?")):
        return False
    names = rules.names_in(text)
    if block.kind is BlockKind.CELL:
        return True
    if not names:
        return False
    if block.kind is BlockKind.ITEM or marker_length(text):
        return True
    begins, after = names[0].start, text[names[0].end :].lstrip()[:1]
    if begins <= 1 and after in _AFTER_NAME:
        return True
    ahead = _WORD.findall(text[:begins].lower())  # of another language, perhaps
    tells = begins > 1 and rules.pattern("spoke").search(flat(text))
    tells = tells or any(map(is_verb, ahead))
    if names[0].certainty <= _BY_SHAPE:
        return False  # «Market Towns and Courtly Gardens»
    return not is_prose(block) and begins < _NAME_WITHIN * len(text) and not tells
