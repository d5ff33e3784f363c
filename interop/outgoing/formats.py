"""The one registry of formats: the view, the page and its ``Link`` header read it."""

from types import ModuleType

from django.urls import reverse
from django.utils.translation import override

from . import bibtex, calendar, csl_json, datacite, jsonld, markdown, ris, text
from .reading import absolute
from .record import Record

FORMATS: dict[str, ModuleType] = {
    module.EXTENSION: module
    for module in (bibtex, ris, csl_json, jsonld, datacite, calendar, text, markdown)
}
NAMES = {
    "bib": "BibTeX",
    "ris": "RIS",
    "csl.json": "CSL-JSON",
    "jsonld": "JSON-LD",
    "datacite.xml": "DataCite",
    "ics": "iCalendar",
    "txt": "TXT",
    "md": "Markdown",
}
# What a browser shows as text; the others belong to a program that opens the file.
SHOWN_IN_BROWSER = {"txt", "md", "jsonld", "datacite.xml"}


def address(record: Record, extension: str) -> str:
    """Return where a record is found in one format."""
    with override(record.language):
        return absolute(reverse("interop:export", args=[record.id, extension]))


def alternates(record: Record) -> list[tuple[str, str, str]]:
    """Return the address, media type and name of a record in each format."""
    return [
        (address(record, extension), module.MEDIA_TYPE, NAMES[extension])
        for extension, module in FORMATS.items()
    ]


def disposition(record: Record, extension: str) -> str:
    """Return what a browser should do with the file, and what to call it."""
    way = "inline" if extension in SHOWN_IN_BROWSER else "attachment"
    return f'{way}; filename="roundtable-{record.id}-{record.language}.{extension}"'
