"""A disk that is full or closed: one sentence, nothing half made, no word lost."""

import resource
from contextlib import contextmanager

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from events.models import Document, Event, Photo
from intake.models import SourceFile
from participants.models import Person
from roundtable.accounts import sessions
from roundtable.diagnosis import surroundings
from tests.desk import posted_from
from tests.factories import EventFactory, PersonFactory
from tests.files import picture

pytestmark = pytest.mark.django_db

FULL, CLOSED = 507, 503
TYPED = "Терілген мәтін жоғалмайды"
PASSWORD = "qupiya-soz-12"


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    client.raise_request_exception = False
    return client


@contextmanager
def full_disk(room=4_000):
    """Let no file of this process grow beyond ``room``, as a quota would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


TRIGGER = """
CREATE FUNCTION pg_temp.no_room() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE disk_full; END $$;
CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON {table}
  EXECUTE FUNCTION pg_temp.no_room()"""


def fill_database(table):
    """Leave no page to SQLite; PostgreSQL says of one table what it says of a disk."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            (size,), (free,), (pages,) = (
                cursor.execute(f"PRAGMA {name}").fetchone()
                for name in ("page_size", "freelist_count", "page_count")
            )
            cursor.execute("CREATE TABLE ballast (weight)")
            cursor.execute("INSERT INTO ballast VALUES (zeroblob(%s))", [size * free])
            cursor.execute(f"PRAGMA max_page_count={pages}")
        else:
            cursor.execute(TRIGGER.format(table=table))


def close_database():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA query_only=ON")
        else:  # what waits to be checked would be locked
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET TRANSACTION READ ONLY")


@pytest.fixture(autouse=True)
def _sqlite_has_room_again(db):
    yield
    if connection.vendor == "sqlite":  # a cursor of Django's is closed after a failure
        connection.connection.execute("PRAGMA max_page_count=1073741823")
        connection.connection.execute("PRAGMA query_only=OFF")


