"""Photos and papers: what is taken, what is refused, and what is left of it."""

import re
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageFile

from events.media import file_types, zip_safety
from events.media.photos import add_photos
from events.media.refusals import Unreadable
from events.models import Document, Photo
from events.models.media import LARGEST_FILE, is_what_its_name_says
from events.translating.files import reading
from intake.readers import reader as source_reader
from participants.pictures import NOT_A_PICTURE, TOO_MANY_PIXELS
from tests import files
from tests.factories import (
    DocumentFactory,
    EventFactory,
    PersonFactory,
    PhotoFactory,
)

pytestmark = pytest.mark.django_db

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>'
HALF = files.picture(size=(900, 900)).read()[:4000]
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"


def sent(name, content=b""):
    return SimpleUploadedFile(name, content)


def refusal_of(part):
    with pytest.raises(ValidationError) as refusal:
        part.full_clean()
    return refusal.value.message_dict


# --- Photos ------------------------------------------------------------------


def kept_picture(file):
    with file.open() as stored:
        return Image.open(BytesIO(stored.read()))


@pytest.mark.parametrize("keep", ["photo", "portrait"])
def test_a_picture_is_kept_upright_and_without_what_the_camera_wrote(keep):
    phone = files.picture_of_a_phone()
    if keep == "photo":
        file = PhotoFactory(image=phone).image
    else:
        file = PersonFactory(photo=phone).photo

    picture = kept_picture(file)

    assert picture.size == (400, 640)
    assert dict(picture.getexif()) == {}
    assert {"exif", "xmp", "comment"} & set(picture.info) == set()


def test_the_address_of_a_portrait_does_not_tell_whose_it_is():
    person = PersonFactory(photo=files.picture("Есім_Ғарифолла.jpg"))

    assert re.fullmatch(r"people/[0-9a-f]{16}\.jpg", person.photo.name)


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (sent("gimn.svg", SVG), NOT_A_PICTURE),
        (sent("bet.jpg", HTML), NOT_A_PICTURE),
        (sent("surat.jpg", SVG), NOT_A_PICTURE),
        (sent("bos.jpg", b"\xff\xd8"), NOT_A_PICTURE),
        (
            sent("jarty.jpg", files.picture(size=(900, 900)).read()[:4000]),
            NOT_A_PICTURE,
        ),
        (sent("post.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n"), NOT_A_PICTURE),
        (files.vast_picture(), TOO_MANY_PIXELS),
        (files.picture_bomb(), TOO_MANY_PIXELS),
    ],
    ids=lambda given: getattr(given, "name", ""),
)
def test_what_is_no_picture_is_refused_with_a_sentence(file, sentence):
    photo = Photo(event=EventFactory(), image=file)

    refused = refusal_of(photo)

    assert list(refused) == ["image"]
    assert str(sentence) in refused["image"]


