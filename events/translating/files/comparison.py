"""Dry run: what a sheet that came back would change, before anything is changed."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from events.rich_text import plain_text
from events.translating.texts import Text, texts_of

from .canonical_html import canonical
from .joining import join
from .sheet import KEY, Line, Sheet, WrongSheet

_MARK = re.compile(r"<(strong|em|s|sup|sub|a)\b")


@dataclass(frozen=True)
class Comparison:
    """``changes`` go by key; ``strangers`` are texts that have no place here.

    ``bare`` are new translations that have fewer marks than their originals.
    """

    changes: dict[str, Line]
    unchanged: int
    strangers: tuple[Line, ...]
    bare: tuple[Line, ...]


def compare(sheet: Sheet, event, language: str) -> Comparison:
    """Lay ``sheet`` beside ``event``; refuse one that belongs somewhere else.

    An empty translation takes nothing away: who left a row empty has not got to it.
    """
    if sheet.record != event.pk:
        raise WrongSheet(_("This file belongs to another record."))
    if (sheet.source, sheet.target) != (event.original_language, language):
        raise WrongSheet(_("This file is a translation from or into another language."))
    texts = {text.key: text for text in texts_of(event)}
    changes, strangers, unchanged, bare = {}, [], 0, []
    for key, lines in _by_text(sheet).items():
        text = texts.get(key)
        if text is None:  # it is gone
            strangers += lines
            continue
        line, new, homeless = _of_text(lines, text, event, language)
        strangers += homeless
        if line is None:
            continue
        if _reads_the_same(line, text, language):
            unchanged += 1
        else:
            changes[key] = _fitted(line, text, language)
            bare += filter(_is_bare, new)
    strangers = [line for line in strangers if plain_text(line.translation)]
    return Comparison(changes, unchanged, tuple(strangers), tuple(bare))


def _by_text(sheet: Sheet) -> dict[str, list[Line]]:
    lines = defaultdict(list)
    for line in sheet.lines:
        lines[KEY.fullmatch(line.key)["text"]].append(line)
    return lines


def _of_text(lines: list[Line], text: Text, event, language: str):
    """Return what a file says of a text, what of it is new, and what has no place."""
    units = [line for line in lines if line.key != text.key]
    if units and text.is_rich:
        return join(units, text, event.original_language, language)
    filled = [line for line in lines if plain_text(line.translation)]
    if not filled or units:
        return None, [], lines
    return filled[0], filled[:1], filled[1:]  # a row that was doubled


def _is_bare(line: Line) -> bool:
    original, translation = (
        Counter(_MARK.findall(words)) for words in (line.original, line.translation)
    )
    return bool(original - translation)


def _reads_the_same(line: Line, text: Text, language: str) -> bool:
    stored = text.written_in(language)
    if text.is_rich:
        return canonical(line.translation) == canonical(stored)
    return plain_text(line.translation).split() == stored.split()


def _fitted(line: Line, text: Text, language: str) -> Line:
    """Return a line as its text is kept: without tags, unless it is a rich one."""
    if text.is_rich:
        return replace(line, translation=text.as_kept(line.translation, language))
    original, translation = map(plain_text, (line.original, line.translation))
    return Line(line.key, original, text.as_kept(translation, language))
