"""Bibliographic references by three GOST standards, written straight from a work.

R 7.0.5–2008 is the brief reference; 7.1–2003 is the interstate description that Kazakh
theses ask for; R 7.0.100–2018 took its place in Russia.
"""

from dataclasses import dataclass
from datetime import date

from ..record.record import Participant
from ..record.work import Work
from . import days
from .romanised import initials


@dataclass(frozen=True, slots=True)
class Standard:
    """What tells one standard from another."""

    name: str
    area: str = ". – "  # the mark between areas
    colon: str = " : "
    leading: int = 1  # how many names lead the entry, with a comma if it is one
    limit: int = 3  # more names than these are cut to the first ``kept``
    kept: int = 1
    is_of_2018: bool = False  # the medium is a note at the end, not behind the title


STANDARDS = {
    "gost": Standard("ГОСТ Р 7.0.5–2008", ". ", ": ", leading=3),
    "gost-7.1": Standard("ГОСТ 7.1–2003"),
    "gost-7.0.100": Standard("ГОСТ Р 7.0.100–2018", limit=4, kept=3, is_of_2018=True),
}
# The medium, «and others», the day of reading, the way to the resource, the note.
_TERMS = {
    "kk": "Электрондық ресурс|және т.б.|қаралған күні|Қолжетімділік режимі|Мәтін : "
    "электрондық",
    "ru": "Электронный ресурс|и др.|дата обращения|Режим доступа|Текст : электронный",
    "en": "Electronic resource|et al.|accessed|Access mode|Text : electronic",
}


def reference(work: Work, style: str, accessed: date) -> str:
    """Return the reference to a work by one of the ``STANDARDS``, as plain text."""
    standard = STANDARDS[style]
    medium, others, seen, way, note = _TERMS[work.title.language].split("|")
    note = note if standard.is_of_2018 else ""
    title = work.title.text + ("" if standard.is_of_2018 else f" [{medium}]")
    leads = len(work.authors) <= 3 and not work.has_others  # else the title does
    names = _names(standard, work, leads, others)
    if work.host:
        within = _joined(standard.area, _joined(" / ", title, names), note)
        title = f"{within} // {_of_event(standard, work, work.record.title.text)}"
    else:
        title = _joined(" / ", _of_event(standard, work, title), names)
    whole = _joined(
        standard.area,
        title,
        _published(standard, work),
        f"({work.record.series.name})" if work.record.series else "",
        f"{way if style == 'gost-7.1' else 'URL'}: {work.address} "
        f"({seen}: {accessed:%d.%m.%Y})",
        "" if work.host else note,
    )
    comma = ", " if standard.leading == 1 else " "
    leading = [_joined(comma, *_parts(one)) for one in work.authors[: standard.leading]]
    return _joined(". ", ", ".join(leading) if leads else "", whole) + "."


def _of_event(standard: Standard, work: Work, title: str) -> str:
    """Return the title of a record with its subtitle and what event it was."""
    record = work.record
    when = days.short(record.starts_on, record.ends_on, work.title.language)
    kind = record.kind_label[:1].lower() + record.kind_label[1:]
    event = _joined(", ", kind, *record.cities, when)
    return _joined(standard.colon, title, record.own_subtitle, event)


def _names(standard: Standard, work: Work, leads: bool, others: str) -> str:
    """Return who answers for the work: people, and where nobody spoke, the hosts."""
    names = [_joined(" ", *reversed(_parts(one))) for one in work.authors]
    if not names:
        return ", ".join(one.name.text for one in work.record.organisers)
    if leads and standard.leading > 1:
        return ""  # they lead the reference, and are not said again
    if len(names) > standard.limit or work.has_others:
        return f"{', '.join(names[: standard.kept])} [{others}]"
    return ", ".join(names)


def _published(standard: Standard, work: Work) -> str:
    """Return where, by which universities and in which year."""
    cities = standard.colon.replace(":", ";").join(work.record.cities)
    hosts = [one.text for one in work.record.publishers]
    return _joined(", ", _joined(standard.colon, cities, *hosts), str(work.record.year))


def _parts(one: Participant) -> tuple[str, str]:
    return (one.family, initials(one.given)) if one.family else (one.name.text, "")


def _joined(mark: str, *parts: str) -> str:
    """Join what there is; a part that ends with a stop needs no second one."""
    whole = ""
    for part in filter(None, parts):
        between = mark[1:] if whole.endswith(".") and mark.startswith(".") else mark
        whole += between + part if whole else part
    return whole
