"""A registered DOI names its record for ever: nobody types over it, by no way."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now
from reversion.models import Version

from events.history import restoring
from events.models import Event
from events.saving import saving
from tests.desk import posted_from
from tests.factories import EventFactory, SectionFactory

pytestmark = pytest.mark.django_db

DOI = "10.12345/alash.1"


def change_page(event):
    return f"/admin/events/event/{event.pk}/change/"


def save(client, event, **changes):
    page = client.get(change_page(event))
    return client.post(change_page(event), posted_from(page, **changes))


@pytest.fixture
def reopened():
    """A draft that readers have seen once, with the DOI they cite."""
    return EventFactory(doi=DOI, withdrawn_at=now())


def test_the_form_shows_a_registered_doi_and_does_not_take_another(client, editor):
    event = EventFactory(published=True, doi=DOI)
    SectionFactory(event=event)
    client.force_login(editor)

    page = client.get(change_page(event))
    save(client, event, doi="10.12345/typo", correction="silent", venue_kk="Зал")

    assert DOI in page.content.decode()
    assert "doi" not in page.context["adminform"].form.fields
    event = Event.objects.get()
    assert (event.doi, event.venue_kk) == (DOI, "Зал")


def test_a_doi_that_no_reader_has_seen_can_be_put_right(client, editor):
    event = EventFactory(doi="10.12345/typo")
    client.force_login(editor)

    save(client, event, doi=DOI)

    assert Event.objects.get().doi == DOI


@pytest.mark.parametrize(
    ("offered", "refused"), [("10.12345/typo", True), (DOI, False), ("", False)]
)
def test_an_import_refuses_another_doi_by_its_row(
    client, editor, reopened, offered, refused
):
    client.force_login(editor)
    rows = [{"id": reopened.pk, "city_kk": "Алматы", "doi": offered}]
    file = SimpleUploadedFile("records.json", json.dumps(rows).encode())

    shown = client.post(
        "/admin/events/event/import/", {"import_file": file, "resource": "0"}
    )

    sentence = f"DOI {DOI} тіркелген: оны өзгертуге болмайды."
    assert shown.context["problems"] == ([(1, sentence)] if refused else [])


def test_an_earlier_version_takes_no_doi_away(editor):
    with saving(by=editor, comment="Жаңа"):
        event = EventFactory(title_kk="Бастапқы")
    Event.objects.update(doi=DOI, withdrawn_at=now(), title_kk="Кейінгі")
    version = Version.objects.get_for_object(event).get()

    restoring.restore(event, version.revision, by=editor)

    event = Event.objects.get()
    assert (event.title_kk, event.doi) == ("Бастапқы", DOI)
