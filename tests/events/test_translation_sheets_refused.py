"""Files that come back and are no translation: each is refused in a sentence."""

import io
import zipfile

import pytest
from docx import Document

from events.media.refusals import Unreadable
from events.translating.files.reading import MOST_BYTES, read
from events.translating.files.sheet import WrongSheet

pytestmark = pytest.mark.django_db


def a_zip(**parts):
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return stored.getvalue()


def another_document():
    stored = io.BytesIO()
    document = Document()
    document.add_table(2, 3)
    document.save(stored)
    return stored.getvalue()


DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "b">]><xliff version="1.2">&a;</xliff>'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"PK\x03\x04 cut short",
        b"<xliff",
        b"<xliff/>",
        b'<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>',
        DOCTYPE,
        b"%PDF-1.7",
        b"<" + b"a" * MOST_BYTES,
        a_zip(word__document="<w/>"),
        a_zip(bomb="0" * 50_000_000),
        another_document(),
    ],
    ids=range(12),
)
def test_other_files_are_refused_in_a_sentence(data):
    with pytest.raises((Unreadable, WrongSheet)) as refusal:
        read(data)

    assert str(refusal.value).endswith(".")
