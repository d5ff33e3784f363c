"""Zip safety: the limits of the archives that Office files are, whoever sends them.

One set for papers of a record, files to read a record from and translations. Whoever
sends a file controls every byte of it. What it claims to unpack into is looked at
before anything is unpacked; what it unpacks to cannot exceed the claim.
"""

import io
import re
import zipfile

from lxml import etree

from .refusals import Refusal, Unreadable, called_damaged

MEGABYTE = 1024 * 1024
MOST_PARTS = 5_000  # a long presentation has two thousand
MOST_UNPACKED = 150 * MEGABYTE
MOST_XML = 40 * MEGABYTE  # of one part; two hundred pages need five
MOST_INFLATED = 200  # times its packed size, once a part is worth looking at

_MACROS = re.compile(r"(?:^|/)vbaProject\.bin$|^Basic/", re.IGNORECASE)
_PARSER_OPTIONS = {"resolve_entities": False, "no_network": True, "load_dtd": False}


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Open an archive that neither overflows nor hides anything."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OverflowError) as error:
        raise Unreadable(Refusal.BROKEN) from error
    refuse_unsafe(archive)
    return archive


def refuse_unsafe(archive: zipfile.ZipFile) -> None:
    """Refuse an archive that overflows, is locked or carries macros."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > MOST_UNPACKED:
        raise Unreadable(Refusal.BOMB)
    for part in parts:
        if _is_xml(part.filename) and part.file_size > MOST_XML:
            raise Unreadable(Refusal.BOMB)
        times = part.file_size / max(part.compress_size, 1)
        if part.file_size > MEGABYTE and times > MOST_INFLATED:
            raise Unreadable(Refusal.BOMB)
        if part.flag_bits & 1:
            raise Unreadable(Refusal.LOCKED)
        if _MACROS.search(part.filename):
            raise Unreadable(Refusal.MACROS)


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def refuse_entities(archive: zipfile.ZipFile) -> None:
    """Refuse a document type: no word processor writes one, attackers do."""
    for name in archive.namelist():
        if _is_xml(name):
            with called_damaged():
                text = archive.read(name).replace(b"\0", b"")  # UTF-16 as well
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise Unreadable(Refusal.BROKEN)


def tree(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    """Return the root of an XML part, or None when the archive has no such part."""
    if name not in archive.namelist():
        return None
    return parse(archive.read(name))


def parse(data: bytes) -> etree._Element:
    """Return the root of an XML text; nothing that it names is fetched or expanded."""
    return etree.fromstring(data, etree.XMLParser(**_PARSER_OPTIONS))


def with_parts(archive: zipfile.ZipFile, parts: dict[str, bytes]) -> io.BytesIO:
    """Return a copy of the archive in which these parts are replaced.

    It tells nothing more of the parts: no time, no system, no rights of their files.
    Large ones are packed lightly, as Office does: others would look like bombs.
    """
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w") as target:
        for part in archive.infolist():
            new = parts.get(part.filename)
            content = archive.read(part) if new is None else new
            named = zipfile.ZipInfo(part.filename)
            level = 1 if part.file_size > MEGABYTE else None
            target.writestr(named, content, part.compress_type, level)
    copy.seek(0)
    return copy
