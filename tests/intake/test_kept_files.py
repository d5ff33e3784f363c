"""Kept files: who may open, take and throw away what was handed in."""

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from intake.models import SourceFile
from tests.factories import EventFactory

from .proposals import (
    LIST,
    SUMMARY,
    UPLOAD,
    docx_with_pictures,
    file,
    proposal,
    review_page,
    source_with,
)

pytestmark = pytest.mark.django_db


def test_a_foreign_file_is_not_found(desk, user_in_role):
    foreign = source_with(proposal(), given_by=user_in_role("author", "бөтен"))
    file_of, picture = (
        reverse("admin:intake_sourcefile_file", args=[foreign.pk]),
        reverse("admin:intake_sourcefile_picture", args=[foreign.pk, 0]),
    )

    for address in (review_page(foreign), file_of, picture):
        assert desk.get(address).status_code == 404
    assert desk.post(review_page(foreign), {"year": "2011"}).status_code == 404


def test_a_foreign_file_cannot_be_thrown_away(desk, user_in_role):
    foreign = source_with(proposal(), given_by=user_in_role("author", "бөтен"))

    desk.post(
        reverse("admin:intake_sourcefile_delete", args=[foreign.pk]), {"post": "yes"}
    )

    assert SourceFile.objects.get() == foreign


def test_an_editor_answers_for_the_files_of_all(client, editor, author):
    source = source_with(proposal(), given_by=author)
    client.force_login(editor)

    assert client.get(review_page(source)).status_code == 200


def test_whoever_may_not_add_a_record_may_not_give_a_file(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("көруші", is_staff=True))

    assert client.get(UPLOAD).status_code == 403
    assert client.post(UPLOAD, {"text": SUMMARY}).status_code == 403
    assert client.get(LIST).status_code == 403


def test_a_visitor_is_sent_to_the_login(client):
    response = client.post(UPLOAD, {"text": SUMMARY})

    assert response["Location"] == f"{reverse('admin:login')}?next={UPLOAD}"


@pytest.mark.parametrize("number", ["0", "99999999999999999999", "x", "%00"])
def test_a_file_that_never_was_is_not_found(desk, number):
    address = LIST + number

    assert desk.get(f"{address}/change/").status_code == 404


def test_a_waiting_file_can_be_thrown_away(
    desk, author, django_capture_on_commit_callbacks
):
    source = source_with(proposal(), given_by=author)
    address = reverse("admin:intake_sourcefile_delete", args=[source.pk])

    with django_capture_on_commit_callbacks(execute=True):
        desk.post(address, {"post": "yes"})

    assert SourceFile.objects.count() == 0
    assert not default_storage.exists(source.file.name)


def test_the_file_of_a_record_stays_and_can_be_taken(desk, author):
    source = source_with(proposal(), given_by=author)
    SourceFile.objects.update(used_at=timezone.now())

    removal = desk.post(
        reverse("admin:intake_sourcefile_delete", args=[source.pk]), {"post": "yes"}
    )
    taken = desk.get(reverse("admin:intake_sourcefile_file", args=[source.pk]))

    assert removal.status_code == 403
    assert b"".join(taken) == "Дөңгелек үстел".encode()


def test_a_used_file_shows_what_it_became(desk, author):
    event = EventFactory(title_kk="Бұрынғы жазба")
    event.responsible.add(author)
    source = source_with(proposal(), given_by=author)
    SourceFile.objects.update(used_at=timezone.now(), event=event)

    page = desk.get(review_page(source))

    assert page.context["record"] == event


def test_a_picture_is_shown_before_it_is_kept(desk):
    desk.post(UPLOAD, file(docx_with_pictures(*SUMMARY.split("\n\n"))))
    source = SourceFile.objects.get()

    shown, missing = (
        desk.get(reverse("admin:intake_sourcefile_picture", args=[source.pk, number]))
        for number in (0, 1)
    )

    assert (shown["Content-Type"], missing.status_code) == ("image/png", 404)


def test_looking_writes_nothing(desk, author):
    source = source_with(proposal(), given_by=author)

    with CaptureQueriesContext(connection) as queries:
        for address in (UPLOAD, LIST, review_page(source)):
            desk.get(address)

    verbs = {query["sql"].split()[0] for query in queries}
    assert verbs == {"SELECT"}
