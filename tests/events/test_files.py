"""A file is public only while a row of a public record names it."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from events.models import Event
from participants.models import Person
from tests import files
from tests.factories import (
    DocumentFactory,
    EventFactory,
    ParticipationFactory,
    PersonFactory,
    PhotoFactory,
    SourceFileFactory,
)

from .stored import addresses_of, statuses, stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return EventFactory(published=True)


@pytest.fixture
def photo(event):
    return PhotoFactory(event=event)


# --- The gate ----------------------------------------------------------------


def test_what_a_public_record_names_is_open_with_all_its_renditions(client, photo):
    document = DocumentFactory(event=photo.event)

    assert statuses(client, [*addresses_of(photo), document.file.url]) == {200}


@pytest.mark.parametrize("who", ["reader", "author", "editor"])
def test_a_photo_taken_out_of_its_record_answers_nobody(
    client, kept_photo, who, request
):
    addresses = addresses_of(kept_photo)
    if who != "reader":
        client.force_login(request.getfixturevalue(who))
    kept_photo.delete()

    assert statuses(client, addresses) == {404}
    assert stored(kept_photo.image.name) == [kept_photo.image.name]


def test_what_was_replaced_answers_nobody(client, photo):
    document = DocumentFactory(event=photo.event)
    before = [*addresses_of(photo), document.file.url]

    photo.image = files.picture("basqa.png", colour="red")
    photo.save()
    document.file = ContentFile(b"%PDF-1.7 new", "basqa.pdf")
    document.save()

    assert statuses(client, before) == {404}
    assert statuses(client, [*addresses_of(photo), document.file.url]) == {200}


def test_no_file_in_the_folder_of_a_record_is_open_without_a_row(client, photo):
    folder = f"events/{photo.event_id}/photos"
    for name in (f"{folder}/x.jpg", f"renditions/{folder}/x.480.webp", "people/x.jpg"):
        default_storage.save(name, ContentFile(b"x"))

        assert client.get(f"/media/{name}").status_code == 404


def test_a_file_that_came_for_reading_is_never_open(client, editor):
    source = SourceFileFactory()
    client.force_login(editor)

    assert client.get(f"/media/{source.file.name}").status_code == 404


@pytest.mark.parametrize("change", ["consent", "photo", "record"])
def test_a_portrait_closes_at_once(client, change):
    person = PersonFactory(photo=files.picture(), photo_consent=True)
    place = ParticipationFactory(event__published=True, person=person)
    assert client.get(person.photo.url).status_code == 200

    if change == "consent":
        Person.objects.update(photo_consent=False)
    elif change == "photo":
        Person.objects.update(photo="")
    else:
        Event.objects.filter(pk=place.event_id).update(status="draft")

    assert client.get(person.photo.url).status_code == 404


def test_no_name_is_given_twice(event):
    names = set()
    for _again in range(3):
        photo = PhotoFactory(event=event)
        names.add(photo.image.name)
        default_storage.delete(photo.image.name)
        photo.delete()

    assert len(names) == 3


@pytest.mark.parametrize("count", [1, 5])
def test_a_file_costs_the_same_among_many(client, django_assert_num_queries, count):
    for _row in range(count):
        photo = PhotoFactory(event=EventFactory(published=True))
        ParticipationFactory(event=photo.event)

    with django_assert_num_queries(1):
        client.get(photo.image.url)


# --- What caches are told ----------------------------------------------------


def test_a_cache_may_keep_a_public_file_and_must_ask_each_time(client, photo):
    response = client.get(photo.image.url)

    assert response["Cache-Control"] == "public, no-cache"
    assert {"ETag", "Last-Modified", "Content-Length"} <= set(response.headers)
    assert not response.has_header("Vary") or "Cookie" not in response["Vary"]


@pytest.mark.parametrize(
    ("header", "told"),
    [("HTTP_IF_NONE_MATCH", "ETag"), ("HTTP_IF_MODIFIED_SINCE", "Last-Modified")],
)
def test_whoever_has_a_file_is_told_so_until_it_is_gone(client, photo, header, told):
    known = {header: client.get(photo.image.url)[told]}

    again = client.get(photo.image.url, **known)
    head = client.head(photo.image.url, **known)
    photo.delete()
    gone = client.get(photo.image.url, **known)

    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "public, no-cache"
    assert (head.status_code, gone.status_code) == (304, 404)


def test_a_file_can_be_asked_about_without_its_content(client, photo):
    response = client.head(photo.image.url)

    assert (response.status_code, b"".join(response)) == (200, b"")
    assert response["Content-Length"] == str(photo.image.size)


def test_no_cache_keeps_a_file_of_an_unpublished_record(client, editor):
    photo = PhotoFactory()
    client.force_login(editor)

    assert "no-store" in client.get(photo.image.url)["Cache-Control"]


def test_a_file_that_is_lost_is_not_found(client, photo):
    default_storage.delete(photo.image.name)

    assert client.get(photo.image.url).status_code == 404
