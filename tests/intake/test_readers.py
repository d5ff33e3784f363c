"""Files as people send them, and as those send them who mean harm."""

import io
import zipfile
import zlib

import docx
import pytest

from events.media.refusals import Refusal, Unreadable
from events.media.zip_safety import MOST_PARTS
from intake.readers import pdf_pages, reader
from intake.readers.blocks import BlockKind
from tests import needs
from tests.intake.pasted import read_pasted

SENTENCE = "Дөңгелек үстелге Ғарифолла Есім қатысты, сөз сөйледі."


def word_file(*paragraphs):
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_part(data, name, content):
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def rewritten(data, name, change):
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, change(content) if part == name else content)
    return stream.getvalue()


def refusal(data, name):
    with pytest.raises(Unreadable) as refused:
        reader.read(data, name)
    return refused.value.code


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "kz1048"],
)
def test_a_kazakh_text_is_read_in_whatever_encoding_it_came(encoding):
    source = reader.read(f"{SENTENCE}\n".encode(encoding), "мәтін.txt")

    assert [block.text for block in source.blocks] == [SENTENCE]
    assert source.blocks[0].language == "kk"


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
def test_a_russian_text_is_read_in_the_encodings_of_old_programs(encoding):
    text = "Круглый стол прошёл в Алматы, в нём участвовали учёные."

    source = reader.read(text.encode(encoding), "текст.txt")

    assert source.blocks[0].text == text


@pytest.mark.parametrize("text", ["It’s a “round table” – on rivers.", "Café Müller"])
def test_an_english_text_is_read_in_the_encoding_of_old_windows(text):
    source = reader.read(text.encode("cp1252"), "text.txt")

    assert source.blocks[0].text == text


def test_a_text_that_was_cut_within_a_letter_is_read():
    data = "Өзен мен қала туралы ұзақ әңгіме болды".encode()

    source = reader.read(data[:-1], "мәтін.txt")

    assert source.blocks[0].text == "Өзен мен қала туралы ұзақ әңгіме болд\ufffd"


def test_a_broken_line_is_one_paragraph_and_two_titles_are_two():
    source = read_pasted("Кафедра өткізген\nдөңгелек үстел\nБірінші\nЕкінші")

    assert [block.text for block in source.blocks] == [
        "Кафедра өткізген дөңгелек үстел",
        "Бірінші",
        "Екінші",
    ]


def test_what_is_pasted_from_a_page_keeps_its_look_and_loses_its_scripts():
    source = read_pasted(
        "<h2>Мақсаты</h2><script>alert(1)</script><p>Бір <b>екі</b></p>"
        '<p onclick="x()"><a href="javascript:x()">үш</a></p>'
    )

    assert [(block.kind, block.html) for block in source.blocks] == [
        (BlockKind.HEADING, "Мақсаты"),
        (BlockKind.PARAGRAPH, "Бір <strong>екі</strong>"),
        (BlockKind.PARAGRAPH, "үш"),
    ]


def test_invisible_characters_are_no_text():
    source = read_pasted("тәуел\u00adсіз\u200b ел\x00" + "е" * 50)

    assert source.blocks[0].text == "тәуелсіз ел" + "е" * 50


def test_a_picture_is_put_aside_and_its_place_remembered(tmp_path):
    from PIL import Image

    picture = tmp_path / "сурет.png"
    Image.new("RGB", (2, 2)).save(picture)
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    document.add_picture(str(picture))
    document.save(tmp_path / "a.docx")

    source = reader.read((tmp_path / "a.docx").read_bytes(), "a.docx")

    assert [image.content_type for image in source.images] == ["image/png"]
    assert [block.images for block in source.blocks] == [(), (0,)]