def files_in(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def address_of(event):
    return reverse("admin:events_event_change", args=[event.pk])


def saved(desk, event, **typed):
    """Post the record's form with a text, and whatever else is ``typed``."""
    form = posted_from(desk.get(address_of(event)), title_kk=TYPED)
    return lambda **more: desk.post(address_of(event), form | typed, **more)


def told(response):
    """Return the status, whether what was typed is there, and whether files are."""
    carried = dict(response.context["carried"])
    return response.status_code, TYPED in carried.values(), response.context["files"]


def document():
    return SimpleUploadedFile("ashyq.txt", "Қарар. ".encode() * 2_000, "text/plain")


def with_document():
    return {
        "documents-TOTAL_FORMS": 1,
        "documents-0-file": document(),
        "documents-0-position": "0",
    }


def test_a_record_on_a_full_disk_comes_back_as_it_was_typed(desk, tmp_path):
    event = EventFactory()
    post = saved(desk, event, **with_document())

    with full_disk():
        response = post()

    assert told(response)[:2] == (FULL, True)
    assert [*response.context["files"]] == ["documents-0-file"]
    assert 'class="errornote"' in response.content.decode()
    assert (Document.objects.count(), files_in(tmp_path)) == (0, [])
    event.refresh_from_db()
    assert event.title_kk != TYPED


def test_what_came_back_can_be_saved_once_there_is_room(desk):
    event = EventFactory()
    post = saved(desk, event, **with_document())
    with full_disk():
        refused = post()

    again = dict(refused.context["carried"]) | {"documents-0-file": document()}
    desk.post(address_of(event), again)

    assert Event.objects.get().title_kk == TYPED
    assert Document.objects.count() == 1


def test_of_several_photos_none_stays_when_there_is_room_for_one(desk, tmp_path):
    event = EventFactory()
    photos = [picture("a.jpg", (8, 8)), picture("b.jpg", (1800, 1800))]
    post = saved(desk, event, new_photos=photos)

    with full_disk():
        response = post()

    assert told(response)[:2] == (FULL, True)
    assert (Photo.objects.count(), files_in(tmp_path)) == (0, [])


def test_a_file_that_finds_no_room_on_its_way_in_takes_no_text_with_it(desk, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0  # as those of more than 2.5 MB do
    event = EventFactory()
    post = saved(desk, event, **with_document())

    with full_disk():
        response = post()

    assert told(response) == (FULL, True, True)
    assert Document.objects.count() == 0


def test_a_media_folder_that_cannot_be_written_says_so(desk, settings):
    settings.MEDIA_ROOT = "/sys/media"  # not even root writes there
    event = EventFactory()

    response = saved(desk, event, **with_document())()

    assert told(response)[:2] == (CLOSED, True)
    assert Document.objects.count() == 0


def test_a_portrait_leaves_nothing_behind(desk, tmp_path):
    person = PersonFactory()
    address = reverse("admin:participants_person_change", args=[person.pk])
    form = posted_from(desk.get(address), photo=picture("a.jpg", (1800, 1800)))

    with full_disk():
        response = desk.post(address, form)

    assert response.status_code == FULL
    assert files_in(tmp_path) == []


def test_a_text_given_to_be_read_is_not_half_kept(desk, tmp_path):
    text = f"Цифрлық білім\n\n2024 жылғы 1 наурызда панель өтті.\n\n{TYPED} " * 60

    with full_disk():
        response = desk.post(
            reverse("admin:intake_sourcefile_add"), {"text": text, "language": "kk"}
        )

    assert response.status_code == FULL
    assert dict(response.context["carried"])["text"] == text
    assert (SourceFile.objects.count(), files_in(tmp_path)) == (0, [])


def test_a_full_database_gives_the_text_back_and_keeps_no_photo(desk, tmp_path):
    event = EventFactory()
    section = {"sections-TOTAL_FORMS": 1, "sections-0-position": 0}
    section |= {"sections-0-kind": "purpose", "sections-0-heading_kk": "Мақсаты"}
    section["sections-0-body_kk"] = f"<p>{TYPED}</p>" * 1_000
    post = saved(desk, event, new_photos=[picture("a.jpg")], **section)
    fill_database(Event._meta.db_table)

    response = post()

    assert told(response)[:2] == (FULL, True)
    assert files_in(tmp_path) == []


def test_a_database_that_cannot_be_written_can_still_be_read(desk, monkeypatch):
    event = EventFactory(published=True, title_kk="Дөңгелек үстел")
    post = saved(desk, event, correction="silent")
    monkeypatch.setattr(sessions, "_MINUTE", -1)  # each page writes its session
    close_database()

    response = post()

    assert told(response)[:2] == (CLOSED, True)
    assert desk.get(address_of(event)).status_code == 200
    assert desk.get(event.get_absolute_url()).status_code == 200


def test_an_import_blames_the_disk_and_not_the_rows(desk):
    rows = "".join(f"Жаңаев{number},Ә.\n" for number in range(300))
    file = SimpleUploadedFile("p.csv", f"family_name_kk,given_name_kk\n{rows}".encode())
    address = reverse("admin:participants_person_import")
    fill_database(Person._meta.db_table)

    response = desk.post(address, {"import_file": file, "resource": "0"})

    assert response.status_code == FULL


@pytest.mark.parametrize(
    "headers", [{"accept": "application/json"}, {"HX-Request": "true"}]
)
def test_a_program_is_told_in_one_sentence(desk, settings, headers):
    settings.MEDIA_ROOT = "/sys/media"
    post = saved(desk, EventFactory(), **with_document())

    response = post(headers=headers)

    assert (response.status_code, response["Content-Type"]) == (CLOSED, "text/plain")


def test_whoever_signs_in_is_told_and_no_password_is_shown(client):
    User.objects.create_user("aigul", password=PASSWORD, is_staff=True)
    client.raise_request_exception = False
    close_database()

    response = client.post(
        reverse("admin:login"), {"username": "aigul", "password": PASSWORD}
    )

    assert response.status_code == CLOSED
    assert response.context["carried"] == [("username", "aigul")]
    assert PASSWORD not in response.content.decode()


def test_health_and_doctor_name_the_folder_that_cannot_be_written(client, settings):
    settings.MEDIA_ROOT = "/sys/media"

    found = [finding.sentence for finding in surroundings.disk()]

    assert client.get("/healthz").content == b"the media folder cannot be written"
    assert found[0].startswith(
        "Nothing can be saved: the media folder cannot be written."
    )
