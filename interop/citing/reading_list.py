"""Reading list: works that a reader keeps in an address, and nowhere else.

``1,5s2,9t31`` names a record, a section of another and a talk of a third; ``5s2p4`` is
a paragraph. Whoever has the address has the list; the server remembers nothing.
"""

import re
from dataclasses import dataclass
from datetime import date
from types import ModuleType

from events.models import Event
from events.paragraphs import LABEL

from ..formats import bibtex, csl_json, endnote, ris, text
from ..record.build import build_records, language_of
from ..record.work import Work, find
from . import citations

LONGEST = 100
FORMATS = [bibtex, ris, endnote, csl_json, text]
_PART = rf"(?:t[1-9]\d{{0,8}}|s[1-9]\d{{0,8}}(?:p{LABEL})?)"
_CODE = re.compile(rf"([1-9]\d{{0,8}})({_PART}?)", re.ASCII)
_ADDRESS = re.compile(
    rf"/(?:e|events)/([1-9]\d{{0,8}})\b(?:/({_PART})\b|[^#]*#({_PART}))?", re.A
)


@dataclass(frozen=True, slots=True)
class ReadingList:
    """The works that were found, and what else was asked for."""

    works: list[Work]
    withdrawn: list[Event]
    unknown: list[str]
    is_cut: bool

    @property
    def codes(self) -> list[str]:
        return [work.code for work in self.works]


def read(typed: str, language: str) -> ReadingList:
    """Return the works of a list, each in the words in which it is read."""
    visible = "".join(sign for sign in typed if sign.isprintable())
    codes = [code.strip() for code in visible.split(",")]
    codes = list(dict.fromkeys(code for code in codes if code))
    kept = {code: match for code in codes[:LONGEST] if (match := _CODE.fullmatch(code))}
    numbers = {int(match[1]) for match in kept.values()}
    public = Event.objects.published().filter(pk__in=numbers).for_reading()
    events = {event.pk: event for event in public}
    gone = list(Event.objects.withdrawn().filter(pk__in=numbers - events.keys()))
    works = {code: _work(events, match, language) for code, match in kept.items()}
    known = {code for code, work in works.items() if work}
    known |= {code for code, m in kept.items() if int(m[1]) in {e.pk for e in gone}}
    return ReadingList(
        works=[work for work in works.values() if work],
        withdrawn=gone,
        unknown=[code[:40] for code in codes[:LONGEST] if code not in known],
        is_cut=len(codes) > LONGEST,
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """One work of a list, its reference, and the list when it is taken out."""

    work: Work
    html: str
    rest: str


def entries(works: list[Work], style: str, today: date) -> list[Entry]:
    lines = citations.references(works, style, today)
    codes = [work.code for work in works]
    return [
        Entry(work, line, ",".join(code for code in codes if code != work.code))
        for work, line in zip(works, lines, strict=True)
    ]


def written(works: list[Work], file_format: ModuleType, style: str, today: date) -> str:
    """Return the works in one format; plain text is the references in a style."""
    if file_format is not text:
        return file_format.render_works(works)
    lines = (citations.plain(one.html) for one in entries(works, style, today))
    return "\n".join(lines) + "\n"


def code_of(typed: str) -> str:
    """Return the code of what a reader typed or pasted: a number or an address.

    >>> code_of("https://roundtable.example/kk/events/5-alash/#s2"), code_of(" 7 ")
    ('5s2', '7')
    >>> code_of("https://roundtable.example/e/5/s2p1-1")
    '5s2p1-1'
    """
    if match := _ADDRESS.search(typed):
        return match[1] + (match[2] or match[3] or "")
    return typed.replace(",", " ").strip()


def is_code(typed: str) -> bool:
    return bool(_CODE.fullmatch(typed))


def _work(events: dict[int, Event], code: re.Match, language: str) -> Work | None:
    event = events.get(int(code[1]))
    if event is None:
        return None
    record = next(build_records([event], language_of(event, language)), None)
    return record and find(record, code[2] or "")
