import shutil
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from events import workflow
from events.history.corrections import correct
from events.models import Event
from events.saving import saving
from participants.models import Consent, OrganisationName
from roundtable.archives.exporting import export
from tests.factories import (
    DocumentFactory,
    EventFactory,
    OrganiserFactory,
    ParticipationFactory,
    PersonFactory,
    PhotoFactory,
    SectionFactory,
    SourceFileFactory,
    TopicFactory,
)


def fill(editor):
    """A corrected record with all that belongs to one, a draft and a tombstone."""
    person = PersonFactory(family_name_kk="Есім")
    Consent.objects.create(person=person, subject="photo", given=True, noted_by=editor)
    with saving(by=editor, comment="Бірінші") as written:
        event = EventFactory(title_kk="Алаш асылдары", topics=[TopicFactory()])
        event.responsible.add(editor)
        written.append(event)
        organisation = OrganiserFactory(event=event).organisation
        place = ParticipationFactory(event=event, person=person)
        place.organisations.add(organisation)
        SectionFactory(event=event, speaker=place)
        PhotoFactory(event=event)
        DocumentFactory(event=event)
    OrganisationName.objects.create(
        organisation=organisation, name_kk="Бұрынғы кафедра", until=date(2001, 1, 1)
    )
    workflow.transition(workflow.SUBMIT, event, by=editor)
    workflow.transition(workflow.PUBLISH, event, by=editor)
    event = Event.objects.get(pk=event.pk)
    correct(event, "text", {"kk": "Түзетілді."}, by=editor)
    SourceFileFactory(event=event, given_by=editor)
    SourceFileFactory(given_by=editor)
    EventFactory(title_kk="Жоба")
    EventFactory(title_kk="Алынған", status="withdrawn", withdrawn_at=timezone.now())
    EventFactory(title_kk="Өшіріледі").delete()


@pytest.fixture(scope="session")
def exported(django_db_setup, django_db_blocker, tmp_path_factory):
    """Archives of a portal that nothing is left of, without and with its history."""
    folder = tmp_path_factory.mktemp("portal")
    paths = {history: folder / f"{history}.zip" for history in (False, True)}
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=folder / "media"),
        transaction.atomic(),
    ):
        fill(User.objects.create_superuser("exporting-editor"))
        for history, path in paths.items():
            export(path, history=history)
        transaction.set_rollback(True)
    return paths


@pytest.fixture
def archive(exported, tmp_path):
    """An archive to change."""
    return shutil.copy(exported[False], tmp_path / "archive.zip")


@pytest.fixture
def with_history(exported, tmp_path):
    return shutil.copy(exported[True], tmp_path / "history.zip")


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
