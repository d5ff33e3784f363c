"""References as several schools write them, set by citeproc or by our own hand.

Terms («and others», the month) follow the language of the title that is cited, not of
the reader: a reference list keeps every source in its own language.
"""

import logging
from datetime import date
from html import escape, unescape
from re import sub

from ..record.work import Work
from . import csl, gost

NAMES = {style: one.name for style, one in gost.STANDARDS.items()} | csl.NAMES
log = logging.getLogger(__name__)


def references(works: list[Work], style: str, accessed: date) -> list[str]:
    """Return works as references: safe HTML, whose only tags are those of italics.

    ``accessed`` is the day GOST asks for. Works of one language are set together, for
    the style must be read anew for every language.
    """
    by_key = {}
    for language in {work.title.language for work in works}:
        same = [work for work in works if work.title.language == language]
        by_key |= _set(same, style, accessed)
    return [by_key[work.key] for work in works]


def plain(reference: str) -> str:
    """Return a reference without its italics.

    >>> plain("Есім, Ғ. &amp; Кан, Г. <i>Алаш</i>.")
    'Есім, Ғ. & Кан, Г. Алаш.'
    """
    return unescape(sub("</?[a-z]+>", "", reference)).strip()


def _set(works: list[Work], style: str, accessed: date) -> dict[str, str]:
    """Return the references to works of one language, by their keys.

    What a style cannot set is written plainly, and spoils nothing beside it.
    """
    try:
        if style in gost.STANDARDS:
            lines = [_html(gost.reference(one, style, accessed)) for one in works]
        else:
            lines = csl.bibliography(works, style)
        return dict(zip((one.key for one in works), lines, strict=True))
    except Exception:  # whatever is wrong, readers get a reference
        if len(works) > 1:
            alone = [_set([work], style, accessed) for work in works]
            return {key: line for one in alone for key, line in one.items()}
        log.exception("%s cannot be set in the style %s.", works[0].key, style)
        return {works[0].key: _html(_plainly(works[0]))}


def _plainly(work: Work) -> str:
    names = "; ".join(work.author_names)
    parts = names, work.title.text, str(work.record.year), work.address
    return ". ".join(part.rstrip(".") for part in parts if part)


def _html(text: str) -> str:
    return escape(text, quote=False)
