"""BibTeX that BibLaTeX reads as well: ``langid``, ``date`` and ``subtitle`` are its."""

from ..record import moments
from ..record.record import Participant, Record
from ..record.work import Work

MEDIA_TYPE = "application/x-bibtex"
EXTENSION = "bib"
NAME = "BibTeX"
DISPOSITION = "attachment"

_ESCAPES = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
_KINDS = {"record": "misc", "section": "incollection", "talk": "inproceedings"}
_LANGUAGES = {"kk": "kazakh", "ru": "russian", "en": "english"}


def render(record: Record) -> str:
    return render_works([Work(record)])


def render_works(works: list[Work]) -> str:
    return "\n".join(_entry(work) for work in works)


def _entry(work: Work) -> str:
    lines = "".join(
        f"  {name} = {{{value}}},\n" for name, value in _fields(work).items() if value
    )
    return f"@{_KINDS[work.kind]}{{{work.key},\n{lines}}}\n"


def _fields(work: Work) -> dict[str, str]:
    record = work.record
    return {
        "author": _authors(work),
        "translator": " and ".join(f"{{{_plain(one)}}}" for one in record.translators),
        "title": f"{{{_plain(work.title.text)}}}",  # inner braces keep capitals
        "subtitle": "" if work.part else _plain(record.subtitle.text),
        "booktitle": f"{{{_plain(work.host)}}}" if work.host else "",
        "howpublished": "" if work.part else _plain(record.kind_label),
        "organization": _plain(record.publisher.text),
        "series": _plain(record.series.name.text) if record.series else "",
        "address": " and ".join(map(_plain, record.cities)),
        "date": moments.days(record),
        "year": str(record.year),
        "langid": _LANGUAGES[work.title.language],
        "keywords": _plain(", ".join(topic.name.text for topic in record.topics)),
        "note": _plain(record.notes_of_origin),
        "doi": work.doi,
        "url": work.address,
    }


def _authors(work: Work) -> str:
    people = [_name(author) for author in work.authors]
    if not people:
        people = [f"{{{_plain(name)}}}" for name in work.author_names]
    if people and work.has_others:
        people.append("others")
    return " and ".join(people)


def _name(author: Participant) -> str:
    """Return «family, given»; a name kept whole stands in braces."""
    name = _plain(author.inverted)
    return name if author.family else f"{{{name}}}"


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(_ESCAPES)
