"""BibTeX that BibLaTeX reads as well: ``langid``, ``date`` and ``subtitle`` are its."""

from ..record import meaning
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
_LANGUAGES = {"kk": "kazakh", "ru": "russian", "en": "english"}
_BODIES = {"translator", "publisher"}  # whose names «and» parts, and nothing else
_AS_WRITTEN = {"title_alone", "event"}  # inner braces keep capitals


def render(record: Record) -> str:
    return render_works([Work(record)])


def render_works(works: list[Work]) -> str:
    return "\n".join(_entry(work) for work in works)


def _entry(work: Work) -> str:
    lines = "".join(
        f"  {tag} = {{{_value(work, fact, values)}}},\n"
        for fact, tag, values in meaning.told(work, "bibtex")
    )
    return f"@{meaning.kind('bibtex', work.kind)}{{{work.key},\n{lines}}}\n"


def _value(work: Work, fact: str, values: list[str]) -> str:
    if fact == "author":
        return _authors(work)
    if fact == "language":
        return _LANGUAGES[values[0]]
    if fact in _BODIES:
        return " and ".join(map(_whole, values))
    value = (" and " if fact == "city" else ", ").join(map(_plain, values))
    return f"{{{value}}}" if fact in _AS_WRITTEN else value


def _authors(work: Work) -> str:
    people = [_name(author) for author in work.authors]
    if not people:
        people = [_whole(name) for name in work.author_names]
    if people and work.has_others:
        people.append("others")
    return " and ".join(people)


def _name(author: Participant) -> str:
    """Return «family, given»; a name kept whole stands in braces."""
    name = author.inverted
    return _plain(name) if author.family else _whole(name)


def _whole(name: str) -> str:
    """Return a name of which programs shall not think that it has parts."""
    return f"{{{_plain(name)}}}"


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(_ESCAPES)
