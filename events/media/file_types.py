"""What a file really is, by its content; a name can say anything."""

import re
import zipfile
from typing import BinaryIO

MOST_ENTRIES = 5_000
MOST_UNPACKED = 400 * 1024 * 1024  # bytes

# A part that no other kind of an Office file has.
OFFICE = {
    "word/document.xml": "docx",
    "ppt/presentation.xml": "pptx",
    "xl/workbook.xml": "xlsx",
}
OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.presentation": "odp",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
MACROS = re.compile(r"(?:^|/)vbaProject\.bin$|^Basic/", re.IGNORECASE)
MARKUP = re.compile(rb"<\s*(?:!doctype|html|script|svg|\?xml)", re.IGNORECASE)


class Suspicious(Exception):  # noqa: N818  it is caught as an answer
    """A file is of a known kind, but carries what a paper has no need of."""


def kind_of(file: BinaryIO) -> str | None:
    """Return the extension that ``file`` deserves, or None for what we do not know.

    Only what tells the kinds apart is read; nothing is unpacked but a line.
    """
    file.seek(0)
    head = file.read(1024)
    try:
        if b"%PDF-" in head:
            return "pdf"
        if head.startswith(b"PK\x03\x04"):
            return _kind_of_archive(file)
        return "txt" if _is_text(head + file.read()) else None
    finally:
        file.seek(0)


def _kind_of_archive(file: BinaryIO) -> str | None:
    try:
        with zipfile.ZipFile(file) as archive:
            entries = {entry.filename: entry for entry in archive.infolist()}
            _refuse_the_suspicious(entries)
            if "mimetype" in entries:
                with archive.open("mimetype") as line:
                    return OPEN_DOCUMENT.get(line.read(80).strip())
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):
        return None
    return next((kind for part, kind in OFFICE.items() if part in entries), None)


def _refuse_the_suspicious(entries: dict[str, zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries.values())
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED:
        raise Suspicious("bomb")
    if any(MACROS.search(name) for name in entries):
        raise Suspicious("macros")


def _is_text(content: bytes) -> bool:
    """Text has no zero bytes (but in UTF-16, which says so), and is no web page."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return not MARKUP.search(content.replace(b"\0", b"")[:4096])
    return b"\0" not in content and not MARKUP.match(content.lstrip()[:4096])
