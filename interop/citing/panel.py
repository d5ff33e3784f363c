"""Panel «How to cite»: one work in every style, and once in Latin letters."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from ..record.record import Record
from ..record.work import Work, find
from . import citations, romanised

# As international reference lists write it, whatever the reader's language.
_WRITTEN_IN = {"kk": "(In Kazakh)", "ru": "(In Russian)"}


@dataclass(frozen=True, slots=True)
class Reference:
    """One finished reference: safe HTML, whose only tags are those of italics."""

    name: str
    html: str
    language: str


def panel(work: Work, english: Record, today: date) -> list[Reference]:
    """Return the references to a work; ``english`` is its record in English."""
    references = in_every_style(work, today)
    if work.title.language != "en":
        whole = replace(work, paragraph="").anchor  # the texts are not romanised
        latin = find(romanised.in_latin(work.record, english), whole)
        latin = replace(latin, paragraph=work.paragraph)
        (html,) = citations.references([latin], "apa", today)
        note = _WRITTEN_IN[work.title.language]
        name = _("APA in Latin letters")
        references.append(Reference(name, f"{html} {note}", "en"))
    return references


def in_gost(work: Work, today: date) -> Reference:
    """Return the reference that stands on the page of a work itself, and on paper."""
    style, name = next(iter(citations.NAMES.items()))
    (html,) = citations.references([work], style, today)
    return Reference(name, html, work.title.language)


def in_every_style(work: Work, today: date) -> list[Reference]:
    """Return the references to a work in its own letters."""
    language = work.title.language
    return [
        Reference(name, citations.references([work], style, today)[0], language)
        for style, name in citations.NAMES.items()
    ]
