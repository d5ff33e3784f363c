"""Plain text reader: encoding detection, and where paragraphs end."""

import codecs
import re
from collections.abc import Iterable
from functools import partial
from html import escape
from itertools import pairwise

from events.media.refusals import Refusal, Unreadable

from .blocks import Block, BlockKind, clean

# The longer mark first: UTF-32 begins like UTF-16.
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# KZ-1048 is Windows-1251 with the Kazakh letters, so it comes first: where they
# differ, a Kazakh letter is likelier than a Serbian one.
_SINGLE_BYTES = ("kz1048", "cp1251", "koi8-r", "cp866", "ptcp154", "cp1252")
_ALPHABET = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі")
_USUAL = re.compile(r"[\sA-Za-z0-9!-/:-@\[-`{-~«»–—…“”„’‘№•§°·\xa0]")
_WESTERN = frozenset("àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿßœšž")
_BESIDE_LATIN = re.compile(r"[A-Za-z]")
_FEW_BROKEN = 0.05  # of the letters that take several bytes
_ENOUGH = 0.8  # of the letters must be in the alphabet and in their usual case
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13}
_MOST_CONTROLS = 0.02

_LOST = re.compile(r"(?<=[а-яё])[?\ufffd]+[а-яё]")
_FEWEST_LOST, _SHARE_LOST = 3, 0.02  # of the words

_SENTENCE_END = re.compile(r"[.!?:;…]['\"»”)]*$")
_ITEM = re.compile(r"(?:[-–—•*·▪]|\(?\d{1,2}[.)])\s")
_WRAPPED = range(55, 101)  # where e-mail and old editors break a line


def decode(data: bytes) -> str:
    """Return the text of ``data``, whatever encoding a Kazakh author used.

    >>> decode("Қазақ тілі".encode("kz1048")), decode("Русский".encode("koi8-r"))
    ('Қазақ тілі', 'Русский')
    >>> decode("It’s Müller".encode("cp1252"))
    'It’s Müller'
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return _decoded(data, encoding)
    if wide := _without_mark(data):
        return _decoded(data, wide)
    if sum(byte in _CONTROLS for byte in data) > _MOST_CONTROLS * len(data):
        raise Unreadable(Refusal.DISGUISED)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken <= _FEW_BROKEN * sum(not letter.isascii() for letter in text):
        return text  # of a page that somebody cut within a letter
    return _likeliest(data)


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(Refusal.LETTERS) from error


def _without_mark(data: bytes) -> str:
    """Return the UTF-16 that ``data`` is in, seen by its spaces and line ends."""
    ends = (b" \0", b"\n\0", b"\0 ", b"\0\n")
    if len(data) % 2 or not any(end in data for end in ends):
        return ""
    odd, even = data[1::2].count(0), data[::2].count(0)
    return "utf-16-le" if odd > even else "utf-16-be"


def _likeliest(data: bytes) -> str:
    texts = [data.decode(encoding, "replace") for encoding in _SINGLE_BYTES]
    best = max(texts, key=_likelihood)
    if _likelihood(best) < _ENOUGH:
        raise Unreadable(Refusal.LETTERS)
    return best


def _likelihood(text: str) -> float:
    """Return which share of the unusual letters stand as words have them: Cyrillic
    ones together, those of the West beside Latin ones."""
    unusual = good = 0
    text = f" {text[:20_000]} "
    for before, letter, after in zip(text, text[1:], text[2:], strict=False):
        if _USUAL.match(letter):
            continue
        unusual += 1
        if _BESIDE_LATIN.search(before + after):
            good += letter.lower() in _WESTERN
        else:
            usual = letter if before in _ALPHABET else letter.lower()
            good += usual in _ALPHABET
    return good / unusual if unusual else 1.0


def has_lost_letters(texts: Iterable[str]) -> bool:
    """Tell whether question marks stand where an old program knew no Kazakh letter.

    >>> has_lost_letters(["Жа?а к?з?арас ж?не ?лт болаша?ы", "Неге?Себебі"])
    True
    """
    words = lost = 0
    for text in texts:
        words += text.count(" ") + 1
        lost += len(_LOST.findall(text))
    return lost >= _FEWEST_LOST and lost > _SHARE_LOST * words


def paragraphs(text: str) -> list[Block]:
    """Return the paragraphs of ``text``, joined again where a line was only broken.

    >>> [block.text for block in paragraphs("Кафедра өткізген \\nдөңгелек үстел")]
    ['Кафедра өткізген дөңгелек үстел']
    """
    lines = [" ".join(line.split()) for line in clean(text).splitlines()]
    wrapped = _is_wrapped(lines)
    found: list[list[str]] = []
    ended = True
    for line in lines:
        if line and not ended and _continues(found[-1], line, wrapped=wrapped):
            found[-1].append(line)
        elif line:
            found.append([line])
        ended = not line
    texts = map(" ".join, found)
    html = partial(escape, quote=False)
    return [Block(0, BlockKind.PARAGRAPH, text, html(text)) for text in texts]


def _is_wrapped(lines: list[str]) -> bool:
    """Tell whether every line was cut at one width, so that its end means nothing."""
    inner = [len(line) for line, after in pairwise(lines) if line and after]
    full = [length for length in inner if length in _WRAPPED]
    return len(inner) > 3 and len(full) > 0.7 * len(inner)


def _continues(above: list[str], line: str, *, wrapped: bool) -> bool:
    if _ITEM.match(line):
        return False
    if wrapped:
        return len(above) > 1 or len(above[0]) >= _WRAPPED.start
    return line[0].islower() and not _SENTENCE_END.search(above[-1])
