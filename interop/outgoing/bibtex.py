"""BibTeX that BibLaTeX reads as well: ``langid``, ``date`` and ``subtitle`` are its."""

from .record import Participant, Record

MEDIA_TYPE = "application/x-bibtex"
EXTENSION = "bib"

_ESCAPES = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
_LANGUAGES = {"kk": "kazakh", "ru": "russian", "en": "english"}


def render(record: Record) -> str:
    fields = {
        "author": _authors(record),
        "title": f"{{{_plain(record.title.text)}}}",  # inner braces keep capitals
        "subtitle": _plain(record.subtitle.text),
        "howpublished": _plain(record.kind_label),
        "organization": _plain(record.publisher.text),
        "series": _plain(record.series.name.text) if record.series else "",
        "address": _plain(record.city.text),
        "date": _date(record),
        "year": str(record.year),
        "langid": _LANGUAGES[record.title.language],
        "keywords": _plain(", ".join(topic.name.text for topic in record.topics)),
        "doi": record.doi,
        "url": record.cite_as,
    }
    lines = "".join(
        f"  {name} = {{{value}}},\n" for name, value in fields.items() if value
    )
    return f"@misc{{roundtable-{record.id}-{record.language},\n{lines}}}\n"


def _authors(record: Record) -> str:
    people = [_name(author) for author in record.authors]
    if not people:
        people = [f"{{{_plain(one.name.text)}}}" for one in record.organisers]
    if people and record.has_others:
        people.append("others")
    return " and ".join(people)


def _name(author: Participant) -> str:
    """Return «family, given»; a name kept whole stands in braces."""
    name = _plain(author.inverted)
    return name if author.family else f"{{{name}}}"


def _date(record: Record) -> str:
    last = f"/{record.ends_on.isoformat()}" if record.ends_on else ""
    return record.starts_on.isoformat() + last


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(_ESCAPES)
