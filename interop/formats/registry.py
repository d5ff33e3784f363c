"""The one registry of formats: the view, the page and its ``Link`` header read it."""

from types import ModuleType

from ..paper import pdf
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

FORMATS: dict[str, ModuleType] = {
    module.EXTENSION: module
    for module in (
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
    )
}
NAMES = {
    "bib": "BibTeX",
    "ris": "RIS",
    "enw": "EndNote",
    "csl.json": "CSL-JSON",
    "jsonld": "JSON-LD",
    "datacite.xml": "DataCite",
    "jats.xml": "JATS",
    "mods.xml": "MODS",
    "ics": "iCalendar",
    "txt": "TXT",
    "md": "Markdown",
}
# What a browser shows as text; the others belong to a program that opens the file.
SHOWN_IN_BROWSER = {"pdf", "txt", "md", "jsonld"}
SHOWN_IN_BROWSER |= {"datacite.xml", "jats.xml", "mods.xml"}


def address(record: Record, extension: str) -> str:
    """Return where a record is found in one format."""
    return f"{record.files_url}.{extension}"


def alternates(record: Record) -> list[tuple[str, str, str]]:
    """Return the address, media type and name of a record in each format."""
    found = [
        (address(record, extension), module.MEDIA_TYPE, NAMES[extension])
        for extension, module in FORMATS.items()
    ]
    if pdf.is_offered():
        found.insert(0, (address(record, pdf.EXTENSION), pdf.MEDIA_TYPE, pdf.NAME))
    return found


def file_name(record: Record, extension: str) -> str:
    return f"roundtable-{record.id}-{record.language}.{extension}"


def disposition(record: Record, extension: str) -> str:
    """Return what a browser should do with the file, and what to call it."""
    way = "inline" if extension in SHOWN_IN_BROWSER else "attachment"
    return f'{way}; filename="{file_name(record, extension)}"'
