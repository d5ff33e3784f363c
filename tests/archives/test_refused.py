"""Archives that are damaged, foreign, of later versions or of bad intent."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from events.models import Section
from participants.models import Organisation
from roundtable.archives.importing import import_archive
from roundtable.backups import Refused
from tests.files import picture

from . import portals
from .portals import about, first_row, with_file

pytestmark = pytest.mark.django_db

EVENT, PHOTO, PAPER = "events.event", "events.photo", "events.document"
PICTURE, PAGE = picture().read(), b"<!doctype html><script>alert(1)</script>"


def refusal(path):
    with pytest.raises(Refused) as refused:
        import_archive(path)
    assert not Organisation.objects.exists()
    assert portals.stored() == []
    return str(refused.value)


def with_one_wrong_byte(data):
    with zipfile.ZipFile(BytesIO(data)) as held:
        largest = max(held.infolist(), key=lambda entry: entry.compress_size)
    at = largest.header_offset + largest.compress_size // 2
    return data[:at] + bytes([data[at] ^ 255]) + data[at + 1 :]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no archive",
        lambda data: data[:-300],
        with_one_wrong_byte,
        lambda data: data.replace(b"archive.json", b"foreign.json"),
    ],
)
def test_what_is_damaged_or_foreign_is_refused(archive, data):
    archive.write_bytes(data(archive.read_bytes()) if callable(data) else data)

    assert "The archive is refused for its file: " in refusal(archive)


def without(name):
    return lambda held: held.pop(name)


def with_member(name, data=b""):
    return lambda held: held.update({name: data})


def without_files(held):
    for name in [name for name in held if name.startswith("media/")]:
        del held[name]


LATER = "a later version"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (about(format=2), LATER),
        (about(counts={"events.novelty": 3}), LATER),
        (first_row(EVENT, novelty=3), LATER),
        (without("archive.json"), "archive.json"),
        (without("rows/events.event.jsonl"), "rows/events.event.jsonl"),
        (without_files, "There is no item named"),
        (with_member("zeros", b"0" * 5_000_000), "unpacks into far more"),
        (first_row(EVENT, pk="1; DROP"), "events.event, line 1"),
        (first_row(EVENT, kind="<script>"), "kind cannot be '<script>'"),
        (first_row(EVENT, source_url="javascript:alert(1)"), "Enter a valid URL"),
        (first_row(EVENT, starts_on="yesterday"), "events.event, line 1"),
        (first_row(EVENT, series=4711), "links and numbers"),
        (first_row(EVENT, model="auth.user"), "events.event, line 1"),
        (first_row(EVENT, responsible=[1]), LATER),
        (with_file(PHOTO, "image", "../settings.jpg", PICTURE), "no file of a record"),
        (with_file(PHOTO, "image", "events/.restored/a.jpg", PICTURE), "no file of a"),
        (with_file(PHOTO, "image", "events/1/a.html", PICTURE), "extension “html”"),
        (with_file(PHOTO, "image", "events/1/a.jpg", PAGE), "This is not a picture"),
        (with_file(PAPER, "file", "events/1/a.html", PAGE), "extension “html”"),
        (with_file(PAPER, "file", "events/1/a.pdf", PAGE), "a.pdf is no .pdf file"),
        (about(last_numbers={"events.event": "x"}), "links and numbers"),
    ],
)
def test_what_is_wrong_within_is_refused(archive, change, said):
    portals.changed(archive, change)

    assert said in refusal(archive)


def test_a_file_that_lies_here_already_stays_as_it_is(archive):
    name = portals.rows(archive, PHOTO)[0]["fields"]["image"]
    default_storage.save(name, ContentFile(b"its own"))

    with pytest.raises(Refused) as refused:
        import_archive(archive)

    assert f"another file lies at {name}" in str(refused.value)
    assert portals.stored() == [name]
    assert default_storage.open(name).read() == b"its own"


def test_a_text_that_would_run_is_clean_when_it_comes_in(archive):
    change = first_row(
        "events.section", body_kk="<p onclick=a()>Сөз</p><script>a()</script>"
    )
    portals.changed(archive, change)

    import_archive(archive)

    assert Section.objects.get().body_kk == "<p>Сөз</p>"
