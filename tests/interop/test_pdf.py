"""The paper: what is on it, how it is made, and to whom it is handed out."""

import dataclasses
import re
import subprocess
from base64 import b64decode
from io import BytesIO

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTImage
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from PIL import Image

from events.models import Event, Photo
from interop.paper import pdf, pdf_layout, process
from interop.record.build import build_record
from languages.fallback import LANGUAGES, Localized
from participants.pictures import NOT_A_PICTURE
from tests import needs
from tests.factories import (
    EventFactory,
    PhotoFactory,
)

from .papers import words_of

pytestmark = [
    pytest.mark.django_db,
    needs.pango,
]
ALPHABET = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"


def catalog_of(drawn):
    return PDFDocument(PDFParser(BytesIO(drawn))).catalog


def letters_of(drawn):
    """The letters of the first page, each with its size, from top to bottom."""
    page = next(extract_pages(BytesIO(drawn)))
    boxes = [page]
    while boxes:
        box = boxes.pop(0)
        if isinstance(box, LTChar):
            yield box
        elif hasattr(box, "__iter__"):
            boxes = [*box, *boxes]


def images_of(drawn):
    """The pictures of all pages; the code of squares is drawn with lines."""
    boxes = [*extract_pages(BytesIO(drawn))]
    for box in boxes:
        boxes += [one for one in box if hasattr(one, "__iter__")]
    return [one for box in boxes for one in box if isinstance(one, LTImage)]


@pytest.fixture
def short(first):
    """A record that is drawn quickly."""
    return dataclasses.replace(
        first, sections=first.sections[:1], photos=(), documents=()
    )


def test_the_paper_says_in_kazakh_what_the_record_says(first):
    words = words_of(pdf.render(dataclasses.replace(first, photos=())))

    assert first.title.text in words
    for participant in first.participants:
        assert participant.name.text in words
    for section in first.sections:
        assert section.heading.text in words
    assert "2011 ж. 6 желтоқсан" in words
    assert first.permanent_url in words


def test_every_kazakh_letter_can_be_copied_from_it(short):
    title = Localized(f"{ALPHABET} «№ 1»", "kk", False)

    words = words_of(pdf.render(dataclasses.replace(short, title=title)))

    assert words.count(f"{ALPHABET} «№ 1»") >= 1


def test_its_fonts_are_our_own_and_all_of_them_are_in_the_file(short):
    fonts = {
        letter.fontname.partition("+")[2] for letter in letters_of(pdf.render(short))
    }

    assert {name.partition("-")[0] for name in fonts} == {"Literata", "Golos"}


def test_the_title_is_the_largest_text_and_the_authors_follow(short):
    letters = [one for one in letters_of(pdf.render(short)) if one.get_text().strip()]
    largest = max(round(letter.size) for letter in letters)

    title = [one for one in letters if round(one.size) == largest]

    assert "".join(one.get_text() for one in title) == re.sub(
        r"\s", "", short.title.text
    )
    lowest = min(one.y0 for one in title)
    below = "".join(one.get_text() for one in letters if one.y1 < lowest)
    assert below.startswith(re.sub(r"\s", "", short.authors[0].name.text))


def test_it_is_tagged_and_knows_its_language_and_title(short):
    catalog = catalog_of(pdf.render(short))

    metadata = resolve1(catalog["Metadata"]).get_data().decode()
    assert resolve1(catalog["MarkInfo"]) == {"Marked": True}
    assert resolve1(catalog["StructTreeRoot"])["Type"].name == "StructTreeRoot"
    assert catalog["Lang"] == b"kk"
    assert resolve1(catalog["ViewerPreferences"]) == {"DisplayDocTitle": True}
    assert 'pdfuaid:part="1"' in metadata
    assert f">{short.title.text}</rdf:li></rdf:Alt></dc:title>" in metadata


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_around_the_record_are_in_the_language_of_the_reader(
    records, language
):
    heading = {"kk": "Қатысушылар", "ru": "Участники", "en": "Participants"}
    record = next(r for r in records if r.language == language and r.participants)

    words = words_of(pdf.render(dataclasses.replace(record, photos=())))

    assert heading[language] in words


def test_a_record_that_is_not_translated_says_so_on_paper(short):
    title = Localized("Золотая Орда", "ru", True)

    words = words_of(pdf.render(dataclasses.replace(short, title=title)))

    assert "Бұл жазба әлі аударылмаған" in words


def test_the_same_record_gives_the_same_bytes_whatever_the_clock_says(short):
    first = process.draw(pdf_layout.page_of(short), wait=True)
    process._running[0].kill()  # another process, a second or more later
    process._running[0].wait()

    again = process.draw(pdf_layout.page_of(short), wait=True)

    assert again == first


def test_a_photo_is_on_paper_no_larger_than_it_needs_to_be():
    event = EventFactory(published=True)
    PhotoFactory(event=event, image__width=2400, image__height=1600)
    record = build_record(Event.objects.for_reading().get(), "kk")

    (photo,) = pdf_layout.page_of(record)["photos"].values()

    assert max(Image.open(BytesIO(b64decode(photo))).size) <= pdf_layout.WIDEST_PHOTO
    assert len(images_of(pdf.render(record))) == 1


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "https://roundtable.example/media/events/1/photos/other.jpg",
        "https://static.invalid/../roundtable/settings.py",
        "https://static.invalid/css/../../manage.py",
        "ftp://127.0.0.1/",
    ],
)
def test_the_drawing_can_open_nothing_but_its_own_files(address):
    from interop.paper.drawing import OwnFiles  # loads WeasyPrint

    files = OwnFiles(settings.BASE_DIR / "static", photos={})

    with pytest.raises(Exception) as refusal:  # noqa: PT011 – WeasyPrint skips it
        files.fetch(address)

    assert type(refusal.value).__name__ != "URLError"  # nothing was asked outside


def test_a_missing_photo_leaves_the_rest_of_the_paper(short, first):
    lost = dataclasses.replace(first.photos[0], url="https://roundtable.example/x.jpg")

    words = words_of(pdf.render(dataclasses.replace(short, photos=(lost,))))

    assert short.title.text in words


@pytest.fixture
def stored(short, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf.render(short))
    return path


def tool(*command):
    """Ask a program of the system."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


@needs.qpdf
def test_qpdf_finds_no_fault_in_it(stored):
    code, said = tool("qpdf", "--check", stored)

    assert code == 0
    assert "No syntax or stream encoding errors found" in said


@needs.poppler
def test_poppler_finds_every_font_embedded_and_with_a_way_back_to_unicode(stored):
    _code, said = tool("pdffonts", stored)

    fonts = [line.split()[-5:-2] for line in said.splitlines()[2:]]
    assert len(fonts) >= 3
    assert fonts == [["yes", "yes", "yes"]] * len(fonts)


@needs.poppler
def test_poppler_reads_kazakh_out_of_it(stored, short):
    _code, said = tool("pdftotext", stored, "-")

    assert short.title.text in re.sub(r"\s+", " ", said)


def test_whoever_draws_papers_still_refuses_half_a_picture():
    whole = BytesIO()
    Image.effect_noise((900, 900), 50).save(whole, "JPEG")
    sent = SimpleUploadedFile("jarty.jpg", whole.getvalue()[:4000])
    half = Photo(event=EventFactory(), image=sent)

    with pytest.raises(ValidationError) as refusal:
        half.full_clean()

    assert refusal.value.message_dict["image"] == [str(NOT_A_PICTURE)]
