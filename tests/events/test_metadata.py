"""Documents lose what their programs wrote of whoever made them."""

import re
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import docx
import odf.opendocument
import pikepdf
import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from odf.dc import Creator
from odf.office import Annotation
from odf.text import P
from reversion.models import Version

from events.history import recording, restoring
from events.media import office_metadata, pdf_metadata
from events.media.zip_safety import with_parts
from events.models import Document
from roundtable import upkeep
from tests import files
from tests.events.test_desk import change_page, form_of
from tests.factories import DocumentFactory, EventFactory

pytestmark = pytest.mark.django_db

MAKER = "Құпия Автор"
SIGNED = b"%PDF-1.7 /ByteRange [0 9 9 9]"


def word_file():
    """A Word document with properties, a comment and a template of its maker."""
    document = files.word_document()
    run = document.add_paragraph("Бағдарлама").runs[0]
    document.add_comment(run, "Тексеру керек", author=MAKER, initials="ҚА")
    for name in ("author", "last_modified_by", "comments", "keywords"):
        setattr(document.core_properties, name, MAKER)
    stored = zipfile.ZipFile(BytesIO(files.stored(document)))
    return with_parts(stored, {"docProps/app.xml": _app(stored)}).getvalue()


def _app(archive):
    app = archive.read("docProps/app.xml").decode()
    told = f"<Company>{MAKER}</Company><Manager>{MAKER}</Manager></Properties>"
    return app.replace("</Properties>", told).encode()


def open_text():
    document = odf.opendocument.OpenDocumentText()
    paragraph, annotation = P(text="Бағдарлама"), Annotation()
    annotation.addElement(Creator(text=MAKER))
    paragraph.addElement(annotation)
    document.text.addElement(paragraph)
    document.meta.addElement(Creator(text=MAKER))
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf(title="Бағдарлама", **saved):
    """A tagged PDF/A with a comment, whose maker stands in four places."""
    document, stream = pikepdf.new(), BytesIO()
    page = document.add_blank_page()
    comment = {"/Type": "/Annot", "/Subtype": "/Text", "/Rect": [0, 0, 9, 9]}
    comment = pikepdf.Dictionary({k: _as_pdf(v) for k, v in comment.items()})
    comment.T, comment.Contents = MAKER, "Тексеру керек"
    page.Annots = pikepdf.Array([document.make_indirect(comment)])
    page.PieceInfo = pikepdf.Dictionary(Maker=pikepdf.String(MAKER))
    document.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    document.docinfo["/Author"] = MAKER
    with document.open_metadata() as metadata:
        metadata["dc:creator"] = [MAKER]
        metadata["dc:title"] = title
        metadata["pdfaid:part"] = "2"
    document.save(stream, **saved)
    return stream.getvalue()


def _as_pdf(value):
    return pikepdf.Name(value) if isinstance(value, str) else value


