"""File type detection: from a file's bytes to its blocks.

What a file is, is read from its content; its name only says what it claims to be.
Nothing is understood here: ``extraction.extract`` does that with the source returned.
"""

from pathlib import PurePath

from events.media.refusals import Refusal, Unreadable
from events.media.zip_safety import MEGABYTE, open_archive

from . import docx, odt, plain_text, web_page
from .asides import set_apart
from .blocks import BESIDE_THE_TEXT, Block, Image, Page, Source, numbered

MOST_BYTES = 40 * MEGABYTE
MOST_CHARACTERS = 2_000_000
MOST_BLOCKS = 20_000

_PAGES = (".html", ".htm", ".mht", ".mhtml")
SUFFIXES = (".docx", ".odt", ".pdf", ".txt", *_PAGES)
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
    blocks, images, page = _read(data, suffix)
    texts = [block.text for block in blocks if block.kind not in BESIDE_THE_TEXT]
    if not any(map(str.strip, texts)):
        raise Unreadable(Refusal.EMPTY)
    long = sum(len(block.text) for block in blocks) > MOST_CHARACTERS
    if long or len(blocks) > MOST_BLOCKS:
        raise Unreadable(Refusal.TOO_LONG)
    if plain_text.has_lost_letters(texts):
        raise Unreadable(Refusal.LOST_LETTERS)
    return Source(filename, numbered(set_apart(blocks)), tuple(images), page)


def _read(data: bytes, suffix: str) -> tuple[list[Block], list[Image], Page]:
    if suffix in _PAGES and not data.startswith((b"PK", _OLE, b"%PDF-", b"{\\rtf")):
        address = ""
        if suffix in {".mht", ".mhtml"}:
            data, address = web_page.unpacked(data)
        blocks, page = web_page.read_page(plain_text.decode(data), address)
        return blocks, [], page
    return *_read_file(data, suffix), Page()


def _read_file(data: bytes, suffix: str) -> tuple[list[Block], list[Image]]:
    if data.startswith(b"PK"):
        archive = open_archive(data)
        for part, kind in ((docx.DOCUMENT, docx), (odt.CONTENT, odt)):
            if part in archive.namelist():
                return kind.read(archive)
        raise Unreadable(Refusal.UNKNOWN)
    if data.startswith(_OLE):
        locked = _LOCKED_MARK in data
        raise Unreadable(Refusal.LOCKED if locked else Refusal.OLD_WORD)
    if data.startswith(b"%PDF-"):
        from . import pdf  # slow to import

        return pdf.read(data), []
    if data.startswith(b"{\\rtf") or suffix in _OLD_SUFFIXES:
        raise Unreadable(Refusal.OLD_WORD)
    if suffix not in SUFFIXES:
        raise Unreadable(Refusal.UNKNOWN)
    if suffix != ".txt":
        cut = suffix == ".pdf" and b"%PDF-" in data[:1024]
        raise Unreadable(Refusal.BROKEN if cut else Refusal.DISGUISED)
    return plain_text.paragraphs(plain_text.decode(data)), []
