"""Registry of export formats: the view, the page and its ``Link`` header read it.

A format is a module with ``render(record)`` and the constants of ``interop.checks``.
"""

from types import ModuleType

from ..record.record import Record
from . import (
    bibtex,
    csl_json,
    datacite,
    endnote,
    icalendar,
    jats,
    jsonld,
    markdown,
    mods,
    ris,
    text,
)

FORMATS: list[ModuleType] = [  # as the page of a record lists them
    bibtex,
    ris,
    endnote,
    csl_json,
    jsonld,
    datacite,
    jats,
    mods,
    icalendar,
    text,
    markdown,
]


def by_extension(
    extension: str, formats: list[ModuleType] = FORMATS
) -> ModuleType | None:
    """Return the one of these formats whose files end so."""
    return next((one for one in formats if extension == one.EXTENSION), None)


def address(record: Record, file_format: ModuleType) -> str:
    """Return where a record is found in one format."""
    return f"{record.files_url}.{file_format.EXTENSION}"


def file_name(record: Record, file_format: ModuleType) -> str:
    return f"roundtable-{record.id}-{record.language}.{file_format.EXTENSION}"


def content_disposition(record: Record, file_format: ModuleType) -> str:
    """Return what a browser should do with the file, and what to call it."""
    name = file_name(record, file_format)
    return f'{file_format.DISPOSITION}; filename="{name}"'