def test_a_half_picture_is_refused_where_a_pdf_was_drawn_before(monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint does
    half = sent("jarty.jpg", files.picture(size=(900, 900)).read()[:4000])

    refused = refusal_of(Photo(event=EventFactory(), image=half))

    assert str(NOT_A_PICTURE) in refused["image"]


def test_a_photo_is_offered_a_licence():
    assert Photo().licence == "CC-BY-4.0"


def test_the_same_photo_is_not_taken_twice_into_one_record():
    event = EventFactory()
    PhotoFactory(event=event, image=files.picture_of_a_phone())

    again = Photo(event=event, image=files.picture_of_a_phone("basqa-at.jpg"))
    elsewhere = Photo(event=EventFactory(), image=files.picture_of_a_phone())

    assert list(refusal_of(again)) == ["image"]
    elsewhere.full_clean()


def test_saving_a_photo_again_keeps_what_is_known_of_the_file_that_was_sent():
    photo = PhotoFactory(image=files.picture_of_a_phone())
    known = photo.sent_sha256

    Photo.objects.get(pk=photo.pk).save()

    photo.refresh_from_db()
    assert (photo.sent_sha256, len(known)) == (known, 64)
    assert photo.sent_sha256 != photo.sha256


def test_several_photos_are_added_once_each_after_those_there_are():
    event = EventFactory(licence="CC0-1.0")
    PhotoFactory(event=event, image=files.picture(colour="red"), position=30)

    sent_now = [
        files.picture("bir.jpg", colour="blue"),
        files.picture("eki.jpg", colour="red"),
        files.picture("ush.jpg", colour="blue"),
    ]
    known = add_photos(event, sent_now)

    assert known == ["eki.jpg", "ush.jpg"]
    added = event.photos.last()
    assert (added.position, added.licence) == (40, "CC0-1.0")
    assert added.small.storage.exists(added.small.name)


# --- Documents ---------------------------------------------------------------


OPEN = {"odt": "text", "odp": "presentation", "ods": "spreadsheet"}
HONEST = [
    sent("bagdarlama.pdf", b"%PDF-1.7\n..."),
    sent("bom.pdf", b"\xef\xbb\xbf%PDF-1.7\n..."),
    files.archive("qarar.docx", **{"word__document.xml": "<w/>"}),
    files.archive("slaid.pptx", **{"ppt__presentation.xml": "<p/>"}),
    files.archive("keste.xlsx", **{"xl__workbook.xml": "<x/>"}),
    *(
        files.archive(f"ashyq.{kind}", mimetype=f"{files.OPEN_DOCUMENT}.{name}")
        for kind, name in OPEN.items()
    ),
    sent("utf8.txt", "Қаулы жобасы".encode()),
    sent("utf16.txt", "Қаулы жобасы".encode("utf-16")),
    sent("cp1251.txt", "Проект решения".encode("cp1251")),
]


@pytest.mark.parametrize("file", HONEST, ids=lambda file: file.name)
def test_a_paper_that_is_what_its_name_says_is_taken(file):
    is_what_its_name_says(Document(file=file).file)

    assert file_types.kind_of(file) == file.name.rpartition(".")[2]


DISHONEST = [
    sent("bet.pdf", HTML),
    sent("surat.pdf", SVG),
    sent("bos.pdf", b""),
    sent("bet.txt", b"  \n" + HTML),
    sent("surat.txt", SVG),
    sent("bet16.txt", "<script>".encode("utf-16")),
    sent("programma.txt", b"MZ\x90\0\x03\0"),
    sent("mazmun.docx", b"%PDF-1.7"),
    sent("synyq.docx", b"PK\x03\x04 and nothing"),
    files.archive("arhiv.docx", **{"a.txt": "x"}),
    files.archive("keste.docx", **{"xl__workbook.xml": "<x/>"}),
    files.archive("ashyq.odt", mimetype=f"{files.OPEN_DOCUMENT}.spreadsheet"),
    files.archive(
        "makros.docx", **{"word__document.xml": "<w/>", "word__vbaProject.bin": "x"}
    ),
    files.archive_bomb(),
    sent("ulken.pdf", b"%PDF-1.7" + b" " * LARGEST_FILE),
]


@pytest.mark.parametrize("file", DISHONEST, ids=lambda file: file.name)
def test_a_paper_that_is_not_what_its_name_says_is_refused_with_a_sentence(file):
    document = Document(event=EventFactory(), file=file)

    refused = refusal_of(document)

    assert list(refused) == ["file"]
    assert len(refused["file"]) == 1


def test_an_archive_of_thousands_of_entries_is_suspicious():
    entries = {f"{number}.xml": "" for number in range(zip_safety.MOST_PARTS + 1)}

    with pytest.raises(Unreadable):
        file_types.kind_of(files.archive("kop.docx", **entries))


def test_every_door_has_the_same_limits():
    macros = files.archive("makros.odt", mimetype="x", Basic__script="x").read()

    for door in (source_reader.read, lambda data, name: reading.read(data)):
        with pytest.raises(Unreadable) as refusal:
            door(macros, "makros.odt")
        assert refusal.value.code == "macros"


def test_the_same_paper_is_not_taken_twice_into_one_record():
    event = EventFactory()
    DocumentFactory(event=event, file__data=b"bir")

    again = Document(event=event, file=sent("basqa-at.txt", b"bir"))

    assert list(refusal_of(again)) == ["file"]


@pytest.mark.parametrize("left", [None, b"no picture"])
def test_a_row_whose_file_was_lost_or_damaged_can_still_be_written(left):
    photo, document = PhotoFactory(), DocumentFactory()
    known = photo.width, photo.height, photo.sha256 if left is None else None
    for file in (photo.image, document.file):
        file.storage.delete(file.name)
        if left:
            file.storage.save(file.name, SimpleUploadedFile("a", left))

    for part in (Photo.objects.get(), Document.objects.get()):
        part.caption_kk = "Жаңа"
        part.save()

    photo.refresh_from_db()
    kept = photo.width, photo.height, photo.sha256 if left is None else None
    assert (kept, photo.caption_kk) == (known, "Жаңа")
