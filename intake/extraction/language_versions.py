"""Language segmentation: which blocks are which language's version of the text.

Universities repeat a report block by block, language after language or paragraph after
paragraph, or set the languages side by side in a table. A language has a version of
its own when its blocks tell of the event; a speech quoted in another language does not.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from languages.detection import UNDETERMINED, detect
from languages.sentences import flat

from ..readers.blocks import BESIDE_THE_TEXT, Block, BlockKind
from ..rules import LANGUAGES, Rules, in_any_language, rules
from .labels import Fact, find_facts
from .line_roles import is_report
from .texts import Sentence, is_prose, marker_length, opening, sentences_of

_FEWEST_WORDS = 3  # below, a line's own language is not trusted
_SHARE = 0.25  # of the main language's prose a version has at least
_OPENING = 4  # blocks in which a version names the kind of the event
_BETWEEN_TITLES = re.compile(r"\s*[/|]\s*|\n")
_LONGEST_TITLES = 1_000  # letters of two on one line
_MAY_BE_TITLE = {BlockKind.PARAGRAPH, BlockKind.HEADING}
_HEAD = 10  # blocks among which titles of other languages stand


@dataclass(frozen=True)
class LanguageVersion:
    """The text in one language; ``boilerplate`` is that of the whole source."""

    language: str
    blocks: tuple[Block, ...]
    boilerplate: tuple[Block, ...] = ()

    @property
    def rules(self) -> Rules:
        return rules(self.language)

    @cached_property
    def facts(self) -> list[Fact]:
        return find_facts(self.blocks, self.rules)

    @cached_property
    def opening(self) -> list[Sentence]:
        """What tells of the event: the sentences of the head and the first prose."""
        return list(sentences_of(opening(self.blocks)))

    def labelled(self, *names: str) -> list[Sentence]:
        """Return the values of the labelled facts of these names."""
        return [
            value for fact in self.facts if fact.name in names for value in fact.values
        ]

    @property
    def labelled_blocks(self) -> set[int]:
        """The numbers of the blocks that labels and their values stand in."""
        values = {value.block.number for fact in self.facts for value in fact.values}
        return values | {fact.label.number for fact in self.facts}


def language_versions(
    blocks: list[Block], boilerplate: tuple[Block, ...] = (), language: str = ""
) -> list[LanguageVersion]:
    """Return the versions of a text, the original first; ``language`` names it."""
    text = [block for block in blocks if block.kind not in BESIDE_THE_TEXT]
    columns = _columns(text)
    halves = {block.number: _halves(block) for block in text[:_HEAD]}
    assigned = _by_language(text, columns)
    main = _main(text, assigned, language)
    others = [
        code
        for code in LANGUAGES
        if code != main and _is_version(code, main, text, assigned)
    ]
    titles = _titles_alone(text, assigned, halves, {main, *others})
    kept = {number for lines in titles.values() for number in lines}
    return [
        LanguageVersion(
            code,
            tuple(
                halves.get(block.number, {}).get(code) or _out_of_column(block, columns)
                for block in text
                if code in halves.get(block.number, {})
                or _belongs(block, code, main, others, assigned, titles, kept)
            ),
            boilerplate,
        )
        for code in [main, *others, *(code for code in titles if titles[code])]
    ]


def _titles_alone(text, assigned, halves, versions: set[str]) -> dict[str, set[int]]:
    """Return the title lines of each language that has no version of its own."""
    titles = {
        code: _titles(code, text, assigned)
        for code in LANGUAGES
        if code not in versions
    }
    for number, parts in halves.items():
        for code in set(parts) & set(titles):
            titles[code].add(number)
    return titles


def _belongs(block, code, main, others, assigned, titles, kept) -> bool:
    if code in titles:
        return block.number in titles[code]
    if block.number in kept:
        return False
    language = assigned[block.number]
    return language == code or (code == main and language not in others)


def _halves(block: Block) -> dict[str, Block]:
    """Return a title given in two languages on one line, in each of them.

    The other half is blanked, not cut, so that places in the text stay what they are.
    """
    is_line = block.kind in _MAY_BE_TITLE and not block.text[:1].isdigit()
    is_line = is_line and len(block.text) <= _LONGEST_TITLES
    for cut in _BETWEEN_TITLES.finditer(block.text) if is_line else ():
        sides = block.text[: cut.start()], block.text[cut.end() :]
        codes = [detect(side) for side in sides]
        long = all(len(side.split()) >= _FEWEST_WORDS - 1 for side in sides)
        if long and len(set(codes) & set(LANGUAGES)) == len(sides):
            blank = [" " * (len(block.text) - len(side)) for side in sides]
            texts = sides[0] + blank[0], blank[1] + sides[1]
            return {
                code: replace(block, text=text, language=code)
                for code, text in zip(codes, texts, strict=True)
            }
    return {}


def is_language_name(text: str) -> bool:
    """Tell whether a line only names a language, as the head of a column does."""
    words = flat(text).strip(" .:()[]«»/-")
    return bool(re.fullmatch(in_any_language("called"), words))


def _columns(blocks: list[Block]) -> dict[tuple[int, int], str]:
    """Return the language of each column of the tables that set versions abreast."""
    texts: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for block in blocks:
        if block.place and not is_language_name(block.text):
            texts[block.place.table][block.place.column].append(block.text)
    columns_of: dict[tuple[int, int], str] = {}
    for table, columns in texts.items():
        languages = {n: detect("\n".join(parts)) for n, parts in columns.items()}
        detected = [code for code in languages.values() if code != UNDETERMINED]
        long = [n for n, parts in columns.items() if len(" ".join(parts).split()) >= 12]
        if len(set(detected)) == len(columns) > 1 and len(long) == len(columns):
            columns_of |= {(table, n): code for n, code in languages.items()}
    return columns_of


def _out_of_column(block: Block, columns: dict[tuple[int, int], str]) -> Block:
    """Return a cell of such a column as the paragraph it would be on its own."""
    if not block.place or (block.place.table, block.place.column) not in columns:
        return block
    kind = BlockKind.HEADING if block.level else BlockKind.PARAGRAPH
    return replace(block, kind=kind, place=None)


def _by_language(blocks: list[Block], columns) -> dict[int, str]:
    """Return the language of each block; a line too short to tell takes its place's."""
    sure = [_sure_language(block, columns) for block in blocks]
    following = [""]
    for code in reversed(sure):
        following.append(code or following[-1])
    following.reverse()
    assigned: dict[int, str] = {}
    before = ""
    for number, (block, code) in enumerate(zip(blocks, sure, strict=True)):
        after = following[number + 1]
        if not code:
            guess = block.language if block.language in LANGUAGES else ""
            code = guess if guess in {before, after} else before or after or guess
        elif before == after != "" and not is_prose(block) and _is_name_like(block):
            code = before
        before = assigned[block.number] = code or LANGUAGES[0]
    return assigned


