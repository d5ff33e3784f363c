"""File type detection: from a file's bytes to its blocks.

What a file is, is read from its content; its name only says what it claims to be.
Nothing is understood here: ``extraction.extract`` does that with the source returned.
"""

from pathlib import PurePath

from events.media.refusals import Refusal, Unreadable
from events.media.zip_safety import MEGABYTE, open_archive

from . import docx, odt, pdf, plain_text
from .blocks import Block, Image, Source, source_of
from .html import blocks_of

MOST_BYTES = 40 * MEGABYTE
MOST_CHARACTERS = 2_000_000
MOST_BLOCKS = 20_000

SUFFIXES = (".docx", ".odt", ".pdf", ".txt", ".html", ".htm")
_OLD_SUFFIXES = (".doc", ".dot", ".rtf", ".wps")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_MARK = "EncryptedPackage".encode("utf-16-le")


def read(data: bytes, filename: str) -> Source:
    """Return the source in a file, or raise ``Unreadable`` with what to do."""
    if len(data) > MOST_BYTES:
        raise Unreadable(Refusal.TOO_LARGE)
    if not data.strip(b"\0\t\n\r "):
        raise Unreadable(Refusal.EMPTY)
    suffix = PurePath(filename).suffix.lower()
    blocks, images = _read(data, suffix)
    if not any(block.text.strip() for block in blocks):
        raise Unreadable(Refusal.EMPTY)
    long = sum(len(block.text) for block in blocks) > MOST_CHARACTERS
    if long or len(blocks) > MOST_BLOCKS:
        raise Unreadable(Refusal.TOO_LONG)
    return source_of(filename, blocks, images)


def _read(data: bytes, suffix: str) -> tuple[list[Block], list[Image]]:
    if data.startswith(b"PK"):
        return _read_archive(data)
    if data.startswith(_OLE):
        locked = _LOCKED_MARK in data
        raise Unreadable(Refusal.LOCKED if locked else Refusal.OLD_WORD)
    if data.startswith(b"%PDF-"):
        return pdf.read(data), []
    if data.startswith(b"{\\rtf") or suffix in _OLD_SUFFIXES:
        raise Unreadable(Refusal.OLD_WORD)
    if suffix not in SUFFIXES:
        raise Unreadable(Refusal.UNKNOWN)
    if suffix not in {".txt", ".html", ".htm"}:
        cut = suffix == ".pdf" and b"%PDF-" in data[:1024]
        raise Unreadable(Refusal.BROKEN if cut else Refusal.DISGUISED)
    text = plain_text.decode(data)
    if suffix != ".txt":
        return blocks_of(text), []
    return plain_text.paragraphs(text), []


def _read_archive(data: bytes) -> tuple[list[Block], list[Image]]:
    archive = open_archive(data)
    names = archive.namelist()
    if docx.DOCUMENT in names:
        return docx.read(archive)
    if odt.CONTENT in names:
        return odt.read(archive)
    raise Unreadable(Refusal.UNKNOWN)
