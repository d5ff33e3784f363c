"""Media in a bucket: the same gate, the same addresses, and nothing left behind."""

import os
import tarfile
from io import StringIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from events import workflow
from events.media.storage import nothing_left_behind
from tests import files
from tests.backups.test_bucket import server  # noqa: F401
from tests.factories import DocumentFactory, EventFactory, PhotoFactory, SectionFactory

pytest.importorskip("storages.backends.s3")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def bucket(server, settings):  # noqa: F811
    """Give the folder of the bucket; it is a real server, only small."""
    backend = "events.media.bucket.BucketStorage"
    default = {"BACKEND": backend, "OPTIONS": {"bucket_name": "box"}}
    settings.STORAGES = settings.STORAGES | {"default": default}
    return server.data_root / "box"


def stored(bucket):
    return {str(p.relative_to(bucket)) for p in bucket.rglob("*") if p.is_file()}


@pytest.fixture
def event():
    event = EventFactory(published=True)
    SectionFactory(event=event)
    return event


def body(answer):
    return b"".join(answer)


def test_a_photo_lies_in_the_bucket_and_is_handed_out_while_it_is_public(
    event, bucket, editor, client
):
    photo = PhotoFactory(event=event, image=files.picture(size=(900, 600)))
    address = f"/media/{photo.image.name}"
    names = {photo.image.name, photo.small.name, photo.medium.name, photo.large.name}

    page, answer = client.get(event.get_absolute_url()), client.get(address)
    again = client.get(address, headers={"if-none-match": answer["ETag"]})
    small = client.get(f"/media/{photo.small.name}")
    reason = {"reason": "Себебі бар."}
    workflow.transition(workflow.WITHDRAW, event, by=editor, **reason)

    assert stored(bucket) == names
    assert photo.image.url == address
    assert f'"/media/{photo.small.name}' in page.content.decode()
    assert "Signature=" not in page.content.decode()
    assert body(answer) == photo.image.open().read()
    assert (small["Content-Type"], again.status_code) == ("image/webp", 304)
    assert client.get(address).status_code == 404


def test_what_is_taken_back_leaves_nothing_in_the_bucket(event, bucket):
    def broken():
        DocumentFactory(event=event)
        assert stored(bucket) != set()
        raise RuntimeError

    with pytest.raises(RuntimeError), nothing_left_behind():
        broken()

    assert stored(bucket) == set()


def test_a_file_is_overwritten_in_its_place_and_a_missing_one_is_not_there(
    event, bucket, client
):
    document = DocumentFactory(event=event)
    address = f"/media/{document.file.name}"

    default_storage.overwrite(document.file.name, files.picture())
    changed = client.get(address)
    default_storage.delete(document.file.name)

    assert body(changed) == files.picture().read()
    assert client.get(address).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_files_that_nobody_needs_are_found_and_all_others_go_into_a_backup(
    event, bucket, tmp_path
):
    DocumentFactory(event=event)
    stray = default_storage.save("events/1/documents/stray.pdf", files.picture())
    os.utime(bucket / stray, (0, 0))
    told = StringIO()

    call_command("clean_media", delete=True, stdout=told)
    call_command("backup", str(tmp_path / "kept"), stdout=StringIO())
    (archive,) = (tmp_path / "kept").iterdir()
    with tarfile.open(archive) as opened:
        packed = set(opened.getnames())
    with pytest.raises(CommandError, match="lie in a bucket"):
        call_command("restore", str(archive), force=True)

    assert told.getvalue() == f"{stray}\n1 files deleted.\n"
    assert {f"media/{name}" for name in stored(bucket)} <= packed