def test_a_style_made_bold_and_centred_looks_so():
    document = docx.Document()
    style = document.styles.add_style("Менің стилім", 1)
    style.font.bold = True
    style.paragraph_format.alignment = 1
    document.add_paragraph("Тақырып", style=style)
    stream = io.BytesIO()
    document.save(stream)

    [block] = reader.read(stream.getvalue(), "a.docx").blocks

    assert (block.bold, block.centred) == (True, True)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.docx", Refusal.EMPTY),
        (b" \n\t\0", "a.txt", Refusal.EMPTY),
        (word_file(""), "a.docx", Refusal.EMPTY),
        (b"MZ\x90\x00" + bytes(range(256)) * 8, "a.docx", Refusal.DISGUISED),
        (b"MZ\x90\x00" + bytes(range(256)) * 8, "a.txt", Refusal.DISGUISED),
        (SENTENCE.encode(), "a.docx", Refusal.DISGUISED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 512, "a.doc", Refusal.OLD_WORD),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            Refusal.LOCKED,
        ),
        (rb"{\rtf1 text}", "a.rtf", Refusal.OLD_WORD),
        (b"GIF89a", "a.gif", Refusal.UNKNOWN),
        (with_part(b"", "xl/workbook.xml", b"<x/>"), "a.xlsx", Refusal.UNKNOWN),
        (word_file(SENTENCE)[:-300], "a.docx", Refusal.BROKEN),
        (word_file(SENTENCE)[:300], "a.docx", Refusal.BROKEN),
        (b"%PDF-1.7\n%%EOF", "a.pdf", Refusal.BROKEN),
        ("会议记录研讨".encode("gb18030") * 9, "a.txt", Refusal.LETTERS),
        (b"0" * (reader.MOST_BYTES + 1), "a.txt", Refusal.TOO_LARGE),
        ("а\n\n".encode() * (reader.MOST_BLOCKS + 1), "a.txt", Refusal.TOO_LONG),
        (
            with_part(word_file(SENTENCE), "word/vbaProject.bin", b"x"),
            "a.docm",
            Refusal.MACROS,
        ),
        (
            with_part(word_file(SENTENCE), "word/media/a.bin", b"0" * 5_000_000),
            "a.docx",
            Refusal.BOMB,
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_its_reason(data, name, code):
    assert refusal(data, name) == code


def test_a_file_with_a_damaged_part_is_refused_though_its_text_is_whole():
    stream = io.BytesIO(word_file(SENTENCE))
    with zipfile.ZipFile(stream) as archive:
        part = archive.getinfo("word/theme/theme1.xml")
    data = stream.getvalue()
    place = part.header_offset + len(part.filename) + 60

    damaged = data[:place] + bytes([data[place] ^ 255]) + data[place + 1 :]

    assert refusal(damaged, "a.docx") == Refusal.BROKEN


def test_a_file_that_reaches_for_other_files_is_refused():
    attack = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'

    data = rewritten(word_file(SENTENCE), "word/document.xml", lambda xml: attack + xml)

    assert refusal(data, "a.docx") == Refusal.BROKEN


def test_an_archive_of_too_many_parts_is_refused_unopened():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(MOST_PARTS + 1):
            archive.writestr(f"word/{number}.xml", b"")

    assert refusal(stream.getvalue(), "a.docx") == Refusal.BOMB


@needs.pango
def test_a_scanned_pdf_asks_for_its_text():
    from weasyprint import HTML

    data = HTML(string="<svg width='9' height='9'></svg>").write_pdf()

    assert refusal(data, "скан.pdf") == Refusal.SCAN


def pdf(*streams):
    """Return a PDF whose page draws the first stream, which may draw the others."""
    page = 3 + len(streams)
    forms = b" ".join(b"/F%d %d 0 R" % (n, n + 3) for n in range(1, len(streams)))
    drawn = b"/Resources<</XObject<<%s>>>>" % forms
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % page,
        *(_stream(zlib.compress(content), drawn) for content in streams),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 3 0 R%s>>" % drawn,
    ]
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return body + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\n"
        b"startxref\n%d\n%%%%EOF" % (count, table, count, len(body))
    )


def _stream(packed, drawn):
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Filter/FlateDecode"
    return form + b"%s/Length %d>>stream\n%s\nendstream" % (drawn, len(packed), packed)


def test_a_pdf_that_unpacks_without_end_is_refused():
    assert refusal(pdf(b" " * 120_000_000), "a.pdf") == Refusal.BOMB


def test_a_pdf_whose_forms_draw_each_other_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(pdf_pages, "MOST_DRAWN", 300_000)  # of 4,096,000,000 forms
    forms = [b"/F%d Do " % (number + 1) * 40 for number in range(6)]

    assert refusal(pdf(*forms, b"q Q " * 99), "a.pdf") == Refusal.TOO_INTRICATE


@pytest.mark.parametrize("number", ["9" * 5_000, "99"])
def test_the_number_of_a_note_that_is_not_there_is_only_a_text(number):
    document = word_file(f"{SENTENCE} [{number}]")

    source = reader.read(document, "a.docx")

    assert [block.text for block in source.blocks] == [f"{SENTENCE} [{number}]"]


def test_marks_inside_each_other_without_end_keep_only_the_outer_ones():
    [block] = reader.read(("<b>а" * 500).encode(), "a.html").blocks

    assert block.text == "а" * 500
    assert block.html.count("<strong>") == 50
