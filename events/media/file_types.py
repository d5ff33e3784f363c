"""File type detection: what a file is by its content; a name can say anything."""

import re
import zipfile
from typing import BinaryIO

from .zip_safety import refuse_unsafe

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
MARKUP = re.compile(rb"<\s*(?:!doctype|html|script|svg|\?xml)", re.IGNORECASE)


def kind_of(file: BinaryIO) -> str | None:
    """Return the extension that ``file`` deserves, or None for what we do not know.

    Only what tells the kinds apart is read; nothing is unpacked but a line. Raises
    ``Unreadable`` for an archive that is not safe to open.
    """
    file.seek(0)
    head = file.read(1024)
    try:
        if is_pdf(head):
            return "pdf"
        if head.startswith(b"PK\x03\x04"):
            return _kind_of_archive(file)
        return "txt" if _is_text(head + file.read()) else None
    finally:
        file.seek(0)


def is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _kind_of_archive(file: BinaryIO) -> str | None:
    try:
        with zipfile.ZipFile(file) as archive:
            refuse_unsafe(archive)
            parts = archive.namelist()
            if "mimetype" in parts:
                with archive.open("mimetype") as line:
                    return OPEN_DOCUMENT.get(line.read(80).strip())
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):
        return None
    return next((kind for part, kind in OFFICE.items() if part in parts), None)


def _is_text(content: bytes) -> bool:
    """Text has no zero bytes (but in UTF-16, which says so), and is no web page."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return not MARKUP.search(content.replace(b"\0", b"")[:4096])
    return b"\0" not in content and not MARKUP.match(content.lstrip()[:4096])
