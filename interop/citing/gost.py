"""Bibliographic references by three GOST standards, written straight from a work.

R 7.0.5–2008 is the short reference; 7.1–2003 is the interstate description that Kazakh
theses ask for; R 7.0.100–2018 took its place in Russia. They differ in their marks, in
how many names they give, and in where they say that a resource is electronic.
"""

from dataclasses import dataclass
from datetime import date

from languages.names.printed import initials

from ..record.record import Participant
from ..record.work import Work
from . import days


@dataclass(frozen=True, slots=True)
class Standard:
    """What tells one standard from another."""

    name: str
    area: str  # the mark between areas
    colon: str
    comma: str  # behind a family name that leads the entry
    heading: int  # how many names lead the entry
    is_brief: bool = False  # names that lead it are not said again
    limit: int = 3  # more names than these are cut to the first ``kept``
    kept: int = 1
    marks_title: bool = True  # «[Электронный ресурс]»; else a note at the end
    says_access_mode: bool = False  # «Режим доступа» before the address, no «URL»


STANDARDS = {
    "gost": Standard("ГОСТ Р 7.0.5–2008", ". ", ": ", "", heading=3, is_brief=True),
    "gost-7.1": Standard(
        "ГОСТ 7.1–2003", ". – ", " : ", ",", heading=1, says_access_mode=True
    ),
    "gost-7.0.100": Standard(
        "ГОСТ Р 7.0.100–2018", ". – ", " : ", ",", 1, limit=4, kept=3, marks_title=False
    ),
}
_OTHERS = {"kk": "және т.б.", "ru": "и др.", "en": "et al."}
_RESOURCE = {
    "kk": "Электрондық ресурс",
    "ru": "Электронный ресурс",
    "en": "Electronic resource",
}
_MEDIUM = {"kk": "Мәтін : электрондық", "ru": "Текст : электронный"}
_MEDIUM |= {"en": "Text : electronic"}
_ACCESS_MODE = {
    "kk": "Қолжетімділік режимі",
    "ru": "Режим доступа",
    "en": "Access mode",
}
_ACCESSED = {"kk": "қаралған күні", "ru": "дата обращения", "en": "accessed"}
_MOST_LEADING = 3  # names; with more of them, the title leads the entry


def reference(work: Work, style: str, accessed: date) -> str:
    """Return the reference to a work by one of the ``STANDARDS``, as plain text."""
    standard, language, record = STANDARDS[style], work.title.language, work.record
    leads = len(work.authors) <= _MOST_LEADING and not work.has_others
    leading = [_leading(standard, one) for one in work.authors[: standard.heading]]
    medium = "" if standard.marks_title else _MEDIUM[language]
    title = _joined(" / ", _title(standard, work), _names(standard, work, leads))
    host = _joined(standard.colon, work.full_host, _event(work))
    if work.host and medium:
        title = _joined(standard.area, title, medium)
    access = _ACCESS_MODE[language] if standard.says_access_mode else "URL"
    address = f"{access}: {work.address} ({_ACCESSED[language]}: {accessed:%d.%m.%Y})"
    whole = _joined(
        standard.area,
        f"{title} // {host}" if work.host else title,
        _published(standard, work),
        f"({record.series.name})" if record.series else "",
        address,
        medium if not work.host else "",
    )
    heading = ", ".join(leading) if leads else ""
    return _joined(" " if heading.endswith(".") else ". ", heading, whole) + "."


def _title(standard: Standard, work: Work) -> str:
    """Return the title and what is said of it: the medium, the subtitle, the event."""
    title = work.title.text
    if standard.marks_title:
        title += f" [{_RESOURCE[work.title.language]}]"
    event = "" if work.host else _event(work)
    return _joined(standard.colon, title, work.subtitle, event)


def _event(work: Work) -> str:
    """Return the kind, the place and the days of the event."""
    record, kind = work.record, work.record.kind_label
    when = days.short(record.starts_on, record.ends_on, work.title.language)
    return _joined(", ", kind[:1].lower() + kind[1:], ", ".join(record.cities), when)


def _names(standard: Standard, work: Work, leads: bool) -> str:
    """Return who answers for the work: people, and where nobody spoke, the hosts."""
    names = [_direct(one) for one in work.authors]
    if not names:
        return ", ".join(one.name.text for one in work.record.organisers)
    if leads and standard.is_brief:
        return ""
    if len(names) > standard.limit or work.has_others:
        cut = ", ".join(names[: standard.kept])
        return f"{cut} [{_OTHERS[work.title.language]}]"
    return ", ".join(names)


def _published(standard: Standard, work: Work) -> str:
    """Return where, by whom and in which year: by every university that was a host."""
    cities = standard.colon.replace(":", ";").join(work.record.cities)
    imprint = _joined(standard.colon, cities, *work.record.publishers)
    return _joined(", ", imprint, str(work.record.year))


def _leading(standard: Standard, one: Participant) -> str:
    if not one.family:
        return one.name.text
    return _joined(f"{standard.comma} ", one.family, initials(one.given))


def _direct(one: Participant) -> str:
    if not one.family:
        return one.name.text
    return _joined(" ", initials(one.given), one.family)


def _joined(mark: str, *parts: str) -> str:
    """Join what there is; a part that ends with a stop needs no second one."""
    whole = ""
    for part in filter(None, parts):
        between = mark[1:] if whole.endswith(".") and mark.startswith(".") else mark
        whole += between + part if whole else part
    return whole
