"""The zip archives that .docx and .odt are, opened only when that is safe.

Whoever sends a file controls every byte of it. What it claims to unpack into is
looked at before anything is unpacked; what it unpacks to cannot exceed the claim.
"""

import io
import zipfile

from lxml import etree

from .refusals import Refusal, Unreadable

MEGABYTE = 1024 * 1024
MOST_PARTS = 2_000
MOST_UNPACKED = 150 * MEGABYTE
MOST_XML = 40 * MEGABYTE  # of one part; two hundred pages need five
MOST_INFLATED = 200  # times its packed size, once a part is worth looking at

_PARSER_OPTIONS = {"resolve_entities": False, "no_network": True, "load_dtd": False}


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Open an archive that neither overflows nor hides anything."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OverflowError) as error:
        raise Unreadable(Refusal.BROKEN) from error
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > MOST_UNPACKED:
        raise Unreadable(Refusal.BOMB)
    for part in parts:
        _refuse_to_inflate(part)
        if part.flag_bits & 1:
            raise Unreadable(Refusal.LOCKED)
        if part.filename.lower().endswith("vbaproject.bin"):
            raise Unreadable(Refusal.MACROS)
    return archive


def _refuse_to_inflate(part: zipfile.ZipInfo) -> None:
    if _is_xml(part.filename) and part.file_size > MOST_XML:
        raise Unreadable(Refusal.BOMB)
    times = part.file_size / max(part.compress_size, 1)
    if part.file_size > MEGABYTE and times > MOST_INFLATED:
        raise Unreadable(Refusal.BOMB)


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def refuse_entities(archive: zipfile.ZipFile) -> None:
    """Refuse a document type: no word processor writes one, attackers do."""
    for name in archive.namelist():
        if _is_xml(name):
            text = archive.read(name).replace(b"\0", b"")  # UTF-16 as well
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise Unreadable(Refusal.BROKEN)


def tree(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    """Return the root of an XML part, or None when the archive has no such part."""
    if name not in archive.namelist():
        return None
    return etree.fromstring(archive.read(name), etree.XMLParser(**_PARSER_OPTIONS))


def with_part(archive: zipfile.ZipFile, name: str, data: bytes) -> io.BytesIO:
    """Return a copy of the archive in which one part is replaced."""
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w") as target:
        for part in archive.infolist():
            content = data if part.filename == name else archive.read(part)
            target.writestr(part.filename, content)
    copy.seek(0)
    return copy
