"""A record as a bag: valid, whole, public only, and the same every time."""

import hashlib
from datetime import UTC, datetime
from io import StringIO

import bagit
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from events.models import Event
from interop.formats import registry
from tests import needs
from tests.factories import (
    DocumentFactory,
    EventFactory,
    OrganiserFactory,
    ParticipationFactory,
    PhotoFactory,
    SectionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(db):
    event = EventFactory(
        published=True,
        title_kk="Алаш асылдары",
        title_ru="Наследники Алаша",
        abstract_kk="Бірінші\nекінші",
    )
    OrganiserFactory(event=event, organisation__name_kk="Тарих кафедрасы")
    ParticipationFactory(event=event)
    SectionFactory(event=event)
    PhotoFactory(event=event)
    DocumentFactory(event=event)
    changed = datetime(2026, 11, 2, 9, tzinfo=UTC)
    Event.objects.update(publish_at=changed, modified_at=changed)
    return event


def packed(folder, *which):
    call_command("export_record", *which, folder, stdout=StringIO())
    return folder


def bytes_of(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_bag_is_valid_and_checked_by_two_sums(event, tmp_path):
    bag = bagit.Bag(str(packed(tmp_path / "bag", event.pk)))

    bag.validate()
    assert sorted(bag.algorithms) == ["sha256", "sha512"]


@needs.pango
def test_it_holds_every_format_in_every_language_of_the_record(event, tmp_path):
    data = packed(tmp_path / "bag", event.pk) / "data"

    extensions = [*(one.EXTENSION for one in registry.FORMATS), "pdf"]
    for code in ("kk", "ru"):
        assert sorted(path.name for path in (data / code).iterdir()) == sorted(
            f"roundtable-{event.pk}-{code}.{extension}" for extension in extensions
        )
    assert not (data / "en").exists()


def test_a_file_in_it_is_what_the_portal_hands_out(event, tmp_path, client):
    data = packed(tmp_path / "bag", event.pk) / "data"

    for extension in (one.EXTENSION for one in registry.FORMATS):
        name = f"roundtable-{event.pk}-kk.{extension}"
        handed = client.get(f"/kk/events/{event.pk}.{extension}").content
        assert (data / "kk" / name).read_bytes() == handed, extension


def test_it_holds_the_original_files(event, tmp_path):
    media = packed(tmp_path / "bag", event.pk) / "data" / "media"

    photo, document = event.photos.get(), event.documents.get()
    for part, file in ((photo, photo.image), (document, document.file)):
        path = media / file.name.removeprefix(f"events/{event.pk}/")
        assert hashlib.sha256(path.read_bytes()).hexdigest() == part.sha256


def test_its_label_says_what_it_is_and_of_which_day(event, tmp_path):
    label = bagit.Bag(str(packed(tmp_path / "bag", event.pk))).info

    assert label["Source-Organization"] == "Тарих кафедрасы"
    assert label["External-Identifier"] == f"http://127.0.0.1:8000/e/{event.pk}"
    assert label["Internal-Sender-Description"] == "Алаш асылдары"
    assert label["External-Description"] == "Бірінші екінші"
    assert label["Bagging-Date"] == "2026-11-02"


def test_the_same_record_makes_the_same_bag(event, tmp_path):
    one = bytes_of(packed(tmp_path / "one", event.pk))
    two = bytes_of(packed(tmp_path / "two", event.pk))

    assert one == two


def test_all_public_records_are_packed_and_no_other(event, tmp_path):
    EventFactory(title_kk="құпия")
    EventFactory(title_kk="құпия", status="withdrawn", withdrawn_at=timezone.now())

    bags = packed(tmp_path / "bags", "--all")

    assert [path.name for path in bags.iterdir() if path.is_dir()] == [
        f"record-{event.pk}"
    ]
    bagit.Bag(str(bags / f"record-{event.pk}")).validate()
    texts = bytes_of(bags).values()
    assert [text for text in texts if "құпия".encode() in text] == []


def test_a_record_withdrawn_since_is_gone_when_all_are_packed_again(event, tmp_path):
    bags = packed(tmp_path / "bags", "--all")
    assert "bags holds other files or other records." in refusal(event.pk, bags)
    Event.objects.update(status="withdrawn", withdrawn_at=timezone.now())

    packed(bags, "--all")

    assert [path.name for path in bags.iterdir() if path.is_dir()] == []


def refusal(*arguments):
    with pytest.raises(CommandError) as refused:
        call_command("export_record", *arguments)
    return str(refused.value)


@pytest.mark.parametrize("status", ["draft", "review", "withdrawn"])
def test_a_record_that_is_not_public_is_not_packed(event, tmp_path, status):
    Event.objects.update(status=status, withdrawn_at=timezone.now())

    said = refusal(event.pk, tmp_path / "bag")

    assert said == f"There is no public record No. {event.pk}."
    assert not (tmp_path / "bag").exists()


def test_one_record_or_all_of_them_must_be_asked_for(tmp_path):
    said = "Give the number of one record, or --all."

    assert refusal(tmp_path / "bag") == said
    assert refusal(1, tmp_path / "bag", "--all") == said


def test_a_folder_of_somebody_else_is_never_touched(event, tmp_path):
    (tmp_path / "bagit.txt").write_text("another archive's bag")

    said = refusal(event.pk, tmp_path)

    assert "holds other files" in said
    assert (tmp_path / "bagit.txt").read_text() == "another archive's bag"


def test_a_lost_file_is_named_and_the_old_bag_stays(event, tmp_path):
    bag = packed(tmp_path / "bag", event.pk)
    before = bytes_of(bag)
    event.documents.get().file.storage.delete(event.documents.get().file.name)

    said = refusal(event.pk, bag)

    assert f"Of record No. {event.pk} this could not be packed" in said
    assert "media/documents/" in said
    assert bytes_of(bag) == before


def test_a_bag_takes_the_place_of_no_other(event, tmp_path):
    other, bag = EventFactory(published=True), packed(tmp_path / "bag", event.pk)
    before = bytes_of(bag)

    said = [refusal(other.pk, bag), refusal(bag, "--all")]

    assert said == 2 * [
        f"{bag} holds other files or other records. Name a folder that is empty, does "
        "not exist yet or holds an earlier copy of the same."
    ]
    assert bytes_of(bag) == before