def _sure_language(block: Block, columns: dict[tuple[int, int], str]) -> str:
    place = block.place and columns.get((block.place.table, block.place.column))
    return place or (block.language if _is_trusted(block) else "")


def _is_trusted(block: Block) -> bool:
    """Tell whether a block is long enough, or alone enough, to show its language."""
    stands_out = block.bold or block.centred or block.level or block.language == "en"
    fewest = 2 if stands_out and not _is_name_like(block) else _FEWEST_WORDS
    return block.language in LANGUAGES and len(block.text.split()) >= fewest


def _is_name_like(block: Block) -> bool:
    """Tell whether a line is mostly capitalised words: names betray no language."""
    words = [word for word in block.text.split() if word[:1].isalpha()]
    capital = sum(word[:1].isupper() for word in words)
    return bool(words) and capital > 0.5 * len(words)


def _main(blocks: list[Block], assigned: dict[int, str], wanted: str) -> str:
    """Return the language most of the text is in; of equals, the first."""
    if wanted in LANGUAGES:
        return wanted
    weight: Counter[str] = Counter()
    for block in blocks:
        weight[assigned[block.number]] += len(block.text)
    if not weight:
        return "kk"
    most = max(weight.values())
    return next(
        assigned[b.number] for b in blocks if weight[assigned[b.number]] > 0.6 * most
    )


def _is_version(code: str, main: str, blocks: list[Block], assigned) -> bool:
    of_language = [block for block in blocks if assigned[block.number] == code]
    weight = sum(len(block.text) for block in of_language)
    whole = sum(len(b.text) for b in blocks if assigned[b.number] == main)
    if weight < _SHARE * whole:
        return False
    words = rules(code)
    return any(words.first_of("kinds", flat(b.text))[1] for b in of_language[:_OPENING])


def _titles(code: str, blocks: list[Block], assigned: dict[int, str]) -> set[int]:
    """Return the lines of the head in a language that has nothing but a title."""
    of_language = [block for block in blocks if assigned[block.number] == code]
    head = {block.number for block in blocks[:_HEAD]}
    may_be = [block for block in of_language if block.kind in _MAY_BE_TITLE]
    lines = {block.number for block in may_be if block.number in head}
    apart = any(
        is_prose(b) or (b.number in lines and (":" in b.text[:40] or _is_report(b)))
        for b in of_language
    )
    apart = apart or any(_tells_of_somebody(block, code) for block in of_language)
    is_title = lines and len(may_be) == len(of_language) and not apart
    return lines if is_title and len(lines) <= _FEWEST_WORDS else set()


def _tells_of_somebody(block: Block, code: str) -> bool:
    """Tell whether a line is of a list of people, whose names betray no language."""
    names = rules(code).names_in(block.text)
    if not names or names[0].start > marker_length(block.text) + 1:
        return False
    behind = block.text[names[0].end :]
    told = (
        rf"\s*(?:[,–—(-]|$|(?:{in_any_language('posts')}|{in_any_language('degrees')}))"
    )
    return bool(re.match(told, flat(behind)))


def _is_report(block: Block) -> bool:
    """Tell whether a line only says, in some language, what kind of paper this is."""
    return any(is_report(block, rules(code)) for code in LANGUAGES)
