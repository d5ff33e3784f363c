"""Bilingual sheet: each text beside its translation, as it goes out and comes back."""

import re
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy

from .units import NAME

# Of a text (events.translating.texts), or of a paragraph in it.
KEY = re.compile(rf"(?P<text>[a-z_]+(?:\.\d+\.[a-z_]+)?)(?:\.(?P<unit>{NAME}))?")
NO_TABLE = gettext_lazy(
    "The table with the translations is not in this file. Download the Word table "
    "from this page, fill in its last column, and do not change the first."
)

UNFIT_FOR_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Line:
    """One text: on its way out as it is stored, on its way back always as HTML."""

    key: str
    original: str
    translation: str
    label: str = ""
    is_rich: bool = False
    labels: tuple[list[str], list[str]] = ([], [])  # of the paragraphs of both texts
    longest: int | None = None  # in characters
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The texts of one record on their way from one language into another."""

    record: int
    source: str
    target: str
    lines: tuple[Line, ...]
    title: str = ""


class WrongSheet(Exception):  # noqa: N818  it is caught as an answer
    """A file holds no sheet; ``str()`` is the sentence for whoever sent it."""


def sheet_of(event, language: str) -> Sheet:
    """Return what is to be translated of ``event``, and what has been already."""
    from ..texts import texts_of  # of models, and who reads a file has none

    outdated = event.translated_texts.filter(language=language, outdated=True)
    keys = set(outdated.values_list("key", flat=True))
    lines = (_line(text, event.original_language, language) for text in texts_of(event))
    return Sheet(
        record=event.pk,
        source=event.original_language,
        target=language,
        lines=tuple(
            replace(line, outdated=line.key in keys) for line in lines if line.original
        ),
        title=str(event),
    )


def _line(text, source: str, target: str) -> Line:
    column = text.thing._meta.get_field(text.column(target))
    return Line(
        key=text.key,
        original=UNFIT_FOR_XML.sub("", text.written_in(source)),
        translation=UNFIT_FOR_XML.sub("", text.written_in(target)),
        label=f"{text.part} · {text.label}",
        is_rich=text.is_rich,
        labels=(text.labels_in(source), text.labels_in(target)),
        longest=column.max_length,
    )
