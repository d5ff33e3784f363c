"""Dry run: what a sheet that came back would change, before anything is changed."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from events.rich_text import plain_text
from events.translating.texts import Text, texts_of

from .canonical_html import canonical
from .sheet import Line, Sheet, WrongSheet


@dataclass(frozen=True)
class Comparison:
    """``changes`` go by key; ``strangers`` are texts that have no place here."""

    changes: dict[str, Line]
    unchanged: int
    strangers: tuple[Line, ...]


def compare(sheet: Sheet, event, language: str) -> Comparison:
    """Lay ``sheet`` beside ``event``; refuse one that belongs somewhere else.

    An empty translation takes nothing away: who left a row empty has not got to it.
    """
    if sheet.record != event.pk:
        raise WrongSheet(_("This file belongs to another record."))
    if (sheet.source, sheet.target) != (event.original_language, language):
        raise WrongSheet(_("This file is a translation from or into another language."))
    texts = {text.key: text for text in texts_of(event)}
    changes, strangers, unchanged = {}, [], 0
    for line in sheet.lines:
        if not plain_text(line.translation):
            continue
        text = texts.get(line.key)
        if text is None or line.key in changes:  # gone, or a row that was doubled
            strangers.append(line)
        elif _reads_the_same(line, text, language):
            unchanged += 1
        else:
            changes[line.key] = _fitted(line, text, language)
    return Comparison(changes, unchanged, tuple(strangers))


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