def unpacked(data):
    archive = zipfile.ZipFile(BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("make", [word_file, open_text])
def test_an_office_file_forgets_its_maker_and_nothing_else(make):
    before = make()

    after = office_metadata.without_metadata(before)

    was, now = unpacked(before), unpacked(after)
    named = {name for name, part in was.items() if MAKER.encode() in part}
    assert named != set()
    assert [part for part in now.values() if MAKER.encode() in part] == []
    assert {name for name in was if was[name] != now[name]} - named <= {"meta.xml"}
    assert list(was) == list(now)
    assert office_metadata.without_metadata(after) == after


def test_a_word_file_still_opens_with_its_text_and_its_comments():
    after = docx.Document(BytesIO(office_metadata.without_metadata(word_file())))

    (comment,) = after.comments
    assert [one.text for one in after.paragraphs] == ["Бағдарлама"]
    assert (comment.text, comment.author) == ("Тексеру керек", "Author")
    assert after.core_properties.author == ""


def test_an_open_document_still_opens():
    after = office_metadata.without_metadata(open_text())

    assert odf.opendocument.load(BytesIO(after)).text.childNodes


def test_a_workbook_names_neither_its_commenters_nor_the_folder_it_lay_in():
    space = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"
    workbook = files.archive(
        "keste.xlsx",
        **{
            "xl__workbook.xml": f'<w><absPath xmlns="{space}" url="C:\\{MAKER}"/></w>',
            "xl__comments1.xml": f"<c><authors><author>{MAKER}</author></authors></c>",
            "xl__persons__person.xml": f'<p><person displayName="{MAKER}"/></p>',
        },
    )

    after = unpacked(office_metadata.without_metadata(workbook.read()))

    assert [part for part in after.values() if MAKER.encode() in part] == []


def test_a_pdf_keeps_what_its_readers_need_and_forgets_its_maker():
    after = pdf_metadata.without_metadata(pdf())

    with pikepdf.open(BytesIO(after)) as document:
        metadata = dict(document.open_metadata())
        assert sorted(name.partition("}")[2] for name in metadata) == ["part", "title"]
        assert "/Info" not in document.trailer
        assert MAKER not in "".join(repr(thing) for thing in document.objects)
        assert str(document.pages[0].Annots[0].Contents) == "Тексеру керек"
    assert pdf_metadata.without_metadata(after) == after


def archive(**parts):
    return files.archive("a.docx", **parts).read()


LOCK = pikepdf.Encryption(owner="owner", user="")


@pytest.mark.parametrize(
    ("reader", "data"),
    [
        (pdf_metadata, SIGNED),
        (pdf_metadata, pdf(encryption=LOCK)),
        (pdf_metadata, b"%PDF-1.7 and nothing"),
        (office_metadata, archive(**{"_xmlsignatures__origin.sigs": ""})),
        (office_metadata, archive(**{"META-INF__manifest.xml": "encryption-data"})),
        (office_metadata, archive(**{"content.xml": "<broken dc:creator"})),
    ],
)
def test_what_is_signed_locked_or_damaged_is_left_alone(reader, data):
    assert reader.without_metadata(data) is None


# --- In a record ---------------------------------------------------------------

PDF = pdf()
CLEAN = pdf_metadata.without_metadata(PDF)


def on_disk(document):
    return Path(settings.MEDIA_ROOT, document.file.name)


def stored_before(event):
    """A document that an earlier version took as it came."""
    document = DocumentFactory(event=event, file__filename="a.pdf")
    on_disk(document).write_bytes(PDF)
    Document.objects.update(cleaned_name="")
    return document


def test_a_document_that_is_sent_is_stored_clean_and_known_by_its_stored_checksum(
    client, editor
):
    event = EventFactory()
    client.force_login(editor)
    rows = {"documents-TOTAL_FORMS": 2, "documents-INITIAL_FORMS": 0}
    rows |= {f"documents-{number}-licence": "CC-BY-4.0" for number in (0, 1)}
    rows |= {"documents-0-file": ContentFile(PDF, "a.pdf")}
    rows |= {"documents-1-file": ContentFile(SIGNED, "b.pdf")}
    rows |= {"documents-0-position": 10, "documents-1-position": 20}
    rows |= {"documents-1-caption_kk": "Қол қойылған"}

    page = client.post(change_page(event), form_of(event, **rows), follow=True)

    clean, signed = event.documents.all()
    assert on_disk(clean).read_bytes() == CLEAN
    assert clean.sha256 == sha256(CLEAN).hexdigest()
    assert on_disk(signed).read_bytes() == SIGNED
    (told,) = [one for one in page.context["messages"] if one.level_tag == "warning"]
    assert str(told).endswith(": Қол қойылған.")


def test_readers_are_told_how_many_pages_a_pdf_has(client):
    event = EventFactory(published=True)
    Document(event=event, file=ContentFile(PDF, "a.pdf"), caption_kk="Хаттама").save()

    html = client.get(event.get_absolute_url()).text.partition('id="documents"')[2]

    assert re.findall(r"PDF, [^<]*?, (\d бет)", html) == ["1 бет"]


def test_the_same_paper_is_known_again_whoever_saved_it_last():
    event = EventFactory()
    Document(event=event, file=ContentFile(PDF, "a.pdf")).save()

    with pytest.raises(ValidationError) as refusal:
        Document(event=event, file=ContentFile(pdf(), "b.pdf")).full_clean()

    assert list(refusal.value.message_dict) == ["file"]


def test_an_upgrade_cleans_stored_documents_once_under_their_names(client):
    event = EventFactory(published=True)
    document = stored_before(event)
    missing = DocumentFactory(event=event)
    on_disk(missing).unlink()
    Document.objects.update(cleaned_name="")
    tag = client.get(document.file.url)["ETag"]

    counts = upkeep.clean_documents(), upkeep.clean_documents()

    after = Document.objects.get(pk=document.pk)
    assert counts == (1, 0)
    assert (after.file.name, after.cleaned_name) == (document.file.name,) * 2
    assert after.sha256 != document.sha256
    assert on_disk(after).read_bytes() == CLEAN
    assert client.get(after.file.url)["ETag"] != tag
    assert sorted(path.suffix for path in on_disk(after).parent.iterdir()) == [".pdf"]
    assert event.modified_at < type(event).objects.get().modified_at


def test_an_upgrade_counts_the_pages_of_stored_documents_once():
    document, missing = DocumentFactory.create_batch(2, file__filename="a.pdf")
    on_disk(document).write_bytes(PDF)
    on_disk(missing).unlink()
    Document.objects.update(pages=None)

    assert (upkeep.count_pages(), upkeep.count_pages()) == (1, 0)

    assert Document.objects.get(pk=document.pk).pages == 1
    assert Document.objects.get(pk=missing.pk).pages is None


def test_a_document_that_history_brings_back_is_cleaned_on_its_way(editor):
    with recording.recording(editor, "Жаңа"):
        event = EventFactory()
        document = stored_before(event)
    version = Version.objects.get_for_object(document).get()
    version.serialized_data = version.serialized_data.replace("cleaned_name", "no")
    version.save()
    with recording.recording(editor, "Кейін"):
        document.delete()
        event.save()

    restoring.restore(event, version.revision, by=editor)

    after = event.documents.get()
    assert after.file.name == document.file.name
    assert on_disk(after).read_bytes() == CLEAN
